use std::ops::Range;

use crate::model::ModelInput;
use crate::ngrams::{Gram, GramFamily, is_any_word};

/// Longest phrase, in tokens.
pub(super) const LONGEST: usize = 5;

/// The markers of a core's start and end in runs.
const MARKERS: [&str; 2] = ["<s>", "</s>"];

/// The grams of a headline, by the tokens they cover.
///
/// A gram that includes the start or end marker covers the tokens it contains, and a piece of a word covers the word.
/// Every gram covers exactly one range, so partial sums add up to the total.
pub(super) struct Standing {
    /// By first token and, from 1 on, number of tokens.
    short: Vec<[Cell; LONGEST]>,
    /// Grams longer than any phrase, and those of a core without a token.
    other: Vec<(Range<usize>, f64)>,
}

/// The grams that cover one range of tokens.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cell {
    /// The sum of their effects, not yet scaled.
    pub effect: f64,
    /// Bit `i` is set if one of them joins token `i` of the range to the next.
    pub joins: u8,
}

impl Standing {
    /// The grams that a model sees.
    pub fn of(seen: &ModelInput<'_>) -> Self {
        let ModelInput { model, words, reading, .. } = *seen;
        let (vocabulary, effects) = (model.schema().vocabulary(), model.gram_effects());
        let (core, tokens) = (seen.read.headline.core(), reading.tokens());
        let mut standing = Standing { short: vec![Default::default(); tokens.len()], other: Vec::new() };
        reading.runs(vocabulary, |first, end, column| {
            let range = first.saturating_sub(1).min(tokens.len())..(end - 1).min(tokens.len());
            match standing.cell(&range) {
                Some(cell) => {
                    cell.effect += effects[column];
                    cell.joins |= vocabulary.grams().get(column).map_or(0, |gram| joins(&gram));
                }
                None => standing.other.push((range, effects[column])),
            }
        });
        let mut buffer = String::new();
        for (&token, cells) in tokens.iter().zip(&mut standing.short) {
            let word = words.get(core[token as usize].word);
            vocabulary.pieces(&word.lower, word.kind, &mut buffer, |column| cells[0].effect += effects[column]);
        }
        standing
    }

    fn cell(&mut self, range: &Range<usize>) -> Option<&mut Cell> {
        let place = range.len().checked_sub(1)?;
        self.short.get_mut(range.start)?.get_mut(place)
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.short.len()
    }

    /// The cells for ranges of one to `longest` tokens that begin at a token.
    pub fn from(&self, start: usize, longest: usize) -> &[Cell] {
        &self.short[start][..longest]
    }

    /// The sum of the effects of all grams within a range of at most [`LONGEST`] tokens.
    pub fn within(&self, range: Range<usize>) -> f64 {
        let cells = range.clone().flat_map(|start| self.from(start, range.end - start));
        cells.map(|cell| cell.effect).sum()
    }

    /// Every range that grams cover, with the sum of their effects.
    pub fn ranges(&self) -> impl Iterator<Item = (Range<usize>, f64)> {
        let of_start = |(start, cells): (usize, &[Cell; LONGEST])| {
            std::array::from_fn::<_, LONGEST, _>(|more| (start..start + more + 1, cells[more].effect))
        };
        let short = self.short.iter().enumerate().flat_map(of_start);
        short.chain(self.other.iter().cloned()).filter(|(_, effect)| *effect != 0.0)
    }
}

/// Which neighbours a run joins: two words that it names, and a `W` with the words that it names around it, as in `this
/// W did`.
fn joins(gram: &Gram) -> u8 {
    let is_named = |symbol: &str| gram.family == GramFamily::Words || !is_any_word(symbol);
    let (mut joins, mut before) = (0, [false; 2]);
    for (at, symbol) in gram.text.split(' ').filter(|symbol| !MARKERS.contains(symbol)).enumerate() {
        let named = is_named(symbol);
        joins |= match before {
            [_, true] if named => 1 << (at - 1),
            [true, false] if named => 0b11 << (at - 2),
            _ => 0,
        };
        before = [before[1], named];
    }
    joins
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_joined_where_a_run_names_both_or_has_one_word_between() {
        for (family, text, expected) in [
            (GramFamily::Words, "won't", 0),
            (GramFamily::Words, "you won't believe", 0b11),
            (GramFamily::Words, "<s> you won't", 0b1),
            (GramFamily::Shapes, "you W this", 0b11),
            (GramFamily::Shapes, "you W-ing this", 0b11),
            (GramFamily::Shapes, "you W-s", 0),
            (GramFamily::Shapes, "this W W did", 0),
            (GramFamily::Shapes, "<s> W did </s>", 0),
            (GramFamily::Shapes, "0 W that you </s>", 0b111),
            (GramFamily::Shapes, "<s> W what next ?", 0b110),
        ] {
            assert_eq!(joins(&Gram { family, text: text.into() }), expected, "{text}");
        }
    }
}
