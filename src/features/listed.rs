//! Words and phrases on word lists, each place in the headline counted once.

use super::Evidence;
use crate::lexicon::lists::PLAIN_PHRASE;
use crate::text::{Document, Span, Tags, Token};

/// Words and phrases of the core that are on any of these lists.
pub fn count(document: &Document, lists: Tags, evidence: &mut Evidence) -> f64 {
    let mut count = 0.0;
    each(document, lists, |span| {
        evidence.push(span);
        count += 1.0;
    });
    count
}

/// Words and phrases of the whole text that are on any of these lists.
pub fn count_anywhere(document: &Document, lists: Tags, evidence: &mut Evidence) -> f64 {
    let mut count = 0.0;
    each_in(document, document.tokens(), lists, |span| {
        evidence.push(span);
        count += 1.0;
    });
    count
}

/// Words of the core that are on any of these lists, by themselves or within a phrase.
pub fn words(document: &Document, lists: Tags, evidence: &mut Evidence) -> f64 {
    let mut words = 0.0;
    let mut rest = document.core();
    each(document, lists, |span| {
        evidence.push(span);
        let first = rest.partition_point(|token| token.span.start < span.start);
        let end = rest.partition_point(|token| token.span.start < span.end);
        words += rest[first..end].iter().filter(|token| token.is_word()).count() as f64;
        rest = &rest[end..];
    });
    words
}

/// Length of the longest phrase, in bytes; hits that start further back cannot reach a place.
const PHRASE_BYTES: u32 = 64;

/// Whether a fixed phrase makes the words in `span` neutral ("at least", "toxic waste").
pub fn is_plain(document: &Document, span: Span) -> bool {
    let hits = document.phrases();
    let near = hits.partition_point(|hit| hit.span.start + PHRASE_BYTES < span.start);
    hits[near..]
        .iter()
        .take_while(|hit| hit.span.start <= span.start)
        .any(|hit| hit.list.intersects(PLAIN_PHRASE) && span.end <= hit.span.end)
}

/// Whether a phrase of these lists lies in `span`.
pub fn phrase_within(document: &Document, span: Span, lists: Tags) -> bool {
    let hits = document.phrases();
    let first = hits.partition_point(|hit| hit.span.start < span.start);
    hits[first..]
        .iter()
        .take_while(|hit| hit.span.start < span.end)
        .any(|hit| hit.list.intersects(lists) && hit.span.end <= span.end)
}

/// Calls `each` with every place of the core, in order; overlapping ones are merged.
fn each(document: &Document, lists: Tags, each: impl FnMut(Span)) {
    each_in(document, document.core(), lists, each);
}

/// The same, in consecutive tokens.
fn each_in(document: &Document, tokens: &[Token], lists: Tags, mut each: impl FnMut(Span)) {
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return };
    let core = first.span.cover(last.span);
    let tokens = if document.tags().intersects(lists) { tokens } else { &[] };
    let mut words = tokens.iter().filter(|token| token.has(lists)).map(|token| token.span).peekable();
    let mut phrases = document
        .phrases()
        .iter()
        .filter(|hit| hit.list.intersects(lists) && core.start <= hit.span.start && hit.span.end <= core.end)
        .map(|hit| hit.span)
        .peekable();
    let mut open: Option<Span> = None;
    loop {
        let word_first = match (words.peek(), phrases.peek()) {
            (Some(word), Some(phrase)) => word.start <= phrase.start,
            (word, _) => word.is_some(),
        };
        let Some(next) = (if word_first { words.next() } else { phrases.next() }) else { break };
        if is_plain(document, next) {
            continue;
        }
        open = match open {
            Some(place) if next.start < place.end => Some(place.cover(next)),
            Some(place) => {
                each(place);
                Some(next)
            }
            None => Some(next),
        };
    }
    if let Some(place) = open {
        each(place);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::LISTS;

    #[test]
    fn no_phrase_is_longer_than_is_looked_for() {
        for entry in LISTS.iter().flat_map(|list| list.entries()) {
            assert!(entry.len() <= PHRASE_BYTES as usize, "{entry}");
        }
    }
}
