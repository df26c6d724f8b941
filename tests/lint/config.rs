//! What configuration changes in findings: allowed words, thresholds, language.

use std::path::Path;

use debait::lint::{ConfigFile, Layer};
use debait::text::Markup;

use super::linter;

/// The findings of a page as rule and text of every place.
fn found(config: &str, source: &str) -> Vec<(&'static str, Vec<String>)> {
    let file = ConfigFile::parse(Path::new("debait.toml"), config.as_bytes()).unwrap();
    let mut linter = linter();
    linter.set_config(file.config(Path::new("page.md"), &Layer::default()));
    let text = |span: &std::ops::Range<usize>| source[span.clone()].to_owned();
    let findings = linter.check(Markup::Markdown, source);
    findings.iter().map(|finding| (finding.rule.0, finding.spans.iter().map(text).collect())).collect()
}

#[test]
fn allowed_words_are_no_reason_for_a_finding() {
    let shouted = "# WIZZEL and KRAMBO NEVER EVER sail AGAIN\n";
    let repeated = "# Ferry times: island ferry, night ferry\n";
    let either = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
    for (rule, words, source, expected) in [
        ("shouted-words", "", shouted, Some(either("WIZZEL KRAMBO NEVER EVER AGAIN"))),
        ("shouted-words", "acronyms = ['KRAMBO']", shouted, Some(either("WIZZEL NEVER EVER AGAIN"))),
        ("shouted-words", "acronyms = ['Krambo']", shouted, Some(either("WIZZEL KRAMBO NEVER EVER AGAIN"))),
        ("shouted-words", "names = ['Wizzel', 'krambo']", shouted, Some(either("NEVER EVER AGAIN"))),
        ("shouted-words", "names = ['Wizzel', 'Krambo', 'never']", shouted, None),
        ("repeated-title-word", "", repeated, Some(either("Ferry ferry ferry"))),
        ("repeated-title-word", "acronyms = ['Ferry', 'ferry']", repeated, Some(either("Ferry ferry ferry"))),
        ("repeated-title-word", "names = ['ferry']", repeated, None),
        ("repeated-title-word", "names = ['night ferry']", repeated, Some(either("Ferry ferry"))),
    ] {
        let found = found(&format!("select = ['{rule}']\n{words}"), source);
        let places = found.into_iter().next().map(|(_, places)| places);
        assert_eq!(places, expected, "{rule} with {words}");
    }
}

#[test]
fn thresholds_say_from_where_a_rule_fires() {
    let source = "# Ferry sails again! And again!\n";
    for (config, expected) in [
        ("select = ['exclamation']", 1),
        ("select = ['exclamation']\nthresholds.exclamation = 3", 0),
        ("select = ['clickbait-score']\nthresholds.clickbait-score = 0", 1),
        ("select = ['clickbait-score']\nthresholds.clickbait-score = 1", 0),
    ] {
        assert_eq!(found(config, source).len(), expected, "{config}");
    }
}

#[test]
fn pages_of_another_language_are_judged_by_no_head_and_no_english_words() {
    let source = "# You won't believe this epic, jaw-dropping trick!!!\n";
    let rules = |config: &str| found(config, source).into_iter().map(|(rule, _)| rule).collect::<Vec<_>>();
    let english = rules("");
    assert!(["clickbait-score", "hyperbole", "repeated-punctuation"].iter().all(|rule| english.contains(rule)));
    assert_eq!(rules("language = 'en'"), english);
    assert_eq!(rules("language = 'de'"), ["repeated-punctuation"]);
}
