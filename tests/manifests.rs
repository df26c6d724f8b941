//! The manifests describe the files that are there.

use std::collections::HashSet;

use debait::dataset::Manifest;
use debait::features::Head;
use debait::model::{Embedded, Model};

use crate::support::{corpus, headlines, own};

#[test]
fn every_manifest_is_well_formed_and_true() {
    let about = std::fs::read_to_string(own("datasets/README.md")).unwrap();
    let mut count = 0;
    for entry in std::fs::read_dir(own("datasets/manifests")).unwrap() {
        let path = entry.unwrap().path();
        let manifest = Manifest::read(&path).unwrap();
        count += 1;
        assert_eq!(path.file_name().unwrap().to_str(), Some(&*format!("{}.toml", manifest.name)));
        assert!(manifest.origin.starts_with("https://"), "{}: {}", manifest.name, manifest.origin);
        for said in [&manifest.title, &manifest.licence, &manifest.citation] {
            assert!(!said.trim().is_empty(), "{}", manifest.name);
        }
        let row = format!("| `{}` | {} |", manifest.name, manifest.rows);
        assert!(about.contains(&row), "datasets/README.md: no line with {row}");
        let Some(file) = corpus(manifest.file.to_str().unwrap()) else { continue };
        let data = file.ancestors().nth(manifest.file.components().count()).unwrap();
        let examples = manifest.examples(data).unwrap();
        let all = manifest.only.is_empty() && manifest.each.is_none();
        assert!(!all || examples.rows.len() as u64 == manifest.rows, "{}", manifest.name);
        assert_eq!(manifest.bodies.is_some(), examples.rows[0].body.is_some() && manifest.columns.body.is_none());
    }
    assert!(count >= 5);
}

#[test]
fn the_training_samples_are_those_described_and_none_is_judged_on() {
    let manifest = Manifest::read(&own("datasets/samples/training.toml")).unwrap();
    // No such data folder: the file lies beside its manifest.
    let examples = manifest.examples(&own("datasets/no-such-folder")).unwrap();
    let learned: HashSet<String> = examples.rows.iter().map(|row| row.headline.to_lowercase()).collect();
    for judged in headlines(&own("datasets/samples/headlines.csv")) {
        assert!(!learned.contains(&judged.to_lowercase()), "{judged:?} is trained on");
    }
}

#[test]
fn the_default_model_names_the_data_that_the_manifests_describe() {
    let model = Model::default_clickbait().unwrap();
    let names = ["manifests/webis-clickbait-17", "manifests/stop-clickbait-train", "samples/training"];
    assert_eq!(model.provenance().data.len(), names.len());
    for (name, used) in names.iter().zip(&model.provenance().data) {
        let manifest = Manifest::read(&own(&format!("datasets/{name}.toml"))).unwrap();
        let described = (manifest.name, manifest.sha256, manifest.rows as usize, manifest.training.weight);
        assert_eq!(
            described,
            (used.name.clone(), used.sha256.clone(), used.rows, used.weight),
            "train the model again"
        );
    }
}

#[test]
fn the_spanish_model_names_the_data_that_its_manifest_describes() {
    let model = Embedded::of(Head::Clickbait, "es".parse().unwrap()).unwrap().load().unwrap();
    let manifest = Manifest::read(&own("datasets/manifests/ta1c-es.toml")).unwrap();
    let used: Vec<_> = model.provenance().data.iter().map(|data| (&data.name, &data.sha256)).collect();
    assert_eq!(used, [(&manifest.name, &manifest.sha256)], "train the model again");
    // No other corpus in another language may be in a model that comes with the program.
    assert_eq!(manifest.licence, "MIT");
}

#[test]
fn the_seo_bait_model_names_the_data_that_the_manifests_describe() {
    let model = Model::default_of(Head::SeoBait).unwrap();
    let names = ["samples/pages", "samples/titles", "manifests/honest-articles", "wild/pages"];
    assert_eq!(model.provenance().data.len(), names.len());
    for (name, used) in names.iter().zip(&model.provenance().data) {
        let manifest = Manifest::read(&own(&format!("datasets/{name}.toml"))).unwrap();
        let described = (manifest.name.clone(), manifest.sha256.clone(), manifest.training.weight);
        let learned = (used.name.clone(), used.sha256.clone(), used.weight);
        assert_eq!(described, learned, "train the model again");
    }
    let pages = Manifest::read(&own("datasets/samples/pages.toml")).unwrap();
    assert_eq!(pages.pages(&own("datasets/no-such-folder")).unwrap().unwrap().pages.len(), 144);
}

#[test]
fn judged_pages_have_an_address_a_reason_and_no_text() {
    let judged = |name: &str| {
        let mut reader = csv::Reader::from_path(own(&format!("datasets/wild/{name}"))).unwrap();
        let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        let rows = reader.deserialize::<std::collections::HashMap<String, String>>().map(Result::unwrap);
        (header, rows.collect::<Vec<_>>())
    };
    let mut addresses = HashSet::new();
    for (name, honest, bait) in [("pages.csv", 331, 296), ("page_judgments.csv", 368, 348)] {
        let (header, rows) = judged(name);
        assert!(!header.iter().any(|column| matches!(&**column, "text" | "title" | "headline" | "body")), "{name}");
        let of = |label: &str| rows.iter().filter(|row| row["label"] == label).count();
        assert_eq!((of("0"), of("1")), (honest, bait), "{name}");
        for row in &rows {
            assert!(
                row["address"].starts_with("http") && addresses.insert(row["address"].clone()),
                "{}",
                row["address"]
            );
            assert!((10..250).contains(&row["reason"].len()) && !row["host"].is_empty(), "{}", row["address"]);
        }
    }
}

#[test]
fn related_and_unrelated_pairs_are_drawn_alike() {
    let manifest = Manifest::read(&own("datasets/manifests/fnc-1-pairs.toml")).unwrap();
    let Some(file) = corpus("fnc-1/stances.csv") else { return };
    let examples = manifest.examples(file.parent().unwrap().parent().unwrap()).unwrap().rows;
    assert_eq!(examples.len(), 2000);
    for row in &examples {
        assert_eq!(row.label == 1.0, row.kind.as_deref() == Some("unrelated"), "{}", row.headline);
        assert!(row.body.is_some());
    }
    assert_eq!(examples.iter().map(|row| row.label).sum::<f64>(), 1000.0);
}

#[test]
fn titles_held_out_share_no_subject_with_those_trained_on() {
    let read = |name: &str| {
        let mut reader = csv::Reader::from_path(own(name)).unwrap();
        let rows = reader.records().map(|record| record.unwrap());
        rows.flat_map(|row| [row[0].to_lowercase(), format!("group {}", &row[3])]).collect::<HashSet<_>>()
    };
    let (trained, held) = (read("datasets/samples/titles/training.csv"), read("datasets/samples/titles/held-out.csv"));
    let both: Vec<_> = trained.intersection(&held).collect();
    assert!(both.is_empty(), "{both:?}");
}
