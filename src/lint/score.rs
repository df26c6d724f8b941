//! Findings of the two heads: what speaks for bait, and what would make it better.

use super::spans::Ways;
use super::{Finding, Improvement, Rule, Severity};
use crate::explain::{Contribution, explain_seen};
use crate::features::{Direction, Field, Head, feature};
use crate::model::{Score, Seen};
use crate::text::PageField;

/// Reasons that the message names.
const REASONS: usize = 3;
/// Improvements that are shown.
const IMPROVEMENTS: usize = 5;
/// Probability points that an improvement takes off at least.
const WORTH_IT: f64 = 0.01;
/// The id of what several causes do together.
const TOGETHER: &str = "together";
/// Characters of the words behind a reason.
const QUOTED: usize = 40;

/// The finding of a head whose probability is at or above its threshold, or the one set for it.
pub(super) fn of_head(
    rule: &Rule,
    severity: Severity,
    threshold: Option<f64>,
    seen: &Seen<'_>,
    ways: Ways<'_>,
) -> Option<Finding> {
    let head = seen.model.head();
    if head == Head::Clickbait && ways.page.headline.trim().is_empty() {
        return None;
    }
    let probability = seen.score().probability;
    let threshold = threshold.unwrap_or(seen.model.threshold());
    if probability < threshold {
        return None;
    }
    let explanation = explain_seen(seen);
    let speak_for: Vec<&Contribution> =
        explanation.contributions.iter().filter(|each| each.contribution > 0.0).collect();
    let reasons = said(&speak_for[..speak_for.len().min(REASONS)]);
    let mut spans = vec![ways.of_page()];
    for piece in speak_for.iter().take(REASONS).filter_map(|each| each.evidence.first()) {
        let field = match piece.field {
            Field::Headline => PageField::Headline,
            Field::Body => PageField::Body,
        };
        spans.extend(ways.page.to_source(field, piece.start..piece.end));
    }
    let helps = |each: &&&Contribution| each.delta_probability >= WORTH_IT && can_be_changed(each);
    let within_reach: Vec<&Contribution> = speak_for.iter().copied().filter(|each| can_be_changed(each)).collect();
    let improvements = speak_for.iter().filter(helps).take(IMPROVEMENTS);
    let mut improvements: Vec<Improvement> = improvements
        .map(|each| Improvement {
            id: each.id.clone(),
            without: named(each),
            from: probability,
            to: probability - each.delta_probability,
        })
        .collect();
    improvements.extend(together(&within_reach, explanation.log_odds, threshold));
    Some(Finding {
        rule: rule.id,
        severity,
        message: format!(
            "{} ({probability:.2}, from {threshold:.2} on): {}",
            rule.message,
            if reasons.is_empty() { "by everything together".to_owned() } else { reasons.join("; ") }
        ),
        advice: rule.advice,
        spans,
        value: probability,
        improvements,
        fix: None,
    })
}

/// The fewest of the largest causes without which the head would not call it bait, where it takes more than one.
fn together(causes: &[&Contribution], log_odds: f64, threshold: f64) -> Option<Improvement> {
    let mut left = log_odds;
    for (at, each) in causes.iter().enumerate() {
        left -= each.contribution;
        let probability = Score::of(left).probability;
        if probability < threshold {
            let several = at > 0;
            return several.then(|| Improvement {
                id: TOGETHER.to_owned(),
                without: format!("the {} largest causes together", at + 1),
                from: Score::of(log_odds).probability,
                to: probability,
            });
        }
    }
    None
}

/// Whether it is something that an editor can take away: a share of common words is not.
fn can_be_changed(contribution: &Contribution) -> bool {
    feature(&contribution.id).is_none_or(|feature| feature.direction != Direction::Either)
}

/// The first words behind a contribution, where they are what it is about.
fn quoted(contribution: &Contribution) -> Option<String> {
    let piece = contribution.evidence.first().filter(|_| can_be_changed(contribution))?;
    Some(format!("\u{201c}{}\u{201d}", shorten(&piece.text, QUOTED)))
}

/// Reasons with the words behind them; equal reasons once.
fn said(contributions: &[&Contribution]) -> Vec<String> {
    let mut reasons: Vec<(&str, Vec<String>)> = Vec::new();
    for each in contributions {
        match reasons.iter_mut().find(|(reason, _)| *reason == each.reason) {
            Some((_, quotes)) => quotes.extend(quoted(each)),
            None => reasons.push((&each.reason, quoted(each).into_iter().collect())),
        }
    }
    let say = |(reason, quotes): (&str, Vec<String>)| match quotes.as_slice() {
        [] => reason.to_owned(),
        quotes => format!("{reason} ({})", quotes.join(", ")),
    };
    reasons.into_iter().map(say).collect()
}

/// A contribution by the words behind it.
fn named(contribution: &Contribution) -> String {
    match quoted(contribution) {
        Some(text) => format!("{text} ({})", contribution.reason),
        None => format!("what {}", contribution.reason),
    }
}

/// A text on one line, cut behind a number of characters; of what comes later nothing is read.
pub(crate) fn shorten(text: &str, most: usize) -> String {
    let spaced = text.split_whitespace().flat_map(|word| std::iter::once(' ').chain(word.chars())).skip(1);
    let line: String = spaced.take(most + 1).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    match line.char_indices().nth(most) {
        Some((at, _)) => line[..at].trim_end().to_owned() + "\u{2026}",
        None => line,
    }
}
