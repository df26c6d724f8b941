//! Who speaks, and whether anything is weighed.

use super::*;
use crate::lexicon::lists::{CONTRAST, FIRST_PERSON};
use crate::text::Tags;

pub(super) const FEATURES: &[Feature] = &[FIRST_PERSON_SHARE, CONTRASTS, EXCLAIMED];

/// Minimum denominator of a share of sentences.
const LEAST_SENTENCES: f64 = 8.0;

const FIRST_PERSON_SHARE: Feature = Feature {
    id: FeatureId("template.first_person"),
    unit: Unit::Share,
    direction: Direction::LowersBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::newman_2003("made-up accounts refer less to their narrator"),
    summary: "share of the sentences that refer to the writer: I, my, we; out of at least eight sentences",
    present: "speaks in the first person",
    absent: "does not speak in the first person",
    examples: &[
        Example::hit("Trip\n\nI drove to Moss. It rained.", 0.125, &["I"]),
        Example::hit("Club\n\nWe meet on Mondays. Our hall is cold.", 0.25, &["We", "Our"]),
        Example::miss("Trip\n\nDrive to Moss when it rains."),
        Example::miss("Mine\n\nThe mine closed in May."),
    ],
    measure: Measure::Page(|page, evidence| page.share_of_sentences(FIRST_PERSON, evidence)),
};

const CONTRASTS: Feature = Feature {
    id: FeatureId("template.contrasts"),
    unit: Unit::Share,
    direction: Direction::LowersBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::newman_2003("made-up accounts have fewer words that draw distinctions, such as but and except"),
    summary: "share of the sentences that set one thing against another: but, except, whereas; out of at least eight \
              sentences",
    present: "sets one thing against another",
    absent: "sets nothing against anything",
    examples: &[
        Example::hit("Trip\n\nIt rained, but we drove. We stayed.", 0.125, &["but"]),
        Example::hit("Club\n\nIt rained, yet we met. Nobody came except the cook.", 0.25, &["yet", "except"]),
        Example::miss("Trip\n\nIt rained, and we drove."),
        Example::miss("Butter\n\nButter the bread and serve."),
    ],
    measure: Measure::Page(|page, evidence| page.share_of_sentences(CONTRAST, evidence)),
};

const EXCLAIMED: Feature = Feature {
    id: FeatureId("template.exclaimed"),
    unit: Unit::Share,
    direction: Direction::Either,
    reads: Reads::Form,
    used: Use::Model,
    source: sources::this_project("people who mean what they write exclaim; pages made in bulk do not"),
    summary: "share of the sentences that end in an exclamation mark; out of at least eight sentences",
    present: "exclaims",
    absent: "does not exclaim",
    examples: &[
        Example::hit("Trip\n\nIt rained! We drove.", 0.125, &["It rained!"]),
        Example::hit("Club\n\nWe sail today! It is warm!", 0.25, &["We sail today!", "It is warm!"]),
        Example::miss("Trip\n\nIt rained. Stop! he said."),
        Example::miss("Yahoo\n\nShe wrote to Yahoo!, which did not answer."),
    ],
    measure: Measure::Page(|page, evidence| {
        let exclaims = |last: &crate::text::Token| last.has(Tags::EXCLAMATION);
        let mut count = 0.0;
        for sentence in page.sentences() {
            if page.tokens(sentence.tokens).last().is_some_and(exclaims) {
                count += 1.0;
                evidence.body(sentence.span);
            }
        }
        count / (page.sentences().len() as f64).max(LEAST_SENTENCES)
    }),
};
