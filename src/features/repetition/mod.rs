//! Repetition and padding: the body says the same thing again.

mod counter;
mod lines;
mod ngrams;
mod restart;
mod sentences;
mod variety;

pub(super) use counter::{Counter, hash_of};

use super::{
    Direction, Evidence, Example, Family, Feature, FeatureId, Head, Measure, Page, Reads, Source, Unit, Use, sources,
};

pub const FAMILY: Family = Family {
    id: "repetition",
    code: "BR",
    head: Head::SeoBait,
    title: "Repetition and padding",
    parts: &[variety::FEATURES, ngrams::FEATURES, lines::FEATURES, sentences::FEATURES, restart::FEATURES],
};

/// Minimum denominator of shares of the prose, in words: shares of a shorter text mean little.
const LEAST_WORDS: f64 = 50.0;
