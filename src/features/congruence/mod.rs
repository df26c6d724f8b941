//! Headline against body: whether the body delivers what the headline promises.

mod promises;
mod terms;
mod tone;

use super::{
    Direction, Evidence, Example, Family, Feature, FeatureId, Head, Measure, Page, Reads, Source, Term, Unit, Use,
    sources,
};
use crate::text::Token;

pub const FAMILY: Family = Family {
    id: "congruence",
    code: "X",
    head: Head::SeoBait,
    title: "Headline against body",
    parts: &[terms::FEATURES, promises::FEATURES, tone::FEATURES],
};

/// Minimum number of words of prose for a body to be compared with its headline.
const LEAST_PROSE: f64 = 40.0;

/// The tokens of the headline itself with their terms: no label before it and no tail behind it counts.
fn core<'a>(page: &Page<'a>) -> impl Iterator<Item = (&'a Token, Term)> + Clone + use<'a> {
    let (document, terms) = (page.headline(), page.headline_terms());
    let core = document.core();
    let start = core.first().map_or(0, |first| first.span.start);
    let first = document.tokens().partition_point(|token| token.span.start < start);
    core.iter().zip(terms[first..].iter().copied())
}

/// Forty words of prose about boats, for examples.
#[rustfmt::skip]
macro_rules! with_prose {
    ($headline:literal, $body:literal) => {
        concat!(
            $headline, "\n\n", $body, "\nRain fell on the harbour all day and the boats stayed in port while crews \
            played cards below deck. Nobody came to the old hall, and so the buyers went home early. A gull sat on \
            every post along the quay until it was dark."
        )
    };
}
use with_prose;
