use std::collections::HashMap;
use std::sync::OnceLock;

use foldhash::fast::FixedState;

use super::token::{TokenKind, kind_of, tokenize};
use super::word_table::{WordPlace, WordTable};
use super::{Case, Known, Language, Span, Tagger, Tags, Token, WordId, singular, width};

/// The kind of a mark, and whether a word has an apostrophe, as tags.
fn mark_tags(surface: &str) -> Tags {
    match surface {
        "!" | "\u{ff01}" => Tags::EXCLAMATION,
        "?" => Tags::QUESTION | Tags::ASKS,
        "\u{ff1f}" | "\u{61f}" => Tags::ASKS,
        "," | ";" | ":" | "|" | "/" => Tags::SEPARATOR,
        "." | "\u{2026}" => Tags::STOP,
        _ if surface.contains(['"', '\'']) => Tags::QUOTE,
        _ => Tags::NONE,
    }
}

/// How a token is written, as tags.
fn written_tags(surface: &str, kind: TokenKind, case: Case, valence: i8) -> Tags {
    let of = |holds: bool, tags: Tags| if holds { tags } else { Tags::NONE };
    of(case == Case::Upper, Tags::UPPER)
        | of(surface.starts_with(|c: char| c.is_ascii_digit()), Tags::DIGIT)
        | of(valence != 0, Tags::EMOTION)
        | of(kind == TokenKind::Symbol, Tags::SYMBOL)
        | mark_tags(surface)
}

/// What is known of a distinct token; computed once.
#[derive(Debug)]
pub struct Word {
    /// Lower-cased text: what grams and lexicons see.
    pub lower: Box<str>,
    pub kind: TokenKind,
    stem: OnceLock<Box<str>>,
}

impl Word {
    /// The Snowball stem of the lower-cased word; computed when first asked for.
    pub fn stem(&self, language: Language) -> &str {
        self.stem.get_or_init(|| language.stem(&self.lower).into())
    }
}

/// The distinct tokens an analyzer has seen.
///
/// Bounded: once full, it is emptied before the next document and its [`epoch`](Words::epoch) goes up, so callers that
/// cache something per [`WordId`] know to start over. Results never depend on what the table holds.
#[derive(Debug, Default)]
pub struct Words {
    short: WordTable,
    /// The next tokens.
    batch: Vec<Met>,
    long: HashMap<Box<str>, Token, FixedState>,
    entries: Vec<Word>,
    /// Entries that were there before the last document.
    before: usize,
    epoch: u32,
}

/// A token of the text, and its key in the table.
#[derive(Debug, Clone, Copy)]
struct Met {
    /// Its bytes, or [`LONG`].
    bytes: u128,
    span: Span,
    place: WordPlace,
}

/// Tokens that are looked up together.
const BATCH: usize = 64;
/// Stands for the bytes of a token that is too long.
const LONG: u128 = 0;
/// Distinct tokens from which the table is full; about 15 MB. Somewhat less than a power of two, so that the document that
/// fills the table does not double it.
const CAPACITY: usize = (1 << 16) - (1 << 10);

impl Words {
    /// The entry of a word seen in this [`epoch`](Words::epoch).
    pub fn get(&self, id: WordId) -> &Word {
        &self.entries[id.0 as usize]
    }

    /// The number of distinct words.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether no word has been seen yet.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The number of times the table was emptied.
    pub fn epoch(&self) -> u32 {
        self.epoch
    }

    /// Empties a full table; called between documents, never within one.
    ///
    /// A table filled by a single document is kept for the next one, which is usually the same document again: a linter
    /// reads it several times.
    pub(super) fn make_room(&mut self) {
        let (all, of_last) = (self.entries.len(), self.entries.len() - self.before);
        if all >= CAPACITY && 4 * of_last < 3 * all {
            self.short.clear();
            self.long.clear();
            self.entries.clear();
            self.epoch += 1;
        }
        self.before = self.entries.len();
    }

    /// Adds the tokens of a text, analysing only new ones.
    ///
    /// They are looked up in batches, so the look-ups wait for memory together rather than one after another.
    pub(super) fn read(&mut self, text: &str, language: Language, tagger: &dyn Tagger, tokens: &mut Vec<Token>) {
        let mut batch = std::mem::take(&mut self.batch);
        self.short.reserve(BATCH);
        tokenize(text, |start, end| {
            let bytes = packed(text.as_bytes(), start, end);
            batch.push(Met { bytes, span: Span::new(start, end), place: self.short.first(bytes) });
            if batch.len() == BATCH {
                self.take(&mut batch, text, language, tagger, tokens);
                self.short.reserve(BATCH);
            }
        });
        self.take(&mut batch, text, language, tagger, tokens);
        self.batch = batch;
    }

    /// Adds the tokens of a batch, and empties it. The table must have room for the new ones.
    fn take(&mut self, batch: &mut Vec<Met>, text: &str, language: Language, tagger: &dyn Tagger, to: &mut Vec<Token>) {
        for Met { bytes, span, place } in batch.drain(..) {
            let token = match self.short.at(place) {
                Some(token) => *token,
                None if bytes == LONG => self.long_token(&text[span.range()], language, tagger),
                None => self.short_token(bytes, &text[span.range()], language, tagger),
            };
            to.push(Token { span, ..token });
        }
    }

    fn short_token(&mut self, bytes: u128, surface: &str, language: Language, tagger: &dyn Tagger) -> Token {
        if let Some(token) = self.short.get(bytes) {
            return token;
        }
        let token = self.add(surface, language, tagger);
        self.short.insert(bytes, token);
        token
    }

    fn long_token(&mut self, surface: &str, language: Language, tagger: &dyn Tagger) -> Token {
        if let Some(&token) = self.long.get(surface) {
            return token;
        }
        let token = self.add(surface, language, tagger);
        self.long.insert(surface.into(), token);
        token
    }

    /// Adds a new word; the token has no place yet.
    fn add(&mut self, surface: &str, language: Language, tagger: &dyn Tagger) -> Token {
        let lower = lower_case(surface);
        let Known { tags, valence, pair } = tagger.word(&lower, language);
        let (kind, case, letters) = (kind_of(surface), case_of(surface), letters_in(surface));
        let width = width(surface).min(u16::MAX.into()) as u16;
        let (tags, word) = (tags | written_tags(surface, kind, case, valence), WordId(self.entries.len() as u32));
        self.entries.push(Word { lower: lower.into(), kind, stem: OnceLock::new() });
        let root = singular(surface) as u32;
        Token { span: Span::default(), kind, case, valence, letters, width, word, root, pair, tags }
    }
}

/// The bytes of a short token in one number, or [`LONG`].
fn packed(text: &[u8], start: usize, end: usize) -> u128 {
    let length = end - start;
    if length > 16 {
        return LONG;
    }
    let mut bytes = [0; 16];
    match text.get(start..start + 16) {
        Some(window) => bytes.copy_from_slice(window),
        None => bytes[..length].copy_from_slice(&text[start..end]),
    }
    let used = if length == 16 { u128::MAX } else { (1 << (8 * length)) - 1 };
    u128::from_le_bytes(bytes) & used
}

fn letters_in(surface: &str) -> u16 {
    let letters = surface.chars().map(|c| if c == '\u{df}' { 2 } else { usize::from(c.is_alphanumeric()) });
    letters.sum::<usize>().min(usize::from(u16::MAX)) as u16
}

/// Full lower-casing, except that a dotted capital İ becomes a plain i: case must not add a combining mark.
fn lower_case(surface: &str) -> String {
    surface.to_lowercase().replace("i\u{307}", "i")
}

fn case_of(surface: &str) -> Case {
    let mut letters = surface.chars().filter(|c| c.is_lowercase() || c.is_uppercase());
    let Some(first) = letters.next() else { return Case::None };
    let (mut upper, mut lower) = (0, 0);
    for c in letters {
        if c.is_uppercase() { upper += 1 } else { lower += 1 }
    }
    match (first.is_uppercase(), upper, lower) {
        (true, 0, 0) => Case::None,
        (true, 0, _) => Case::Capitalized,
        (true, _, 0) => Case::Upper,
        (false, 0, _) => Case::Lower,
        _ => Case::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::super::NoTags;
    use super::*;

    #[test]
    fn a_full_table_is_emptied_unless_the_last_document_filled_it() {
        let mut words = Words::default();
        let mut read = |from: usize, to: usize| {
            words.make_room();
            let text: Vec<String> = (from..to).map(|number| format!("w{number}")).collect();
            words.read(&text.join(" "), Language::ENGLISH, &NoTags, &mut Vec::new());
            (words.epoch(), words.len())
        };
        assert_eq!(read(0, CAPACITY), (0, CAPACITY));
        assert_eq!(read(0, CAPACITY), (0, CAPACITY), "the same again");
        assert_eq!(read(0, 10), (1, 10));
        // Many small documents fill it too.
        let small = CAPACITY / 4;
        for part in 0..4 {
            assert_eq!(read(part * small, (part + 1) * small).0, 1);
        }
        assert_eq!(read(0, 1), (2, 1));
    }

    #[test]
    fn each_word_has_one_token_wherever_its_batch_ends() {
        let mut words = Words::default();
        let numbers = (0..10_000).map(|number: u32| number.wrapping_mul(2_654_435_761) % 3000);
        let text: Vec<String> =
            numbers.map(|number| format!("w{number}{}", "x".repeat(number as usize % 20))).collect();
        let mut tokens = Vec::new();
        words.read(&text.join(" "), Language::ENGLISH, &NoTags, &mut tokens);
        assert_eq!(tokens.len(), text.len());
        for (token, surface) in tokens.iter().zip(&text) {
            assert_eq!(*words.get(token.word).lower, **surface);
        }
        let distinct: std::collections::HashSet<&String> = text.iter().collect();
        assert_eq!(words.len(), distinct.len());
    }

    #[test]
    fn letter_case() {
        for (surface, expected) in [
            ("iran", Case::Lower),
            ("Iran", Case::Capitalized),
            ("BREAKING", Case::Upper),
            ("iPhone", Case::Mixed),
            ("A", Case::None),
            ("14", Case::None),
            ("Won't", Case::Capitalized),
        ] {
            assert_eq!(case_of(surface), expected, "{surface}");
        }
    }
}
