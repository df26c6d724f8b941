//! Template and filler: the body says what any page could say.

mod announcements;
mod headings;
mod openings;
mod outline;
mod phrases;
mod shape;
mod voice;
mod wording;

use super::{
    Direction, Evidence, Example, Family, Feature, FeatureId, Head, Measure, Page, Reads, Source, Unit, Use, sources,
};

pub const FAMILY: Family = Family {
    id: "template",
    code: "BT",
    head: Head::SeoBait,
    title: "Template and filler",
    parts: &[
        phrases::FEATURES,
        announcements::FEATURES,
        openings::FEATURES,
        wording::FEATURES,
        voice::FEATURES,
        headings::FEATURES,
        outline::FEATURES,
        shape::FEATURES,
    ],
};
