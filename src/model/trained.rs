use ndarray::Array1;

use super::weighted::{WeightedPattern, WeightedPatterns};
use super::{Head, ModelError, Platt, Provenance, Score};
use crate::design::{Scaler, Schema};
use crate::ngrams::{GramFamily, GramWeights};
use crate::text::Language;

/// A model as stored: columns, weights, calibration, threshold and where they come from.
///
/// # Formula
///
/// `z = intercept + (without_body, where there is no body) + Σ wₚ · (xₚ − bₚ) / sₚ + (1/√n) Σ w_g · count_g` over patterns p and grams g, with n tokens in the core;
/// `log-odds = slope · z + offset` (calibration), bent to stay within its limit; `probability = 1 / (1 + exp(−log-odds))`.
#[derive(Debug, Clone)]
pub struct Model {
    pub(super) head: Head,
    pub(super) language: Language,
    pub(super) schema: Schema,
    pub(super) scaler: Scaler,
    /// Pattern weights on standardised values, then gram weights on `count / √n`.
    pub(super) weights: Array1<f64>,
    pub(super) intercept: f64,
    pub(super) without_body: f64,
    pub(super) calibration: Platt,
    pub(super) threshold: f64,
    pub(super) provenance: Provenance,
    /// Calibrated weight of each pattern's value and of each gram's `count / √n`: what scoring multiplies by.
    pub(super) pattern_effects: Vec<f64>,
    gram_effects: GramWeights,
    /// The patterns that weigh anything, by column: all of them, and those of the headline alone.
    weighted: WeightedPatterns,
    headline_patterns: WeightedPatterns,
}

/// The parts of a [`Model`].
#[derive(Debug, Clone)]
pub struct ModelParts {
    pub head: Head,
    pub language: Language,
    pub schema: Schema,
    pub scaler: Scaler,
    pub weights: Array1<f64>,
    pub intercept: f64,
    /// What is added to the intercept for an input without a body.
    pub without_body: f64,
    pub calibration: Platt,
    pub threshold: f64,
    pub provenance: Provenance,
}

impl Model {
    pub fn new(parts: ModelParts) -> Self {
        let ModelParts {
            head,
            language,
            schema,
            scaler,
            weights,
            intercept,
            without_body,
            calibration,
            threshold,
            provenance,
        } = parts;
        let first_gram = schema.first_gram();
        let slope = calibration.slope;
        let pattern_effects: Vec<f64> =
            weights.iter().zip(scaler.scale()).map(|(weight, scale)| slope * weight / scale).collect();
        let gram_effects = weights.iter().skip(first_gram).map(|weight| slope * weight).collect();
        let gram_effects = schema.vocabulary().weights(gram_effects);
        let columns = schema.patterns().iter().zip(&pattern_effects).zip(scaler.baseline());
        let columns = columns.map(|((&feature, &effect), &baseline)| WeightedPattern { feature, effect, baseline });
        let weighted: WeightedPatterns = columns.filter(|pattern| pattern.effect != 0.0).collect();
        let headline_patterns = weighted.iter().filter(|pattern| pattern.feature.measure.is_of_headline()).collect();
        Model {
            head,
            language,
            schema,
            scaler,
            weights,
            intercept,
            without_body,
            calibration,
            threshold,
            provenance,
            pattern_effects,
            gram_effects,
            weighted,
            headline_patterns,
        }
    }

    /// The patterns that can move the score of an input, by column: of a headline alone, those of headlines.
    pub(super) fn weighted(&self, has_page: bool) -> &WeightedPatterns {
        if has_page { &self.weighted } else { &self.headline_patterns }
    }

    pub fn head(&self) -> Head {
        self.head
    }

    pub fn language(&self) -> Language {
        self.language
    }

    pub fn schema(&self) -> &Schema {
        &self.schema
    }

    pub fn scaler(&self) -> &Scaler {
        &self.scaler
    }

    /// Weights by column: patterns on standardised values, grams on `count / √n`.
    pub fn weights(&self) -> &Array1<f64> {
        &self.weights
    }

    /// Uncalibrated intercept.
    pub fn intercept(&self) -> f64 {
        self.intercept
    }

    /// What is added to the intercept for an input without a body, uncalibrated.
    pub fn without_body(&self) -> f64 {
        self.without_body
    }

    pub fn calibration(&self) -> Platt {
        self.calibration
    }

    /// Probability from which a headline is called bait.
    pub fn threshold(&self) -> f64 {
        self.threshold
    }

    pub fn provenance(&self) -> &Provenance {
        &self.provenance
    }

    /// The score of a row from what was measured of it: one value a pattern column, NaN where masked. The same as
    /// that of its text, which for a model with grams needs the words.
    ///
    /// # Errors
    ///
    /// [`ModelError::NoWords`] where the model has grams; [`ModelError::Values`].
    pub fn score_values(&self, values: &[f64]) -> Result<Score, ModelError> {
        let expected = self.schema.patterns().len();
        if !self.schema.vocabulary().is_empty() {
            return Err(ModelError::NoWords { head: self.head });
        }
        if values.len() != expected {
            return Err(ModelError::Values { found: values.len(), expected });
        }
        let columns = self.pattern_effects.iter().zip(self.baselines()).zip(values);
        let terms = columns.filter(|((effect, _), value)| **effect != 0.0 && !value.is_nan());
        let base = self.base(!self.schema.has_no_body(values));
        let log_odds = terms.fold(base, |sum, ((effect, baseline), value)| sum + effect * (value - baseline));
        Ok(Score::of(self.calibration.within(log_odds)))
    }

    /// Calibrated log-odds of an input, with or without a body, of which nothing was measured.
    pub fn base(&self, has_body: bool) -> f64 {
        let intercept = if has_body { self.intercept } else { self.intercept + self.without_body };
        self.calibration.slope * intercept + self.calibration.intercept
    }

    /// Log-odds per unit of each pattern's value beyond its baseline, calibrated, by pattern column.
    pub fn pattern_effects(&self) -> &[f64] {
        &self.pattern_effects
    }

    /// What is taken from each pattern's value before it is weighed, by pattern column.
    pub fn baselines(&self) -> &[f64] {
        self.scaler.baseline().as_slice().unwrap_or_default()
    }

    /// Log-odds per `count / √n` of each gram, calibrated, by column of the vocabulary.
    pub fn gram_effects(&self) -> &[f64] {
        self.gram_effects.coefficients()
    }

    /// The same as they are summed up.
    pub(super) fn gram_weights(&self) -> &GramWeights {
        &self.gram_effects
    }

    /// The gram columns of one family.
    pub fn family_len(&self, family: GramFamily) -> usize {
        self.schema.vocabulary().grams().iter().filter(|(other, _)| *other == family).count()
    }
}
