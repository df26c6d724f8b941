//! Titles that are lists.

use super::parts::phrases;
use super::*;
use crate::lexicon::lists::{AUXILIARY, STOPWORD};
use crate::text::{Document, Tags, Token};

pub(super) const FEATURES: &[Feature] = &[PHRASE_LIST];

/// Maximum number of words in a phrase of a list.
const SHORT: usize = 3;
/// Number of short phrases a headline may list: people, places, red, white and blue.
const LISTED: usize = 4;
/// Cap on further ones.
const MOST_PHRASES: f64 = 6.0;

const PHRASE_LIST: Feature = Feature {
    id: FeatureId("title_stuffing.phrase_list"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::google_titles(
        "titles that list phrases look like spam; allowing four short ones is this project's own",
    ),
    summary: "phrases of three words or fewer, without a function word, between commas, colons, bars and dashes, \
              beyond the first four; at most 6",
    present: "lists phrase after phrase for search engines",
    absent: "lists no more phrases than a headline may",
    examples: &[
        Example::hit(
            "Ada Lund biography: age, height, husband, children, house and cars",
            1.0,
            &["Ada Lund biography", "age", "height", "husband", "children"],
        ),
        Example::hit(
            "Roof repair Derby, Burton, Ilkeston, Belper & Ripley | Roofers Derby",
            1.0,
            &["Roof repair Derby", "Burton", "Ilkeston", "Belper & Ripley", "Roofers Derby"],
        ),
        Example::miss("Red, white and blue: three flags, three cities, one march"),
        Example::miss("Lund, Moe, Berg and Olsen meet in Oslo | The Harbour Gazette"),
        Example::miss("Bridge to open late - BBC News"),
        Example::miss("Floods, fires, storms: how the county spent its summer"),
    ],
    measure: Measure::Headline(phrase_list),
};

fn phrase_list(document: &Document, evidence: &mut Evidence) -> f64 {
    let separators = document.tokens().iter().filter(|token| token.has(Tags::SEPARATOR)).count();
    if separators + document.segments().len() <= LISTED {
        return 0.0;
    }
    let is_short = |phrase: &&[Token]| {
        phrase.iter().filter(|token| token.is_word()).count() <= SHORT
            && !phrase.iter().any(|token| token.has(STOPWORD.union(AUXILIARY)))
    };
    let segments = || document.segments().iter().map(|&segment| document.segment_tokens(segment));
    let parts = || segments().flat_map(|segment| phrases(document, segment));
    let is_colon = |token: &Token| document.token_text(token) == ":";
    let listed = || {
        parts().flat_map(|part| part.split(is_colon)).filter(|part| part.iter().any(Token::is_word)).filter(is_short)
    };
    let count = listed().count();
    if count <= LISTED {
        return 0.0;
    }
    listed().for_each(|phrase| evidence.tokens(phrase));
    f64::min((count - LISTED) as f64, MOST_PHRASES)
}
