use std::fmt;
use std::str::FromStr;

use super::{Language, UnknownLanguage};

/// Which language an input is read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LanguageChoice {
    /// This one.
    Of(Language),
    /// Its own, if it can be detected; otherwise English.
    Auto,
}

impl FromStr for LanguageChoice {
    type Err = UnknownLanguage;

    fn from_str(text: &str) -> Result<Self, UnknownLanguage> {
        match text {
            "auto" => Ok(LanguageChoice::Auto),
            code => code.parse().map(LanguageChoice::Of),
        }
    }
}

impl fmt::Display for LanguageChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LanguageChoice::Of(language) => language.fmt(f),
            LanguageChoice::Auto => f.write_str("auto"),
        }
    }
}
