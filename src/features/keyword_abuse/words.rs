//! How much of the prose is words that carry no keyword.

use super::*;
use crate::features::Sentence;
use crate::lexicon::lists::{EASY_WORD, STOPWORD};
use crate::text::Token;

pub(super) const FEATURES: &[Feature] = &[TOPWORD_FRACTION, FUNCTION_WORD_RATIO];

const TOPWORD_FRACTION: Feature = Feature {
    id: FeatureId("keyword_abuse.topword_fraction"),
    unit: Unit::Share,
    direction: Direction::Either,
    reads: Reads::Lexicon,
    // Unlike the source's, the lists do not rank words by frequency.
    used: Use::ShownOnly,
    source: sources::ntoulas_2006(
        "the share of a page that is made up of the most popular words identifies spam; function words and plain words \
         stand for them here",
    ),
    summary: "share of the words of prose that are function words or plain words that a child knows",
    present: "uses everyday words, {} of all",
    absent: "uses no everyday words",
    examples: &[
        Example::hit("Ferry\n\nIt is about Lund.", 0.75, &["It", "is", "about"]),
        Example::hit("Talks\n\nOslo and Kirkenes negotiated.", 0.25, &["and"]),
        Example::miss("Ferry"),
        Example::miss("Ferry\n\nOslo negotiated."),
    ],
    measure: Measure::Page(topword_fraction),
};

fn topword_fraction(page: &Page<'_>, evidence: &mut Evidence) -> f64 {
    let tokens = page.body().tokens();
    let mut count = 0.0;
    for token in page.prose().iter().map(|word| &tokens[word.token as usize]) {
        if token.has(STOPWORD.union(EASY_WORD)) {
            count += 1.0;
            evidence.body(token.span);
        }
    }
    count / page.prose_words().max(1.0)
}

/// Number of words to which a shorter text is padded, and the share of function words in the padding.
const FILLED: (f64, f64) = (50.0, 0.4);
/// Minimum number of words, and maximum share of function words, of a sentence shown as evidence.
const BARE: (usize, f64) = (8, 0.25);

const FUNCTION_WORD_RATIO: Feature = Feature {
    id: FeatureId("keyword_abuse.function_word_ratio"),
    unit: Unit::Share,
    direction: Direction::LowersBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::ntoulas_2006(
        "running text has its share of the most common words; the share that short texts are filled up with is this \
         project's own",
    ),
    summary: "share of the words of prose that are function words; a text of fewer than 50 words is padded to 50 at a \
              share of 0.4; the evidence is the sentences of eight words or more with less than a quarter",
    present: "uses function words",
    absent: "uses no function words",
    examples: &[
        Example::hit(
            "Ferry\n\nCheap ferry tickets, ferry timetable, ferry prices and ferry booking online today.",
            0.324,
            &["Cheap ferry tickets, ferry timetable, ferry prices and ferry booking online today."],
        ),
        Example::hit(
            "Oslo plumber\n\nPlumber Oslo city offers emergency repairs, boiler service, drain cleaning daily.",
            0.312,
            &["Plumber Oslo city offers emergency repairs, boiler service, drain cleaning daily."],
        ),
        Example::hit("Bridge", 0.4, &[]),
        Example::hit("Bridge\n\nThe bridge is open to all of you.", 0.456, &[]),
    ],
    measure: Measure::Page(function_word_ratio),
};

fn function_word_ratio(page: &Page<'_>, evidence: &mut Evidence) -> f64 {
    let tokens = page.body().tokens();
    let words = page.prose().iter().map(|word| &tokens[word.token as usize]);
    let count = words.filter(|token| token.has(STOPWORD)).count() as f64;
    if evidence.is_kept() {
        page.sentences().iter().filter(|sentence| is_bare(page, sentence)).for_each(|bare| evidence.body(bare.span));
    }
    let missing = (FILLED.0 - page.prose_words()).max(0.0);
    (count + missing * FILLED.1) / (page.prose_words() + missing)
}

fn is_bare(page: &Page<'_>, sentence: &Sentence) -> bool {
    let words = || page.tokens(sentence.tokens).iter().filter(|token: &&Token| token.is_word());
    let (all, function) = (words().count(), words().filter(|token| token.has(STOPWORD)).count());
    all >= BARE.0 && (function as f64) < BARE.1 * all as f64
}
