//! Paragraphs and sentences of uniform length.

use super::*;
use crate::features::{Role, Sentence};

pub(super) const FEATURES: &[Feature] = &[UNIFORM_PARAGRAPHS, EVEN_SENTENCES];

/// Minimum number of paragraphs to compare lengths.
const LEAST_PARAGRAPHS: usize = 5;
/// Minimum number of words in a paragraph that counts.
const LEAST_WORDS: usize = 20;
/// Coefficient of variation from which paragraphs vary as in human writing.
const VARIED: f64 = 0.5;

const UNIFORM_PARAGRAPHS: Feature = Feature {
    id: FeatureId("template.uniform_paragraphs"),
    unit: Unit::Share,
    direction: Direction::RaisesBait,
    reads: Reads::Form,
    used: Use::Model,
    source: sources::ai_writing(
        "even sections mark text made to a template; measuring their spread is this project's own",
    ),
    summary: "how far the coefficient of variation of the lengths of paragraphs of 20 words or more falls short of a \
              half: 1 if all are equally long; needs at least five such paragraphs",
    present: "has paragraphs of similar length",
    absent: "has no paragraphs of similar length, or too few paragraphs",
    examples: &[
        Example::hit(
            "Harbour\n\nRain fell on the harbour all day and the boats stayed in port while their tired crews played cards below the deck.\nNobody came to buy fish at the old hall, so prices stood still for hours and all the buyers went home quite early.\nRain fell on the harbour all day and the boats stayed in port while their tired crews played cards below the deck.\nNobody came to buy fish at the old hall, so prices stood still for hours and all the buyers went home quite early.\nRain fell on the harbour all day and the boats stayed in port while their tired crews played cards below the deck.",
            0.9563,
            &[
                "Rain fell on the harbour all day and the boats stayed in port while their tired crews played cards below the deck.",
                "Nobody came to buy fish at the old hall, so prices stood still for hours and all the buyers went home quite early.",
                "Rain fell on the harbour all day and the boats stayed in port while their tired crews played cards below the deck.",
                "Nobody came to buy fish at the old hall, so prices stood still for hours and all the buyers went home quite early.",
                "Rain fell on the harbour all day and the boats stayed in port while their tired crews played cards below the deck.",
            ],
        ),
        Example::hit(
            "Harbour\n\nRain fell on the harbour all day and the boats stayed in port while their tired crews played cards below the deck.\nRain fell on the harbour all day and the boats stayed in port while their tired crews played cards below the deck.\nRain fell on the harbour all day and the boats stayed in port while their tired crews played cards below the deck.\nRain fell on the harbour all day and the boats stayed in port while their tired crews played cards below the deck.\nRain fell on the harbour all day and the boats stayed in port while their tired crews played cards below the deck.",
            1.0,
            &[
                "Rain fell on the harbour all day and the boats stayed in port while their tired crews played cards below the deck.",
                "Rain fell on the harbour all day and the boats stayed in port while their tired crews played cards below the deck.",
                "Rain fell on the harbour all day and the boats stayed in port while their tired crews played cards below the deck.",
                "Rain fell on the harbour all day and the boats stayed in port while their tired crews played cards below the deck.",
                "Rain fell on the harbour all day and the boats stayed in port while their tired crews played cards below the deck.",
            ],
        ),
        Example::miss(
            "Harbour\n\nRain fell on the harbour all day and the boats stayed in port while their tired crews played cards below the deck.\nNobody came to buy fish at the old hall, so prices stood still for hours and all the buyers went home quite early.",
        ),
        Example::miss(
            "Harbour\n\nRain fell on the harbour all day and the boats stayed in port while their tired crews played cards below the deck.\nRain fell on the harbour all day and the boats stayed in port while their tired crews played cards below the deck. Nobody came to buy fish at the old hall, so prices stood still for hours and all the buyers went home quite early.\nRain fell on the harbour all day and the boats stayed in port while their tired crews played cards below the deck.\nRain fell on the harbour all day and the boats stayed in port while their tired crews played cards below the deck. Nobody came to buy fish at the old hall, so prices stood still for hours and all the buyers went home quite early. Rain fell on the harbour all day and the boats stayed in port while their tired crews played cards below the deck. Nobody came to buy fish at the old hall, so prices stood still for hours and all the buyers went home quite early.\nNobody came to buy fish at the old hall, so prices stood still for hours and all the buyers went home quite early.",
        ),
    ],
    measure: Measure::Page(uniform_paragraphs),
};

fn uniform_paragraphs(page: &Page<'_>, evidence: &mut Evidence) -> f64 {
    let words =
        |&(first, end): &(usize, usize)| page.tokens((first, end)).iter().filter(|token| token.is_word()).count();
    let blocks = || {
        let lengths = page.blocks_of(Role::Prose).map(move |block| (block.span, words(&block.tokens)));
        lengths.filter(|(_, length)| *length >= LEAST_WORDS)
    };
    let (mut count, mut sum, mut squares) = (0usize, 0.0, 0.0);
    for (_, length) in blocks() {
        count += 1;
        sum += length as f64;
        squares += (length * length) as f64;
    }
    if count < LEAST_PARAGRAPHS {
        return f64::NAN;
    }
    let mean = sum / count as f64;
    let deviation = (squares / count as f64 - mean * mean).max(0.0).sqrt();
    let value = (1.0 - deviation / mean / VARIED).max(0.0);
    if value > 0.0 && evidence.is_kept() {
        blocks().for_each(|(span, _)| evidence.body(span));
    }
    value
}

/// Minimum number of sentences to compare lengths.
const LEAST_SENTENCES: usize = 10;
/// Coefficient of variation from which sentences vary as in human writing.
const VARIED_SENTENCES: f64 = 0.7;

const EVEN_SENTENCES: Feature = Feature {
    id: FeatureId("template.even_sentences"),
    unit: Unit::Share,
    direction: Direction::RaisesBait,
    reads: Reads::Form,
    used: Use::Model,
    source: Source {
        cite: "avoid-ai-writing",
        locator: "corpus README, audit of filler linters",
        claim: "of all signs of machine filler, an even rhythm is the strongest",
    },
    summary: "how far the coefficient of variation of the lengths of sentences falls short of 0.7: 1 if all are \
              equally long; needs at least ten sentences",
    present: "has sentences of similar length",
    absent: "has no sentences of similar length",
    examples: &[
        Example::hit(
            "Sea\n\nIt is cold. It is wet. It is deep. It is grey. It is wide. It is old. It is calm. It is far. It is blue. It is flat.",
            1.0,
            &[
                "It is cold.",
                "It is wet.",
                "It is deep.",
                "It is grey.",
                "It is wide.",
                "It is old.",
                "It is calm.",
                "It is far.",
                "It is blue.",
                "It is flat.",
            ],
        ),
        Example::hit(
            "Sea\n\nIt is cold. It is wet. It is deep. It is grey. It is wide. It is old. It is calm. It is far. It is blue. It is flat today.",
            0.8618,
            &[
                "It is cold.",
                "It is wet.",
                "It is deep.",
                "It is grey.",
                "It is wide.",
                "It is old.",
                "It is calm.",
                "It is far.",
                "It is blue.",
                "It is flat today.",
            ],
        ),
        Example::miss(
            "Sea\n\nRain. The boats of the harbour stayed in port all day while their crews played cards below the deck. Wind. Nobody came. The old hall was shut, and the buyers went home early and without a fish. Rain. Night fell. Some slept. One sang the whole night through to the end of the storm in the bay. Rain.",
        ),
        Example::miss(
            "Sea\n\nRain. The boats of the harbour stayed in port all day while their crews played cards below the deck. Snow. Nobody came. The old hall was shut, and the buyers went home early and without a fish. Rain. Night fell. Some slept. One sang the whole night through to the end of the storm in the bay. Hail.",
        ),
    ],
    measure: Measure::Page(even_sentences),
};

fn even_sentences(page: &Page<'_>, evidence: &mut Evidence) -> f64 {
    let words = |sentence: &Sentence| page.tokens(sentence.tokens).iter().filter(|token| token.is_word()).count();
    let lengths = || page.sentences().iter().map(words).filter(|&length| length > 0).map(|length| length as f64);
    let count = lengths().count();
    if count < LEAST_SENTENCES {
        return f64::NAN;
    }
    let mean = lengths().sum::<f64>() / count as f64;
    let variance = lengths().map(|length| (length - mean).powi(2)).sum::<f64>() / count as f64;
    let value = (1.0 - variance.sqrt() / mean / VARIED_SENTENCES).max(0.0);
    if value > 0.0 && evidence.is_kept() {
        page.sentences().iter().for_each(|sentence| evidence.body(sentence.span));
    }
    value
}
