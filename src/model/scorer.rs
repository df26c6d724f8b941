use std::sync::Arc;

use super::Model;
use super::objective::sigmoid;
use crate::features::{Evidence, Read, measure};
use crate::lexicon::Lexicon;
use crate::ngrams::Reading;
use crate::text::{Analyzer, Document};

/// Scores headlines one after another; one a thread.
///
/// # Examples
///
/// ```
/// use std::sync::Arc;
/// use debait::model::{Model, Scorer};
///
/// let mut scorer = Scorer::new(Arc::new(Model::default_clickbait()?));
/// let bait = scorer.score("You Won't Believe What This Dog Did Next");
/// let news = scorer.score("Parliament passes budget after late vote");
/// assert!(bait.probability > 0.5 && news.probability < 0.5);
/// # Ok::<(), debait::model::ModelError>(())
/// ```
pub struct Scorer {
    model: Arc<Model>,
    analyzer: Analyzer,
    reading: Reading,
}

/// The score of one headline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Score {
    /// Calibrated log-odds of bait.
    pub log_odds: f64,
    /// `1 / (1 + exp(−log_odds))`.
    pub probability: f64,
}

impl Score {
    pub fn of(log_odds: f64) -> Self {
        Score { log_odds, probability: sigmoid(log_odds) }
    }
}

impl Scorer {
    pub fn new(model: Arc<Model>) -> Self {
        let analyzer = Analyzer::new(model.language(), Lexicon::shared());
        Scorer { model, analyzer, reading: Reading::default() }
    }

    pub fn model(&self) -> &Arc<Model> {
        &self.model
    }

    /// Reads a headline: its document and grams stand until the next call.
    pub fn read(&mut self, headline: &str) -> (&Document, &Reading) {
        self.analyzer.read(headline);
        let document = self.analyzer.document();
        let model = &self.model;
        self.reading.read(model.schema().vocabulary(), model.gram_effects(), document, self.analyzer.words());
        (document, &self.reading)
    }

    /// The probability that a headline is bait.
    pub fn score(&mut self, headline: &str) -> Score {
        self.read(headline);
        let (document, reading, model) = (self.analyzer.document(), &self.reading, &*self.model);
        let mut log_odds = model.base();
        let mut evidence = Evidence::unkept();
        for (feature, effect) in model.schema().patterns().iter().zip(model.pattern_effects()) {
            if *effect != 0.0
                && let Ok(value) = measure(
                    feature,
                    &Read { headline: document, page: None, language: model.language() },
                    &mut evidence,
                )
            {
                log_odds += effect * value;
            }
        }
        let effects = model.gram_effects();
        let mut grams = reading.pieces();
        reading.runs(model.schema().vocabulary(), |_, _, column| grams += effects[column]);
        Score::of(log_odds + reading.scale() * grams)
    }

    /// The value of every pattern of the model on a headline, `None` where it is masked.
    pub fn values(&mut self, headline: &str) -> Vec<Option<f64>> {
        self.read(headline);
        let (document, model) = (self.analyzer.document(), &*self.model);
        let mut evidence = Evidence::unkept();
        let patterns = model.schema().patterns().iter();
        patterns
            .map(|feature| {
                measure(feature, &Read { headline: document, page: None, language: model.language() }, &mut evidence)
                    .ok()
            })
            .collect()
    }

    /// The analyzer, with the document read last.
    pub fn analyzer(&self) -> &Analyzer {
        &self.analyzer
    }

    /// The grams of the document read last.
    pub fn reading(&self) -> &Reading {
        &self.reading
    }
}
