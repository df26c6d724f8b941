//! The manifests describe the files that are there.

use debait::dataset::Manifest;

use crate::support::{corpus, own};

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
        assert_eq!(examples.rows.len() as u64, manifest.rows);
    }
    assert!(count >= 5);
}
