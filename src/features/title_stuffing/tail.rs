//! What follows the headline itself: stuffed tails.

use super::parts::{phrases, tails};
use super::*;
use crate::features::count;
use crate::lexicon::lists::{AUXILIARY, FIRST_PERSON, INTERROGATIVE, SECOND_PERSON, STOPWORD, THIRD_PERSON};
use crate::text::{Document, Span, Tags, Token};

pub(super) const FEATURES: &[Feature] = &[SEGMENTS, TAIL_SHARE, VERBLESS_COMMA_TAIL, TAIL_FUNCTION_WORDS];

/// Cap on tails.
const MOST_SEGMENTS: f64 = 4.0;
/// The same for phrases of a tail.
const MOST_PHRASES: f64 = 6.0;
/// Minimum number of words in a tail whose function words are counted.
const LONG_TAIL: usize = 3;
/// Minimum share of function words in running text.
const RUNNING: f64 = 0.25;

const STUFFING: Source =
    sources::google_spam("titles stuffed with keywords are spam; seeing the tail is this project's own");

const SEGMENTS: Feature = Feature {
    id: FeatureId("title_stuffing.segments"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: STUFFING,
    summary: "parts after the headline itself, split at spaced dashes, bars and dots, without the name of the site; at \
              most 4",
    present: "adds further parts to the headline",
    absent: "adds no further parts to the headline",
    examples: &[
        Example::hit(
            "Ada Lund biography | Ada Lund age | Ada Lund net worth",
            2.0,
            &["Ada Lund age", "Ada Lund net worth"],
        ),
        Example::hit("Bridge to open late \u{2014} bridge news, river traffic", 1.0, &["bridge news, river traffic"]),
        Example::miss("Bridge to open late | The Harbour Gazette"),
        Example::miss("Twenty-five years of rail - BBC News"),
        Example::miss("BREAKING: Bridge closed"),
    ],
    measure: Measure::Headline(|document, evidence| {
        let mut count = 0.0;
        for tail in tails(document) {
            evidence.tokens(tail);
            count += 1.0;
        }
        f64::min(count, MOST_SEGMENTS)
    }),
};

const TAIL_SHARE: Feature = Feature {
    id: FeatureId("title_stuffing.tail_share"),
    unit: Unit::Share,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: STUFFING,
    summary: "share of the title's words that follow the headline itself",
    present: "gives part of the title to a tail",
    absent: "gives no part of the title to a tail",
    examples: &[
        Example::hit("Bridge to open late \u{2014} bridge news, river traffic", 0.5, &["bridge news, river traffic"]),
        Example::hit("Lund wins | Lund, Lund wins, Lund election", 0.7143, &["Lund, Lund wins, Lund election"]),
        Example::miss("Bridge to open late | The Harbour Gazette"),
        Example::miss("Lund wins, and Moe comes second"),
    ],
    measure: Measure::Headline(|document, evidence| {
        let words = |tokens: &[Token]| tokens.iter().filter(|token| token.is_word()).count() as f64;
        let mut behind = 0.0;
        for tail in tails(document) {
            evidence.tokens(tail);
            behind += words(tail);
        }
        count::share(behind, behind + words(document.core()))
    }),
};

/// Words that only clauses have.
const CLAUSE: Tags = AUXILIARY.union(FIRST_PERSON).union(SECOND_PERSON).union(THIRD_PERSON).union(INTERROGATIVE);

const VERBLESS_COMMA_TAIL: Feature = Feature {
    id: FeatureId("title_stuffing.verbless_comma_tail"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: STUFFING,
    summary: "comma-separated phrases in a tail of two or more without a verb, pronoun or question word; at most 6",
    present: "lists search phrases after the headline",
    absent: "lists no search phrases after the headline",
    examples: &[
        Example::hit("Bridge to open late \u{2014} bridge news, river traffic", 2.0, &["bridge news", "river traffic"]),
        Example::hit(
            "Ada Lund wins | Lund age, Lund height, Lund net worth",
            3.0,
            &["Lund age", "Lund height", "Lund net worth"],
        ),
        Example::miss("Bridge to open late \u{2014} engineers, unions say they were not told"),
        Example::miss("Bridges, tunnels, ferries: how Norway crosses its fjords"),
        Example::miss("Bridge to open late \u{2014} and the tunnel too"),
    ],
    measure: Measure::Headline(|document, evidence| {
        let mut count = 0.0;
        for tail in tails(document) {
            if phrases(document, tail).nth(1).is_none() || tail.iter().any(|token| token.has(CLAUSE)) {
                continue;
            }
            for phrase in phrases(document, tail) {
                evidence.tokens(phrase);
                count += 1.0;
            }
        }
        f64::min(count, MOST_PHRASES)
    }),
};

const TAIL_FUNCTION_WORDS: Feature = Feature {
    id: FeatureId("title_stuffing.tail_function_words"),
    unit: Unit::Share,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: Source {
        cite: "Bevendorff et al. 2024, ECIR",
        locator: "doi:10.1007/978-3-031-56063-7_4",
        claim: "the ratio of function words tells written text from lists of keywords; measuring a title's tail is \
                this project's own",
    },
    summary: "how far the barest tail of three words or more falls short of one function word in four: 1 without any",
    present: "has a tail with too few of the small words that sentences need",
    absent: "has no tail with too few of the small words that sentences need",
    examples: &[
        Example::hit("Bridge to open late \u{2014} bridge news, river traffic", 1.0, &["bridge news, river traffic"]),
        Example::hit(
            "Lund wins \u{2014} age of Lund, Lund height, Lund wife, Lund house",
            0.5556,
            &["age of Lund, Lund height, Lund wife, Lund house"],
        ),
        Example::miss("Bridge to open late \u{2014} and the tunnel may be next"),
        Example::miss("Bridge to open late | Harbour Gazette"),
    ],
    measure: Measure::Headline(tail_function_words),
};

fn tail_function_words(document: &Document, evidence: &mut Evidence) -> f64 {
    let mut most: (f64, Option<Span>) = (0.0, None);
    for tail in tails(document) {
        let words = tail.iter().filter(|token| token.is_word()).count();
        let function = tail.iter().filter(|token| token.has(STOPWORD)).count();
        if words < LONG_TAIL {
            continue;
        }
        let short = 1.0 - function as f64 / words as f64 / RUNNING;
        if let [first, .., last] = tail
            && short > most.0
        {
            most = (short, Some(first.span.cover(last.span)));
        }
    }
    if let Some(span) = most.1 {
        evidence.push(span);
    }
    most.0
}
