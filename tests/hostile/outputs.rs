//! Outputs that lead to what is read, or to each other: refused before anything is written.
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use super::{debait_in, refused};
use crate::support::own;

/// The names and bytes of all files of a folder; links are read through.
fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    files.map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

#[test]
fn no_output_takes_the_place_of_an_input_or_of_another_output() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::copy(own("tests/cli/own_model.in/labelled.csv"), at("in.csv")).unwrap();
    fs::copy(own("models/default.json"), at("mine.json")).unwrap();
    symlink("in.csv", at("symbolic.csv")).unwrap();
    fs::hard_link(at("in.csv"), at("hard.csv")).unwrap();
    symlink("model.json", at("model.card.md")).unwrap();
    let before = contents(folder.path());
    for (arguments, output, other) in [
        ("score in.csv -o in.csv", "in.csv", "in.csv"),
        ("score in.csv -o ./in.csv", "./in.csv", "in.csv"),
        ("score symbolic.csv -o in.csv", "in.csv", "symbolic.csv"),
        ("score in.csv -o symbolic.csv", "symbolic.csv", "in.csv"),
        ("score in.csv -o hard.csv", "hard.csv", "in.csv"),
        ("score in.csv -o out.csv --on-error skip --errors hard.csv", "hard.csv", "in.csv"),
        ("score in.csv --on-error skip --errors ./in.csv", "./in.csv", "in.csv"),
        ("score in.csv --model mine.json --on-error skip --errors mine.json", "mine.json", "mine.json"),
        ("eval in.csv --report symbolic.csv", "symbolic.csv", "in.csv"),
        ("eval in.csv --model mine.json --report ./mine.json", "./mine.json", "mine.json"),
        ("train in.csv -o hard.csv", "hard.csv", "in.csv"),
        ("train hard.csv --test symbolic.csv -o in.csv", "in.csv", "hard.csv"),
        ("inject in.csv -o ./symbolic.csv", "./symbolic.csv", "in.csv"),
    ] {
        let said = refused(debait_in(folder.path(), &arguments.split(' ').collect::<Vec<_>>()));
        let expected = format!("{output}: cannot be written: this run reads it, as {other}; expected another file");
        assert_eq!(said, expected, "{arguments}");
    }
    for (arguments, output, other) in [
        ("score in.csv -o out.csv --on-error null --errors out.csv", "out.csv", "out.csv"),
        ("score in.csv -o out.csv --on-error null --errors ./out.csv", "./out.csv", "out.csv"),
        ("train in.csv -o model.json", "model.card.md", "model.json"),
    ] {
        let said = refused(debait_in(folder.path(), &arguments.split(' ').collect::<Vec<_>>()));
        let expected =
            format!("{output}: cannot be written twice: this run writes it already, as {other}; expected another file");
        assert_eq!(said, expected, "{arguments}");
    }
    assert!(contents(folder.path()) == before);
}

#[test]
fn pages_and_manifests_are_inputs_too() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir_all(at("pages/tea")).unwrap();
    for name in ["bait-a", "bait-b", "honest-a", "honest-b"] {
        fs::write(at(&format!("pages/tea/{name}.md")), format!("# Ferry sails {name}\n\nIt sails at noon.\n")).unwrap();
    }
    for name in ["articles.toml", "articles.jsonl", "bodies.jsonl"] {
        let from = own("tests/cli/card.in").join(name);
        if from.is_file() {
            fs::copy(from, at(name)).unwrap();
        }
    }
    for (arguments, output, other) in [
        ("train pages -o pages/tea/../tea/bait-a.md", "pages/tea/../tea/bait-a.md", "pages/tea/bait-a.md"),
        ("eval pages --head seo-bait --report pages/tea/honest-a.md", "pages/tea/honest-a.md", "pages/tea/honest-a.md"),
        ("eval --manifest articles.toml --data-dir . --report ./articles.toml", "./articles.toml", "articles.toml"),
        ("eval --manifest articles.toml --data-dir . --report articles.jsonl", "articles.jsonl", "./articles.jsonl"),
    ] {
        let before = fs::read(at(output)).unwrap();
        let said = refused(debait_in(folder.path(), &arguments.split(' ').collect::<Vec<_>>()));
        let expected = format!("{output}: cannot be written: this run reads it, as {other}; expected another file");
        assert_eq!(said, expected, "{arguments}");
        assert!(fs::read(at(output)).unwrap() == before);
    }
}

/// A shell that appends to the input, or writes into a file that the list of bad rows replaces.
#[test]
fn standard_streams_are_files_too() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("in.csv"), "headline\nStorm hits coast\n").unwrap();
    let appending = fs::File::options().append(true).open(at("in.csv")).unwrap();
    let mut command = debait_in(folder.path(), &["score", "in.csv"]);
    command.stdout(appending);
    let expected = "<stdout>: cannot be written: this run reads it, as in.csv; expected another file";
    assert_eq!(refused(command), expected);
    let mut command = debait_in(folder.path(), &["score", "-", "--format", "csv", "-o", "in.csv"]);
    command.stdin(fs::File::open(at("in.csv")).unwrap());
    let expected = "in.csv: cannot be written: this run reads it, as <stdin>; expected another file";
    assert_eq!(refused(command), expected);
    let mut command = debait_in(folder.path(), &["score", "in.csv", "--on-error", "skip", "--errors", "out.csv"]);
    command.stdout(fs::File::create(at("out.csv")).unwrap());
    let expected = "out.csv: cannot be written twice: this run writes it already, as <stdout>; expected another file";
    assert_eq!(refused(command), expected);
    assert_eq!(fs::read_to_string(at("in.csv")).unwrap(), "headline\nStorm hits coast\n");
}

#[test]
fn a_link_to_nothing_yet_gets_its_file() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("in.csv"), "headline\nStorm hits coast\n").unwrap();
    fs::create_dir(at("archive")).unwrap();
    symlink("archive/scored.csv", at("latest.csv")).unwrap();
    let output = debait_in(folder.path(), &["score", "in.csv", "-o", "latest.csv"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(fs::symlink_metadata(at("latest.csv")).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(at("archive/scored.csv")).unwrap().lines().count(), 2);
}
