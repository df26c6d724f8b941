//! Filler phrases.

use super::*;
use crate::lexicon::lists::{BOTH_SIDES, METADISCOURSE, MORAL, PUFFERY, STOCK_PHRASE, TRANSITION};

pub(super) const FEATURES: &[Feature] =
    &[STOCK_PHRASES, METADISCOURSE_RATE, SIGNIFICANCE_PUFFERY, BOTH_SIDES_FRAME, TRANSITION_OVERUSE, SUMMARY_CLOSER];

/// Cap on occurrences per 1,000 words.
const MOST: f64 = 24.0;

const STOCK_PHRASES: Feature = Feature {
    id: FeatureId("template.stock_phrases"),
    unit: Unit::Points,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::ai_writing("phrases that fit any subject mark text written without one"),
    summary: "ready-made phrases per 1,000 words of prose: all eyes are on, the world is watching, in today's \
              fast-paced world; at most 24",
    present: "uses ready-made phrases",
    absent: "uses no ready-made phrases",
    examples: &[
        Example::hit(
            "Rates\n\nAll eyes are on rates. The world is watching.",
            8.0,
            &["All eyes are on", "The world is watching"],
        ),
        Example::hit(
            "Kettles\n\nIn today's fast-paced world, tea is a game changer.",
            8.0,
            &["In today's fast-paced world", "game changer"],
        ),
        Example::miss("Swim\n\nDivers dive into the lake. The coach is watching."),
        Example::miss("World\n\nThe world is round. Today it rained."),
    ],
    measure: Measure::Page(|page, evidence| page.per_thousand(STOCK_PHRASE, MOST, evidence)),
};

const METADISCOURSE_RATE: Feature = Feature {
    id: FeatureId("template.metadiscourse"),
    unit: Unit::Points,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: Source {
        cite: "proselint",
        locator: "github.com/amperser/proselint, checks on metadiscourse",
        claim: "text about the text keeps readers from the matter",
    },
    summary: "phrases that tell readers how to take what follows, per 1,000 words of prose: it's important to \
              understand, it is worth noting; at most 24",
    present: "talks about what it is going to say",
    absent: "does not talk about what it is going to say",
    examples: &[
        Example::hit("Rates\n\nIt's important to understand rates.", 4.0, &["It's important to understand"]),
        Example::hit(
            "Rates\n\nIt is worth noting that rates rose. Keep in mind that they fall.",
            8.0,
            &["It is worth noting", "Keep in mind"],
        ),
        Example::miss("Rates\n\nIt is an important rate. Banks understand it."),
        Example::miss("Rates\n\nThe bank is worth a note."),
    ],
    measure: Measure::Page(|page, evidence| page.per_thousand(METADISCOURSE, MOST, evidence)),
};

const SIGNIFICANCE_PUFFERY: Feature = Feature {
    id: FeatureId("template.significance_puffery"),
    unit: Unit::Points,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::ai_writing("undue emphasis on significance marks text written without a subject"),
    summary: "words that only say that something matters, per 1,000 words of prose: pivotal, multifaceted, complex \
              landscape; at most 24",
    present: "uses words that only say that something matters",
    absent: "uses no words that only say that something matters",
    examples: &[
        Example::hit(
            "Rates\n\nRates play a pivotal role in a complex landscape.",
            8.0,
            &["play a pivotal role", "complex landscape"],
        ),
        Example::hit("Tea\n\nTea underscores the rich tapestry of life.", 8.0, &["underscores", "rich tapestry of"]),
        Example::miss("Garden\n\nThe landscape is flat. A tapestry hangs in the hall."),
        Example::miss("Play\n\nThe role was played by Ada Lund."),
    ],
    measure: Measure::Page(|page, evidence| page.per_thousand(PUFFERY, MOST, evidence)),
};

const BOTH_SIDES_FRAME: Feature = Feature {
    id: FeatureId("template.both_sides_frame"),
    unit: Unit::Points,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::ai_writing("negative parallelisms and empty balance mark text written without a subject"),
    summary: "frames that only pretend to weigh two sides, per 1,000 words of prose: not just, on the other hand, \
              while others; at most 24",
    present: "uses frames such as not just and on the other hand",
    absent: "uses no frames such as not just and on the other hand",
    examples: &[
        Example::hit(
            "Rates\n\nThis is not just a rate. On the flip side, it is low.",
            8.0,
            &["is not just a", "On the flip side"],
        ),
        Example::hit(
            "Tea\n\nTea is more than just a drink. On the other hand, it is wet.",
            8.0,
            &["is more than just", "On the other hand"],
        ),
        Example::miss("Hand\n\nHe wore a ring on his other hand."),
        Example::miss("Court\n\nThe just man was not there."),
    ],
    measure: Measure::Page(|page, evidence| page.per_thousand(BOTH_SIDES, MOST, evidence)),
};

const TRANSITION_OVERUSE: Feature = Feature {
    id: FeatureId("template.transition_overuse"),
    unit: Unit::Share,
    direction: Direction::Either,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: Source {
        cite: "Yoast SEO, transition words assessment",
        locator: "github.com/Yoast/wordpress-seo, packages/yoastseo",
        claim: "Yoast rewards transitions in 30 per cent of the sentences; texts written to that rule have more than \
                they need",
    },
    summary: "share of the sentences with a transition word; out of at least eight sentences",
    present: "ties its sentences together with transition words",
    absent: "uses no transition words",
    examples: &[
        Example::hit("Rates\n\nHowever, rates rose. Moreover, they rose fast.", 0.25, &["However", "Moreover"]),
        Example::hit(
            "Tea\n\nIn addition, tea is hot. As a result, it warms. It is wet.",
            0.25,
            &["In addition", "As a result"],
        ),
        Example::miss("Tea\n\nTea is hot. It warms."),
        Example::miss("Result\n\nThe result was close. An addition is planned."),
    ],
    measure: Measure::Page(|page, evidence| page.share_of_sentences(TRANSITION, evidence)),
};

/// Number of final sentences that may hold a moral; in longer texts, the last quarter.
const CLOSING: usize = 3;

const SUMMARY_CLOSER: Feature = Feature {
    id: FeatureId("template.summary_closer"),
    unit: Unit::Flag,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::ai_writing("a vague moral at the end marks text written without a subject"),
    summary: "a vague moral in the last quarter of the prose: only time will tell, one thing is certain",
    present: "ends on a moral that fits any story",
    absent: "does not end on a moral that fits any story",
    examples: &[
        Example::hit("Rates\n\nRates rose. Only time will tell if they fall.", 1.0, &["Only time will tell"]),
        Example::hit("Tea\n\nTea is hot.\nIn conclusion, tea remains to be seen.", 1.0, &["In conclusion"]),
        Example::miss("Time\n\nOnly time will tell. Rain fell. It was cold. They left. They ate."),
        Example::miss("Rates\n\nRates rose. The bank meets again in May."),
    ],
    measure: Measure::Page(|page, evidence| {
        let sentences = page.sentences();
        let last = &sentences[sentences.len() - sentences.len().div_ceil(4).max(CLOSING).min(sentences.len())..];
        let Some(span) = last.iter().find_map(|sentence| page.sentence_has(sentence, MORAL)) else { return 0.0 };
        evidence.body(span);
        1.0
    }),
};
