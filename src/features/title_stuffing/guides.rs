//! Titles that promise everything on a subject.

use super::*;
use crate::features::listed;
use crate::lexicon::lists::GUIDE_TITLE;

pub(super) const FEATURES: &[Feature] = &[GUIDE_TITLES];

/// Cap on promises.
const MOST: f64 = 3.0;

const GUIDE_TITLES: Feature = Feature {
    id: FeatureId("title_stuffing.guide_title"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::this_project("titles made for search engines promise a guide, the best or everything"),
    summary: "phrases that promise everything on a subject: the ultimate, a deep dive, tips for; at most 3; those that are \
              search queries by themselves do not count",
    present: "promises everything on its subject",
    absent: "does not promise everything on its subject",
    examples: &[
        Example::hit("The Ultimate Kettle: Tips for Tea", 2.0, &["The Ultimate", "Tips for"]),
        Example::hit("A Deep Dive into the Art of Tea", 2.0, &["A Deep Dive", "the Art of"]),
        Example::miss("Guide dog saves climber"),
        Example::miss("Council explains new bus lanes"),
    ],
    measure: Measure::Listed(GUIDE_TITLE, |document, evidence| {
        f64::min(listed::count_anywhere(document, GUIDE_TITLE, evidence), MOST)
    }),
};
