//! The look of the lines.

use super::*;
use crate::text::{Case, Tags, Token};

pub(super) const FEATURES: &[Feature] = &[GLYPH_RULES, TERMINAL_PUNCT_LINES, SHORT_LINES, SHOUTED_LINES];

/// Cap on rules.
const MOST_RULES: f64 = 3.0;
/// Minimum number of marks in a run.
const LEAST_GLYPHS: usize = 4;

const GLYPH_RULES: Feature = Feature {
    id: FeatureId("furniture.glyph_rules"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Form,
    used: Use::Model,
    source: sources::rae_2021("text has few symbols relative to its words"),
    summary: "lines that are a run of four or more dashes, stars, equals signs and the like, of at least two kinds; at \
              most 3",
    present: "draws rules out of mixed dashes",
    absent: "draws no rules out of mixed dashes",
    examples: &[
        Example::hit(
            "Ferry\n\nThe ferry left.\n\u{2014}\u{2014}\u{2014}\u{2014}\u{2013}\nIt came.",
            1.0,
            &["\u{2014}\u{2014}\u{2014}\u{2014}\u{2013}"],
        ),
        Example::hit("Ferry\n\n=-=-=\nThe ferry left.\n*~*~*", 2.0, &["=-=-=", "*~*~*"]),
        Example::miss("Ferry\n\nThe ferry left.\n* * *\nIt came."),
        Example::miss("Ferry\n\nThe ferry left.\n----------\nIt came."),
    ],
    measure: Measure::Page(|page, evidence| count(page, MOST_RULES, evidence, |block| is_glyph_rule(page, block))),
};

fn is_glyph_rule(page: &Page<'_>, block: &Block) -> bool {
    if block.role != Role::Rule {
        return false;
    }
    let mut glyphs = page.text(block.span).chars().filter(|glyph| *glyph != ' ');
    let Some(first) = glyphs.next().filter(|glyph| is_glyph(*glyph)) else { return false };
    let (mut length, mut mixed) = (1, false);
    for glyph in glyphs {
        if !is_glyph(glyph) {
            return false;
        }
        length += 1;
        mixed |= glyph != first;
    }
    mixed && length >= LEAST_GLYPHS
}

fn is_glyph(glyph: char) -> bool {
    matches!(
        glyph,
        '-' | '=' | '_' | '*' | '~' | '#' | '+' | '\u{2010}'..='\u{2015}' | '\u{2500}' | '\u{2550}' | '\u{2022}'
    )
}

const TERMINAL_PUNCT_LINES: Feature = Feature {
    id: FeatureId("furniture.terminal_punct_lines"),
    unit: Unit::Share,
    direction: Direction::Either,
    reads: Reads::Form,
    used: Use::ShownOnly,
    source: fine_web("lines of running text end in terminal punctuation"),
    summary: "share of the lines of text and list entries that end in terminal punctuation; the evidence is those that \
              do not",
    present: "ends {} of its lines with a full stop or similar",
    absent: "ends no line with a full stop or similar",
    examples: &[
        Example::hit("Ferry\n\nThe ferry left at noon.\nIt was late", 0.5, &["It was late"]),
        Example::hit("Ferry\n\n\"Come!\" (It left.)\n- a coat\n- a hat\nWhy?", 0.5, &["- a coat", "- a hat"]),
        Example::miss("Ferry\n\n# The ferry to Oslo"),
    ],
    measure: Measure::Page(|page, evidence| {
        share(
            page,
            |block| matches!(block.role, Role::Prose | Role::Item),
            |block| {
                let ends = ends_sentence(page.tokens(block.tokens));
                if !ends {
                    evidence.body(block.span);
                }
                ends
            },
        )
    }),
};

/// Whether the last mark, not counting the quotation marks and brackets that close after it, ends a sentence.
fn ends_sentence(tokens: &[Token]) -> bool {
    let last = tokens.iter().rev().take_while(|token| !token.is_word());
    last.take(3).any(|token| token.has(Tags::STOP.union(Tags::QUESTION).union(Tags::EXCLAMATION)))
}

/// Maximum number of letters in a short line.
const SHORT: usize = 30;

const SHORT_LINES: Feature = Feature {
    id: FeatureId("furniture.short_lines"),
    unit: Unit::Share,
    direction: Direction::Either,
    reads: Reads::Form,
    used: Use::ShownOnly,
    source: fine_web("pages of mostly short lines are lists and menus"),
    summary: "share of the lines of text, headings and list entries that have 30 characters or fewer",
    present: "keeps {} of its lines to 30 characters",
    absent: "has no line of 30 characters or fewer",
    examples: &[
        Example::hit(
            "Ferry\n\n# The ferry\nThe ferry to the islands left at noon with many on board.",
            0.5,
            &["# The ferry"],
        ),
        Example::hit("Ferry\n\n- a coat\n- a hat", 1.0, &["- a coat", "- a hat"]),
        Example::miss("Ferry\n\nThe ferry to the islands left at noon with many on board."),
    ],
    measure: Measure::Page(|page, evidence| {
        share(
            page,
            |block| !block.role.is_furniture(),
            |block| {
                let short = page.text(block.span).chars().nth(SHORT).is_none();
                if short {
                    evidence.body(block.span);
                }
                short
            },
        )
    }),
};

/// Share of the blocks of some kind for which `is` holds; 0 if there are none.
fn share(page: &Page<'_>, of: impl Fn(&Block) -> bool, mut is: impl FnMut(&Block) -> bool) -> f64 {
    let (mut all, mut count) = (0.0, 0.0);
    for block in page.blocks().iter().filter(|block| of(block)) {
        all += 1.0;
        count += f64::from(u8::from(is(block)));
    }
    count / f64::max(all, 1.0)
}

/// Cap on lines.
const MOST_SHOUTED: f64 = 5.0;
/// Minimum number of words in a shouted line: fewer are a label, as in "WASHINGTON (AP)".
const LEAST_SHOUTED: usize = 5;

const SHOUTED_LINES: Feature = Feature {
    id: FeatureId("furniture.shouted_lines"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Form,
    used: Use::Model,
    source: refined_web("lines mainly in capitals are not text"),
    summary: "lines of text, headings, list entries and promos of five words or more whose letters are mostly capitals; at \
              most 5",
    present: "shouts whole lines",
    absent: "shouts no line",
    examples: &[
        Example::hit(
            "Ferry\n\nTHE FERRY TO THE ISLANDS IS BACK\nIt left at noon.",
            1.0,
            &["THE FERRY TO THE ISLANDS IS BACK"],
        ),
        Example::hit(
            "Ferry\n\nIt left.\n- YOU MAY ALSO LIKE TO WATCH THIS. The Old Lamp",
            1.0,
            &["- YOU MAY ALSO LIKE TO WATCH THIS. The Old Lamp"],
        ),
        Example::miss("Ferry\n\nOSLO (AP)\nThe ferry left."),
        Example::miss("Ferry\n\nThe NATO and UN ferry left Oslo."),
    ],
    measure: Measure::Page(|page, evidence| count(page, MOST_SHOUTED, evidence, |block| is_shouted(page, block))),
};

fn is_shouted(page: &Page<'_>, block: &Block) -> bool {
    let read = !block.role.is_furniture() || block.role == Role::Promo;
    let words = page.tokens(block.tokens).iter().filter(|token| token.is_word());
    // An upper bound on capitals and a lower bound on letters settle nearly every line without reading its text.
    let (mut count, mut most, mut least) = (0, 0, 0);
    for word in words {
        let letters = usize::from(word.letters);
        count += 1;
        match word.case {
            Case::Lower => least += letters,
            Case::Capitalized => most += 1,
            Case::Upper | Case::Mixed | Case::None => most += letters,
        }
    }
    if !read || count < LEAST_SHOUTED || most * 2 <= least {
        return false;
    }
    let (mut letters, mut capitals) = (0, 0);
    for letter in page.text(block.span).chars().filter(|letter| letter.is_alphabetic()) {
        letters += 1;
        capitals += usize::from(letter.is_uppercase());
    }
    capitals * 2 > letters
}
