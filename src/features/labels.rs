//! Labels around a headline: "BREAKING: …", "\[VIDEO\] …", "… | Exclusive".

use super::{Evidence, listed};
use crate::lexicon::lists::{LABEL, STOPWORD};
use crate::text::{Document, Tags, Token, TokenKind};

/// Maximum length of a label, in words.
const LABEL_WORDS: usize = 4;

/// Labels of the whole headline with a word or phrase of these lists, recognised by what closes them, never by letter
/// case.
///
/// A label opens a part of the headline and ends with a colon or an exclamation mark, or is that whole part, or is in
/// brackets.
pub fn count(document: &Document, lists: Tags, evidence: &mut Evidence) -> f64 {
    if !document.tags().intersects(lists) && !document.phrases().iter().any(|hit| hit.list.intersects(lists)) {
        return 0.0;
    }
    let mut count = 0.0;
    let mut add = |label: &[Token]| {
        if calls(document, label, lists) {
            evidence.tokens(label);
            count += 1.0;
        }
    };
    for &segment in document.segments() {
        let alone = document.segments().len() > 1;
        let mut rest = document.segment_tokens(segment);
        while let Some(label) = opening(document, rest, lists, alone) {
            add(label);
            rest = rest.get(label.len() + 1..).unwrap_or_default();
        }
    }
    for (at, token) in document.tokens().iter().enumerate() {
        if matches!(document.token_text(token), "[" | "(") {
            bracketed(document, &document.tokens()[at + 1..], lists).map(&mut add);
        }
    }
    count
}

/// Whether a label has a word or phrase of these lists.
fn calls(document: &Document, label: &[Token], lists: Tags) -> bool {
    let (Some(first), Some(last)) = (label.first(), label.last()) else { return false };
    label.iter().any(|token| token.has(lists) && !listed::is_plain(document, token.span))
        || listed::phrase_within(document, first.span.cover(last.span), lists)
}

/// The label that these tokens open with.
fn opening<'d>(document: &Document, tokens: &'d [Token], lists: Tags, alone: bool) -> Option<&'d [Token]> {
    let words = tokens.iter().take(LABEL_WORDS).take_while(|token| token.has(LABEL.union(lists))).count();
    let closed = match tokens.get(words) {
        Some(mark) => matches!(document.token_text(mark), ":" | "!"),
        None => alone,
    };
    (words > 0 && closed).then(|| &tokens[..words])
}

/// The label before the closing bracket, if these tokens follow an opening one.
fn bracketed<'d>(document: &Document, tokens: &'d [Token], lists: Tags) -> Option<&'d [Token]> {
    let is_close = |token: &Token| matches!(document.token_text(token), "]" | ")");
    let end = tokens.iter().take(2 * LABEL_WORDS).position(is_close)?;
    let label = &tokens[..end];
    let allowed = LABEL.union(STOPWORD).union(lists);
    let plain = label.iter().all(|token| token.kind != TokenKind::Word || token.has(allowed));
    plain.then_some(label)
}
