//! The word a page wants to rank for, and where it occurs.

use super::*;
use crate::features::Sentence;
use crate::lexicon::lists::NAME;
use crate::text::{Case, Span, Token};

pub(super) const FEATURES: &[Feature] =
    &[KEYPHRASE_DENSITY, ENTITY_SATURATION, SUBHEADING_STUFFING, FIRST_PARA_STUFFING];

/// Occurrences from which the most frequent content word counts as the subject of the page.
const LEAST_COUNT: u32 = 3;

/// The most frequent content word of the prose, by its stem.
fn keyphrase(page: &Page<'_>) -> Option<Term> {
    page.term_counts().first().filter(|top| top.count >= LEAST_COUNT).map(|top| top.term)
}

/// The places of a term among some tokens.
fn places<'a>(page: &Page<'a>, tokens: (usize, usize), term: Term) -> impl Iterator<Item = Span> + use<'a> {
    let found = page.tokens(tokens).iter().zip(page.terms(tokens));
    found.filter(move |(_, other)| **other == term).map(|(token, _)| token.span)
}

/// Minimum denominator of a density, in words of prose.
const LEAST_WORDS: f64 = 100.0;
/// Percentage of the words that one word may make up.
const DENSE: f64 = 3.0;
/// Cap on the percentage beyond that.
const MOST_DENSE: f64 = 5.0;

const KEYPHRASE_DENSITY: Feature = Feature {
    id: FeatureId("keyword_abuse.keyphrase_density"),
    unit: Unit::Points,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::yoast(
        "a keyphrase that comes too often for the length of the text is over-used; the limit, and taking the most \
         frequent stem for the keyphrase, are this project's own",
    ),
    summary: "percentage of the words of prose that are the most frequent content word, in any form, beyond 3; of at \
              least 100 words, at most 5",
    present: "repeats its keyword more than normal prose does",
    absent: "repeats no word more than normal prose does",
    examples: &[
        Example::hit(
            "Oslo plumber\n\nCall a plumber. A plumber comes. The plumber works. Pay the plumber. Thank the plumber.",
            2.0,
            &["plumber", "plumber", "plumber", "plumber", "plumber"],
        ),
        Example::hit(
            "Ferry\n\nThe ferry is late. Ferries wait. No ferry sails. A ferry sinks. Is the ferry safe? Ferries land.",
            3.0,
            &["ferry", "Ferries", "ferry", "ferry", "ferry", "Ferries"],
        ),
        Example::miss("Bridge\n\nA bridge opens. The bridge is new. Cars cross the bridge."),
        Example::miss("Bridge\n\nIt is what it is, and it is what it was, so it is."),
    ],
    measure: Measure::Page(keyphrase_density),
};

fn keyphrase_density(page: &Page<'_>, evidence: &mut Evidence) -> f64 {
    let Some(term) = keyphrase(page) else { return 0.0 };
    let percent = 100.0 * f64::from(page.count_of(term)) / page.prose_words().max(LEAST_WORDS);
    if percent <= DENSE {
        return 0.0;
    }
    if evidence.is_kept() {
        for block in page.blocks_of(Role::Prose) {
            places(page, block.tokens, term).for_each(|place| evidence.body(place));
        }
    }
    f64::min(percent - DENSE, MOST_DENSE)
}

/// Number of most frequent terms considered as the entity.
const ENTITIES: usize = 4;
/// Minimum denominator of a share of sentences.
const LEAST_SENTENCES: f64 = 8.0;

const ENTITY_SATURATION: Feature = Feature {
    id: FeatureId("keyword_abuse.entity_saturation"),
    unit: Unit::Share,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::google_spam(
        "repeating words until they sound unnatural is keyword stuffing; the share of sentences is this project's own",
    ),
    summary: "share of the sentences that have the name found in most sentences, if at least three have it; out of at \
              least eight sentences; names are recognised by the list of names, and by capitals inside a sentence",
    present: "keeps naming one subject",
    absent: "names no subject in three sentences or more",
    examples: &[
        Example::hit(
            "Lund\n\nActor Ada Lund sings. On Monday Lund paints. They say Lund cooks. Rain fell.",
            0.375,
            &["Lund", "Lund", "Lund"],
        ),
        Example::hit(
            "Talks\n\nTalks with Norway failed. Norway walked out. Boats from Norway stay. Fish from Norway sells.",
            0.5,
            &["Norway", "Norway", "Norway", "Norway"],
        ),
        Example::miss("Ferry\n\nThe ferry sails. The ferry lands. The ferry waits."),
        Example::miss("Lund\n\nActor Ada Lund sings. Rain fell. She cooks as well."),
    ],
    measure: Measure::Page(entity_saturation),
};

/// Where in a sentence a term is named.
fn named(page: &Page<'_>, sentence: &Sentence, term: Term) -> Option<Span> {
    let capital =
        |token: &Token| matches!(token.case, Case::Capitalized | Case::Upper | Case::Mixed) || token.has(NAME);
    let first = page.tokens(sentence.tokens).iter().position(Token::is_word);
    let tokens = page.tokens(sentence.tokens).iter().zip(page.terms(sentence.tokens)).enumerate();
    let found = tokens
        .filter(|(at, (token, other))| **other == term && capital(token) && (Some(*at) != first || token.has(NAME)));
    found.map(|(_, (token, _))| token.span).next()
}

fn entity_saturation(page: &Page<'_>, evidence: &mut Evidence) -> f64 {
    let sentences = page.sentences();
    let mut most = (0, Term::NONE);
    for top in page.term_counts().iter().take(ENTITIES) {
        let count = sentences.iter().filter(|sentence| named(page, sentence, top.term).is_some()).count();
        if count > most.0 {
            most = (count, top.term);
        }
    }
    if most.0 < LEAST_COUNT as usize {
        return 0.0;
    }
    if evidence.is_kept() {
        sentences.iter().filter_map(|sentence| named(page, sentence, most.1)).for_each(|place| evidence.body(place));
    }
    most.0 as f64 / (sentences.len() as f64).max(LEAST_SENTENCES)
}

/// Minimum denominator of a share of headings.
const LEAST_HEADINGS: f64 = 4.0;

const SUBHEADING_STUFFING: Feature = Feature {
    id: FeatureId("keyword_abuse.subheading_stuffing"),
    unit: Unit::Share,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::yoast("a keyphrase in too large a part of the subheadings is over-used"),
    summary: "share of the headings that have the most frequent content word of the prose, if it occurs three times or \
              more; out of at least four headings",
    present: "puts its keyword into its headings",
    absent: "puts no keyword into its headings",
    examples: &[
        Example::hit(
            "Tea\n\n# Tea in spring\nTea is hot. Drink tea.\n# Tea in autumn\nBuy tea.",
            0.5,
            &["# Tea in spring", "# Tea in autumn"],
        ),
        Example::hit("Tea\n\n# Why tea\nTea is hot. Drink tea. Buy tea.", 0.25, &["# Why tea"]),
        Example::miss("Tea\n\n# The cup\nTea is hot. Drink tea. Buy tea."),
        Example::miss("Tea\n\n# Tea\nIt is hot.\n# Milk\nIt is cold."),
    ],
    measure: Measure::Page(subheading_stuffing),
};

fn subheading_stuffing(page: &Page<'_>, evidence: &mut Evidence) -> f64 {
    let Some(term) = keyphrase(page) else { return 0.0 };
    let (mut all, mut stuffed) = (0.0, 0.0);
    for heading in page.headings() {
        all += 1.0;
        if page.terms(heading.tokens).contains(&term) {
            stuffed += 1.0;
            evidence.body(heading.span);
        }
    }
    stuffed / f64::max(all, LEAST_HEADINGS)
}

/// Words from which a paragraph counts as the first, and words of it that count as its opening.
const OPENING: (usize, usize) = (10, 60);
/// Occurrences in the opening that do not count.
const SAID: usize = 2;
/// Cap on further ones.
const MOST_SAID: f64 = 4.0;

const FIRST_PARA_STUFFING: Feature = Feature {
    id: FeatureId("keyword_abuse.first_para_stuffing"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::yoast(
        "the introduction is where a keyphrase is put; counting it beyond the second is this project's own",
    ),
    summary: "occurrences beyond the second of the most frequent content word of the prose in the first 60 words or marks \
              of the first paragraph of ten or more; at most 4",
    present: "repeats its keyword in the first paragraph",
    absent: "does not keep repeating a keyword in the first paragraph",
    examples: &[
        Example::hit(
            "Oslo plumber\n\nCall a plumber who is a good plumber, for a plumber in Oslo is a plumber near you.\nPay him.",
            2.0,
            &["plumber", "plumber", "plumber", "plumber"],
        ),
        Example::hit(
            "Ferry\n\nThe ferry is late, for the ferry broke down and no other ferry sails.",
            1.0,
            &["ferry", "ferry", "ferry"],
        ),
        Example::miss("Ferry\n\nThe ferry is late, for the ferry broke down and no boat sails."),
        Example::miss(
            "Ferry\n\nThe ferry is late, and the boats wait in port today.\nThe ferry broke down. No ferry sails. A ferry \
             sinks.",
        ),
    ],
    measure: Measure::Page(first_para_stuffing),
};

fn first_para_stuffing(page: &Page<'_>, evidence: &mut Evidence) -> f64 {
    let Some(term) = keyphrase(page) else { return 0.0 };
    let mut paragraphs = page.blocks_of(Role::Prose);
    let Some(first) = paragraphs.find(|block| block.tokens.1 - block.tokens.0 >= OPENING.0) else { return 0.0 };
    let opening = (first.tokens.0, first.tokens.1.min(first.tokens.0 + OPENING.1));
    let count = places(page, opening, term).count();
    if count <= SAID {
        return 0.0;
    }
    places(page, opening, term).for_each(|place| evidence.body(place));
    f64::min((count - SAID) as f64, MOST_SAID)
}
