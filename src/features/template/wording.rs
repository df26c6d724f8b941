//! Words and phrasings that fit any subject.

use super::*;
use crate::lexicon::lists::{IMPORTANCE, PARTICIPLE_TAIL, PRAISE};
use crate::text::{Case, Token, TokenKind};

pub(super) const FEATURES: &[Feature] =
    &[PRAISE_WORDS, STOCK_IMPORTANCE, ABSTRACT_ADJECTIVES, PARTICIPLE_TAILS, TRIADS];

/// Cap on words of praise per 1,000 words.
const MOST_PRAISE: f64 = 40.0;

const PRAISE_WORDS: Feature = Feature {
    id: FeatureId("template.praise_words"),
    unit: Unit::Points,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::ai_writing("promotional language praises a subject instead of describing it"),
    summary: "words of praise and importance per 1,000 words of prose: best, ultimate, reliable, essential; at most 40",
    present: "praises more than it tells",
    absent: "praises nothing",
    examples: &[
        Example::hit("Kettles\n\nThe ultimate kettle is a timeless joy.", 8.0, &["ultimate", "timeless"]),
        Example::hit("Roofs\n\nReliable roofers do quality work.", 8.0, &["Reliable", "quality"]),
        Example::miss("Kettles\n\nThe kettle boils a litre in two minutes."),
        Example::miss("Final\n\nThe side won the cup on the last day."),
    ],
    measure: Measure::Page(|page, evidence| page.per_thousand(PRAISE, MOST_PRAISE, evidence)),
};

/// Cap on occurrences per 1,000 words.
const MOST: f64 = 24.0;
/// Minimum denominator, in words.
const LEAST_WORDS: f64 = 250.0;

const STOCK_IMPORTANCE: Feature = Feature {
    id: FeatureId("template.stock_importance"),
    unit: Unit::Points,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::ai_writing("undue emphasis on importance marks text written without a subject"),
    summary: "stock phrases of importance and benefit per 1,000 words of prose: is essential for, one of the most \
              popular, make informed decisions; at most 24",
    present: "uses stock phrases of importance",
    absent: "uses no stock phrases of importance",
    examples: &[
        Example::hit(
            "Sleep\n\nSleep is essential for health, and one of the most important habits.",
            8.0,
            &["is essential for", "one of the most important"],
        ),
        Example::hit("Loans\n\nMake an informed decision on loans.", 4.0, &["Make an informed decision"]),
        Example::miss("Range\n\nThe range of the missile is essential data."),
        Example::miss("Vote\n\nThe decision was made by informed voters."),
    ],
    measure: Measure::Page(|page, evidence| page.per_thousand(IMPORTANCE, MOST, evidence)),
};

/// Minimum number of letters in a word that ends like an adjective.
const LONG: usize = 7;
/// Endings of adjectives that judge or classify.
const ENDINGS: [&str; 6] = ["al", "ive", "ous", "ful", "able", "ic"];
/// Cap on adjectives per 100 words.
const MOST_ADJECTIVES: f64 = 12.0;

const ABSTRACT_ADJECTIVES: Feature = Feature {
    id: FeatureId("template.abstract_adjectives"),
    unit: Unit::Points,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::this_project("pages made for search engines use abstract adjectives where others use facts"),
    summary: "words of seven letters or more ending in -al, -ive, -ous, -ful, -able or -ic, per 100 words of prose, of \
              at least 100; at most 12",
    present: "uses abstract adjectives",
    absent: "uses no abstract adjectives",
    examples: &[
        Example::hit("Desks\n\nA practical and effective desk.", 2.0, &["practical", "effective"]),
        Example::hit("Baths\n\nThe therapeutic bath is beneficial.", 2.0, &["therapeutic", "beneficial"]),
        Example::miss("Desks\n\nThe desk is oak, and its metal legs fold."),
        Example::miss("Court\n\nThe clerk of Montreal spoke at noon."),
    ],
    measure: Measure::Page(|page, evidence| {
        let mut count = 0.0;
        for sentence in page.sentences() {
            for token in page.tokens(sentence.tokens) {
                let word = &*page.word(token).lower;
                let plain = token.kind == TokenKind::Word && token.case == Case::Lower && word.len() >= LONG;
                if plain && ENDINGS.iter().any(|ending| word.ends_with(ending)) {
                    count += 1.0;
                    evidence.body(token.span);
                }
            }
        }
        f64::min(100.0 * count / page.prose_words().max(100.0), MOST_ADJECTIVES)
    }),
};

/// Minimum denominator of a share of sentences.
const LEAST_SENTENCES: f64 = 8.0;

const PARTICIPLE_TAILS: Feature = Feature {
    id: FeatureId("template.participle_tails"),
    unit: Unit::Share,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::ai_writing("participles tacked on after a comma analyse nothing"),
    summary: "share of the sentences with a participle of benefit after a comma, as in \", ensuring\" and \", \
              making\"; out of at least eight sentences",
    present: "tacks benefits onto its sentences",
    absent: "tacks no benefits onto its sentences",
    examples: &[
        Example::hit("Tea\n\nTea is hot, ensuring warmth. It is wet.", 0.125, &[", ensuring"]),
        Example::hit(
            "Desks\n\nDesks fold, making room. Lamps turn, providing light.",
            0.25,
            &[", making", ", providing"],
        ),
        Example::miss("Tea\n\nMaking tea is quick."),
        Example::miss("Tea\n\nThe firm ensuring the ship made no comment."),
    ],
    measure: Measure::Page(|page, evidence| {
        let mut count = 0.0;
        for sentence in page.sentences() {
            let mut pairs = page.tokens(sentence.tokens).windows(2);
            let hung = |pair: &&[Token]| page.text(pair[0].span) == "," && pair[1].has(PARTICIPLE_TAIL);
            if let Some(tail) = pairs.find(hung) {
                count += 1.0;
                evidence.body(tail[0].span.cover(tail[1].span));
            }
        }
        count / (page.sentences().len() as f64).max(LEAST_SENTENCES)
    }),
};

const TRIADS: Feature = Feature {
    id: FeatureId("template.triads"),
    unit: Unit::Points,
    direction: Direction::RaisesBait,
    reads: Reads::Form,
    used: Use::Model,
    source: sources::ai_writing("rows of three stand in for an analysis: the rule of three"),
    summary: "lists of three single words without capitals, as in \"safe, fast, and reliable\", per 1,000 words of \
              prose; at most 24",
    present: "lines up words in threes",
    absent: "lines up no words in threes",
    examples: &[
        Example::hit("Roofs\n\nWork that is safe, fast, and reliable.", 4.0, &["safe, fast, and reliable"]),
        Example::hit("Tea\n\nTea warms, calms, and heals. Buy, brew, or share.", 4.0, &["warms, calms, and heals"]),
        Example::miss("Vote\n\nOslo, Bergen, and Moss vote on Monday."),
        Example::miss("Tea\n\nThe pot, two cups and the spoon are gone."),
    ],
    measure: Measure::Page(|page, evidence| {
        let mut count = 0.0;
        for sentence in page.sentences() {
            for row in page.tokens(sentence.tokens).windows(6).filter(|row| is_triad(page, row)) {
                count += 1.0;
                evidence.body(row[0].span.cover(row[5].span));
            }
        }
        f64::min(1000.0 * count / page.prose_words().max(LEAST_WORDS), MOST)
    }),
};

/// Word, comma, word, comma, and, word.
fn is_triad(page: &Page<'_>, row: &[Token]) -> bool {
    let plain = |at: usize| row[at].kind == TokenKind::Word && row[at].case == Case::Lower;
    let text = |at: usize| page.text(row[at].span);
    plain(0) && text(1) == "," && plain(2) && text(3) == "," && matches!(text(4), "and" | "or") && plain(5)
}
