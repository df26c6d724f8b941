//! Question and curiosity gap: the headline asks, points forward or withholds instead of telling.

use super::{Direction, Example, Family, Feature, FeatureId, Reads, Source, Unit, Use, count};
use crate::lexicon::lists;

pub const FAMILY: Family =
    Family { id: "curiosity", code: "HQ", title: "Questions and curiosity gap", features: FEATURES };

const FEATURES: &[Feature] = &[Feature {
    id: FeatureId("curiosity.cliffhanger"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: Source {
        cite: "Zhang et al. 2018, WWW Companion",
        locator: "doi:10.1145/3184558.3188731",
        claim: "a cliffhanger that holds back the outcome is a sign of a clickbait title",
    },
    summary: "phrases that break off before the outcome",
    raises: "breaks off before saying what happened",
    lowers: "says what happened",
    examples: &[
        Example::hit("You Won't Believe Who Came Back", 1.0, &["Won't Believe"]),
        Example::hit("He opened the door. What happened next shocked him", 1.0, &["What happened next"]),
        Example::miss("Believe it or not, the vote is over"),
        Example::miss("The next vote happened on Monday"),
    ],
    measure: |document, evidence| count::phrases(document, lists::CLIFFHANGER, evidence),
}];
