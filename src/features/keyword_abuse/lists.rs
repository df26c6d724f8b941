//! Lists put there for search engines.

use super::*;
use crate::features::page::LISTED;

pub(super) const FEATURES: &[Feature] = &[KEYWORD_LINE, PLACE_LIST, TAG_BLOCK];

/// Cap on lines.
const MOST_LINES: f64 = 3.0;

const KEYWORD_LINE: Feature = Feature {
    id: FeatureId("keyword_abuse.keyword_line"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::google_spam(
        "listing words without context is keyword stuffing; the form of the line is this project's own",
    ),
    summary: "lines before the first paragraph that list three or more comma-separated phrases, without a verb, \
              function word or full stop; at most 3",
    present: "opens with a line of keywords",
    absent: "has no line of keywords before its text",
    examples: &[
        Example::hit(
            "Talks\n\nherring quota talks, Oslo harbour strike, Norway fish prices\nThe talks failed on Monday.",
            1.0,
            &["herring quota talks, Oslo harbour strike, Norway fish prices"],
        ),
        Example::hit(
            "Plumber\n\nOslo plumber, emergency plumber Oslo, boiler repair Oslo\ncheap plumber Oslo, drain cleaning \
             Oslo, plumber prices\nCall us today.",
            2.0,
            &[
                "Oslo plumber, emergency plumber Oslo, boiler repair Oslo",
                "cheap plumber Oslo, drain cleaning Oslo, plumber prices",
            ],
        ),
        Example::miss("Talks\n\nHerring, cod, and salmon are what the talks in Oslo were about.\nThey failed."),
        Example::miss("Talks\n\nOslo, Norway\nThe talks failed on Monday."),
    ],
    measure: Measure::Page(|page, evidence| lines(page, Role::KeywordLine, evidence)),
};

/// Blocks of a role, at most [`MOST_LINES`].
fn lines(page: &Page<'_>, role: Role, evidence: &mut Evidence) -> f64 {
    let mut count = 0.0;
    for block in page.blocks_of(role) {
        count += 1.0;
        evidence.body(block.span);
    }
    f64::min(count, MOST_LINES)
}

const TAG_BLOCK: Feature = Feature {
    id: FeatureId("keyword_abuse.tag_block"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::google_spam(
        "listing words without context is keyword stuffing; blocks of tags and related searches are this project's own \
         sign of it",
    ),
    summary: "lines of tags or related searches inside the body; at most 3",
    present: "carries tags or related searches in its text",
    absent: "carries no tags or related searches in its text",
    examples: &[
        Example::hit(
            "Ferry\n\nThe ferry is late again.\nTags: ferry, harbour, Oslo",
            1.0,
            &["Tags: ferry, harbour, Oslo"],
        ),
        Example::hit(
            "Talks\n\nThe talks failed on Monday.\nTags: herring, quota talks, Oslo harbour",
            1.0,
            &["Tags: herring, quota talks, Oslo harbour"],
        ),
        Example::miss("Shop\n\nThe shop put price tags on hats, coats and shoes.\nTags, it said, help buyers."),
        Example::miss("Ferry\n\nThe ferry is late again."),
    ],
    measure: Measure::Page(|page, evidence| lines(page, Role::Tags, evidence)),
};

/// Cap on further names.
const MOST_LISTED: f64 = 20.0;

const PLACE_LIST: Feature = Feature {
    id: FeatureId("keyword_abuse.place_list"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::google_spam(
        "blocks of text that list the cities and regions a page wants to be found for are keyword stuffing; the number \
         of names is this project's own",
    ),
    summary: "names beyond the seventh in lists separated by commas, bars or and: one to three capitalised words each, \
              at least half of them on the list of names; at most 20",
    present: "lists place after place",
    absent: "has no long list of places",
    examples: &[
        Example::hit(
            "Oslo plumber\n\nWe work in Oslo, Bergen, Stavanger, Trondheim, London, Paris, Berlin and Madrid every day.",
            1.0,
            &["Oslo, Bergen, Stavanger, Trondheim, London, Paris, Berlin and Madrid"],
        ),
        Example::hit(
            "Ferry\n\nFerries to Norway | Sweden | Denmark | Germany | France | Spain | Italy | Greece | New Zealand",
            2.0,
            &["Norway | Sweden | Denmark | Germany | France | Spain | Italy | Greece | New Zealand"],
        ),
        Example::miss("Ferry\n\nFerries to Norway, Sweden, Denmark, Germany and France are late."),
        Example::miss("Tea\n\nBuy tea, milk, sugar, bread, butter, salt, pepper, honey, lemons and jam."),
    ],
    measure: Measure::Page(place_list),
};

fn place_list(page: &Page<'_>, evidence: &mut Evidence) -> f64 {
    let mut count = 0;
    page.place_lists(|list| {
        evidence.body(list.span);
        count += list.names - LISTED;
    });
    f64::min(count as f64, MOST_LISTED)
}
