use std::fmt;
use std::str::FromStr;

use rust_stemmers::{Algorithm, Stemmer};

/// A language whose words can be stemmed: all of rust-stemmers' Snowball algorithms.
///
/// The lexicons are English; in any other language the features that read them are masked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Language(usize);

/// ISO 639-1 code, name, Snowball algorithm; English first, the rest by code.
const LANGUAGES: &[(&str, &str, Algorithm)] = &[
    ("en", "english", Algorithm::English),
    ("ar", "arabic", Algorithm::Arabic),
    ("da", "danish", Algorithm::Danish),
    ("de", "german", Algorithm::German),
    ("el", "greek", Algorithm::Greek),
    ("es", "spanish", Algorithm::Spanish),
    ("fi", "finnish", Algorithm::Finnish),
    ("fr", "french", Algorithm::French),
    ("hu", "hungarian", Algorithm::Hungarian),
    ("it", "italian", Algorithm::Italian),
    ("nl", "dutch", Algorithm::Dutch),
    ("no", "norwegian", Algorithm::Norwegian),
    ("pt", "portuguese", Algorithm::Portuguese),
    ("ro", "romanian", Algorithm::Romanian),
    ("ru", "russian", Algorithm::Russian),
    ("sv", "swedish", Algorithm::Swedish),
    ("ta", "tamil", Algorithm::Tamil),
    ("tr", "turkish", Algorithm::Turkish),
];

/// Bytes of the longest word that is stemmed: a stemmer copies the word at every step.
const LONGEST_WORD: usize = 256;

impl Language {
    pub const ENGLISH: Language = Language(0);

    /// Every language, English first.
    pub fn all() -> impl Iterator<Item = Language> {
        (0..LANGUAGES.len()).map(Language)
    }

    /// The ISO 639-1 code, such as `en`.
    pub fn code(self) -> &'static str {
        LANGUAGES[self.0].0
    }

    /// The Snowball stem of a lower-case word; what is longer than any word is its own.
    pub fn stem(self, lower: &str) -> String {
        if lower.len() > LONGEST_WORD {
            return lower.to_owned();
        }
        Stemmer::create(LANGUAGES[self.0].2).stem(lower).into_owned()
    }
}

/// A language code or name that no stemmer exists for.
#[derive(Debug, thiserror::Error)]
#[error("unknown language `{found}`: expected one of {}", codes())]
pub struct UnknownLanguage {
    found: String,
}

fn codes() -> String {
    LANGUAGES.iter().map(|(code, ..)| *code).collect::<Vec<_>>().join(", ")
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(text: &str) -> Result<Self, UnknownLanguage> {
        let wanted = text.to_lowercase();
        LANGUAGES
            .iter()
            .position(|(code, name, _)| *code == wanted || *name == wanted)
            .map(Language)
            .ok_or_else(|| UnknownLanguage { found: text.to_owned() })
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_stems_and_reads_back() {
        for language in Language::all() {
            assert_eq!(language.code().parse::<Language>().unwrap(), language);
            assert!(!language.stem("a").is_empty());
        }
        assert_eq!(Language::ENGLISH.stem("relations"), "relat");
        let long = "relations".repeat(LONGEST_WORD);
        assert_eq!(Language::ENGLISH.stem(&long), long);
        assert_eq!("German".parse::<Language>().unwrap().stem("häuser"), "haus");
        assert!("tlh".parse::<Language>().unwrap_err().to_string().contains("unknown language `tlh`"));
    }
}
