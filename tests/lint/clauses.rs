//! What stands behind a delimiter of the headline has its findings, and so has what stands before it.

use debait::text::Markup;

use super::linter;

#[test]
fn each_clause_of_a_headline_has_its_findings() {
    let mut linter = linter();
    for (headline, expected) in [
        (
            "Council meets on Tuesday - You Won't Believe What Happened Next",
            &[("cliffhanger", "Won't Believe"), ("clickbait-score", "")][..],
        ),
        (
            "You Won't Believe What Happened Next | Council meets on Tuesday",
            &[("cliffhanger", "Won't Believe"), ("clickbait-score", "")],
        ),
        (
            "Here's Why She Left Him \u{2014} You Won't Believe What Happened Next",
            &[("heres-why-frame", "Here's Why"), ("cliffhanger", "Won't Believe")],
        ),
        (
            "You Won't Believe This | ferry tickets, ferry times, ferry prices",
            &[("stuffed-tail", "ferry tickets"), ("clickbait-score", "This")],
        ),
        ("Ferry tickets, ferry times, ferry prices | You Won't Believe This", &[("cliffhanger", "Won't Believe")]),
    ] {
        let source = format!("# {headline}\n\nThe ferry sails at noon.\n");
        let found = linter.check(Markup::Markdown, &source);
        for (rule, text) in expected {
            let places = found.iter().filter(|finding| finding.rule.0 == *rule).flat_map(|finding| &finding.spans);
            let places: Vec<&str> = places.map(|span| &source[span.clone()]).collect();
            let is_found = places.iter().any(|place| place.contains(text));
            assert!(is_found, "{headline}: {rule} at {places:?}, all {found:#?}");
        }
        // No place is told twice.
        for finding in &found {
            let mut spans = finding.spans.clone();
            spans.sort_by_key(|span| (span.start, span.end));
            spans.dedup();
            assert!(finding.rule.0 == "clickbait-score" || spans.len() == finding.spans.len(), "{finding:#?}");
        }
    }
}
