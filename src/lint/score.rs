//! Findings of the two heads: what speaks for bait, and what would make it better.

use super::spans::Ways;
use super::{Finding, Improvement, Rule, Severity};
use crate::explain::{Contribution, explain_seen};
use crate::features::{Field, Head};
use crate::model::Seen;
use crate::text::PageField;

/// Reasons that the message names.
const REASONS: usize = 3;
/// Improvements that are shown.
const IMPROVEMENTS: usize = 5;
/// Probability points that an improvement takes off at least.
const WORTH_IT: f64 = 0.01;
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
    let reasons: Vec<String> = speak_for.iter().take(REASONS).map(|each| said(each)).collect();
    let mut spans = vec![ways.of_page()];
    for piece in speak_for.iter().take(REASONS).filter_map(|each| each.evidence.first()) {
        let field = match piece.field {
            Field::Headline => PageField::Headline,
            Field::Body => PageField::Body,
        };
        spans.extend(ways.page.to_source(field, piece.start..piece.end));
    }
    let improvements = speak_for.iter().filter(|each| each.delta_probability >= WORTH_IT).take(IMPROVEMENTS);
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
        improvements: improvements
            .map(|each| Improvement {
                id: each.id.clone(),
                without: said(each),
                from: probability,
                to: probability - each.delta_probability,
            })
            .collect(),
        fix: None,
    })
}

/// A reason with the first words behind it.
fn said(contribution: &Contribution) -> String {
    match contribution.evidence.first() {
        Some(piece) => format!("{} (\u{201c}{}\u{201d})", contribution.reason, shorten(&piece.text, QUOTED)),
        None => contribution.reason.clone(),
    }
}

/// A text on one line, cut behind a number of characters.
pub(super) fn shorten(text: &str, most: usize) -> String {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let line: String = line.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    match line.char_indices().nth(most) {
        Some((at, _)) => line[..at].trim_end().to_owned() + "\u{2026}",
        None => line,
    }
}
