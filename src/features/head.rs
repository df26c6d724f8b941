use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The question a model answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Head {
    /// Does this headline lure instead of tell?
    Clickbait,
    /// Was this page made for search engines rather than readers?
    SeoBait,
}

impl Head {
    pub const ALL: [Head; 2] = [Head::Clickbait, Head::SeoBait];

    /// The name used in options and model files.
    pub fn name(self) -> &'static str {
        match self {
            Head::Clickbait => "clickbait",
            Head::SeoBait => "seo-bait",
        }
    }

    /// The name of its column in scored data.
    pub fn column(self) -> &'static str {
        match self {
            Head::Clickbait => "clickbait_probability",
            Head::SeoBait => "seo_bait_probability",
        }
    }
}

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// An unknown head.
#[derive(Debug, thiserror::Error)]
#[error("unknown head `{found}`: expected `clickbait` or `seo-bait`")]
pub struct UnknownHead {
    found: String,
}

impl FromStr for Head {
    type Err = UnknownHead;

    fn from_str(text: &str) -> Result<Self, UnknownHead> {
        Head::ALL.into_iter().find(|head| head.name() == text).ok_or_else(|| UnknownHead { found: text.to_owned() })
    }
}
