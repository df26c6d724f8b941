use std::collections::{HashMap, HashSet};

use foldhash::fast::FixedState;

use super::pieces::pieces;
use super::runs::{END_SYMBOL, Runs, START_SYMBOL};
use super::shape::shape_of;
use super::weights::PathWeights;
use super::{GramFamily, GramSettings, Grams};
use crate::text::TokenKind;

/// The grams of a model, each with its column; columns count from 0 in the order of the grams.
#[derive(Debug, Clone)]
pub struct Vocabulary {
    settings: GramSettings,
    kept: HashSet<Box<str>>,
    grams: Grams,
    words: Runs,
    shapes: Runs,
    pieces: HashMap<Box<str>, u32, FixedState>,
}

impl Vocabulary {
    /// A vocabulary of these grams, in this order.
    pub fn new(settings: GramSettings, kept: impl IntoIterator<Item = Box<str>>, grams: Grams) -> Self {
        let of = |family| {
            let numbered = grams.iter().zip(0..);
            numbered.filter(move |((other, _), _)| *other == family).map(|((_, text), column)| (text, column))
        };
        let (words, (shapes, pieces)) = rayon::join(
            || Runs::of(of(GramFamily::Words)),
            || {
                let mut pieces =
                    HashMap::with_capacity_and_hasher(of(GramFamily::Pieces).count(), FixedState::default());
                pieces.extend(of(GramFamily::Pieces).map(|(text, column)| (text.into(), column)));
                (Runs::of(of(GramFamily::Shapes)), pieces)
            },
        );
        Vocabulary { settings, kept: kept.into_iter().collect(), grams, words, shapes, pieces }
    }

    /// No grams.
    pub fn empty() -> Self {
        Vocabulary::new(GramSettings::NONE, [], Grams::default())
    }

    pub fn settings(&self) -> &GramSettings {
        &self.settings
    }

    /// The words that are kept in shape runs, sorted.
    pub fn kept_words(&self) -> Vec<&str> {
        let mut kept: Vec<&str> = self.kept.iter().map(|word| &**word).collect();
        kept.sort_unstable();
        kept
    }

    /// The grams, by column.
    pub fn grams(&self) -> &Grams {
        &self.grams
    }

    /// Number of columns.
    pub fn len(&self) -> usize {
        self.grams.len()
    }

    /// Whether there are no grams.
    pub fn is_empty(&self) -> bool {
        self.grams.is_empty()
    }

    /// The symbols of a word and of its shape, if some run has them.
    pub(super) fn symbols(&self, lower: &str, kind: TokenKind) -> (u32, u32) {
        (self.words.symbol(lower), self.shapes.symbol(shape_of(lower, kind, &self.kept, self.settings.endings)))
    }

    /// Calls `each` with the column of every known piece of a word, once for each time it occurs.
    pub fn pieces(&self, lower: &str, kind: TokenKind, buffer: &mut String, mut each: impl FnMut(usize)) {
        if kind != TokenKind::Word || self.pieces.is_empty() {
            return;
        }
        pieces(lower, self.settings.pieces, buffer, |piece| {
            if let Some(&column) = self.pieces.get(piece) {
                each(column as usize);
            }
        });
    }

    /// Gram weights from coefficients, one per column.
    pub fn weights(&self, coefficients: Vec<f64>) -> GramWeights {
        let GramSettings { words, shapes, .. } = self.settings;
        GramWeights {
            words: self.words.weights(words, &coefficients),
            shapes: self.shapes.weights(shapes, &coefficients),
            coefficients,
        }
    }

    /// Calls `each` with first position, end position and column of every word run and shape run in the vocabulary.
    ///
    /// Positions count from 0 at the start marker; token `i` of the reading is at position `i + 1`.
    pub(super) fn runs(&self, words: &[u32], shapes: &[u32], each: &mut impl FnMut(usize, usize, usize)) {
        self.words.follow(words, self.settings.words, each);
        self.shapes.follow(shapes, self.settings.shapes, each);
    }
}

/// The weights of the grams of a vocabulary.
#[derive(Debug, Clone)]
pub struct GramWeights {
    pub(super) words: PathWeights,
    pub(super) shapes: PathWeights,
    coefficients: Vec<f64>,
}

impl GramWeights {
    /// By column.
    pub fn coefficients(&self) -> &[f64] {
        &self.coefficients
    }
}

/// Start and end symbols, for readings.
pub(super) const MARKERS: (u32, u32) = (START_SYMBOL, END_SYMBOL);
