//! Findings of the two heads, with the reasons for bait.

use super::quotes::quote;
use super::spans::SourceMap;
use super::trial::Cause;
use super::{Finding, Rule, Severity};
use crate::explain::{Contribution, explain_seen};
use crate::features::{Direction, Field, Head, feature};
use crate::model::ModelInput;
use crate::text::PageField;

/// Maximum number of reasons in the message.
const REASONS: usize = 3;

/// The finding of a head that calls the page bait, and what can be tried to lower the score.
pub(super) struct Called {
    pub finding: Finding,
    pub head: Head,
    pub threshold: f64,
    pub causes: Vec<Cause>,
}

/// The finding if the probability of a head is at or above the configured threshold, or else the model's own.
pub(super) fn of_head(
    rule: &Rule,
    severity: Severity,
    threshold: Option<f64>,
    seen: &ModelInput<'_>,
    map: SourceMap<'_>,
) -> Option<Called> {
    let head = seen.model.head();
    if head == Head::Clickbait && map.page.headline.trim().is_empty() {
        return None;
    }
    let probability = seen.score().probability;
    let threshold = threshold.unwrap_or(seen.model.threshold());
    if probability < threshold {
        return None;
    }
    let explanation = explain_seen(seen);
    let speak_for: Vec<&Contribution> =
        explanation.reasons().iter().filter(|each| each.contribution > 0.0).take(REASONS).collect();
    let reasons = said(&speak_for);
    let mut spans = vec![map.of_page()];
    for piece in speak_for.iter().filter_map(|each| each.evidence.first()) {
        let field = match piece.field {
            Field::Headline => PageField::Headline,
            Field::Body => PageField::Body,
        };
        spans.extend(map.page.to_source(field, piece.start..piece.end));
    }
    let finding = Finding {
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
        improvements: Vec::new(),
        fix: None,
    };
    Some(Called { finding, head, threshold, causes: Cause::largest(&explanation.contributions, map) })
}

/// Whether an editor can remove it: a share of common words cannot be removed.
fn can_be_changed(contribution: &Contribution) -> bool {
    feature(&contribution.id).is_none_or(|feature| feature.direction != Direction::Either)
}

/// The first words behind a contribution, if they are its subject.
fn quoted(contribution: &Contribution) -> Option<String> {
    let piece = contribution.evidence.first().filter(|_| can_be_changed(contribution))?;
    Some(quote(&piece.text))
}

/// Reasons with the words behind them; equal reasons are merged.
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
