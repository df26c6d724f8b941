//! Template and filler: the body says what any page could say.

mod headings;
mod phrases;
mod shape;

use super::{
    Direction, Evidence, Example, Family, Feature, FeatureId, Head, Measure, Page, Reads, Source, Unit, Use, sources,
};

pub const FAMILY: Family = Family {
    id: "template",
    code: "BT",
    head: Head::SeoBait,
    title: "Template and filler",
    parts: &[phrases::FEATURES, headings::FEATURES, shape::FEATURES],
};
