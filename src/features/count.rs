//! The measurements that many features share: how often words, phrases and marks of a kind occur.

use super::Evidence;
use crate::text::{Document, PhraseHit, Span, Tags, Token};

/// Words of the core that are on any of these lists.
pub fn words(document: &Document, lists: Tags, evidence: &mut Evidence) -> f64 {
    if !document.core_tags().intersects(lists) {
        return 0.0;
    }
    tokens(document.core(), |token| token.has(lists), evidence)
}

/// Phrases of the core that are on any of these lists; of overlapping phrases, the one that ends first.
///
/// That is the largest number of phrases that do not overlap, so it never shrinks when text is appended.
pub fn phrases(document: &Document, lists: Tags, evidence: &mut Evidence) -> f64 {
    let core = document.core_span();
    let within =
        |hit: &&PhraseHit| hit.list.intersects(lists) && core.start <= hit.span.start && hit.span.end <= core.end;
    let mut count = 0.0;
    let mut open: Option<Span> = None;
    for hit in document.phrases().iter().filter(within) {
        match open {
            Some(span) if hit.span.start < span.end => {
                if hit.span.end < span.end {
                    open = Some(hit.span);
                }
            }
            _ => {
                count += 1.0;
                if let Some(closed) = open.replace(hit.span) {
                    evidence.push(closed);
                }
            }
        }
    }
    if let Some(last) = open {
        evidence.push(last);
    }
    count
}

/// Tokens for which `is` holds.
pub fn tokens(tokens: &[Token], is: impl Fn(&Token) -> bool, evidence: &mut Evidence) -> f64 {
    let mut count = 0.0;
    for token in tokens {
        if is(token) {
            evidence.token(token);
            count += 1.0;
        }
    }
    count
}

/// Words of the core, numbers included.
pub fn core_words(document: &Document) -> f64 {
    document.core().iter().filter(|token| token.is_word()).count() as f64
}

/// `part / whole`, or 0 if the whole is 0.
pub fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Lexicon, lists};
    use crate::text::{Analyzer, Language};

    #[test]
    fn phrases_that_overlap_count_once_and_appending_takes_none_away() {
        let mut analyzer = Analyzer::new(Language::ENGLISH, Lexicon::shared());
        for (text, expected) in [
            ("This is exactly why the things you need to know matter", 1.0),
            ("Here's what you need to know", 1.0),
            ("Here's what you need to know, and here's why", 2.0),
        ] {
            let document = analyzer.read(text);
            assert_eq!(phrases(document, lists::HERES_WHY, &mut Evidence::unkept()), expected, "{text}");
        }
    }
}
