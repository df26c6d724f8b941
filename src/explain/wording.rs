use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::FixedState;

use super::Contribution;
use super::explanation::Evidenced;
use crate::features::Field;
use crate::model::Seen;
use crate::text::{Span, TokenKind};

/// The grams of a headline by the word or phrase they stand on.
///
/// Sorted by id. A gram that crosses the start or end counts for the words it holds. All pieces of a word count for the
/// word.
pub(super) fn of_words(seen: &Seen<'_>, evidenced: &Evidenced<'_>) -> Vec<Contribution> {
    if seen.model.schema().vocabulary().is_empty() {
        return Vec::new();
    }
    let core = seen.read.headline.core();
    let tokens = seen.reading.tokens();
    let same = same_words(seen);
    let mut phrases: Vec<Phrase> = Vec::new();
    let mut known: HashMap<&[u32], usize, FixedState> = HashMap::default();
    for (range, effect) in effects(seen).into_iter().filter(|(_, effect)| *effect != 0.0) {
        let at = *known.entry(&same[range.clone()]).or_insert_with(|| {
            phrases.push(Phrase { range: range.clone(), weight: 0.0, spans: Vec::new() });
            phrases.len() - 1
        });
        phrases[at].weight += effect;
        if let [open, .., close] | [open @ close] = &tokens[range] {
            phrases[at].spans.push(core[*open as usize].span.cover(core[*close as usize].span));
        }
    }
    let value = seen.reading.scale();
    let contribution = |Phrase { range, weight, spans }| {
        let words = tokens[range].iter().map(|&token| &*seen.words.get(core[token as usize].word).lower);
        let (evidence, evidence_count) =
            evidenced.pieces(spans.into_iter().map(|span| (Field::Headline, span)).collect());
        Contribution {
            id: format!("words.{}", words.collect::<Vec<_>>().join(" ")),
            family: "words".to_owned(),
            value,
            baseline: 0.0,
            weight,
            contribution: value * weight,
            delta_probability: 0.0,
            reason: if weight > 0.0 { "worded like bait" } else { "worded like news" }.to_owned(),
            evidence,
            evidence_count,
        }
    };
    let mut contributions: Vec<Contribution> = phrases.into_iter().map(contribution).collect();
    contributions.sort_by(|a, b| a.id.cmp(&b.id));
    contributions
}

/// A word or phrase, wherever it stands.
struct Phrase {
    /// The tokens that grams see where it stands first.
    range: Range<usize>,
    weight: f64,
    spans: Vec<Span>,
}

/// Which of the tokens that grams see are the same word in lower case: a number for each.
fn same_words(seen: &Seen<'_>) -> Vec<u32> {
    let core = seen.read.headline.core();
    let mut numbers: HashMap<&str, u32, FixedState> = HashMap::default();
    let mut number = |&token: &u32| {
        let next = numbers.len() as u32;
        *numbers.entry(&seen.words.get(core[token as usize].word).lower).or_insert(next)
    };
    seen.reading.tokens().iter().map(&mut number).collect()
}

/// The sum of the effects of all grams that stand on a range of tokens, by range.
fn effects(seen: &Seen<'_>) -> Vec<(Range<usize>, f64)> {
    let Seen { model, words, reading, .. } = *seen;
    let vocabulary = model.schema().vocabulary();
    let effects = model.gram_effects();
    let core = seen.read.headline.core();
    let tokens = reading.tokens();
    let word_of = |token: u32| words.get(core[token as usize].word);
    let mut found: Vec<(Range<usize>, f64)> = Vec::new();
    reading.runs(vocabulary, |first, end, column| {
        found.push((first.saturating_sub(1).min(tokens.len())..(end - 1).min(tokens.len()), effects[column]));
    });
    // Every word has a range, for its pieces.
    let is_word = |(at, token): (usize, &u32)| (word_of(*token).kind == TokenKind::Word).then_some((at..at + 1, 0.0));
    found.extend(tokens.iter().enumerate().filter_map(is_word));
    // Runs and words come in order, each by itself, and the sort is made for that.
    found.sort_by_key(|(range, _)| (range.start, range.end));
    let mut sums: Vec<(Range<usize>, f64)> = Vec::new();
    for (range, effect) in found {
        match sums.last_mut() {
            Some((last, sum)) if *last == range => *sum += effect,
            _ => sums.push((range, effect)),
        }
    }
    let mut buffer = String::new();
    for (range, sum) in sums.iter_mut().filter(|(range, _)| range.len() == 1) {
        let word = word_of(tokens[range.start]);
        vocabulary.pieces(&word.lower, word.kind, &mut buffer, |column| *sum += effects[column]);
    }
    sums
}
