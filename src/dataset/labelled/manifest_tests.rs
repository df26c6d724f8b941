//! What a manifest promises and what it says when a promise is broken.

use std::path::Path;

use sha2::{Digest, Sha256};

use crate::dataset::io::taken::hexadecimal;
use crate::dataset::*;

const GOOD: &str = r#"name = "small"
title = "A small corpus"
origin = "https://example.org/small"
licence = "CC0"
citation = "Nobody 2020"
file = "small/train.csv"
sha256 = "SHA"
rows = 1
[columns]
headline = "text"
label = "2"
"#;

fn parse(text: &str) -> Result<Manifest, String> {
    Manifest::parse(Path::new("small.toml"), text).map_err(|error| error.to_string())
}

fn with_sha(sha256: &str) -> String {
    GOOD.replace("SHA", sha256)
}

#[test]
fn mistakes_are_named_with_their_place() {
    let good = with_sha(&"0".repeat(64));
    assert!(parse(&good).is_ok());
    let unknown = parse(&good.replace("licence", "licences")).unwrap_err();
    assert!(
        unknown.starts_with("small.toml: line 4, column 1: unknown field `licences`, expected one of `name`"),
        "{unknown}"
    );
    assert!(unknown.ends_with(" (did you mean `licence`?)"), "{unknown}");
    let column = parse(&good.replace("label =", "lable =")).unwrap_err();
    assert_eq!(
        column,
        "small.toml: line 11, column 1: unknown field `lable`, expected one of `headline`, `body`, `label`, `every_label`, `group`, `kind`, `weight` (did you mean `label`?)"
    );
    for (from, to, expected) in [
        ("rows = 1", "rows = -1", "small.toml: line 8, column 8: invalid value: integer `-1`, expected u64"),
        ("name = \"small\"\n", "", "small.toml: line 1, column 1: missing field `name`"),
        (
            "small/train.csv",
            "../train.csv",
            "small.toml: file: found `../train.csv`, expected a path inside the data directory",
        ),
        (
            "small/train.csv",
            "/etc/passwd",
            "small.toml: file: found `/etc/passwd`, expected a path inside the data directory",
        ),
        ("label = \"2\"", "label = \"0\"", "small.toml: line 11, column 9: column 0: column numbers start at 1"),
    ] {
        assert_eq!(parse(&good.replace(from, to)).unwrap_err(), expected);
    }
    let short = parse(GOOD).unwrap_err();
    assert_eq!(short, "small.toml: sha256: found `SHA`, expected 64 lower-case hexadecimal digits");
}

#[test]
fn the_file_must_be_the_one_described() {
    let data = tempfile::tempdir().unwrap();
    let path = data.path().join("small/train.csv");
    let zeros = "0".repeat(64);
    let manifest = parse(&with_sha(&zeros)).unwrap();
    let error = |manifest: &Manifest| manifest.examples(data.path()).unwrap_err().to_string();
    assert_eq!(
        error(&manifest),
        format!(
            "{}: is not there; it belongs to the corpus `small`, published at https://example.org/small",
            path.display()
        )
    );
    let manifest =
        parse(&with_sha(&zeros).replace("rows = 1", "rows = 1\nurl = \"https://example.org/train.csv\"")).unwrap();
    assert_eq!(
        error(&manifest),
        format!(
            "{}: is not there; it belongs to the corpus `small`: download it from https://example.org/train.csv",
            path.display()
        )
    );
    std::fs::create_dir(data.path().join("small")).unwrap();
    std::fs::write(&path, "text,label\nA,1\n").unwrap();
    let sha256 = "616fc2e565617cd40e609aca98e6d16a95b2e84ae2ae6fa3d0ab26def78f22b1";
    assert_eq!(
        error(&manifest),
        format!("{}: is not the file of the corpus `small`: sha256 is {sha256}, expected {zeros}", path.display())
    );
    let right = parse(&with_sha(sha256)).unwrap();
    assert_eq!(right.examples(data.path()).unwrap().rows[0].headline, "A");
    let wrong_count = parse(&with_sha(sha256).replace("rows = 1", "rows = 2")).unwrap();
    assert_eq!(error(&wrong_count), format!("{}: has 1 rows, but the manifest of `small` says 2", path.display()));
}

/// A folder with rows and bodies, and the manifest that puts them together.
fn pairs(bodies: &str) -> (tempfile::TempDir, Manifest) {
    let rows = "headline,id,stance\nA,1,agree\nB,2,unrelated\nC,2,discuss\nD,1,unrelated\n";
    let data = tempfile::tempdir().unwrap();
    std::fs::write(data.path().join("rows.csv"), rows).unwrap();
    std::fs::write(data.path().join("bodies.jsonl"), bodies).unwrap();
    let sum = |name: &str| hexadecimal(&Sha256::digest(std::fs::read(data.path().join(name)).unwrap()));
    let text = format!(
        "name = \"pairs\"\ntitle = \"\"\norigin = \"\"\nlicence = \"\"\ncitation = \"\"\nfile = \"rows.csv\"\n\
         sha256 = \"{}\"\nrows = 4\nbait_kinds = [\"unrelated\"]\nlabels_mean = \"what goes together\"\n\
         [bodies]\nfile = \"bodies.jsonl\"\nsha256 = \"{}\"\nkey = \"id\"\nbody = \"text\"\n\
         [columns]\nkind = \"stance\"\ngroup = \"id\"\nevery_label = \"honest\"\n",
        sum("rows.csv"),
        sum("bodies.jsonl"),
    );
    let manifest = parse(&text).unwrap();
    (data, manifest)
}

#[test]
fn kinds_may_be_the_labels_and_bodies_stand_apart() {
    let (data, manifest) = pairs(
        "{\"id\": \"1\", \"text\": \"One.\"}\n{\"id\": \"2\", \"text\": \"Two.\"}\n{\"id\": \"3\", \"text\": \"\"}\n",
    );
    assert_eq!(manifest.labels_mean.as_deref(), Some("what goes together"));
    let read = |manifest: &Manifest| {
        let rows = manifest.examples(data.path()).unwrap().rows.into_iter();
        rows.map(|row| (row.headline, row.label, row.body.unwrap())).collect::<Vec<_>>()
    };
    let row = |headline: &str, label: f64, body: &str| (headline.to_owned(), label, body.to_owned());
    let all = [row("A", 0.0, "One."), row("B", 1.0, "Two."), row("C", 0.0, "Two."), row("D", 1.0, "One.")];
    assert_eq!(read(&manifest), all);
    let mut drawn = manifest.clone();
    drawn.each = Some(1);
    let some = read(&drawn);
    assert_eq!(some.iter().map(|(_, label, _)| label).sum::<f64>(), 1.0);
    assert_eq!(some.len(), 2);

    let mut other = manifest.clone();
    other.bodies.as_mut().unwrap().sha256 = "0".repeat(64);
    let error = other.examples(data.path()).unwrap_err();
    assert!(matches!(error, DatasetError::Checksum { file, .. } if file.ends_with("bodies.jsonl")));
}

#[test]
fn a_body_that_is_there_twice_and_a_kind_that_is_not_are_named() {
    let (data, manifest) = pairs("{\"id\": \"1\", \"text\": \"One.\"}\n{\"id\": \"1\", \"text\": \"Two.\"}\n");
    let [rows, bodies] = ["rows.csv", "bodies.jsonl"].map(|name| data.path().join(name).display().to_string());
    let said = |manifest: &Manifest| manifest.examples(data.path()).unwrap_err().to_string();
    let twice = format!("{bodies}: row 2 (line 2): the body `1` is there before, expected one body a name");
    assert_eq!(said(&manifest), twice);
    let mut other = manifest;
    other.bait_kinds = vec!["unrelatd".to_owned()];
    let none =
        format!("{rows}: no row is of the kind `unrelatd`, expected one at least: the manifest of pairs names it");
    assert_eq!(said(&other), none);
}

#[test]
fn a_row_without_its_body_is_named() {
    for (body, key) in [("1", "2"), ("2", "1")] {
        let (data, manifest) = pairs(&format!("{{\"id\": \"{body}\", \"text\": \"One.\"}}\n"));
        let [rows, bodies] = ["rows.csv", "bodies.jsonl"].map(|name| data.path().join(name).display().to_string());
        let row = if key == "1" { "row 1 (line 2)" } else { "row 2 (line 3)" };
        let expected = format!("{rows}: {row}: its group `{key}` names no body of {bodies}");
        assert_eq!(manifest.examples(data.path()).unwrap_err().to_string(), expected);
    }
    let outside = "[bodies]\nfile = \"../b.jsonl\"\nsha256 = \"SHA\"\nkey = \"id\"\nbody = \"text\"\n[columns]";
    let text = with_sha(&"0".repeat(64)).replace("[columns]", &outside.replace("SHA", &"0".repeat(64)));
    let expected = "small.toml: file: found `../b.jsonl`, expected a path inside the data directory";
    assert_eq!(parse(&text).unwrap_err(), expected);
}

#[test]
fn measured_values_come_without_texts() {
    let data = tempfile::tempdir().unwrap();
    std::fs::create_dir(data.path().join("small")).unwrap();
    let rows = "host,label,form.a\na.example,1,0.5\n";
    std::fs::write(data.path().join("small/train.csv"), rows).unwrap();
    let sha256 = hexadecimal(&Sha256::digest(rows));
    let good = with_sha(&sha256).replace("rows = 1", "rows = 1\nmeasured = true").replace("headline = \"text\"\n", "");
    let manifest = parse(&good.replace("\"2\"", "\"label\"")).unwrap();
    let read = manifest.measured_examples(data.path(), &["form.a"]).unwrap();
    assert_eq!((read.rows[0].values.as_slice(), read.rows[0].group.as_deref()), (&[0.5][..], Some("a.example")));
    let missing = manifest.measured_examples(data.path(), &["form.b"]).unwrap_err();
    assert!(matches!(missing, DatasetError::NotMeasured { others: 0, .. }), "{missing}");
    let more = parse(&good.replace("rows = 1", "rows = 2").replace("\"2\"", "\"label\"")).unwrap();
    let count = more.measured_examples(data.path(), &["form.a"]).unwrap_err();
    assert!(matches!(count, DatasetError::RowCount { found: 1, expected: 2, .. }), "{count}");

    let grades = "[grades]\nfile = \"g.csv\"\nshare = 0.5\n";
    for (key, text) in [
        ("columns.headline", good.replace("[columns]", "[columns]\nheadline = \"text\"")),
        ("columns.body", good.replace("[columns]", "[columns]\nbody = \"text\"")),
        ("only", good.replace("rows = 1", "rows = 1\nonly = [\"farm\"]")),
        ("bait_kinds", good.replace("rows = 1", "rows = 1\nbait_kinds = [\"farm\"]")),
        ("each", good.replace("rows = 1", "rows = 1\neach = 5")),
        ("grades", format!("{good}{grades}")),
        ("training.inject", format!("{good}[training]\ninject = [1, 5]\n")),
    ] {
        let expected =
            format!("small.toml: {key}: found it beside `measured = true`, expected it in manifests of texts alone");
        assert_eq!(parse(&text).unwrap_err(), expected);
        assert!(parse(&text.replace("measured = true", "measured = false")).is_ok(), "{key}");
    }
}
