//! A model file says all that a score needs: forty lines of Python compute it too.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use debait::explain::{explain, explain_article};
use debait::features::Head;
use debait::model::Scorer;
use debait::text::Article;

use crate::support::{both_heads, headlines, own, pages, scorer, unavailable};

const TOLERANCE: f64 = 1e-9;

/// What the script makes of rows that a model measured.
fn by_script(model: &Path, rows: &str) -> Option<Vec<f64>> {
    let mut python = Command::new("python3");
    python.arg(own("tests/python/score_from_json.py")).arg(model);
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

/// That the script and the program agree on the log-odds of every article, for the embedded model of a head.
fn assert_agree(head: Head, articles: &[Article<'_>]) {
    let file = match head {
        Head::Clickbait => "models/default.json",
        Head::SeoBait => "models/seo-bait.json",
    };
    let mut scorer = both_heads();
    let mut rows = String::new();
    let mut expected = Vec::new();
    for article in articles {
        let explained = explain_article(&mut scorer, article).heads.remove(head.name()).unwrap();
        scorer.read(article, |seen| {
            let scored = seen.score().log_odds;
            let is_it = seen.model.head() != head || (scored - explained.log_odds).abs() < TOLERANCE;
            assert!(is_it, "{:?}: scored {scored}, explained {}", article.headline, explained.log_odds);
        });
        rows += &(serde_json::to_string(&explained.measured).unwrap() + "\n");
        expected.push(explained.log_odds);
    }
    let Some(found) = by_script(&own(file), &rows) else { return };
    assert_eq!(found.len(), expected.len());
    for ((article, found), expected) in articles.iter().zip(found).zip(expected) {
        let headline = article.headline;
        assert!((found - expected).abs() < TOLERANCE, "{file}, {headline:?}: the script {found}, debait {expected}");
    }
}

#[test]
fn a_script_scores_every_headline_from_the_model_files() {
    let mut samples = headlines(&own("datasets/samples/headlines.csv"));
    // Endings are counted in bytes, pieces in characters; marks and pictographs are no words.
    let odd = ["Ünïçödé's élyséeings — 1,000 ways… \u{1f600}!!", "?", "!!", "A", "«Straße» 5G İstanbul: x\u{301}s"];
    samples.extend(odd.map(str::to_owned));
    // What counts is a clause behind the first.
    let clauses =
        ["Council meets on Tuesday - You Won't Believe What Happened Next", "Ferry sails | Here's why | BBC News"];
    samples.extend(clauses.map(str::to_owned));
    assert!(samples.len() > 600);
    let articles: Vec<Article<'_>> = samples.iter().map(|headline| Article::headline(headline)).collect();
    Head::ALL.iter().for_each(|&head| assert_agree(head, &articles));
}

#[test]
fn a_script_scores_every_page_from_the_model_files() {
    let pages = pages();
    assert!(pages.len() > 100);
    let articles: Vec<Article<'_>> = pages.iter().map(|(_, _, page)| page.article()).collect();
    Head::ALL.iter().for_each(|&head| assert_agree(head, &articles));
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
