//! Any text as a manifest: parsed or refused with one line, never a panic, never a path outside the data folder.
#![no_main]

use std::path::{Component, Path};

use debait::dataset::Manifest;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    match Manifest::parse(Path::new("fuzzed.toml"), text) {
        Ok(manifest) => {
            assert!(manifest.file.components().all(|part| matches!(part, Component::Normal(_))));
            let error = manifest.examples(Path::new("/no/such/folder")).expect_err("there is no such file");
            assert!(error.to_string().contains("/no/such/folder"));
            assert!((0.0..=1.0).contains(&manifest.training.target(0.5)));
        }
        Err(error) => assert!(error.to_string().starts_with("fuzzed.toml: ")),
    }
});
