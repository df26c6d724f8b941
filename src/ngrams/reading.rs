use super::trie::NONE;
use super::vocabulary::MARKERS;
use super::weights::Open;
use super::{GramWeights, Vocabulary};
use crate::text::{Document, TokenKind, Word, WordId, Words};

/// The entries of a vocabulary for one distinct word.
#[derive(Debug, Clone, Copy)]
struct Entry {
    /// Its symbol in word runs, [`UNKNOWN`] or [`HIDDEN`].
    word: u32,
    /// Its symbol in shape runs.
    shape: u32,
    /// The sum of the coefficients of the word's pieces.
    pieces: f64,
}

/// The symbol of a word not looked up yet; no vocabulary has that many symbols.
const UNKNOWN: u32 = NONE - 1;
/// The symbol of a token that grams do not see.
const HIDDEN: u32 = NONE - 2;

/// Reads the grams of one headline after another, looking up each distinct word once.
///
/// A reading belongs to one analyzer and one vocabulary.
#[derive(Debug, Default)]
pub struct Reading {
    epoch: u32,
    entries: Vec<Entry>,
    words: Vec<u32>,
    shapes: Vec<u32>,
    /// Index into the core's tokens of each token that grams see.
    tokens: Vec<u32>,
    sum: f64,
    buffer: String,
    open: Vec<Open>,
}

/// Whether grams see a token: all but exclamation marks, ellipses and pictographs, so "!!" changes no gram.
pub(super) fn is_seen(word: &Word) -> bool {
    match word.kind {
        TokenKind::Word | TokenKind::Number => true,
        TokenKind::Punctuation => !matches!(&*word.lower, "!" | "\u{2026}"),
        TokenKind::Symbol => false,
    }
}

impl Reading {
    /// Reads the core of a document. `weights` are those of the vocabulary.
    pub fn read(&mut self, vocabulary: &Vocabulary, weights: &GramWeights, document: &Document, words: &Words) {
        if self.epoch != words.epoch() {
            self.epoch = words.epoch();
            self.entries.clear();
        }
        self.entries.resize(words.len(), Entry { word: UNKNOWN, shape: NONE, pieces: 0.0 });
        self.words.clear();
        self.shapes.clear();
        self.tokens.clear();
        self.sum = 0.0;
        self.words.push(MARKERS.0);
        self.shapes.push(MARKERS.0);
        for (at, token) in document.core().iter().enumerate() {
            let entry = self.entry(vocabulary, weights.coefficients(), words, token.word);
            if entry.word == HIDDEN {
                continue;
            }
            self.words.push(entry.word);
            self.shapes.push(entry.shape);
            self.tokens.push(at as u32);
            self.sum += entry.pieces;
        }
        self.words.push(MARKERS.1);
        self.shapes.push(MARKERS.1);
        self.sum += weights.words.sum(&self.words, &mut self.open);
        self.sum += weights.shapes.sum(&self.shapes, &mut self.open);
    }

    fn entry(&mut self, vocabulary: &Vocabulary, coefficients: &[f64], words: &Words, id: WordId) -> Entry {
        let known = self.entries[id.0 as usize];
        if known.word != UNKNOWN {
            return known;
        }
        let word = words.get(id);
        let symbols = if is_seen(word) { vocabulary.symbols(&word.lower, word.kind) } else { (HIDDEN, NONE) };
        let mut entry = Entry { word: symbols.0, shape: symbols.1, pieces: 0.0 };
        vocabulary.pieces(&word.lower, word.kind, &mut self.buffer, |column| entry.pieces += coefficients[column]);
        self.entries[id.0 as usize] = entry;
        entry
    }

    /// The factor of a gram's count: `1 / √n` with n tokens.
    pub fn scale(&self) -> f64 {
        1.0 / (self.tokens.len().max(1) as f64).sqrt()
    }

    /// The sum of the coefficients of all grams, not yet scaled.
    pub fn sum(&self) -> f64 {
        self.sum
    }

    /// Index into the core's tokens of each token that grams see.
    pub fn tokens(&self) -> &[u32] {
        &self.tokens
    }

    /// Calls `each` with first and end position (0 is the start marker, token `i` is at `i + 1`) and column of every
    /// word run and shape run in the vocabulary.
    pub fn runs(&self, vocabulary: &Vocabulary, mut each: impl FnMut(usize, usize, usize)) {
        vocabulary.runs(&self.words, &self.shapes, &mut each);
    }
}
