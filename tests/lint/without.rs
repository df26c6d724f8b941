//! What the findings of the two heads promise: the text without the words has the probability that is said.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use debait::explain::{Contribution, explain_article};
use debait::features::{Field, Head};
use debait::lint::{Finding, Improvement, Linter};
use debait::model::Scorer;
use debait::text::{Article, Markup, PageField, PageFile};

use super::linter;
use crate::support::{both_heads, headlines, own, pages};

/// The head that a rule speaks for.
fn head_of(finding: &Finding) -> Option<Head> {
    match finding.rule.0 {
        "clickbait-score" => Some(Head::Clickbait),
        "seo-bait-score" => Some(Head::SeoBait),
        _ => None,
    }
}

/// A text without some ranges; a hyphen that joined a word to one of them goes too.
fn cut(text: &str, mut ranges: Vec<Range<usize>>) -> String {
    const GONE: &str = "\0";
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut kept = String::new();
    let mut reached = 0;
    for range in ranges {
        kept += text.get(reached..range.start).unwrap_or_default();
        kept += GONE;
        reached = reached.max(range.end);
    }
    kept += &text[reached..];
    kept = kept.replace(" -\0", " \u{1}\0").replace("\0- ", "\0\u{1} ");
    for (hyphens, left) in [("\0-\0", "\0"), ("-\0-", "-"), ("-\0", "\0"), ("\0-", "\0")] {
        kept = kept.replace(hyphens, left);
    }
    // At the start of a sentence a comma parts nothing.
    for start in [". ", "? ", "! ", ">", "\n"] {
        kept = kept.replace(&format!("{start}{GONE}, "), &format!("{start}{GONE}"));
    }
    kept.replace(GONE, "").replace('\u{1}', "-")
}

/// The headline as an editor would leave it.
fn tidy(headline: &str) -> String {
    const PARTS: [char; 11] = [',', ';', ':', '-', '\u{2013}', '\u{2014}', '|', '.', '\u{2026}', '!', '?'];
    let mut text = headline.split_whitespace().collect::<Vec<_>>().join(" ");
    for (pair, less) in
        [("\u{201c}\u{201d}", ""), ("\u{2018}\u{2019}", ""), ("\"\"", ""), ("''", ""), ("()", ""), ("[]", "")]
    {
        let mut spaced = pair.to_owned();
        spaced.insert(pair.chars().next().map_or(0, char::len_utf8), ' ');
        text = text.replace(&spaced, pair).replace(pair, less);
    }
    // Behind a dash or bar a comma parts nothing.
    for part in ["-", "\u{2013}", "\u{2014}", "|"] {
        text = text.replace(&format!(" {part} , "), &format!(" {part} "));
    }
    for mark in [",", ":", ";", ".", "!", "?", "\u{2026}"] {
        text = text.replace(&format!(" {mark}"), mark);
        // A mark with nothing between it and the one before parts nothing.
        for before in [",", ":", ";", ".", "!", "?"].into_iter().filter(|_| !matches!(mark, "!" | "?" | ".")) {
            text = text.replace(&format!("{before}{mark}"), before);
        }
    }
    let text = text.trim_start_matches(PARTS).trim_start().trim_end_matches(&PARTS[..7]).trim_end();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The probability of a page without the words behind some contributions, read and scored from the start.
fn scored_without(
    scorer: &mut Scorer,
    head: Head,
    (markup, source, page): (Markup, &str, &PageFile),
    causes: &[&Contribution],
) -> f64 {
    let pieces = || causes.iter().flat_map(|each| &each.evidence);
    let of = |field: Field| pieces().filter(move |piece| piece.field == field);
    let in_headline: Vec<Range<usize>> = of(Field::Headline).map(|piece| piece.start..piece.end).collect();
    let in_source: Vec<Range<usize>> =
        of(Field::Body).map(|piece| page.to_source(PageField::Body, piece.start..piece.end).unwrap()).collect();
    let headline = if in_headline.is_empty() { page.headline.clone() } else { tidy(&cut(&page.headline, in_headline)) };
    let changed = PageFile::read(markup, &cut(source, in_source));
    let article = Article { headline: &headline, body: Some(changed.body.lines()) };
    scorer.predict(&article).probability(head).unwrap()
}

/// The causes that are quoted, each by all of its words; none where they are not quoted in full.
fn quoted<'c>(without: &str, contributions: &'c [Contribution]) -> Option<Vec<&'c Contribution>> {
    let mut left: Vec<&str> = without.strip_suffix(" together").unwrap().split(", ").collect();
    if left.iter().collect::<BTreeSet<_>>().len() < left.len() {
        return None; // which cause a word that is quoted twice stands for, nobody can tell
    }
    let raises = |each: &&Contribution| each.contribution > 0.0 && !each.evidence.is_empty();
    let mut causes = Vec::new();
    while !left.is_empty() {
        let opens = |each: &&Contribution| {
            let words: BTreeSet<String> =
                each.evidence.iter().map(|piece| format!("\u{201c}{}\u{201d}", piece.text)).collect();
            left.len() >= words.len() && left[..words.len()].iter().all(|word| words.contains(*word))
        };
        let cause = contributions.iter().filter(raises).filter(opens).max_by_key(|each| each.evidence.len())?;
        let distinct: BTreeSet<&str> = cause.evidence.iter().map(|piece| piece.text.as_str()).collect();
        left.drain(..distinct.len());
        causes.push(cause);
    }
    Some(causes)
}

#[derive(Debug, Default)]
struct ModelInput {
    improvements: usize,
    together: usize,
    wrong: Vec<String>,
}

/// Holds the improvements of a page against the page without their words.
fn hold(seen: &mut ModelInput, linter: &mut Linter, scorer: &mut Scorer, (markup, source): (Markup, &str)) {
    let page = PageFile::read(markup, source);
    for finding in linter.check(markup, source) {
        let Some(head) = head_of(&finding).filter(|_| !finding.improvements.is_empty()) else { continue };
        let explained = explain_article(scorer, &page.article()).heads.remove(head.name()).unwrap();
        let by_id: BTreeMap<&str, &Contribution> =
            explained.contributions.iter().map(|each| (each.id.as_str(), each)).collect();
        for Improvement { id, without, from, to } in &finding.improvements {
            let deleted = match by_id.get(id.as_str()) {
                Some(&cause) => vec![cause],
                None => {
                    assert!(id == "together" && *to < explained.threshold, "{without}: {to}");
                    let Some(causes) = quoted(without, &explained.contributions) else { continue };
                    seen.together += 1;
                    causes
                }
            };
            let deleted = &deleted[..];
            seen.improvements += 1;
            let found = scored_without(scorer, head, (markup, source, &page), deleted);
            let is_so = found < *from && format!("{found:.2}") == format!("{to:.2}");
            assert!((finding.value - from).abs() < 1e-9);
            if !is_so {
                seen.wrong
                    .push(format!("{:?}: without {without}: {from:.3} to {to:.3}, found {found:.3}", page.headline));
            }
        }
    }
}

#[test]
fn a_headline_without_the_words_has_the_probability_that_is_said() {
    let (mut seen, mut linter, mut scorer) = (ModelInput::default(), linter(), both_heads());
    for headline in headlines(&own("datasets/samples/headlines.csv")) {
        hold(&mut seen, &mut linter, &mut scorer, (Markup::Plain, &headline));
    }
    println!("{} improvements, {} of several causes", seen.improvements, seen.together);
    assert!(seen.improvements > 500 && seen.together > 20, "{} {}", seen.improvements, seen.together);
    assert!(seen.wrong.is_empty(), "{} of {}:\n{}", seen.wrong.len(), seen.improvements, seen.wrong.join("\n"));
}

#[test]
fn a_page_without_the_words_has_the_probability_that_is_said() {
    let (mut seen, mut linter, mut scorer) = (ModelInput::default(), linter(), both_heads());
    for (markup, source, _) in pages() {
        hold(&mut seen, &mut linter, &mut scorer, (markup, &source));
    }
    println!("{} improvements, {} of several causes", seen.improvements, seen.together);
    assert!(seen.improvements > 80, "{}", seen.improvements);
    assert!(seen.wrong.is_empty(), "{} of {}:\n{}", seen.wrong.len(), seen.improvements, seen.wrong.join("\n"));
}

#[test]
fn what_cannot_be_deleted_has_no_figure() {
    let mut linter = linter();
    for headline in ["You won't believe this", "Why?", "07 secrets that will blow your mind"] {
        for finding in linter.check(Markup::Plain, headline) {
            for each in finding.improvements {
                assert!(each.to < each.from, "{headline}: {}", each.without);
                assert!(
                    !each.without.starts_with("what ") && !each.id.starts_with("form.stopword"),
                    "{}",
                    each.without
                );
                assert!(!each.without.contains(&format!("\u{201c}{headline}\u{201d}")), "{}", each.without);
            }
        }
    }
}

/// Explanations keep a hundred places of a cause: to delete those and leave the rest is not to delete the cause.
#[test]
fn a_cause_in_more_places_than_are_kept_has_no_figure() {
    let vague: String = (0..105).map(|n| format!("Experts say that ferry {n} may sail.\n\n")).collect();
    let plain: String =
        (0..200).map(|n| format!("Crew {} left harbour {n} with {} cars on board.\n\n", n * 37, n * 3)).collect();
    let source =
        format!("# Ferry tickets, ferry times, ferry prices, cheap ferry deals, ferry near me\n\n{vague}{plain}");
    let page = PageFile::read(Markup::Markdown, &source);
    let explained = explain_article(&mut both_heads(), &page.article());
    let mut cut_short = 0;
    for finding in linter().check(Markup::Markdown, &source) {
        let Some(head) = head_of(&finding) else { continue };
        let causes = &explained.heads[head.name()].contributions;
        let is_cut_short = |cause: &Contribution| cause.evidence_count > cause.evidence.len();
        cut_short += causes.iter().filter(|cause| cause.contribution > 0.0 && is_cut_short(cause)).count();
        for improvement in finding.improvements.iter().filter(|improvement| improvement.id != "together") {
            let cause = causes.iter().find(|cause| cause.id == improvement.id).unwrap();
            assert!(!is_cut_short(cause), "{}: {} places", cause.id, cause.evidence_count);
        }
    }
    assert!(cut_short > 0, "no cause in many places");
}
