//! A model file says all that a score needs: forty lines of Python compute it too.

use std::io::Write;
use std::process::{Command, Stdio};

use debait::explain::explain;
use debait::model::Scorer;

use crate::support::{headlines, own, scorer, unavailable};

const TOLERANCE: f64 = 1e-9;

/// What the script makes of the measured rows, with the default model.
fn by_script(rows: &str) -> Option<Vec<f64>> {
    let mut python = Command::new("python3");
    python.arg(own("tests/python/score_from_json.py")).arg(own("models/default.json"));
    let mut child = match python.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn() {
        Ok(child) => child,
        Err(error) => {
            unavailable(&format!("python3 cannot be run: {error}"));
            return None;
        }
    };
    let mut stdin = child.stdin.take().unwrap();
    let rows = rows.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(rows.as_bytes()).unwrap());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert!(output.status.success());
    Some(String::from_utf8(output.stdout).unwrap().lines().map(|line| line.parse().unwrap()).collect())
}

/// The measured row of a headline, as `explain` writes it, and the log-odds.
fn measured(scorer: &mut Scorer, headline: &str) -> (String, f64) {
    let head = explain(scorer, headline);
    (serde_json::to_string(&head.measured).unwrap() + "\n", head.log_odds)
}

#[test]
fn a_script_scores_every_sample_from_the_model_file() {
    let mut scorer = scorer();
    let mut samples = headlines(&own("datasets/samples/headlines.csv"));
    // Endings are counted in bytes, pieces in characters; marks and pictographs are no words.
    let odd = ["Ünïçödé's élyséeings — 1,000 ways… \u{1f600}!!", "?", "!!", "A", "«Straße» 5G İstanbul: x\u{301}s"];
    samples.extend(odd.map(str::to_owned));
    assert!(samples.len() > 600);
    let (rows, expected): (Vec<String>, Vec<f64>) =
        samples.iter().map(|headline| measured(&mut scorer, headline)).unzip();
    let Some(found) = by_script(&rows.concat()) else { return };
    assert_eq!(found.len(), expected.len());
    for ((headline, found), expected) in samples.iter().zip(found).zip(expected) {
        assert!((found - expected).abs() < TOLERANCE, "{headline:?}: the script says {found}, debait {expected}");
        let scored = scorer.score(headline).log_odds;
        assert!((scored - expected).abs() < TOLERANCE, "{headline:?}: scored {scored}, explained {expected}");
    }
}

#[test]
fn the_command_prints_what_the_script_reads() {
    let headline = "14 reasons why nobody's talking: you won't believe \u{201c}this\u{201d} one!!";
    let output =
        Command::new(env!("CARGO_BIN_EXE_debait")).args(["explain", "--format", "json", headline]).output().unwrap();
    assert!(output.status.success());
    let printed: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let head = &printed["heads"]["clickbait"];
    let (row, log_odds) = measured(&mut scorer(), headline);
    assert_eq!(head["measured"], serde_json::from_str::<serde_json::Value>(&row).unwrap());
    assert_eq!(head["log_odds"].as_f64(), Some(log_odds));
    let tokens: Vec<(&str, &str)> = head["measured"]["tokens"]
        .as_array()
        .unwrap()
        .iter()
        .map(|token| (token[0].as_str().unwrap(), token[1].as_str().unwrap()))
        .collect();
    assert_eq!(tokens[..4], [("14", "number"), ("reasons", "word"), ("why", "word"), ("nobody's", "word")]);
    assert!(tokens.contains(&(":", "mark")) && !tokens.contains(&("!", "mark")));
}
