use std::collections::BTreeMap;

use super::{NaiveBayes, TrainingParams};
use crate::ngrams::{GramFamily, GramSettings};

/// The measured default: what each value gave is in the default model's card.
impl Default for TrainingParams {
    fn default() -> Self {
        TrainingParams {
            grams: GramSettings {
                words: 3,
                shapes: 5,
                pieces: (2, 5),
                min_documents: 2,
                kept_words: 200,
                scale: [1.0, 0.5, 0.6],
            },
            alpha: 0.3,
            pattern_scale: 0.07,
            naive_bayes: NaiveBayes { share: 1.0, smoothing: 0.1, norm: 1.5 },
            smallest_weight: 0.002,
        }
    }
}

/// A part of the recipe that can be left out to see what it gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ingredient {
    Patterns,
    WordRuns,
    ShapeRuns,
    Pieces,
    NaiveBayesWeighting,
}

impl Ingredient {
    pub const ALL: [Ingredient; 5] = [
        Ingredient::Patterns,
        Ingredient::WordRuns,
        Ingredient::ShapeRuns,
        Ingredient::Pieces,
        Ingredient::NaiveBayesWeighting,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Ingredient::Patterns => "patterns",
            Ingredient::WordRuns => "runs of two or more words",
            Ingredient::ShapeRuns => "runs of shapes",
            Ingredient::Pieces => "pieces of words",
            Ingredient::NaiveBayesWeighting => "Naive Bayes weighting",
        }
    }
}

impl TrainingParams {
    /// The same recipe without one ingredient.
    pub fn without(&self, ingredient: Ingredient) -> TrainingParams {
        let mut params = self.clone();
        match ingredient {
            // Scaled so far down that the penalty leaves them nothing.
            Ingredient::Patterns => params.pattern_scale = 1e-6,
            Ingredient::WordRuns => params.grams.words = 1,
            Ingredient::ShapeRuns => params.grams.shapes = 0,
            Ingredient::Pieces => params.grams.pieces = (0, 0),
            Ingredient::NaiveBayesWeighting => params.naive_bayes.share = 0.0,
        }
        params
    }

    /// Every parameter by name, for provenance.
    pub fn named(&self) -> BTreeMap<String, f64> {
        let NaiveBayes { share, smoothing, norm } = self.naive_bayes;
        let mut named: BTreeMap<String, f64> = [
            ("alpha", self.alpha),
            ("pattern_scale", self.pattern_scale),
            ("smallest_weight", self.smallest_weight),
            ("naive_bayes_share", share),
            ("naive_bayes_smoothing", smoothing),
            ("naive_bayes_norm", norm),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into();
        for family in GramFamily::ALL {
            named.insert(format!("{}_scale", family.name()), self.grams.scale_of(family));
        }
        named
    }
}
