//! Words put there for search engines.

use super::parts::{MOST, may_repeat, phrases, stem};
use super::*;
use crate::features::listed;
use crate::lexicon::lists::{COMMERCE_TERM, QUERY_TERM, YEAR_FRAME};
use crate::text::{Document, Tags, TokenKind};

pub(super) const FEATURES: &[Feature] = &[TERM_REPEATS, PERMUTED_KEYWORDS, YEAR_STAMP, QUERY_PHRASING, COMMERCE_TERMS];

/// Cap on repeats, permuted phrases and terms.
const MOST_COUNTED: f64 = 4.0;

const TERM_REPEATS: Feature = Feature {
    id: FeatureId("title_stuffing.term_repeats"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::google_titles("repeating the same words in a title looks like spam"),
    summary: "how often the most repeated content word of the title is repeated, singular or plural; at most 4",
    present: "repeats a content word",
    absent: "repeats no content word",
    examples: &[
        Example::hit("Ada Lund: Lund age, Lund height", 2.0, &["Lund", "Lund", "Lund"]),
        Example::hit("Cheap phones, best phone deals", 1.0, &["phones", "phone"]),
        Example::miss("The best of the rest and the worst of the year"),
        Example::miss("Council votes on counsel for the accused"),
        Example::miss("Bridge to open late"),
    ],
    measure: Measure::Headline(term_repeats),
};

fn term_repeats(document: &Document, evidence: &mut Evidence) -> f64 {
    if !may_repeat(document) {
        return 0.0;
    }
    let mut stems = [(0u64, 0u8); MOST];
    let mut known = 0;
    let mut most = (0, 0);
    for stem in document.tokens().iter().filter_map(|token| stem(document, token)).take(MOST) {
        let at = stems[..known].iter().position(|(other, _)| *other == stem).unwrap_or_else(|| {
            stems[known] = (stem, 0);
            known += 1;
            known - 1
        });
        stems[at].1 += 1;
        if stems[at].1 > most.0 {
            most = (stems[at].1, stem);
        }
    }
    if most.0 < 2 {
        return 0.0;
    }
    if evidence.is_kept() {
        let tokens = document.tokens().iter();
        tokens.filter(|token| stem(document, token) == Some(most.1)).for_each(|token| evidence.token(token));
    }
    f64::from(most.0 - 1).min(MOST_COUNTED)
}

const PERMUTED_KEYWORDS: Feature = Feature {
    id: FeatureId("title_stuffing.permuted_keywords"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::google_titles("variations of the same words in a title do not help the user"),
    summary: "phrases of two or more content words, most of them already in earlier phrases, in any order; at most 4",
    present: "repeats the same words in another phrase",
    absent: "repeats no words in another phrase",
    examples: &[
        Example::hit("Ada Lund net worth | net worth of Ada Lund", 1.0, &["net worth of Ada Lund"]),
        Example::hit(
            "Oslo ferry tickets: ferry Oslo, tickets ferry Oslo, Oslo tickets",
            2.0,
            &["tickets ferry Oslo", "Oslo tickets"],
        ),
        Example::miss("Ada Lund wins | net worth of candidates"),
        Example::miss("Ministers, unions and ministers' unions"),
        Example::miss("Lund wins, Moe second"),
    ],
    measure: Measure::Headline(permuted_keywords),
};

fn permuted_keywords(document: &Document, evidence: &mut Evidence) -> f64 {
    let is_one = document.segments().len() < 2 && !document.tags().intersects(Tags::SEPARATOR);
    if is_one || !may_repeat(document) {
        return 0.0;
    }
    let mut said = [0u64; MOST];
    let mut known = 0;
    let mut count = 0.0;
    let parts = document.segments().iter().flat_map(|&segment| phrases(document, document.segment_tokens(segment)));
    for phrase in parts {
        let before = known;
        let (mut words, mut again) = (0, 0);
        for stem in phrase.iter().filter_map(|token| stem(document, token)) {
            words += 1;
            if said[..before].contains(&stem) {
                again += 1;
            } else if known < MOST {
                said[known] = stem;
                known += 1;
            }
        }
        if again >= 2 && 2 * again > words {
            evidence.tokens(phrase);
            count += 1.0;
        }
        if known == MOST {
            break;
        }
    }
    f64::min(count, MOST_COUNTED)
}

const YEAR_STAMP: Feature = Feature {
    id: FeatureId("title_stuffing.year_stamp"),
    unit: Unit::Flag,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: Source {
        cite: "Bevendorff et al. 2024, ECIR",
        locator: "doi:10.1007/978-3-031-56063-7_4",
        claim: "search-optimised review pages carry the year in their title",
    },
    summary: "a year from 2010 to 2049 that ends a phrase and is not part of a date or time",
    present: "puts a year in the title",
    absent: "puts no year in the title",
    examples: &[
        Example::hit("Best Laptops for Students 2025", 1.0, &["2025"]),
        Example::hit("diplomatic tensions Norway 2026, herring quotas", 1.0, &["2026"]),
        Example::hit("Plumber Oslo [2025] | Price List", 1.0, &["2025"]),
        Example::miss("Bridge to open in 2027"),
        Example::miss("Verdict expected on 20 June 2025"),
        Example::miss("Sales fell from 2019 to 2021"),
        Example::miss("Crew of 2024 meets again"),
        Example::miss("2025 budget passes"),
    ],
    measure: Measure::Listed(Tags::DIGIT, year_stamp),
};

fn year_stamp(document: &Document, evidence: &mut Evidence) -> f64 {
    let tokens = document.tokens();
    for (at, token) in tokens.iter().enumerate() {
        if token.kind != TokenKind::Number || !is_year(document.token_text(token)) {
            continue;
        }
        let before = tokens[..at].iter().rev().find(|token| token.is_word());
        let dates = before.is_none_or(|word| word.has(YEAR_FRAME) || word.kind == TokenKind::Number);
        let ends = tokens.get(at + 1).is_none_or(|next| !next.is_word() && document.token_text(next) != "'")
            || document.segments().binary_search_by_key(&(at + 1), |segment| segment.end).is_ok();
        let possessive = tokens.get(at + 1).is_some_and(|next| next.span.start == token.span.end && next.is_word());
        if !dates && ends && !possessive {
            evidence.token(token);
            return 1.0;
        }
    }
    0.0
}

fn is_year(text: &str) -> bool {
    matches!(text.as_bytes(), [b'2', b'0', b'1'..=b'4', b'0'..=b'9'])
}

const QUERY_PHRASING: Feature = Feature {
    id: FeatureId("title_stuffing.query_phrasing"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: Source {
        cite: "Bevendorff et al. 2024, ECIR",
        locator: "doi:10.1007/978-3-031-56063-7_4",
        claim: "search-optimised pages repeat the wording of product queries",
    },
    summary: "phrases that people type into a search box: near me, net worth, release date, vs, direct link; at most 4",
    present: "is worded like a search query",
    absent: "is not worded like a search query",
    examples: &[
        Example::hit("Ada Lund Net Worth, Height, Biography", 3.0, &["Net Worth", "Height", "Biography"]),
        Example::hit("emergency plumber near me", 1.0, &["near me"]),
        Example::hit("Night Harbour Season 3 Release Date", 1.0, &["Release Date"]),
        Example::miss("Couple in middle age win at chess"),
        Example::miss("Theatre review: a harbour at night"),
        Example::miss("Bridge to open late"),
    ],
    measure: Measure::Listed(QUERY_TERM, |document, evidence| terms(document, QUERY_TERM, evidence)),
};

const COMMERCE_TERMS: Feature = Feature {
    id: FeatureId("title_stuffing.commerce_terms"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: Source {
        cite: "Bevendorff et al. 2024, ECIR",
        locator: "doi:10.1007/978-3-031-56063-7_4",
        claim: "search-optimised pages carry the words of buying",
    },
    summary: "shopping words: coupon, cheap, best price, for sale; at most 4",
    present: "uses shopping words",
    absent: "uses no shopping words",
    examples: &[
        Example::hit("Cheap Ferry Tickets, Coupon and Discount Code", 3.0, &["Cheap", "Coupon", "Discount Code"]),
        Example::hit("Kettle best price and free shipping", 2.0, &["best price", "free shipping"]),
        Example::miss("Trade deal signed after price shock"),
        Example::miss("Shop owners strike over rents"),
    ],
    measure: Measure::Listed(COMMERCE_TERM, |document, evidence| terms(document, COMMERCE_TERM, evidence)),
};

/// Words and phrases of these lists in the whole title; overlapping ones are counted once.
fn terms(document: &Document, lists: Tags, evidence: &mut Evidence) -> f64 {
    f64::min(listed::count_anywhere(document, lists, evidence), MOST_COUNTED)
}
