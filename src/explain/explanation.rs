use std::collections::BTreeMap;

use serde::Serialize;

use super::{Contribution, EvidencePiece, Measured};
use crate::features::{Evidence, Feature, Read, measure};
use crate::model::{Model, Score, Scorer};
use crate::ngrams::Reading;
use crate::text::{Document, Span, TokenKind, Words};

/// Layout of the JSON of an explanation.
pub const EXPLANATION_VERSION: u32 = 1;

/// Why a headline has the probabilities it has.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Explanation {
    pub schema_version: u32,
    pub headline: String,
    /// One entry a head that was measured.
    pub heads: BTreeMap<&'static str, HeadExplanation>,
}

/// Why one head says what it says: `intercept + Σ contribution = log_odds`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HeadExplanation {
    /// `1 / (1 + exp(−log_odds))`.
    pub probability: f64,
    /// Probability from which the head calls a headline bait.
    pub threshold: f64,
    /// Calibrated log-odds.
    pub log_odds: f64,
    /// Calibrated log-odds where nothing was found.
    pub intercept: f64,
    /// By size, largest first; ties by id.
    pub contributions: Vec<Contribution>,
    /// Ids of features that do not apply to this input; their contribution is exactly zero.
    pub not_measured: Vec<&'static str>,
    /// What the sum was made from.
    pub measured: Measured,
}

impl HeadExplanation {
    /// Whether the head calls the headline bait.
    pub fn is_bait(&self) -> bool {
        self.probability >= self.threshold
    }
}

/// Explains the score of one headline: the same arithmetic as [`Scorer::score`], kept apart by cause.
///
/// # Examples
///
/// ```
/// use std::sync::Arc;
/// use debait::explain::explain;
/// use debait::model::{Model, Scorer};
///
/// let mut scorer = Scorer::new(Arc::new(Model::default_clickbait()?));
/// let head = explain(&mut scorer, "You Won't Believe What This Dog Did Next");
/// let sum: f64 = head.contributions.iter().map(|c| c.contribution).sum();
/// assert!((head.intercept + sum - head.log_odds).abs() < 1e-9);
/// # Ok::<(), debait::model::ModelError>(())
/// ```
pub fn explain(scorer: &mut Scorer, headline: &str) -> HeadExplanation {
    scorer.read(headline);
    let model = scorer.model().clone();
    let document = scorer.analyzer().document();
    let mut found = Vec::new();
    let mut not_measured = Vec::new();
    let mut patterns = Vec::with_capacity(model.schema().patterns().len());
    for (feature, &weight) in model.schema().patterns().iter().zip(model.pattern_effects()) {
        let mut evidence = Evidence::kept();
        match measure(feature, &Read { headline: document, page: None, language: model.language() }, &mut evidence) {
            Err(_) => not_measured.push(feature.id.0),
            Ok(value) => {
                patterns.push((feature.id, value));
                if value * weight != 0.0 {
                    found.push(of_feature(feature, value, weight, document, evidence));
                }
            }
        }
    }
    found.extend(of_words(&model, document, scorer.analyzer().words(), scorer.reading()));
    let intercept = model.base();
    let log_odds = intercept + found.iter().map(|c| c.contribution).sum::<f64>();
    let probability = Score::of(log_odds).probability;
    for contribution in &mut found {
        contribution.delta_probability = probability - Score::of(log_odds - contribution.contribution).probability;
    }
    found.sort_by(|a, b| b.contribution.abs().total_cmp(&a.contribution.abs()).then_with(|| a.id.cmp(&b.id)));
    HeadExplanation {
        probability,
        threshold: model.threshold(),
        log_odds,
        intercept,
        contributions: found,
        not_measured,
        measured: Measured::new(patterns, document, scorer.analyzer().words(), scorer.reading()),
    }
}

fn of_feature(feature: &Feature, value: f64, weight: f64, document: &Document, evidence: Evidence) -> Contribution {
    let contribution = value * weight;
    Contribution {
        id: feature.id.0.to_owned(),
        family: feature.id.family().to_owned(),
        value,
        weight,
        contribution,
        delta_probability: 0.0,
        reason: if contribution > 0.0 { feature.raises } else { feature.lowers }.to_owned(),
        evidence: pieces_of(document, evidence.into_spans().into_iter().map(|(_, span)| span)),
    }
}

fn pieces_of(document: &Document, spans: impl IntoIterator<Item = Span>) -> Vec<EvidencePiece> {
    spans.into_iter().map(|span| EvidencePiece::of("headline", document, span)).collect()
}

/// The grams of a headline by the word or phrase they stand on.
///
/// A gram that crosses the start or end counts for the words it holds. All pieces of a word count for the word.
fn of_words(model: &Model, document: &Document, words: &Words, reading: &Reading) -> Vec<Contribution> {
    let vocabulary = model.schema().vocabulary();
    let effects = model.gram_effects();
    let core = document.core();
    let tokens = reading.tokens();
    // Sum of effects by the range of seen tokens they stand on.
    let mut by_range: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    reading.runs(vocabulary, |first, end, column| {
        let range = (first.saturating_sub(1).min(tokens.len()), (end - 1).min(tokens.len()));
        *by_range.entry(range).or_default() += effects[column];
    });
    let mut buffer = String::new();
    for (at, &token) in tokens.iter().enumerate() {
        let word = words.get(core[token as usize].word);
        if word.kind == TokenKind::Word {
            let sum = by_range.entry((at, at + 1)).or_default();
            vocabulary.pieces(&word.lower, word.kind, &mut buffer, |column| *sum += effects[column]);
        }
    }
    let mut by_text: BTreeMap<String, (f64, Vec<Span>)> = BTreeMap::new();
    for ((first, end), sum) in by_range {
        if sum == 0.0 {
            continue;
        }
        let held = &tokens[first..end];
        let text = held.iter().map(|&t| &*words.get(core[t as usize].word).lower).collect::<Vec<_>>().join(" ");
        let entry = by_text.entry(text).or_default();
        entry.0 += sum;
        if let (Some(&open), Some(&close)) = (held.first(), held.last()) {
            entry.1.push(core[open as usize].span.cover(core[close as usize].span));
        }
    }
    let value = reading.scale();
    by_text
        .into_iter()
        .map(|(text, (weight, spans))| Contribution {
            id: format!("words.{text}"),
            family: "words".to_owned(),
            value,
            weight,
            contribution: value * weight,
            delta_probability: 0.0,
            reason: if weight > 0.0 { "worded like bait" } else { "worded like news" }.to_owned(),
            evidence: pieces_of(document, spans),
        })
        .collect()
}
