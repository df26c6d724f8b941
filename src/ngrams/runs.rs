use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::paths::Paths;
use super::shape::{END, START};
use super::trie::{NONE, Trie};
use super::weights::PathWeights;

/// Symbols of the markers, the same in all runs.
pub(super) const START_SYMBOL: u32 = 0;
pub(super) const END_SYMBOL: u32 = 1;

/// The runs of one family, as paths of symbols that end at their columns.
#[derive(Debug, Clone)]
pub(super) struct Runs {
    symbols: HashMap<Box<str>, u32, FixedState>,
    paths: Paths,
}

impl Runs {
    /// Builds the runs from their texts, each with its column; faster if the texts are sorted.
    pub fn of<'g>(grams: impl Iterator<Item = (&'g str, u32)> + Clone) -> Self {
        let count = grams.clone().count();
        let mut symbols: HashMap<Box<str>, u32, FixedState> = HashMap::default();
        // Most words are in several runs.
        symbols.reserve(count / 2);
        symbols.insert(START.into(), START_SYMBOL);
        symbols.insert(END.into(), END_SYMBOL);
        let mut trie = Trie::default();
        trie.reserve(count);
        let mut before = "";
        // Where the parts of the previous text end, and their nodes.
        let mut path: Vec<(usize, u32)> = Vec::new();
        for (text, column) in grams {
            let same = text.bytes().zip(before.bytes()).take_while(|(a, b)| a == b).count();
            let shared = |end: usize| end <= same && text.as_bytes().get(end) == Some(&b' ');
            path.truncate(path.iter().take_while(|(end, _)| shared(*end)).count());
            let mut start = path.last().map_or(0, |(end, _)| end + 1);
            while start <= text.len() {
                let end = text[start..].find(' ').map_or(text.len(), |at| start + at);
                let part = &text[start..end];
                let next = symbols.len() as u32;
                let symbol = match symbols.get(part) {
                    Some(&symbol) => symbol,
                    None => *symbols.entry(part.into()).or_insert(next),
                };
                let node = trie.grow(path.last().map(|(_, node)| *node), symbol);
                if end == text.len() {
                    node.column = column;
                }
                path.push((end, node.id));
                start = end + 1;
            }
            before = text;
        }
        Runs { symbols, paths: Paths::of(&trie) }
    }

    /// The symbol of a word or shape; [`NONE`] if no run has it.
    pub fn symbol(&self, text: &str) -> u32 {
        self.symbols.get(text).copied().unwrap_or(NONE)
    }

    /// The coefficients of runs of at most `longest` symbols.
    pub fn weights(&self, longest: usize, coefficients: &[f64]) -> PathWeights {
        PathWeights::of(&self.paths, longest, coefficients)
    }

    /// Calls `each` with first position, end position and column of every known run of at most `longest` symbols.
    pub fn follow(&self, symbols: &[u32], longest: usize, each: &mut impl FnMut(usize, usize, usize)) {
        if longest == 0 {
            return;
        }
        for (first, &symbol) in symbols.iter().enumerate() {
            let mut node = if symbol == NONE { None } else { self.paths.start(symbol) };
            let mut end = first + 1;
            while let Some(here) = node {
                if here.column != NONE {
                    each(first, end, here.column as usize);
                }
                node = match symbols.get(end) {
                    Some(&next) if next != NONE && end - first < longest => self.paths.step(here, next),
                    _ => None,
                };
                end += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_found_in_whatever_order_they_were_given() {
        let mut texts = ["a", "a b", "a b c", "a bc", "ab", "b c", "<s> a", "a b c d", "b c </s>"];
        for turn in 0..texts.len() {
            texts.rotate_left(turn);
            let runs = Runs::of(texts.iter().copied().zip(0..));
            let symbols: Vec<u32> = "<s> a b c d ab a bc </s>".split(' ').map(|part| runs.symbol(part)).collect();
            let mut found = Vec::new();
            runs.follow(&symbols, 3, &mut |first, end, column| found.push((first, end, texts[column])));
            // Each sum of weights equals that of its runs, bit for bit.
            let weights: Vec<f64> = (0..texts.len()).map(|column| f64::from(1 << (3 * column))).collect();
            let sum: f64 = found.iter().map(|(.., text)| weights[texts.iter().position(|t| t == text).unwrap()]).sum();
            assert_eq!(runs.weights(3, &weights).sum(&symbols, &mut Vec::new()), sum, "{texts:?}");
            let expected = [
                (0, 2, "<s> a"),
                (1, 2, "a"),
                (1, 3, "a b"),
                (1, 4, "a b c"),
                (2, 4, "b c"),
                (5, 6, "ab"),
                (6, 7, "a"),
                (6, 8, "a bc"),
            ];
            assert_eq!(found, expected, "{texts:?}");
        }
    }
}
