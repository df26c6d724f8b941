//! Sensation: the headline shouts, exaggerates, frightens or presses instead of telling.

mod marks;
mod readers;
mod templates;
mod words;

use super::{
    Direction, Example, Family, Feature, FeatureId, Head, Measure, Reads, Source, Unit, Use, labels, listed, sources,
};
use crate::lexicon::lists;

pub const FAMILY: Family = Family {
    id: "sensation",
    code: "HS",
    head: Head::Clickbait,
    title: "Sensation",
    parts: &[words::FEATURES, marks::FEATURES, templates::FEATURES, readers::FEATURES],
};
