use std::collections::BTreeMap;

use serde::Serialize;

use super::contribution::Quotes;
use super::delivery::undelivered;
use super::evidenced::{Evidenced, LEAST_SHARE};
use super::wording::of_words;
use super::{Contribution, Delivery, Measured};
use crate::features::{Evidence, Feature, Head, measure};
use crate::model::{Model, ModelInput, Score, Scorer, Scorers};
use crate::text::{Article, Language, LanguageChoice};

/// Why a head is not measured on a body alone.
const NO_HEADLINE: &str = "there is no headline";
/// Version of the JSON layout of an explanation.
pub const EXPLANATION_VERSION: u32 = 1;

/// Why a headline has the probabilities it has.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "report", derive(utoipa::ToSchema))]
pub struct Explanation {
    pub schema_version: u32,
    /// Empty if only a body was read.
    pub headline: String,
    /// The code of the language it was read in.
    pub language: &'static str,
    /// One entry per head that was measured.
    pub heads: BTreeMap<&'static str, HeadExplanation>,
    /// Heads that were not measured, and why.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub heads_not_measured: BTreeMap<&'static str, String>,
    /// What the headline promises and the body does not deliver; absent without a body or a headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub undelivered: Option<Vec<Delivery>>,
}

/// The explanation of one head: `intercept + Σ contribution = log_odds`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "report", derive(utoipa::ToSchema))]
pub struct HeadExplanation {
    /// `1 / (1 + exp(−log_odds))`.
    pub probability: f64,
    /// The probability from which the head calls a headline bait.
    pub threshold: f64,
    /// Calibrated log-odds.
    pub log_odds: f64,
    /// Calibrated log-odds of an input in which nothing was found.
    pub intercept: f64,
    /// By size, largest first; ties by id.
    pub contributions: Vec<Contribution>,
    /// Ids of features of the model that do not apply to this input; their contribution is exactly zero.
    pub not_measured: Vec<&'static str>,
    /// The measurements behind the sum.
    pub measured: Measured,
}

impl HeadExplanation {
    /// Whether the head calls the headline bait.
    pub fn is_bait(&self) -> bool {
        self.probability >= self.threshold
    }

    /// The contributions shown to people: those of at least a tenth of the largest, by size.
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
    /// let told = head.reasons();
    /// assert_eq!(told[0], head.contributions[0]);
    /// assert!(told.iter().all(|each| each.contribution.abs() >= 0.1 * told[0].contribution.abs()));
    /// assert_eq!(told.len() + head.smaller().len(), head.contributions.len());
    /// # Ok::<(), debait::model::ModelError>(())
    /// ```
    pub fn reasons(&self) -> &[Contribution] {
        &self.contributions[..self.told()]
    }

    /// The contributions below a tenth of the largest, by size: people are shown only their sum.
    pub fn smaller(&self) -> &[Contribution] {
        &self.contributions[self.told()..]
    }

    fn told(&self) -> usize {
        let least = self.contributions.first().map_or(0.0, |largest| LEAST_SHARE * largest.contribution.abs());
        self.contributions.partition_point(|each| each.contribution.abs() >= least)
    }
}

/// Explains the first model's score of one headline: the same arithmetic, split by cause.
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
    let mut first = None;
    scorer.read(&Article::headline(headline), |seen| {
        first.get_or_insert_with(|| explain_seen(seen));
    });
    first.expect("a scorer has a model")
}

/// Explains the score of every model of a scorer for an article.
pub fn explain_article(scorer: &mut Scorer, article: &Article<'_>) -> Explanation {
    let language = scorer.model().language();
    explained(Some(scorer), language, article, Quotes::Text)
}

/// Explains the scores of the models for an article's language; if no model reads that language, the explanation says
/// so.
pub fn explain_in(scorers: &mut Scorers, article: &Article<'_>, choice: Option<LanguageChoice>) -> Explanation {
    let language = scorers.language_of(article, choice);
    explained(scorers.of_language(language), language, article, Quotes::Text)
}

/// As [`explain_in`], with only the offsets of the evidence and not its text: for callers that have the text, and of a
/// size that hardly grows with it.
pub fn explain_places(scorers: &mut Scorers, article: &Article<'_>, choice: Option<LanguageChoice>) -> Explanation {
    let language = scorers.language_of(article, choice);
    explained(scorers.of_language(language), language, article, Quotes::Nothing)
}

fn explained(scorer: Option<&mut Scorer>, language: Language, article: &Article<'_>, quotes: Quotes) -> Explanation {
    let (mut heads, mut silent) = (BTreeMap::new(), BTreeMap::new());
    let mut missing = None;
    if let Some(scorer) = scorer {
        scorer.read(article, |seen| {
            missing = missing.take().or_else(|| undelivered(&seen.read, quotes));
            if seen.is_measured() {
                heads.insert(seen.model.head().name(), of_head(seen, quotes));
            } else {
                silent.insert(seen.model.head().name(), NO_HEADLINE.to_owned());
            }
        });
    }
    for head in Head::ALL.iter().map(|head| head.name()).filter(|head| !heads.contains_key(head)) {
        silent.entry(head).or_insert_with(|| format!("no loaded model of this head reads {}", language.name()));
    }
    Explanation {
        schema_version: EXPLANATION_VERSION,
        headline: article.headline.to_owned(),
        language: language.code(),
        heads_not_measured: silent,
        heads,
        undelivered: missing,
    }
}

/// Explains one model's score of what it sees.
pub fn explain_seen(seen: &ModelInput<'_>) -> HeadExplanation {
    of_head(seen, Quotes::Text)
}

fn of_head(seen: &ModelInput<'_>, quotes: Quotes) -> HeadExplanation {
    let model = seen.model;
    let evidenced = Evidenced::of(&seen.read, quotes);
    let mut found = Vec::new();
    let mut not_measured = Vec::new();
    let mut patterns = Vec::with_capacity(model.schema().patterns().len());
    let columns = model.schema().patterns().iter().zip(model.pattern_effects()).zip(model.baselines());
    for ((feature, &weight), &baseline) in columns {
        let mut evidence = Evidence::kept();
        match measure(feature, &seen.read, &mut evidence) {
            Err(_) => not_measured.push(feature.id.0),
            Ok(value) => {
                patterns.push((feature.id, value));
                if (value - baseline) * weight != 0.0 {
                    let (evidence, evidence_count) = evidenced.pieces(evidence.into_spans());
                    found.push(Contribution {
                        evidence,
                        evidence_count,
                        ..of_feature(feature, value, baseline, weight)
                    });
                }
            }
        }
    }
    let largest = found.iter().map(|pattern| pattern.contribution.abs()).fold(0.0, f64::max);
    found.extend(of_words(seen, &evidenced, largest));
    let (intercept, log_odds) = bounded(&mut found, model);
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
        measured: Measured::new(patterns, seen),
    }
}

/// Base and log-odds within the limit of the calibration; if they are bent, contributions are scaled equally.
fn bounded(found: &mut [Contribution], model: &Model) -> (f64, f64) {
    let (base, calibration) = (model.base(), model.calibration());
    let sum: f64 = found.iter().map(|c| c.contribution).sum();
    let (intercept, log_odds) = (calibration.within(base), calibration.within(base + sum));
    if sum != 0.0 && (intercept, log_odds) != (base, base + sum) {
        let share = (log_odds - intercept) / sum;
        for contribution in found {
            contribution.weight *= share;
            contribution.contribution *= share;
        }
    }
    (intercept, log_odds)
}

fn of_feature(feature: &Feature, value: f64, baseline: f64, weight: f64) -> Contribution {
    let contribution = (value - baseline) * weight;
    Contribution {
        id: feature.id.0.to_owned(),
        family: feature.id.family().to_owned(),
        value,
        baseline,
        weight,
        contribution,
        delta_probability: 0.0,
        reason: feature.observation(value, baseline),
        evidence: Vec::new(),
        evidence_count: 0,
    }
}
