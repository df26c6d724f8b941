use super::{Cancellation, Evidence, Feature, Measure, Page, Reads};
use crate::text::{Document, Language};

/// Why a feature has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Masked {
    /// It reads English word lists and the text is in another language.
    Language,
    /// It reads the body and there is none.
    NoBody,
}

/// What was read of one input: its headline, and its page where there is a body.
#[derive(Debug, Clone, Copy)]
pub struct Read<'a> {
    pub headline: &'a Document,
    pub page: Option<Page<'a>>,
    pub language: Language,
    /// Looked at before each measurement.
    pub cancellation: &'a Cancellation,
}

/// The value of a feature, or why it was not measured.
///
/// # Errors
///
/// [`Masked`] where the feature does not apply; its contribution is then exactly zero.
pub fn measure(feature: &Feature, read: &Read<'_>, evidence: &mut Evidence) -> Result<f64, Masked> {
    read.cancellation.check();
    if feature.reads == Reads::Lexicon && read.language != Language::ENGLISH {
        return Err(Masked::Language);
    }
    match feature.measure {
        Measure::Headline(measure) => Ok(measure(read.headline, evidence)),
        Measure::Page(measure) => Ok(measure(&read.page.ok_or(Masked::NoBody)?, evidence)),
    }
}
