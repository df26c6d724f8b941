//! The parts of a title: its core, its tails, and the phrases between commas.

use crate::lexicon::lists::{COMMERCE_TERM, QUERY_TERM, STOPWORD};
use crate::text::{Document, Token, TokenKind, singular};

/// Longest brand suffix, in words: "| The Harbour Gazette", "- BBC News Africa".
const BRAND_WORDS: usize = 4;

/// The segments after the core, without a brand at the end.
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

/// Content words examined for repeats; a title with more is stuffed anyway.
pub const MOST: usize = 96;

/// A number for the stem of a content word: the same for a [`singular`](singular()) and its plural, in any letter case.
pub fn stem(document: &Document, token: &Token) -> Option<u64> {
    if !is_content(token) {
        return None;
    }
    Some(singular(document.token_text(token)))
}

/// Whether some content word may occur twice; if not, no [`stem`] does.
pub fn may_repeat(document: &Document) -> bool {
    let mut roots = [0; MOST];
    for (known, token) in document.tokens().iter().filter(|token| is_content(token)).enumerate() {
        if known == MOST || roots[..known].contains(&token.root) {
            return true;
        }
        roots[known] = token.root;
    }
    false
}

fn is_content(token: &Token) -> bool {
    token.kind == TokenKind::Word && !token.has(STOPWORD) && token.letters >= 2
}

/// The phrases of some tokens, split at commas, semicolons and bars; those without a word are left out.
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
    fn what_comes_twice_may_repeat() {
        let mut analyzer = Analyzer::new(Language::ENGLISH, Lexicon::shared());
        let many: String = (0..MOST + 1).map(|number| format!("ab{number}cd ")).collect();
        for (title, expected) in [
            ("Ferry and FERRIES", true),
            ("Ferry capsizes off Samar, the rest of the ferry's crew said", true),
            ("The ferry and the harbour, the crew and the rest", false),
            (&many, true),
            ("", false),
        ] {
            assert_eq!(may_repeat(analyzer.read(title)), expected, "{title}");
        }
    }
}
