//! The parts of a title: its core, its tails, and the phrases between commas.

use crate::lexicon::lists::{COMMERCE_TERM, QUERY_TERM, STOPWORD};
use crate::text::{Document, Token, TokenKind};

/// Longest brand suffix, in words: "| The Harbour Gazette", "- BBC News Africa".
const BRAND_WORDS: usize = 4;

/// The segments behind the core, a brand at the end left out.
pub fn tails(document: &Document) -> impl Iterator<Item = &[Token]> {
    let core = document.core();
    let end = core.last().map_or(0, |token| token.span.end);
    let segments = document.segments();
    let last = segments.len().saturating_sub(1);
    segments
        .iter()
        .enumerate()
        .map(move |(at, &segment)| (at == last, document.segment_tokens(segment)))
        .filter(move |(_, tokens)| tokens.first().is_some_and(|token| token.span.start >= end))
        .filter(move |(is_last, tokens)| !(*is_last && is_brand(document, tokens)))
        .map(|(_, tokens)| tokens)
        .filter(|tokens| tokens.iter().any(Token::is_word))
}

/// Whether the last segment reads like the name of a site: few words, no number, no comma, nothing people search for,
/// no word of the core.
fn is_brand(document: &Document, tokens: &[Token]) -> bool {
    let words = tokens.iter().filter(|token| token.is_word()).count();
    let name = |token: &Token| {
        token.kind == TokenKind::Word && !token.has(QUERY_TERM.union(COMMERCE_TERM))
            || matches!(document.token_text(token), "." | "&" | "'" | "-" | "!")
    };
    words <= BRAND_WORDS && tokens.iter().all(name) && !shares_content(document, tokens)
}

fn shares_content(document: &Document, tokens: &[Token]) -> bool {
    let core: Vec<u64> = document.core().iter().filter_map(|token| stem(document, token)).take(MOST).collect();
    tokens.iter().filter_map(|token| stem(document, token)).any(|stem| core.contains(&stem))
}

/// Content words looked at for repeats; a title with more is stuffed anyway.
pub const MOST: usize = 96;

/// A number for the stem of a content word: equal for a singular and its plural, in any letter case.
///
/// The stemmer is the S-stemmer of Harman 1991 ("How effective is suffixing?", JASIS 42).
pub fn stem(document: &Document, token: &Token) -> Option<u64> {
    if token.kind != TokenKind::Word || token.has(STOPWORD) || token.letters < 2 {
        return None;
    }
    let text = document.token_text(token);
    let bytes = text.as_bytes();
    let lower = |at: usize| bytes.get(bytes.len().wrapping_sub(at)).map(u8::to_ascii_lowercase);
    let mut kept = bytes.len();
    if lower(1) == Some(b's') && lower(2) == Some(b'\'') {
        kept -= 2;
    } else if lower(1) == Some(b's') && kept > 3 && !matches!(lower(2), Some(b's' | b'u')) {
        kept -= 1;
        if lower(2) == Some(b'e') && lower(3) == Some(b'i') && kept > 4 {
            // "ies" becomes "y", which "y" keeps.
            return Some(hash(bytes[..kept - 2].iter().copied().chain(*b"y")));
        }
    }
    Some(hash(bytes[..kept].iter().copied()))
}

/// FNV-1a over lower-cased bytes.
fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The phrases of some tokens between commas, semicolons and bars, those without a word left out.
pub fn phrases<'d>(document: &'d Document, tokens: &'d [Token]) -> impl Iterator<Item = &'d [Token]> {
    tokens
        .split(|token| matches!(document.token_text(token), "," | ";" | "|" | "/"))
        .filter(|phrase| phrase.iter().any(Token::is_word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::text::{Analyzer, Language};

    #[test]
    fn a_brand_is_no_tail() {
        let mut analyzer = Analyzer::new(Language::ENGLISH, Lexicon::shared());
        for (title, expected) in [
            ("Ferry capsizes off Samar | The Harbour Gazette", 0),
            ("Ferry capsizes off Samar - BBC News", 0),
            ("Ferry capsizes off Samar | Ferry News | Harbour Gazette", 1),
            ("Ferry capsizes off Samar | ferry, Samar news", 1),
            ("Ferry capsizes off Samar | Best price 2025", 1),
            ("Ferry capsizes off Samar", 0),
            ("BREAKING: Ferry capsizes off Samar", 0),
        ] {
            assert_eq!(tails(analyzer.read(title)).count(), expected, "{title}");
        }
    }

    #[test]
    fn stems_join_number_and_case() {
        let mut analyzer = Analyzer::new(Language::ENGLISH, Lexicon::shared());
        for (one, other, equal) in [
            ("Phones", "phone", true),
            ("IRAN'S", "Iran", true),
            ("policies", "POLICY", true),
            ("virus", "viru", false),
            ("gas", "ga", false),
            ("pass", "pas", false),
        ] {
            let stems = [one, other].map(|text| {
                let document = analyzer.read(text);
                stem(document, &document.tokens()[0])
            });
            assert_eq!(stems[0] == stems[1] && stems[0].is_some(), equal, "{one} {other}");
        }
    }
}
