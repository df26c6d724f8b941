//! Form: how the headline is built, whatever it is about.

mod opening;
pub use opening::announced_list;
mod report;
mod shape;
mod voice;

use super::{
    Direction, Example, Family, Feature, FeatureId, Head, Measure, Reads, Source, Unit, Use, count, labels, listed,
    sources,
};
use crate::lexicon::lists;

pub const FAMILY: Family = Family {
    id: "form",
    code: "HF",
    head: Head::Clickbait,
    title: "Form",
    parts: &[opening::FEATURES, voice::FEATURES, shape::FEATURES, report::FEATURES],
};
