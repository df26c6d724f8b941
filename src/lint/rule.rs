use std::fmt;
use std::ops::Range;

use serde::Serialize;

use super::Severity;
use super::fixes::{Fix, Guard};
use crate::features::{FeatureId, Head};
use crate::text::PageFile;

/// The name of a rule, in kebab-case, after the problem it finds: a public contract, never renamed, never reused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct RuleId(pub &'static str);

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

/// A problem to find, with everything there is to say about it.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    pub id: RuleId,
    /// What it looks at, and when it fires.
    pub finds: Finds,
    pub severity: Severity,
    pub places: Places,
    /// What is wrong: `{text}` is the text of the first place, `{count}` the number of places.
    pub message: &'static str,
    /// What to do about it, as a sentence.
    pub advice: &'static str,
    /// An example on which it fires: a headline, or a page in Markdown.
    pub bad: &'static str,
    /// A near miss, on which it does not.
    pub good: &'static str,
    /// More specific rules: this one is silent if one of them fires.
    pub yields_to: &'static [RuleId],
    /// Decides whether the places count, for features that see only the form of their evidence.
    pub guard: Option<Guard>,
    /// Which of the configuration's allowed words it ignores.
    pub spares: Spares,
    /// How to fix it without rewriting prose.
    pub fix: Option<Fix>,
}

impl Rule {
    /// Defaults for the fields that most rules share; the other fields have no meaningful default.
    pub const PLAIN: Rule = Rule {
        id: RuleId(""),
        finds: Finds::Head(Head::Clickbait),
        severity: Severity::Info,
        places: Places::Each,
        message: "",
        advice: "",
        bad: "",
        good: "",
        yields_to: &[],
        guard: None,
        spares: Spares::Nothing,
        fix: None,
    };

    /// The message without the text of a particular place.
    pub fn plain_message(&self) -> String {
        self.message.replace(": \u{201c}{text}\u{201d}", "").replace("{text}", "\u{2026}").replace("{count}", "several")
    }

    /// The feature that it measures, if any.
    pub fn feature(&self) -> Option<FeatureId> {
        match self.finds {
            Finds::Feature { id, .. } => Some(id),
            Finds::Head(_) | Finds::About(_) | Finds::Disables => None,
        }
    }

    /// The family of its feature; `page` for the rules of whole pages.
    pub fn family(&self) -> &'static str {
        self.feature().and_then(|id| id.0.split_once('.')).map_or("page", |(family, _)| family)
    }

    /// The default threshold; `None` if it is the one stored in a model.
    pub fn threshold(&self) -> Option<f64> {
        match self.finds {
            Finds::Feature { fires: Fires::From(value) | Fires::UpTo(value), .. } => Some(value),
            Finds::About(about) => Some(about.from),
            Finds::Head(_) | Finds::Disables => None,
        }
    }
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy)]
pub enum Finds {
    /// A feature that passes a threshold.
    Feature { id: FeatureId, fires: Fires },
    /// A head that calls the page bait.
    Head(Head),
    /// The metadata of a page.
    About(About),
    /// Disable comments that suppress nothing.
    Disables,
}

/// The values of a measurement that are a finding.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Fires {
    /// This value or more.
    From(f64),
    /// This value or less, on pages of at least 500 words of prose: anything may be missing from a shorter text.
    UpTo(f64),
}

/// A check of a page's metadata.
#[derive(Debug, Clone, Copy)]
pub struct About {
    pub check: fn(&PageFile, &str) -> Option<PageHit>,
    /// Fires at this value or more.
    pub from: f64,
}

/// What a check of a page found.
#[derive(Debug, Clone, PartialEq)]
pub struct PageHit {
    pub value: f64,
    /// A byte range of the source.
    pub span: Range<usize>,
}

/// How places become findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Places {
    /// One finding per place, up to a limit; the last one takes the remaining places.
    Each,
    /// One finding at the first place, with the others as related places: for shares and densities.
    Together,
}

/// Which of the configuration's allowed words a rule ignores.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spares {
    Nothing,
    /// For rules about repeated words.
    Names,
    /// For rules about capitals.
    NamesAndAcronyms,
}
