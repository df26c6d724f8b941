use std::fmt;
use std::str::FromStr;

use rust_stemmers::{Algorithm, Stemmer};

/// A language that texts are read in.
///
/// Its words are stemmed if there is a Snowball algorithm for it. The lexicons are English; in any other language the
/// features that use them are masked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Language(usize);

/// ISO 639-1 code, ISO 639-3 code, name, Snowball algorithm; English first, the rest by code.
const LANGUAGES: &[(&str, &str, &str, Option<Algorithm>)] = &[
    ("en", "eng", "English", Some(Algorithm::English)),
    ("af", "afr", "Afrikaans", None),
    ("ak", "aka", "Akan", None),
    ("am", "amh", "Amharic", None),
    ("ar", "ara", "Arabic", Some(Algorithm::Arabic)),
    ("az", "aze", "Azerbaijani", None),
    ("be", "bel", "Belarusian", None),
    ("bg", "bul", "Bulgarian", None),
    ("bn", "ben", "Bengali", None),
    ("ca", "cat", "Catalan", None),
    ("cs", "ces", "Czech", None),
    ("cy", "cym", "Welsh", None),
    ("da", "dan", "Danish", Some(Algorithm::Danish)),
    ("de", "deu", "German", Some(Algorithm::German)),
    ("el", "ell", "Greek", Some(Algorithm::Greek)),
    ("eo", "epo", "Esperanto", None),
    ("es", "spa", "Spanish", Some(Algorithm::Spanish)),
    ("et", "est", "Estonian", None),
    ("fa", "pes", "Persian", None),
    ("fi", "fin", "Finnish", Some(Algorithm::Finnish)),
    ("fr", "fra", "French", Some(Algorithm::French)),
    ("gu", "guj", "Gujarati", None),
    ("he", "heb", "Hebrew", None),
    ("hi", "hin", "Hindi", None),
    ("hr", "hrv", "Croatian", None),
    ("hu", "hun", "Hungarian", Some(Algorithm::Hungarian)),
    ("hy", "hye", "Armenian", None),
    ("id", "ind", "Indonesian", None),
    ("it", "ita", "Italian", Some(Algorithm::Italian)),
    ("ja", "jpn", "Japanese", None),
    ("jv", "jav", "Javanese", None),
    ("ka", "kat", "Georgian", None),
    ("km", "khm", "Khmer", None),
    ("kn", "kan", "Kannada", None),
    ("ko", "kor", "Korean", None),
    ("la", "lat", "Latin", None),
    ("lt", "lit", "Lithuanian", None),
    ("lv", "lav", "Latvian", None),
    ("mk", "mkd", "Macedonian", None),
    ("ml", "mal", "Malayalam", None),
    ("mr", "mar", "Marathi", None),
    ("my", "mya", "Burmese", None),
    ("ne", "nep", "Nepali", None),
    ("nl", "nld", "Dutch", Some(Algorithm::Dutch)),
    ("no", "nob", "Norwegian", Some(Algorithm::Norwegian)),
    ("or", "ori", "Odia", None),
    ("pa", "pan", "Punjabi", None),
    ("pl", "pol", "Polish", None),
    ("pt", "por", "Portuguese", Some(Algorithm::Portuguese)),
    ("ro", "ron", "Romanian", Some(Algorithm::Romanian)),
    ("ru", "rus", "Russian", Some(Algorithm::Russian)),
    ("si", "sin", "Sinhala", None),
    ("sk", "slk", "Slovak", None),
    ("sl", "slv", "Slovenian", None),
    ("sn", "sna", "Shona", None),
    ("sr", "srp", "Serbian", None),
    ("sv", "swe", "Swedish", Some(Algorithm::Swedish)),
    ("ta", "tam", "Tamil", Some(Algorithm::Tamil)),
    ("te", "tel", "Telugu", None),
    ("th", "tha", "Thai", None),
    ("tk", "tuk", "Turkmen", None),
    ("tl", "tgl", "Tagalog", None),
    ("tr", "tur", "Turkish", Some(Algorithm::Turkish)),
    ("uk", "ukr", "Ukrainian", None),
    ("ur", "urd", "Urdu", None),
    ("uz", "uzb", "Uzbek", None),
    ("vi", "vie", "Vietnamese", None),
    ("yi", "yid", "Yiddish", None),
    ("zh", "cmn", "Chinese", None),
    ("zu", "zul", "Zulu", None),
];

/// Maximum length, in bytes, of a word that is stemmed: a stemmer copies the word at every step.
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

    /// The English name, such as `English`.
    pub fn name(self) -> &'static str {
        LANGUAGES[self.0].2
    }

    /// The Snowball stem of a lower-case word. An overlong word is its own stem, and so is every word of a language
    /// without an algorithm.
    pub fn stem(self, lower: &str) -> String {
        match LANGUAGES[self.0].3 {
            Some(algorithm) if lower.len() <= LONGEST_WORD => Stemmer::create(algorithm).stem(lower).into_owned(),
            _ => lower.to_owned(),
        }
    }

    /// The language of an ISO 639-3 code, such as `eng`.
    pub fn of_iso_639_3(code: &str) -> Option<Language> {
        LANGUAGES.iter().position(|(_, longer, ..)| *longer == code).map(Language)
    }
}

/// An unknown language code or name.
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
        LANGUAGES
            .iter()
            .position(|(code, _, name, _)| code.eq_ignore_ascii_case(text) || name.eq_ignore_ascii_case(text))
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
            assert_eq!(language.name().parse::<Language>().unwrap(), language);
            assert!(!language.stem("a").is_empty());
        }
        assert_eq!(Language::ENGLISH.stem("relations"), "relat");
        let long = "relations".repeat(LONGEST_WORD);
        assert_eq!(Language::ENGLISH.stem(&long), long);
        assert_eq!("German".parse::<Language>().unwrap().stem("häuser"), "haus");
        assert_eq!("id".parse::<Language>().unwrap().stem("menyewakan"), "menyewakan");
        assert!("tlh".parse::<Language>().unwrap_err().to_string().contains("unknown language `tlh`"));
    }

    #[test]
    fn codes_are_there_once_and_in_order() {
        let codes: Vec<&str> = Language::all().map(Language::code).collect();
        assert!(codes[1..].is_sorted_by(|a, b| a < b) && codes[0] == "en", "{codes:?}");
    }
}
