//! Keyword stuffing of the title: the title is written for a search engine.

mod guides;
mod keywords;
mod length;
mod lists;
mod parts;
mod tail;

use super::{
    Direction, Evidence, Example, Family, Feature, FeatureId, Head, Measure, Reads, Source, Unit, Use, sources,
};

pub const FAMILY: Family = Family {
    id: "title_stuffing",
    code: "HK",
    head: Head::SeoBait,
    title: "Keyword stuffing of the title",
    parts: &[length::FEATURES, tail::FEATURES, keywords::FEATURES, lists::FEATURES, guides::FEATURES],
};
