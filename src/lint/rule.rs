use std::fmt;
use std::ops::Range;

use serde::Serialize;

use super::Severity;
use super::fixes::{Fix, Guard};
use crate::features::{FeatureId, Head};
use crate::text::PageFile;

/// The name of a rule, in kebab-case, for the bad thing it finds: a public contract, never renamed, never reused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct RuleId(pub &'static str);

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

/// One thing to find, with everything that is said about it.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    pub id: RuleId,
    /// What it looks at, and from where it fires.
    pub finds: Finds,
    pub severity: Severity,
    pub places: Places,
    /// What is wrong: `{text}` is the text of the first place, `{count}` the number of places.
    pub message: &'static str,
    /// What to do about it, as a sentence.
    pub advice: &'static str,
    /// Where it fires: a headline, or a page in Markdown.
    pub bad: &'static str,
    /// A near miss, where it does not.
    pub good: &'static str,
    /// Rules that say it better: this one is silent where one of them fires.
    pub yields_to: &'static [RuleId],
    /// Which places count, where the measurement sees only their form.
    pub guard: Option<Guard>,
    /// Which allowed words of a configuration are no reason for a finding.
    pub spares: Spares,
    /// How it is put right without rewriting prose.
    pub fix: Option<Fix>,
}

impl Rule {
    /// What most rules have in common; the rest of a rule has no default.
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

    /// What is wrong, without the words of one place.
    pub fn plain_message(&self) -> String {
        self.message.replace(": \u{201c}{text}\u{201d}", "").replace("{text}", "\u{2026}").replace("{count}", "several")
    }

    /// The feature that it measures, where it is one of the catalogue.
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

    /// Where it fires by default; none where that is the stored threshold of a model.
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
    /// A feature of the catalogue that passes a threshold.
    Feature { id: FeatureId, fires: Fires },
    /// A head that calls the page bait.
    Head(Head),
    /// What a page says of itself outside its text.
    About(About),
    /// Comments that disable rules, and do nothing.
    Disables,
}

/// From where a measurement is a finding.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Fires {
    /// From this value up.
    From(f64),
    /// From this value down, on pages of 500 words of prose or more: less text may lack anything.
    UpTo(f64),
}

/// A check of what a page says of itself.
#[derive(Debug, Clone, Copy)]
pub struct About {
    pub check: fn(&PageFile, &str) -> Option<PageHit>,
    /// Fires from this value up.
    pub from: f64,
}

/// What a check of a page found.
#[derive(Debug, Clone, PartialEq)]
pub struct PageHit {
    pub value: f64,
    /// Bytes of the source.
    pub span: Range<usize>,
}

/// How places become findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Places {
    /// A finding a place, a few at most; the last of them has the other places.
    Each,
    /// One finding at the first place; the others are related: for shares and densities.
    Together,
}

/// Which allowed words of a configuration a rule passes over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spares {
    Nothing,
    /// For rules about words that come again.
    Names,
    /// For rules about capitals.
    NamesAndAcronyms,
}
