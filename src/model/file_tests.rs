//! A model file whose checksum is right is still no model where its numbers cannot be.

use sha2::{Digest, Sha256};

use super::*;
use crate::design::{Scaler, Schema, pattern_columns};
use crate::ngrams::Vocabulary;
use crate::text::Language;

/// What reading says of a model of patterns alone, each with this scale and weight.
fn reread(scale: f64, weight: f64, slope: f64) -> Result<Model, String> {
    let schema = Schema::new(pattern_columns(Head::Clickbait).collect(), Vocabulary::empty());
    let columns = schema.len();
    let model = Model::new(ModelParts {
        head: Head::Clickbait,
        language: Language::ENGLISH,
        schema,
        scaler: Scaler::new(vec![scale; columns], vec![0.0; columns]),
        weights: vec![weight; columns].into(),
        intercept: 0.0,
        without_body: None,
        calibration: Platt { slope, ..Platt::IDENTITY },
        threshold: 0.5,
        provenance: Provenance::default(),
    });
    Model::from_json(&model.to_json(), "m.json").map_err(|error| error.to_string())
}

#[test]
fn scores_stay_numbers() {
    assert!(reread(0.1, 2.0, 1.0).is_ok());
    for (scale, weight, slope, found) in
        [(1e-320, 1.0, 1.0, "inf"), (1e-320, -1.0, 1.0, "-inf"), (1.0, 1e10, 1.0, "1e10"), (1.0, 1e9, 1e300, "inf")]
    {
        let error = reread(scale, weight, slope).err();
        let expected = format!("m.json: `weights` holds {found} log-odds: expected at most 1e9 in size");
        assert_eq!(error, Some(expected), "{scale} {weight} {slope}");
    }
    let error = reread(0.0, 1.0, 1.0).err().unwrap_or_default();
    assert!(error.ends_with("expected a number above 0"), "{error}");
}

/// What reading says of the embedded SEO-bait model with a piece of its part for inputs without a body replaced.
fn with_part(old: &str, new: &str) -> Result<Model, String> {
    let text = Model::default_seo_bait().unwrap().to_json();
    let start = text.find("\n \"without_body\": {").unwrap();
    assert!(text[start..].contains(old), "{old}");
    let text = text[..start].to_owned() + &text[start..].replacen(old, new, 1);
    let (summed, _) = text.rsplit_once(",\n \"checksum\": ").unwrap();
    let digest = Sha256::digest(summed);
    let checksum: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    let text = format!("{summed},\n \"checksum\": \"sha256:{checksum}\"\n}}\n");
    Model::from_json(&text, "m.json").map_err(|error| error.to_string())
}

#[test]
fn what_reads_titles_has_features_of_headlines_that_the_model_has() {
    assert!(with_part("title_stuffing.too_wide", "title_stuffing.too_wide").is_ok());
    for wrong in ["title_stuffing.nothing", "keyword_abuse.tag_block", "title_stuffing.too_many_words"] {
        let error = with_part("title_stuffing.too_wide", wrong).unwrap_err();
        let expected = format!(
            "m.json: `without_body` holds `{wrong}`: expected features of `patterns` that read headlines, each once"
        );
        assert_eq!(error, expected);
    }
    let error = with_part("\"threshold\": 0.", "\"threshold\": 2.").unwrap_err();
    assert!(error.contains("`threshold`") && error.ends_with("expected a number from 0 to 1"), "{error}");
}
