use super::{Language, Pair, Span, Tags, Token};

/// A phrase of a word list found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PhraseHit {
    /// The phrase's list.
    pub list: Tags,
    /// Bytes of the normalised text.
    pub span: Span,
}

/// What is known of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Known {
    /// The lists it is on.
    pub tags: Tags,
    /// From −5 to 5.
    pub valence: i8,
    pub pair: Pair,
}

/// Says what is known of words and phrases; the lexicon room implements it.
pub trait Tagger: Send + Sync {
    /// What is known of a word in lower case.
    fn word(&self, lower: &str, language: Language) -> Known;

    /// Adds every phrase found in a normalised text, in order of position.
    fn phrases(&self, text: &str, tokens: &[Token], language: Language, hits: &mut Vec<PhraseHit>);
}

/// A tagger that knows no word: for texts whose lexicon is of no interest.
#[derive(Debug, Clone, Copy)]
pub struct NoTags;

impl Tagger for NoTags {
    fn word(&self, _: &str, _: Language) -> Known {
        Known::default()
    }

    fn phrases(&self, _: &str, _: &[Token], _: Language, _: &mut Vec<PhraseHit>) {}
}
