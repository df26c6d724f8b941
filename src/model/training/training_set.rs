use linfa::traits::Fit;
use linfa::{DatasetBase, ParamGuard};
use ndarray::{Array1, Axis};
use rayon::prelude::*;

use super::{LogisticRegression, LogisticRegressionParams};
use crate::design::{Baseline, DesignMatrix, MeasuredFrom, Measurements, Scaler, Schema, build, columns_in};
use crate::features::{Direction, Feature, Measure};
use crate::model::{Head, Model, ModelError, ModelParts, Platt, Provenance};
use crate::ngrams::{GramSettings, Grams, Vocabulary};
use crate::text::{Article, Language};

/// Rows to learn from, measured once for one head, each with a target in [0, 1] and a weight.
#[derive(Debug)]
pub struct TrainingSet {
    /// The features that are measured, in the order of the columns.
    patterns: Vec<&'static Feature>,
    measurements: Measurements,
    targets: Vec<f64>,
    weights: Vec<f64>,
    /// Whether there are rows whose words are unknown.
    wordless: bool,
    head: Head,
    language: Language,
}

/// How a head is trained.
#[derive(Debug, Clone, PartialEq)]
pub struct TrainingParams {
    pub grams: GramSettings,
    /// Strength of the L2 penalty.
    pub alpha: f64,
    /// Column scale of the patterns after standardisation: their penalty is divided by its square.
    pub pattern_scale: f64,
    /// How strongly gram columns are scaled by their Naive Bayes log-count ratio.
    pub naive_bayes: NaiveBayes,
    /// Grams with weights smaller than this are dropped, and the rest is fitted again.
    pub smallest_weight: f64,
    /// Families whose patterns are given no weight.
    pub left_out: Vec<&'static str>,
}

/// The [gradient tolerance](LogisticRegressionParams::gradient_tolerance) of a fit that only separates small weights
/// from large ones.
const CHOOSING: f64 = 3e-4;

/// Divisor for the values of a pattern that is left out: the penalty then drives its weight to 0.
const LEFT_OUT: f64 = 1e9;

/// Naive Bayes weighting of columns: a gram that separates the classes may have a larger weight.
///
/// # Formula
///
/// `(1 − share) + share · |r| / norm` with `r = ln((p / (P + 2a)) / (q / (Q + 2a)))`: p and q are how often the gram
/// occurs in bait and in honest rows, plus the smoothing a; P and Q the rows' sums.
///
/// # Source
///
/// Wang & Manning 2012, "Baselines and Bigrams", section 2; the interpolation is their β.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NaiveBayes {
    /// 0 for none, 1 for the ratio alone.
    pub share: f64,
    pub smoothing: f64,
    pub norm: f64,
}

impl TrainingParams {
    /// The factor of each gram's `count / √n`: its family's scale times its Naive Bayes weight.
    fn gram_scales(&self, schema: &Schema, matrix: &DesignMatrix, targets: &Array1<f64>, weights: &[f64]) -> Vec<f64> {
        let NaiveBayes { share, smoothing, norm } = self.naive_bayes;
        let bait: Vec<f64> = targets.iter().zip(weights).map(|(y, w)| y * w).collect();
        let honest: Vec<f64> = targets.iter().zip(weights).map(|(y, w)| (1.0 - y) * w).collect();
        let total = |rows: &[f64]| rows.iter().sum::<f64>() + 2.0 * smoothing;
        let base = (total(&bait) / total(&honest)).ln();
        let presence = matrix.counts_times(&bait).into_iter().zip(matrix.counts_times(&honest));
        let grams = schema.vocabulary().grams();
        grams
            .iter()
            .zip(presence)
            .map(|((family, _), (p, q))| {
                let ratio = ((p + smoothing) / (q + smoothing)).ln() - base;
                self.grams.scale_of(family) * ((1.0 - share) + share * ratio.abs() / norm)
            })
            .collect()
    }
}

impl TrainingSet {
    /// Measures rows; `targets` and `weights` have one element per row. Values measured earlier must be those of
    /// [`columns_in`] the head and language.
    ///
    /// # Errors
    ///
    /// [`ModelError::Shape`] if the lengths differ, [`ModelError::Values`] if a row does not have one value per column.
    pub fn new(
        rows: &[MeasuredFrom<'_>],
        targets: Vec<f64>,
        weights: Vec<f64>,
        head: Head,
        language: Language,
    ) -> Result<Self, ModelError> {
        if rows.len() != targets.len() || rows.len() != weights.len() {
            return Err(ModelError::Shape { rows: rows.len(), targets: targets.len().min(weights.len()) });
        }
        let patterns: Vec<&'static Feature> = columns_in(head, language).collect();
        let mut wordless = false;
        for from in rows {
            let MeasuredFrom::Values(values) = from else { continue };
            if values.len() != patterns.len() {
                return Err(ModelError::Values { found: values.len(), expected: patterns.len() });
            }
            wordless = true;
        }
        let measurements = Measurements::of(rows, &patterns, language);
        Ok(TrainingSet { patterns, measurements, targets, weights, wordless, head, language })
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.targets.len()
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.targets.is_empty()
    }

    /// Checks that a model can learn from the set.
    ///
    /// # Errors
    ///
    /// [`ModelError::Target`], [`ModelError::Weight`], [`ModelError::OneClass`]; [`ModelError::Shape`] if it is empty.
    pub fn check(&self) -> Result<(), ModelError> {
        super::fit::check_rows(&self.targets, &self.weights)
    }

    pub fn targets(&self) -> &[f64] {
        &self.targets
    }

    pub fn weights(&self) -> &[f64] {
        &self.weights
    }
}

/// Columns with fitted weights, not yet calibrated.
#[derive(Debug, Clone)]
pub struct Fitted {
    schema: Schema,
    scaler: Scaler,
    regression: LogisticRegression,
    /// The factor of each gram's `count / √n`.
    gram_scales: Vec<f64>,
    head: Head,
    language: Language,
}

impl Fitted {
    /// Fits vocabulary, scaler and weights on `rows` of a training set, and on nothing else.
    ///
    /// Grams with small weights are dropped and the rest is fitted again: otherwise the dropped ones would be missing
    /// from every score, and since most of them lower it, predictions would be too high.
    ///
    /// # Errors
    ///
    /// [`ModelError::NoWords`] if grams are to be learned and a row has no words; those of the logistic regression.
    pub fn fit(set: &TrainingSet, rows: &[usize], params: &TrainingParams) -> Result<Fitted, ModelError> {
        if set.wordless && params.learns_grams() {
            return Err(ModelError::NoWords { head: set.head });
        }
        let vocabulary = Vocabulary::fit(&set.measurements.corpus, rows, &params.grams);
        let schema = Schema::new(set.patterns.clone(), vocabulary);
        let weights: Vec<f64> = rows.iter().map(|&row| set.weights[row]).collect();
        let measured = set.measurements.patterns.select(Axis(0), rows);
        let divisors = schema.patterns().iter().map(|feature| {
            if params.left_out.contains(&feature.id.family()) { LEFT_OUT } else { 1.0 / params.pattern_scale }
        });
        let honest: Vec<f64> =
            rows.iter().zip(&weights).map(|(&row, weight)| (1.0 - set.targets[row]) * weight).collect();
        let baselines = schema.patterns().iter().map(|feature| match (feature.direction, feature.measure) {
            (Direction::RaisesBait, _) => Baseline::Zero,
            (_, Measure::Headline(_) | Measure::Listed(..)) => Baseline::MeanWhereCommon,
            (_, Measure::Page(_)) => Baseline::Mean,
        });
        let scaler = Scaler::fit(measured.view(), &weights)
            .with_baselines(measured.view(), &honest, baselines)
            .times(&divisors.collect());
        let regression = LogisticRegressionParams::default().alpha(params.alpha).directions(schema.directions());
        let regression =
            if params.smallest_weight > 0.0 { regression.gradient_tolerance(CHOOSING) } else { regression };
        let fitted = Fitted::fit_columns(set, rows, params, regression, schema, scaler)?;
        if params.smallest_weight == 0.0 {
            return Ok(fitted);
        }
        let (kept, start) = fitted.large_weights(params);
        let kept_words = fitted.schema.vocabulary().kept_words().into_iter().map(Box::from);
        let schema = Schema::new(set.patterns.clone(), Vocabulary::new(params.grams.clone(), kept_words, kept));
        let regression = LogisticRegressionParams::default()
            .alpha(params.alpha)
            .directions(schema.directions())
            .start(start, fitted.regression.intercept());
        Fitted::fit_columns(set, rows, params, regression, schema, fitted.scaler)
    }

    fn fit_columns(
        set: &TrainingSet,
        rows: &[usize],
        params: &TrainingParams,
        regression: LogisticRegressionParams,
        schema: Schema,
        scaler: Scaler,
    ) -> Result<Fitted, ModelError> {
        let weights: Vec<f64> = rows.iter().map(|&row| set.weights[row]).collect();
        let targets: Array1<f64> = rows.iter().map(|&row| set.targets[row]).collect();
        let mut matrix = build(&set.measurements, rows, &schema, &scaler);
        let gram_scales = params.gram_scales(&schema, &matrix, &targets, &weights);
        matrix.scale_grams(&gram_scales);
        let dataset =
            DatasetBase::new(matrix, targets).with_weights(weights.iter().map(|&weight| weight as f32).collect());
        let regression = regression.check()?.fit(&dataset)?;
        Ok(Fitted { schema, scaler, regression, gram_scales, head: set.head, language: set.language })
    }

    /// The grams whose weight is large enough to keep, and the coefficients of all patterns and of those grams.
    fn large_weights(&self, params: &TrainingParams) -> (Grams, Vec<f64>) {
        let first_gram = self.schema.first_gram();
        let coefficients = self.regression.coefficients();
        let mut grams = Grams::default();
        let mut kept: Vec<f64> = coefficients.iter().take(first_gram).copied().collect();
        let of_grams = coefficients.iter().skip(first_gram).zip(&self.gram_scales);
        for ((family, text), (&coefficient, scale)) in self.schema.vocabulary().grams().iter().zip(of_grams) {
            let weight = (coefficient * scale).abs();
            if weight > 0.0 && weight >= params.smallest_weight {
                grams.push(family, text);
                kept.push(coefficient);
            }
        }
        (grams, kept)
    }

    /// Log-odds of rows of the set, whether fitted on or not.
    pub fn log_odds(&self, set: &TrainingSet, rows: &[usize]) -> Vec<f64> {
        self.log_odds_measured(&set.measurements, rows)
    }

    /// Log-odds of other articles.
    pub fn log_odds_of(&self, articles: &[Article<'_>]) -> Vec<f64> {
        let articles: Vec<MeasuredFrom<'_>> = articles.iter().map(|article| (*article).into()).collect();
        let measurements = Measurements::of(&articles, self.schema.patterns(), self.language);
        let all: Vec<usize> = (0..articles.len()).collect();
        self.log_odds_measured(&measurements, &all)
    }

    fn log_odds_measured(&self, measurements: &Measurements, rows: &[usize]) -> Vec<f64> {
        let tasks: Vec<&[usize]> = rows.chunks(8192).collect();
        let factors = with_patterns(&self.schema, &self.gram_scales);
        let beta: Vec<f64> = self.regression.coefficients().iter().zip(factors).map(|(b, factor)| b * factor).collect();
        let intercept = self.regression.intercept();
        let parts: Vec<Vec<f64>> = tasks
            .par_iter()
            .map(|rows| {
                let margins = build(measurements, rows, &self.schema, &self.scaler).times(&beta);
                margins.into_iter().map(|margin| margin + intercept).collect()
            })
            .collect();
        parts.concat()
    }

    /// The model to store: gram weights multiplied by their scale and rounded; those that round to 0 are left out.
    pub fn into_model(self, calibration: Platt, threshold: f64, provenance: Provenance) -> Model {
        let first_gram = self.schema.first_gram();
        let vocabulary = self.schema.vocabulary();
        let mut weights: Vec<f64> = self.regression.coefficients().iter().take(first_gram).map(|&w| round(w)).collect();
        let mut grams = Grams::default();
        let coefficients = self.regression.coefficients().iter().skip(first_gram);
        for (((family, text), weight), scale) in vocabulary.grams().iter().zip(coefficients).zip(&self.gram_scales) {
            let weight = round(weight * scale);
            if weight != 0.0 {
                grams.push(family, text);
                weights.push(weight);
            }
        }
        let kept = vocabulary.kept_words().into_iter().map(Box::from);
        Model::new(ModelParts {
            head: self.head,
            language: self.language,
            schema: Schema::new(
                self.schema.patterns().to_vec(),
                Vocabulary::new(vocabulary.settings().clone(), kept, grams),
            ),
            scaler: self.scaler,
            weights: weights.into(),
            intercept: round(self.regression.intercept()),
            calibration: Platt {
                slope: round(calibration.slope),
                intercept: round(calibration.intercept),
                limit: calibration.limit.map(round),
            },
            threshold: round(threshold),
            without_body: None,
            provenance,
        })
    }
}

/// The factors of all columns, given those of the grams.
fn with_patterns(schema: &Schema, gram_scales: &[f64]) -> Vec<f64> {
    std::iter::repeat_n(1.0, schema.first_gram()).chain(gram_scales.iter().copied()).collect()
}

/// Four decimals keep the file readable, and are far finer than what moves a probability.
fn round(weight: f64) -> f64 {
    (weight * 1e4).round() / 1e4
}
