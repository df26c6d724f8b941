use super::{Evidence, Feature, Reads};
use crate::text::{Document, Language};

/// Why a feature has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Masked {
    /// It reads English word lists and the text is in another language.
    Language,
}

/// The value of a feature on a document, or why it was not measured.
///
/// # Errors
///
/// [`Masked`] where the feature does not apply; its contribution is then exactly zero.
pub fn measure(
    feature: &Feature,
    document: &Document,
    language: Language,
    evidence: &mut Evidence,
) -> Result<f64, Masked> {
    if feature.reads == Reads::Lexicon && language != Language::ENGLISH {
        return Err(Masked::Language);
    }
    Ok((feature.measure)(document, evidence))
}
