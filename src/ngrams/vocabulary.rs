use std::collections::{HashMap, HashSet};

use foldhash::fast::FixedState;

use super::pieces::pieces;
use super::shape::{END, START, shape_of};
use super::trie::{NONE, Trie};
use super::{GramFamily, GramSettings};
use crate::text::TokenKind;

/// One gram: a column of a model.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Gram {
    pub family: GramFamily,
    /// Symbols joined by one space, or a piece of a marked word.
    pub text: Box<str>,
}

/// The grams of a model, each with its column; columns count from 0 in the order of the grams.
#[derive(Debug, Clone)]
pub struct Vocabulary {
    settings: GramSettings,
    kept: HashSet<Box<str>>,
    grams: Vec<Gram>,
    symbols: HashMap<Box<str>, u32, FixedState>,
    words: Trie,
    shapes: Trie,
    pieces: HashMap<Box<str>, u32, FixedState>,
}

/// Symbols of the markers; every vocabulary interns them first.
const START_SYMBOL: u32 = 0;
const END_SYMBOL: u32 = 1;

impl Vocabulary {
    /// A vocabulary of these grams, in this order.
    pub fn new(settings: GramSettings, kept: impl IntoIterator<Item = Box<str>>, grams: Vec<Gram>) -> Self {
        let mut vocabulary = Vocabulary {
            settings,
            kept: kept.into_iter().collect(),
            grams: Vec::new(),
            symbols: HashMap::default(),
            words: Trie::default(),
            shapes: Trie::default(),
            pieces: HashMap::default(),
        };
        vocabulary.symbols.insert(START.into(), START_SYMBOL);
        vocabulary.symbols.insert(END.into(), END_SYMBOL);
        let of = |family| grams.iter().filter(|gram| gram.family == family).count();
        vocabulary.words.reserve(of(GramFamily::Words));
        vocabulary.shapes.reserve(of(GramFamily::Shapes));
        let numbered = || grams.iter().zip(0..);
        let (_, pieces) = rayon::join(
            || numbered().for_each(|(gram, column)| vocabulary.insert_run(gram, column)),
            || {
                let pieces = numbered().filter(|(gram, _)| gram.family == GramFamily::Pieces);
                pieces.map(|(gram, column)| (gram.text.clone(), column)).collect()
            },
        );
        vocabulary.pieces = pieces;
        vocabulary.grams = grams;
        vocabulary
    }

    /// No grams.
    pub fn empty() -> Self {
        Vocabulary::new(GramSettings::NONE, [], Vec::new())
    }

    fn insert_run(&mut self, gram: &Gram, column: u32) {
        let trie = match gram.family {
            GramFamily::Pieces => return,
            GramFamily::Words => &mut self.words,
            GramFamily::Shapes => &mut self.shapes,
        };
        let symbols = &mut self.symbols;
        let sequence = gram.text.split(' ').map(|part| {
            let next = symbols.len() as u32;
            match symbols.get(part) {
                Some(&symbol) => symbol,
                None => *symbols.entry(part.into()).or_insert(next),
            }
        });
        trie.insert(sequence, column);
    }

    pub fn settings(&self) -> &GramSettings {
        &self.settings
    }

    /// The words that are kept in runs of shapes, sorted.
    pub fn kept_words(&self) -> Vec<&str> {
        let mut kept: Vec<&str> = self.kept.iter().map(|word| &**word).collect();
        kept.sort_unstable();
        kept
    }

    /// The grams, by column.
    pub fn grams(&self) -> &[Gram] {
        &self.grams
    }

    /// Number of columns.
    pub fn len(&self) -> usize {
        self.grams.len()
    }

    /// Whether there is no gram at all.
    pub fn is_empty(&self) -> bool {
        self.grams.is_empty()
    }

    /// The symbols of a word itself and of its shape, where some run has them.
    pub(super) fn symbols(&self, lower: &str, kind: TokenKind) -> (u32, u32) {
        let symbol = |text: &str| self.symbols.get(text).copied().unwrap_or(NONE);
        (symbol(lower), symbol(shape_of(lower, kind, &self.kept)))
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

    /// Calls `each` with first position, end position and column of every known run of words and of shapes.
    ///
    /// Positions count from 0 at the start marker; token `i` of the reading is at position `i + 1`.
    pub(super) fn runs(&self, words: &[u32], shapes: &[u32], each: &mut impl FnMut(usize, usize, usize)) {
        follow(&self.words, words, self.settings.words, each);
        follow(&self.shapes, shapes, self.settings.shapes, each);
    }
}

fn follow(trie: &Trie, symbols: &[u32], longest: usize, each: &mut impl FnMut(usize, usize, usize)) {
    for (first, &symbol) in symbols.iter().enumerate() {
        let mut node = if symbol == NONE || longest == 0 { None } else { trie.start(symbol) };
        let mut end = first + 1;
        while let Some(here) = node {
            if here.column != NONE {
                each(first, end, here.column as usize);
            }
            node = match symbols.get(end) {
                Some(&next) if next != NONE && end - first < longest => trie.step(here, next),
                _ => None,
            };
            end += 1;
        }
    }
}

/// Start and end symbols, for readings.
pub(super) const MARKERS: (u32, u32) = (START_SYMBOL, END_SYMBOL);
