//! Text about the text, about the search that led to it, and about what nobody knows.

use super::*;
use crate::lexicon::lists::{ANNOUNCEMENT, LEAKED_PROMPT, NOTHING_KNOWN, SEARCH_TALK};

pub(super) const FEATURES: &[Feature] = &[ANNOUNCES_ITSELF, SEARCH_TALK_RATE, NOTHING_KNOWN_RATE, LEAKED_PROMPTS];

/// Cap on occurrences per 1,000 words.
const MOST: f64 = 16.0;

const ANNOUNCES_ITSELF: Feature = Feature {
    id: FeatureId("template.announces_itself"),
    unit: Unit::Points,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: Source {
        cite: "proselint",
        locator: "github.com/amperser/proselint, checks on metadiscourse",
        claim: "text about the text keeps readers from the matter; the list is this project's own",
    },
    summary: "phrases in which the text says what it is going to do, per 1,000 words of prose: in this guide, we will \
              explore, keep reading; at most 16",
    present: "announces what it is going to do",
    absent: "does not announce what it is going to do",
    examples: &[
        Example::hit("Kettles\n\nIn this guide, we will explore kettles.", 8.0, &["In this guide", "we will explore"]),
        Example::hit(
            "Kettles\n\nThis article will cover kettles. Keep reading.",
            8.0,
            &["This article will cover", "Keep reading"],
        ),
        Example::miss("Court\n\nThe guide said that we explore the cave at noon."),
        Example::miss("School\n\nShe kept reading until the article was done."),
    ],
    measure: Measure::Page(|page, evidence| page.per_thousand(ANNOUNCEMENT, MOST, evidence)),
};

const SEARCH_TALK_RATE: Feature = Feature {
    id: FeatureId("template.search_talk"),
    unit: Unit::Points,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::google_people_first("a page should not be made to attract visits from search engines first"),
    summary: "phrases about searching and wondering, per 1,000 words of prose: if you are looking for, near me, people \
              also ask; at most 16",
    present: "talks about what people search for",
    absent: "does not talk about what people search for",
    examples: &[
        Example::hit(
            "Locks\n\nIf you are looking for a locksmith near me, call.",
            8.0,
            &["If you are looking for", "near me"],
        ),
        Example::hit("Tea\n\nMany people wonder whether tea is hot.", 4.0, &["Many people wonder"]),
        Example::miss("Rescue\n\nPolice were looking for the boy near the river."),
        Example::miss("Tea\n\nPeople wonder at the price."),
    ],
    measure: Measure::Page(|page, evidence| page.per_thousand(SEARCH_TALK, MOST, evidence)),
};

const NOTHING_KNOWN_RATE: Feature = Feature {
    id: FeatureId("template.nothing_known"),
    unit: Unit::Points,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::google_people_first(
        "a page should not promise to answer a question that has no answer, such as a release date that is not confirmed",
    ),
    summary: "phrases that fill a page about something nobody knows yet, per 1,000 words of prose: no official \
              announcement, stay tuned, depends on several factors; at most 16",
    present: "fills its text with what is not known",
    absent: "does not fill its text with what is not known",
    examples: &[
        Example::hit(
            "Season 4\n\nThere is no official announcement. Stay tuned.",
            8.0,
            &["no official announcement", "Stay tuned"],
        ),
        Example::hit("Prices\n\nThe price depends on several factors.", 4.0, &["depends on several factors"]),
        Example::miss("Council\n\nThe council made no announcement, and the office is closed."),
        Example::miss("Radio\n\nHe stayed tuned to the station."),
    ],
    measure: Measure::Page(|page, evidence| page.per_thousand(NOTHING_KNOWN, MOST, evidence)),
};

/// Cap on lines.
const MOST_LINES: f64 = 2.0;

const LEAKED_PROMPTS: Feature = Feature {
    id: FeatureId("template.leaked_prompts"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::ai_writing(
        "chat replies, disclaimers of a language model and unfilled placeholders show that nobody read the text",
    ),
    summary: "lines with prompts or replies of a text generator: as an AI language model, meta description, [your \
              name]; at most 2",
    present: "has prompts or replies of a text generator left in it",
    absent: "has no prompts or replies of a text generator left in it",
    examples: &[
        Example::hit("Tea\n\nAs an AI language model I like tea.", 1.0, &["As an AI language model"]),
        Example::hit(
            "Tea\n\nMeta description: tea is hot.\nWrite to [your name] at once.",
            2.0,
            &["Meta description:", "[your name]"],
        ),
        Example::miss("Tea\n\nThe AI model of the tea maker has a new description."),
        Example::miss("Form\n\nWrite your name on the line."),
    ],
    measure: Measure::Page(|page, evidence| {
        let mut count = 0.0;
        for leak in page.blocks().iter().filter_map(|block| page.block_has(block, LEAKED_PROMPT)) {
            count += 1.0;
            evidence.body(leak);
        }
        f64::min(count, MOST_LINES)
    }),
};
