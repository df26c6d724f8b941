//! Keyword stuffing of the title: the title is written for a search engine.

use super::{Family, Head};

pub const FAMILY: Family = Family {
    id: "title_stuffing",
    code: "HK",
    head: Head::SeoBait,
    title: "Keyword stuffing of the title",
    parts: &[],
};
