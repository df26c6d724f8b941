//! How often the linter speaks on honest articles: what alarms for nothing is switched off.

use std::collections::BTreeMap;

use debait::dataset::{EveryLabel, ExampleColumns, read_examples, read_page_texts};
use debait::lint::{Finding, Severity};
use debait::text::Markup;
use rayon::prelude::*;

use super::linter;
use crate::support::{corpus, own};

/// Articles looked at, spread over all honest ones.
const ARTICLES: usize = 200;

/// Honest articles as drafts in plain text.
fn drafts() -> Option<Vec<String>> {
    let columns = ExampleColumns {
        every_label: Some(EveryLabel::Honest),
        group: Some("kind".parse().unwrap()),
        ..ExampleColumns::default()
    };
    let rows = read_examples(&corpus("articles/articles.jsonl")?, &columns).unwrap().rows;
    let honest = |kind: Option<&str>| matches!(kind, Some("mainstream" | "real"));
    let drafts: Vec<String> = rows
        .into_iter()
        .filter(|row| honest(row.group.as_deref()))
        .map(|row| format!("{}\n\n{}\n", row.headline, row.body.unwrap_or_default()))
        .collect();
    let step = drafts.len() / ARTICLES;
    Some(drafts.into_iter().step_by(step).take(ARTICLES).collect())
}

#[test]
fn honest_articles_have_at_most_one_warning_in_a_thousand_words_and_no_error() {
    let Some(drafts) = drafts() else { return };
    assert_eq!(drafts.len(), ARTICLES);
    let found: Vec<Vec<Finding>> =
        drafts.par_iter().map_init(linter, |linter, draft| linter.check(Markup::Plain, draft)).collect();
    let mut by_rule: BTreeMap<(Severity, &str), (usize, usize)> = BTreeMap::new();
    let mut rates = Vec::with_capacity(drafts.len());
    for (draft, findings) in drafts.iter().zip(&found) {
        let words = draft.split_whitespace().count().max(1) as f64;
        let warnings = findings.iter().filter(|finding| finding.severity >= Severity::Warning).count() as f64;
        rates.push(1000.0 * warnings / words);
        let mut rules: Vec<_> = findings.iter().map(|finding| (finding.severity, finding.rule.0)).collect();
        for rule in &rules {
            by_rule.entry(*rule).or_default().0 += 1;
        }
        rules.dedup();
        rules.sort_unstable();
        rules.dedup();
        for rule in rules {
            by_rule.entry(rule).or_default().1 += 1;
        }
    }
    rates.sort_by(f64::total_cmp);
    let at = |share: f64| rates[((rates.len() - 1) as f64 * share) as usize];
    println!(
        "warnings in a thousand words: {:.2} {:.2} {:.2} {:.2} at 25, 50, 75, 90 %",
        at(0.25),
        at(0.5),
        at(0.75),
        at(0.9)
    );
    for ((severity, rule), (findings, articles)) in by_rule.iter().rev() {
        println!("{severity:8} {rule:28} {findings:4} findings in {articles:3} articles");
    }
    if let Ok(shown) = std::env::var("SHOW") {
        for (draft, findings) in drafts.iter().zip(&found) {
            for finding in findings.iter().filter(|finding| shown == finding.rule.0 || shown == finding.severity.name())
            {
                let texts: Vec<&str> = finding.spans.iter().take(3).map(|span| &draft[span.clone()]).collect();
                println!(
                    "{} {}: {} <{texts:?}> {}",
                    finding.value,
                    finding.rule,
                    finding.message,
                    draft.lines().next().unwrap()
                );
            }
        }
    }
    assert!(at(0.5) <= 1.0, "median {} warnings in a thousand words", at(0.5));
    let errors = found.iter().flatten().filter(|finding| finding.severity == Severity::Error);
    assert_eq!(errors.count(), 0);
}

#[test]
fn no_honest_sample_page_has_an_error_and_many_made_for_search_have_one() {
    let pages = read_page_texts(&own("datasets/samples/pages")).unwrap().pages;
    let errors: Vec<(bool, Vec<String>)> = pages
        .par_iter()
        .map_init(linter, |linter, page| {
            let found = linter.check(Markup::of_path(&page.path), &page.text);
            let errors = found.into_iter().filter(|finding| finding.severity == Severity::Error);
            (page.is_bait, errors.map(|finding| format!("{} in {}", finding.rule, page.path.display())).collect())
        })
        .collect();
    let honest: Vec<&String> = errors.iter().filter(|(bait, _)| !bait).flat_map(|(_, found)| found).collect();
    assert!(honest.is_empty(), "{honest:#?}");
    let caught = errors.iter().filter(|(bait, found)| *bait && !found.is_empty()).count();
    println!("{caught} of {} pages made for search have an error", errors.iter().filter(|(bait, _)| *bait).count());
    assert!(caught >= 25);
}
