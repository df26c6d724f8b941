use super::{Cancellation, Evidence, Feature, Measure, Page, congruence};
use crate::text::{Document, Language};

/// Why a feature has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Masked {
    /// It reads English word lists and the text is in another language.
    Language,
    /// It reads the body and there is none.
    NoBody,
    /// The text is too short to measure it.
    TooShort,
    /// It reads the headline and there is only a body.
    NoHeadline,
}

/// What was read of one input: its headline, and its page if there is a body.
#[derive(Debug, Clone, Copy)]
pub struct Read<'a> {
    pub headline: &'a Document,
    pub page: Option<Page<'a>>,
    pub language: Language,
    /// Checked before each measurement.
    pub cancellation: &'a Cancellation,
}

impl Read<'_> {
    /// Whether there is a body without a headline.
    pub fn is_body_alone(&self) -> bool {
        self.page.is_some() && self.headline.tokens().is_empty()
    }
}

/// The value of a feature, or why it was not measured.
///
/// # Errors
///
/// [`Masked`] where the feature does not apply; its contribution is then exactly zero.
pub fn measure(feature: &Feature, read: &Read<'_>, evidence: &mut Evidence) -> Result<f64, Masked> {
    read.cancellation.check();
    if !feature.reads.applies_to(read.language) {
        return Err(Masked::Language);
    }
    if read.is_body_alone() && reads_headline(feature) {
        return Err(Masked::NoHeadline);
    }
    match feature.measure {
        Measure::Headline(measure) => Ok(measure(read.headline, evidence)),
        Measure::Listed(lists, _) if !read.headline.signs().intersects(lists) => Ok(0.0),
        Measure::Listed(_, measure) => Ok(measure(read.headline, evidence)),
        Measure::Page(measure) => {
            let value = measure(&read.page.ok_or(Masked::NoBody)?, evidence);
            if value.is_nan() { Err(Masked::TooShort) } else { Ok(value) }
        }
    }
}

/// Whether a feature is meaningless without a headline.
fn reads_headline(feature: &Feature) -> bool {
    feature.measure.is_of_headline() || feature.id.family() == congruence::FAMILY.id
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::features::{PageReader, Reads, features};
    use crate::lexicon::Lexicon;
    use crate::text::{Analyzer, Body, NoTags, Tagger};

    /// The value of a feature on one of its examples, read in a language with some word lists.
    fn measured(feature: &Feature, text: &str, language: Language, tagger: Arc<dyn Tagger>) -> Result<f64, Masked> {
        let mut analyzer = Analyzer::new(language, tagger);
        let (headline, body) = text.split_once("\n\n").unwrap_or((text, ""));
        let body = Body::plain(body);
        analyzer.read(headline);
        analyzer.read_body(&body.text);
        let (mut pages, mut evidence) = (PageReader::default(), Evidence::unkept());
        let page = Some(pages.read(&analyzer, body.lines()));
        let read = Read { headline: analyzer.document(), page, language, cancellation: &Cancellation::NEVER };
        measure(feature, &read, &mut evidence)
    }

    #[test]
    fn a_text_without_the_signs_of_a_feature_has_nothing_of_it() {
        let headlines = || features().flat_map(|feature| feature.examples).map(|example| example.text);
        let mut analyzer = Analyzer::new(Language::ENGLISH, Lexicon::shared());
        let mut without = 0;
        for text in headlines().flat_map(|text| [text.to_owned(), format!("Ferry sails again - {text}")]) {
            let document = analyzer.read(text.split("\n\n").next().unwrap_or(""));
            for feature in features() {
                if let Measure::Listed(lists, measure) = feature.measure
                    && !document.signs().intersects(lists)
                {
                    let mut evidence = Evidence::kept();
                    assert_eq!(measure(document, &mut evidence), 0.0, "{} on {text:?}", feature.id);
                    assert_eq!(evidence.into_spans(), [], "{} on {text:?}", feature.id);
                    without += 1;
                }
            }
        }
        assert!(without > 10_000, "{without}");
    }

    #[test]
    fn no_english_list_is_measured_in_another_language() {
        for language in ["es", "id", "ja"].map(|code| code.parse::<Language>().unwrap()) {
            for feature in features() {
                for example in feature.examples {
                    let found = measured(feature, example.text, language, Lexicon::shared());
                    match feature.reads {
                        Reads::Lexicon => assert_eq!(found, Err(Masked::Language), "{}", feature.id),
                        Reads::Form | Reads::FormAndLists => {
                            assert!(
                                found.is_ok_and(f64::is_finite) || found == Err(Masked::TooShort),
                                "{}",
                                feature.id
                            );
                        }
                    }
                }
            }
        }
    }

    /// Features of form alone are the same without any list.
    #[test]
    fn form_is_measured_without_lists() {
        let mut wrong = Vec::new();
        for feature in features().filter(|feature| feature.reads == Reads::Form) {
            for example in feature.examples {
                let of = |tagger| measured(feature, example.text, Language::ENGLISH, tagger);
                let (with, without) = (of(Lexicon::shared()), of(Arc::new(NoTags)));
                if with != without {
                    wrong.push(format!(
                        "{} on {:?}: {with:?} with lists, {without:?} without",
                        feature.id, example.text
                    ));
                }
            }
        }
        assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    }
}
