//! Complexity: how hard the body is to read; context, never a verdict.

mod readability;
mod shape;

use super::{
    Direction, Evidence, Example, Family, Feature, FeatureId, Head, Measure, Page, Reads, Source, Unit, Use, sources,
};
use crate::text::Token;

pub const FAMILY: Family = Family {
    id: "complexity",
    code: "BC",
    head: Head::SeoBait,
    title: "Complexity",
    parts: &[readability::FEATURES, shape::FEATURES],
};

/// The words and numbers of the prose.
fn words<'a>(page: &Page<'a>) -> impl Iterator<Item = &'a Token> + use<'a> {
    let tokens = page.body().tokens();
    page.prose().iter().map(move |word| &tokens[word.token as usize])
}

/// Letters of the prose's words.
fn letters(page: &Page<'_>) -> f64 {
    words(page).map(|token| f64::from(token.letters)).sum()
}
