use std::sync::Arc;

use ndarray::Array1;

use super::weighted::{WeightedPattern, WeightedPatterns};
use super::{Head, ModelError, Platt, Provenance, Score};
use crate::design::{MeasuredFrom, Scaler, Schema};
use crate::ngrams::{GramFamily, GramWeights};
use crate::text::Language;

/// A model as stored: columns, weights, calibration, threshold and provenance.
///
/// # Formula
///
/// `z = intercept + Σ wₚ · (xₚ − bₚ) / sₚ + (1/√n) Σ w_g · count_g` over patterns p and grams g, with n tokens in the core;
/// `log-odds = slope · z + offset` (calibration), bent to stay within its limit; `probability = 1 / (1 + exp(−log-odds))`.
#[derive(Debug, Clone)]
pub struct Model {
    parts: ModelParts,
    /// The calibrated weight of each pattern's value and of each gram's `count / √n`, used in scoring.
    pattern_effects: Vec<f64>,
    gram_effects: GramWeights,
    /// The patterns with a non-zero weight, by column: all of them, and those of the headline alone.
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
    /// Pattern weights on standardised values, then gram weights on `count / √n`.
    pub weights: Array1<f64>,
    pub intercept: f64,
    pub calibration: Platt,
    pub threshold: f64,
    /// The model for inputs without a body, if it was fitted separately on such rows: a title by itself is judged by
    /// other weights than the title of a page. It has the same columns.
    pub without_body: Option<Arc<Model>>,
    pub provenance: Provenance,
}

impl Model {
    pub fn new(parts: ModelParts) -> Self {
        let ModelParts { schema, scaler, weights, calibration, .. } = &parts;
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
        Model { parts, pattern_effects, gram_effects, weighted, headline_patterns }
    }

    /// The patterns that can move the score of an input, by column: for a headline alone, those of headlines.
    pub(super) fn weighted(&self, has_page: bool) -> &WeightedPatterns {
        if has_page { &self.weighted } else { &self.headline_patterns }
    }

    pub fn head(&self) -> Head {
        self.parts.head
    }

    pub fn language(&self) -> Language {
        self.parts.language
    }

    pub fn schema(&self) -> &Schema {
        &self.parts.schema
    }

    pub fn scaler(&self) -> &Scaler {
        &self.parts.scaler
    }

    /// Weights by column: patterns on standardised values, grams on `count / √n`.
    pub fn weights(&self) -> &Array1<f64> {
        &self.parts.weights
    }

    /// Uncalibrated intercept.
    pub fn intercept(&self) -> f64 {
        self.parts.intercept
    }

    /// The model for inputs with or without a body: this one, unless another was fitted to inputs without.
    ///
    /// # Examples
    ///
    /// ```
    /// use debait::model::Model;
    ///
    /// let model = Model::default_seo_bait()?;
    /// let [page, title] = [true, false].map(|has_body| model.reading(has_body));
    /// assert_ne!(page.threshold(), title.threshold());
    /// # Ok::<(), debait::model::ModelError>(())
    /// ```
    pub fn reading(&self, has_body: bool) -> &Model {
        match &self.parts.without_body {
            Some(model) if !has_body => model,
            _ => self,
        }
    }

    /// The parts it was made of.
    pub fn parts(&self) -> &ModelParts {
        &self.parts
    }

    pub fn calibration(&self) -> Platt {
        self.parts.calibration
    }

    /// Probability from which a headline is called bait.
    pub fn threshold(&self) -> f64 {
        self.parts.threshold
    }

    pub fn provenance(&self) -> &Provenance {
        &self.parts.provenance
    }

    /// The score of a row from its measured values: one per pattern column, NaN if masked. The same as the score of its
    /// text; a model with grams needs the words and cannot score values.
    ///
    /// # Errors
    ///
    /// [`ModelError::NoWords`] if the model has grams; [`ModelError::Values`].
    pub fn score_values(&self, values: &[f64]) -> Result<Score, ModelError> {
        let expected = self.parts.schema.patterns().len();
        if !self.parts.schema.vocabulary().is_empty() {
            return Err(ModelError::NoWords { head: self.parts.head });
        }
        if values.len() != expected {
            return Err(ModelError::Values { found: values.len(), expected });
        }
        let model = self.reading(MeasuredFrom::Values(values).has_body(self.parts.schema.patterns()));
        let columns = model.pattern_effects.iter().zip(model.baselines()).zip(values);
        let terms = columns.filter(|((effect, _), value)| **effect != 0.0 && !value.is_nan());
        let log_odds = terms.fold(model.base(), |sum, ((effect, baseline), value)| sum + effect * (value - baseline));
        Ok(Score::of(model.parts.calibration.within(log_odds)))
    }

    /// Calibrated log-odds of an input for which nothing was measured.
    pub fn base(&self) -> f64 {
        self.parts.calibration.slope * self.parts.intercept + self.parts.calibration.intercept
    }

    /// Log-odds per unit of each pattern's value beyond its baseline, calibrated, by pattern column.
    pub fn pattern_effects(&self) -> &[f64] {
        &self.pattern_effects
    }

    /// The baseline that is subtracted from each pattern's value before it is weighted, by pattern column.
    pub fn baselines(&self) -> &[f64] {
        self.parts.scaler.baseline().as_slice().unwrap_or_default()
    }

    /// Log-odds per `count / √n` of each gram, calibrated, by column of the vocabulary.
    pub fn gram_effects(&self) -> &[f64] {
        self.gram_effects.coefficients()
    }

    /// The same, in the form used for summing.
    pub(super) fn gram_weights(&self) -> &GramWeights {
        &self.gram_effects
    }

    /// The gram columns of one family.
    pub fn family_len(&self, family: GramFamily) -> usize {
        self.parts.schema.vocabulary().grams().iter().filter(|(other, _)| *other == family).count()
    }
}
