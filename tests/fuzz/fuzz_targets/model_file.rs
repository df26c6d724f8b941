//! Any bytes as a model file: loaded or refused, never a panic; what loads scores and is written as it was read.
#![no_main]

use debait::explain::explain;
use debait::model::{Model, Scorer};
use libfuzzer_sys::fuzz_target;
use sha2::{Digest, Sha256};

/// What stands before the checksum.
const CHECKSUM: &str = ",\n \"checksum\": \"sha256:";

fuzz_target!(|text: &str| {
    load(text);
    // With the right checksum the rest is read too.
    if let Some(end) = text.rfind(CHECKSUM) {
        let body = &text[..end];
        let sum: String = Sha256::digest(body).iter().map(|byte| format!("{byte:02x}")).collect();
        load(&format!("{body}{CHECKSUM}{sum}\"\n}}\n"));
    }
});

fn load(text: &str) {
    let model = match Model::from_json(text, "fuzzed.json") {
        Ok(model) => model,
        Err(error) => {
            assert!(error.to_string().starts_with("fuzzed.json: "), "{error}");
            return;
        }
    };
    let written = model.to_json();
    let again = Model::from_json(&written, "written.json").expect("what is written can be read");
    assert_eq!(again.to_json(), written);
    let mut scorer = Scorer::new(model.into());
    for headline in ["", "10 Things You Won't Believe About Parliament \u{2014} latest news", "14 dead as ferry sinks"]
    {
        let score = scorer.score(headline);
        assert!((0.0..=1.0).contains(&score.probability), "{headline:?}: {score:?}");
        let head = explain(&mut scorer, headline);
        assert!((0.0..=1.0).contains(&head.probability), "{headline:?}: {}", head.probability);
    }
}
