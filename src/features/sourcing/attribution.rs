//! Who is quoted, and with what certainty.

use super::*;
use crate::lexicon::lists::{HEDGE, SAID, VAGUE_SOURCE};
use crate::text::Case;

pub(super) const FEATURES: &[Feature] = &[SAID_RATE, VAGUE_ATTRIBUTION, HEDGE_RATE];

const SAID_RATE: Feature = Feature {
    id: FeatureId("sourcing.said_rate"),
    unit: Unit::Share,
    direction: Direction::LowersBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::horne_2018("attributions tell how far a text rests on what others said"),
    summary: "share of the sentences that attribute a statement to someone: said, told, according to; out of at least \
              eight sentences",
    present: "attributes statements",
    absent: "attributes no statements",
    examples: &[
        Example::hit("Ferry\n\nThe ferry is late, Lund said. She told us why.", 0.25, &["said", "told"]),
        Example::hit("Quay\n\nAccording to the port, the quay is closed.", 0.125, &["According to"]),
        Example::miss("States\n\nThe United States reports its claims by law."),
        Example::miss("Ferry\n\nThe ferry is late. It rained.\n# Lund said"),
    ],
    measure: Measure::Page(|page, evidence| page.share_of_sentences(SAID, evidence)),
};

/// Cap on vague attributions per 1,000 words.
const MOST_VAGUE: f64 = 16.0;

const VAGUE_ATTRIBUTION: Feature = Feature {
    id: FeatureId("sourcing.vague_attribution"),
    unit: Unit::Points,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::ai_writing("vague attributions of opinion mark text written without sources"),
    summary: "phrases that attribute a statement to no one in particular, per 1,000 words of prose: experts say, some \
              believe, reports suggest; at most 16",
    present: "quotes unnamed experts or people",
    absent: "quotes no unnamed experts or people",
    examples: &[
        Example::hit("Tea\n\nExperts say tea is good. Some believe it heals.", 8.0, &["Experts say", "Some believe"]),
        Example::hit("Ring\n\nRumor has it that Lund bought a ring.", 4.0, &["Rumor has it"]),
        Example::miss("Tea\n\nThe experts met. Some tea was left."),
        Example::miss("Study\n\nThe Oslo study shows that 14 of 60 cups leak."),
    ],
    measure: Measure::Page(|page, evidence| page.per_thousand(VAGUE_SOURCE, MOST_VAGUE, evidence)),
};

/// Minimum denominator of a share of sentences.
const LEAST_SENTENCES: f64 = 8.0;

const HEDGE_RATE: Feature = Feature {
    id: FeatureId("sourcing.hedge_rate"),
    unit: Unit::Share,
    direction: Direction::Either,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::horne_2018("tentative words tell texts of different credibility apart"),
    summary: "share of the sentences that leave open whether something is so: could, may, likely; out of at least \
              eight sentences",
    present: "hedges its statements",
    absent: "does not hedge its statements",
    examples: &[
        Example::hit("Rates\n\nRates could rise. They may also fall. It rained.", 0.25, &["could", "may"]),
        Example::hit("Rain\n\nPerhaps it will rain.", 0.125, &["Perhaps"]),
        Example::miss("Vote\n\nThe vote is on May 4. Turnout in May is low."),
        Example::miss("Rain\n\nIt will rain. It can rain."),
    ],
    measure: Measure::Page(|page, evidence| {
        let mut count = 0.0;
        for sentence in page.sentences() {
            let Some(span) = page.sentence_has(sentence, HEDGE) else { continue };
            let at = |token: &&crate::text::Token| token.span == span;
            let month = page.tokens(sentence.tokens).iter().find(at).is_some_and(|token| token.case != Case::Lower);
            if month && span.start != sentence.span.start {
                continue;
            }
            count += 1.0;
            evidence.body(span);
        }
        count / (page.sentences().len() as f64).max(LEAST_SENTENCES)
    }),
};
