//! Model files that are cut short, newer, edited, or no models.

use std::fs;

use debait::model::{Model, ModelError, Provenance, Scorer};
use proptest::prelude::*;
use sha2::{Digest, Sha256};

use super::{debait_in, refused};
use crate::support::tiny_model;

/// What stands between the summed text and the sum.
const CHECKSUM: &str = ",\n \"checksum\": \"sha256:";

fn sha256(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The text of a model with some of it replaced, which must be there.
fn with(text: &str, old: &str, new: &str) -> String {
    assert!(text.contains(old), "{old}");
    text.replacen(old, new, 1)
}

/// The text with a checksum that is right, as another program would write it.
fn summed_again(text: &str) -> String {
    let summed = &text[..text.find(CHECKSUM).unwrap()];
    format!("{summed}{CHECKSUM}{}\"\n}}\n", sha256(summed))
}

fn error(text: &str) -> ModelError {
    Model::from_json(text, "m.json").unwrap_err()
}

fn said(text: &str) -> String {
    error(text).to_string()
}

#[test]
fn the_checksum_is_that_of_the_text_before_it() {
    let text = tiny_model().to_json();
    let (summed, rest) = text.split_once(CHECKSUM).unwrap();
    assert_eq!(rest, format!("{}\"\n}}\n", sha256(summed)));
    assert_eq!(summed_again(&text), text);
}

#[test]
fn a_model_read_back_is_the_same() {
    let text = tiny_model().to_json();
    let read = Model::from_json(&text, "m.json").unwrap();
    assert_eq!(read.to_json(), text);
    let scorers = [tiny_model().clone(), read].map(|model| Scorer::new(model.into()));
    let scores = scorers.map(|mut scorer| scorer.score("You won't believe this harbour").log_odds);
    assert_eq!(scores[0], scores[1]);
}

#[test]
fn a_model_cut_anywhere_is_cut_short() {
    let text = tiny_model().to_json();
    let whole = text.trim_end().len();
    for end in (1..whole).step_by(97).chain(whole - 90..whole).filter(|&end| text.is_char_boundary(end)) {
        let error = error(&text[..end]);
        assert!(matches!(error, ModelError::CutShort { .. }), "cut at {end}: {error}");
    }
    let part = &text[..text.find("\"threshold\"").unwrap()];
    let line = part.lines().count();
    let expected = format!("m.json: is cut short: the JSON ends at line {line}; copy or train the model again");
    assert_eq!(said(part), expected);
}

#[test]
fn a_weight_changed_by_hand_is_noticed() {
    let text = tiny_model().to_json();
    let at = text.find("\"curiosity.cliffhanger\"").unwrap();
    let edited = format!("{}{}", &text[..at], with(&text[at..], "\"weight\": 0.", "\"weight\": 9."));
    let (summed, rest) = edited.split_once(CHECKSUM).unwrap();
    let stored = rest.split('"').next().unwrap();
    assert_eq!(
        said(&edited),
        format!(
            "m.json: was edited after it was written: its content has the checksum sha256:{}, the file says \
             sha256:{stored}; train it again or restore the file",
            sha256(summed)
        )
    );
    let unsummed = format!("{}\n}}\n", &text[..text.find(CHECKSUM).unwrap()]);
    assert!(said(&unsummed).contains("the file says none"), "{}", said(&unsummed));
}

#[test]
fn a_newer_version_says_so_whatever_else_it_holds() {
    let text = with(&tiny_model().to_json(), "\"format_version\": 1", "\"format_version\": 2");
    let expected = "m.json: has format version 2, this program reads up to 1: update debait";
    assert_eq!(said(&text), expected);
    assert_eq!(said(&summed_again(&text)), expected);
    assert_eq!(said(&with(&text, "\"calibration\": {", "\"calibration\": {\n  \"kind\": \"isotonic\",")), expected);
}

#[test]
fn what_no_model_holds_is_named() {
    let text = tiny_model().to_json();
    for (old, new, expected) in [
        ("\"scale\": [", "\"scale\": [\n    7,", "m.json: not a valid model file: "),
        ("\"kept_words\": [\n", "\"kept_words\": [\n   \"zebra\",\n", "m.json: `schema.fingerprint` holds "),
        ("\"threshold\": 0.", "\"threshold\": 7.", "m.json: `threshold` holds 7."),
        (
            "\"threshold\": 0.",
            "\"threshold\": 1e999, \"was\": 0.",
            "m.json: not a valid model file: number out of range",
        ),
        ("\"language\": \"en\"", "\"language\": \"klingon\"", "m.json: `language` holds `klingon`: expected "),
        ("\"head\": \"clickbait\"", "\"head\": \"tea\"", "m.json: not a valid model file: "),
        ("\"intercept\": ", "\"intercept\": null, \"was\": ", "m.json: not a valid model file: invalid type: null"),
    ] {
        let said = said(&summed_again(&with(&text, old, new)));
        assert!(said.starts_with(expected), "{said}");
    }
}

#[test]
fn a_feature_that_this_program_does_not_have_is_named_with_the_version_that_has_it() {
    let text = with(&tiny_model().to_json(), "\"curiosity.cliffhanger\"", "\"curiosity.clifftop\"");
    for (program, wrote) in [("debait 9.1.0", "debait 9.1.0"), ("", "a program without a name")] {
        let text = with(&text, "\"program\": \"\"", &format!("\"program\": \"{program}\""));
        let expected = format!(
            "m.json: `patterns` holds `curiosity.clifftop`, which {} does not have; {wrote} wrote the file: update \
             debait, or train the model again",
            Provenance::PROGRAM
        );
        assert_eq!(said(&summed_again(&text)), expected);
    }
}

#[test]
fn what_a_file_calls_itself_and_its_columns_is_quoted_short_and_on_one_line() {
    let text = tiny_model().to_json();
    let long = "\\u001b[2J\\n".to_owned() + &"x".repeat(1 << 20);
    let pieces = text.split_once("\"pieces\": {").unwrap().0.len();
    let twice = format!("\"{long}\": 0.1,\n  \"{long}\": 0.1,");
    for hostile in [
        with(&text, "curiosity.cliffhanger", &long),
        with(&with(&text, "curiosity.cliffhanger", "a.b"), "\"program\": \"\"", &format!("\"program\": \"{long}\"")),
        with(&text, "\"language\": \"en\"", &format!("\"language\": \"{long}\"")),
        with(&text, "\"debait-model\"", &format!("\"{long}\"")),
        format!("{}{}", &text[..pieces], with(&text[pieces..], "\"pieces\": {", &format!("\"pieces\": {{\n  {twice}"))),
    ] {
        let said = said(&summed_again(&hostile));
        assert!(said.contains(" [2J xxx") && said.len() < 250 && !said.contains(char::is_control), "{}", said.len());
    }
}

#[test]
fn columns_that_cannot_be_are_named() {
    let text = tiny_model().to_json();
    let patterns = "\"patterns\": {\n";
    let also = |id: &str| {
        let more = format!("{patterns}  \"{id}\": {{\n   \"scale\": 1.0,\n   \"weight\": 0.5\n  }},\n");
        said(&summed_again(&with(&text, patterns, &more)))
    };
    for (id, found, expected) in [
        ("curiosity.cliffhanger", " twice", "each feature once"),
        ("template.stock_phrases", ", a feature of seo-bait models", "features of clickbait models"),
        ("complexity.coleman_liau", ", a feature of seo-bait models", "features of clickbait models"),
    ] {
        assert_eq!(also(id), format!("m.json: `patterns` holds `{id}`{found}: expected {expected}"));
    }
    assert!(also("sensation.exclamation_marks_in_space").contains("which debait"));
    let gram = text.split_once("\"pieces\": {\n").unwrap().1.lines().next().unwrap().trim();
    let twice = with(&text, "\"pieces\": {\n", &format!("\"pieces\": {{\n  {gram}\n"));
    let name = gram.split('"').nth(1).unwrap();
    assert_eq!(said(&summed_again(&twice)), format!("m.json: `pieces` holds `{name}` twice: expected each gram once"));
    // All at once, and as many as a file can hold: told by the first.
    let many = "\"curiosity.cliffhanger\": {\"scale\": 1.0, \"weight\": 0.5},\n".repeat(50_000);
    let text = with(&text, patterns, &format!("{patterns}{many}"));
    assert!(said(&summed_again(&text)).ends_with("`curiosity.cliffhanger` twice: expected each feature once"));
}

#[test]
fn what_is_no_model_is_named() {
    for (text, found) in [
        ("", "nothing"),
        ("\n\n", "nothing"),
        ("headline,label\nStorm hits coast,0\n", "no JSON object"),
        ("[1, 2]", "no JSON object"),
        ("null", "no JSON object"),
        ("{}", "JSON without `format` and `format_version`"),
        ("{\"name\": \"page\", \"version\": \"1.0.0\"}", "JSON without `format` and `format_version`"),
        ("{\"format\": \"other-model\", \"format_version\": 1}", "format `other-model`"),
    ] {
        let expected = format!(
            "m.json: is not a debait model: found {found}, expected a JSON object with `\"format\": \"debait-model\"`"
        );
        assert_eq!(said(text), expected, "{text:?}");
    }
    let deep = format!("{{\"format\": {}", "[".repeat(1 << 20));
    assert!(said(&deep).starts_with("m.json: is not a debait model"), "{}", said(&deep));
}

#[test]
fn the_program_refuses_models_wherever_it_reads_them() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    let text = tiny_model().to_json();
    write("good.json", text.as_bytes());
    write("binary.json", &[0x89, b'P', b'N', b'G', 0, 0xFF, 0xFE]);
    write("cut.json", &text.as_bytes()[..2000]);
    write("rows.csv", b"headline,label\nStorm hits coast,0\n");
    let binary = "binary.json: is not a debait model: found bytes that are not UTF-8, expected a JSON object with \
                  `\"format\": \"debait-model\"`";
    for (arguments, expected) in [
        (&["explain", "Storm hits coast", "--model", "binary.json"][..], binary),
        (&["score", "rows.csv", "--model", "binary.json", "-o", "out.csv"], binary),
        (&["eval", "rows.csv", "--model", "binary.json"], binary),
        (&["model", "show", "--model", "binary.json"], binary),
        (&["model", "diff", "good.json", "binary.json"], binary),
    ] {
        assert_eq!(refused(debait_in(folder.path(), arguments)), expected, "{arguments:?}");
    }
    let said = refused(debait_in(folder.path(), &["explain", "Storm hits coast", "--model", "cut.json"]));
    assert!(said.starts_with("cut.json: is cut short: the JSON ends at line "), "{said}");
    assert!(!folder.path().join("out.csv").exists());

    write("mark.json", format!("\u{feff}{text}").as_bytes());
    for name in ["good.json", "mark.json"] {
        let output = debait_in(folder.path(), &["explain", "Storm hits coast", "--model", name]).output().unwrap();
        assert!(output.status.success(), "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_changed_byte_passes(share in 0.0..1.0, byte in 0x20_u8..0x7F) {
        let mut bytes = tiny_model().to_json().into_bytes();
        let at = (share * (bytes.len() - 1) as f64) as usize;
        prop_assume!(bytes[at] != byte);
        bytes[at] = byte;
        if let Ok(text) = String::from_utf8(bytes) {
            prop_assert!(Model::from_json(&text, "m.json").is_err(), "byte {at} as {:?}", char::from(byte));
        }
    }
}
