use std::fmt;

use super::{Evidence, Page};
use crate::text::{Document, Language, Tags};

/// The name of a feature, `family.snake_name`: a public contract, never renamed, never reused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FeatureId(pub &'static str);

impl FeatureId {
    /// The part before the dot.
    pub fn family(self) -> &'static str {
        self.0.split_once('.').map_or(self.0, |(family, _)| family)
    }

    /// The part after the dot.
    pub fn name(self) -> &'static str {
        self.0.split_once('.').map_or("", |(_, name)| name)
    }
}

impl fmt::Display for FeatureId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// What a feature's value counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// 1 if the pattern is present, 0 if not.
    Flag,
    /// How often it occurs.
    Count,
    /// A fraction, 0 to 1.
    Share,
    /// A number of words.
    Words,
    /// A number of letters.
    Letters,
    /// Points on the scale that the summary names.
    Points,
}

impl Unit {
    pub fn name(self) -> &'static str {
        match self {
            Unit::Flag => "flag",
            Unit::Count => "count",
            Unit::Share => "share",
            Unit::Words => "words",
            Unit::Letters => "letters",
            Unit::Points => "points",
        }
    }
}

/// Which way a feature may move the probability; a model's weight never contradicts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// More of it is more like bait: weight ≥ 0.
    RaisesBait,
    /// More of it is less like bait: weight ≤ 0.
    LowersBait,
    /// The data decides.
    Either,
}

impl Direction {
    pub fn name(self) -> &'static str {
        match self {
            Direction::RaisesBait => "raises",
            Direction::LowersBait => "lowers",
            Direction::Either => "either",
        }
    }
}

/// What a feature needs to be measured at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reads {
    /// Characters and tokens: any language.
    Form,
    /// Characters and tokens, with English lists of acronyms, labels and names to help: any language; without the lists
    /// in languages other than English.
    FormAndLists,
    /// Word lists: English only, masked in other languages.
    Lexicon,
}

impl Reads {
    /// Whether such a feature applies to a text in this language.
    pub fn applies_to(self, language: Language) -> bool {
        self != Reads::Lexicon || language == Language::ENGLISH
    }
}

/// Whether models use a feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// A column of the models of its family's head.
    Model,
    /// Computed and shown but used by no model, because it distinguishes sites rather than bait from news.
    ShownOnly,
}

/// Where the idea of a feature comes from.
#[derive(Debug, Clone, Copy)]
pub struct Source {
    /// Author, year, venue.
    pub cite: &'static str,
    /// Where to find it: DOI, address, section.
    pub locator: &'static str,
    /// What the source says, in our words.
    pub claim: &'static str,
}

/// A headline, or a page, with the value a feature has on it: a test case and a line of the feature's documentation.
///
/// A page is its headline, an empty line and its body as plain text.
#[derive(Debug, Clone, Copy)]
pub struct Example {
    pub text: &'static str,
    pub value: f64,
    /// The pieces of the text that are shown as evidence, in order.
    pub evidence: &'static [&'static str],
}

impl Example {
    /// The feature is present, because of these words.
    pub const fn hit(text: &'static str, value: f64, evidence: &'static [&'static str]) -> Self {
        Example { text, value, evidence }
    }

    /// A near miss: similar text that must not count.
    pub const fn miss(text: &'static str) -> Self {
        Example { text, value: 0.0, evidence: &[] }
    }
}

/// One measurement with its documentation.
#[derive(Debug)]
pub struct Feature {
    pub id: FeatureId,
    pub unit: Unit,
    pub direction: Direction,
    pub reads: Reads,
    pub used: Use,
    pub source: Source,
    /// What is measured, as a noun phrase: "words that point forward to something withheld".
    pub summary: &'static str,
    /// Shown to an editor if the value is not 0: "points at something it does not name". `{}` stands for the value.
    ///
    /// It describes the text, not how a model weighs it: a weight may have either sign.
    pub present: &'static str,
    /// Shown if the value is 0, for whatever reason.
    pub absent: &'static str,
    pub examples: &'static [Example],
    pub measure: Measure,
}

/// How a feature is measured.
///
/// The function returns the feature's value and adds the words that caused it to the evidence. Never negative except in
/// [`Unit::Points`]; 0 if the pattern is absent.
#[derive(Debug, Clone, Copy)]
pub enum Measure {
    /// On the headline alone.
    Headline(fn(&Document, &mut Evidence) -> f64),
    /// The same, for a feature that is 0 unless a word or phrase of the headline has one of these
    /// [signs](Document::signs), so that most headlines skip it.
    Listed(Tags, fn(&Document, &mut Evidence) -> f64),
    /// On the body, or the headline against it; masked if there is no body, or if the value is NaN because the text is
    /// too short.
    Page(fn(&Page<'_>, &mut Evidence) -> f64),
}

impl Measure {
    /// Whether the headline alone is measured.
    pub fn is_of_headline(self) -> bool {
        matches!(self, Measure::Headline(_) | Measure::Listed(..))
    }
}
