//! Keyword abuse: the body repeats and lists what people search for.

mod keyphrase;
mod lists;
mod title;
mod words;

use super::{
    Direction, Evidence, Example, Family, Feature, FeatureId, Head, Measure, Page, Reads, Role, Term, Unit, Use,
    sources,
};

pub const FAMILY: Family = Family {
    id: "keyword_abuse",
    code: "BK",
    head: Head::SeoBait,
    title: "Keyword abuse",
    parts: &[keyphrase::FEATURES, words::FEATURES, lists::FEATURES, title::FEATURES],
};
