//! The measurements that many features share: how often words, phrases and marks of a kind occur.

use super::Evidence;
use crate::text::{Document, Tags, Token};

/// Words of the core that are on any of these lists.
pub fn words(document: &Document, lists: Tags, evidence: &mut Evidence) -> f64 {
    if !document.core_tags().intersects(lists) {
        return 0.0;
    }
    tokens(document.core(), |token| token.has(lists), evidence)
}

/// Phrases of the core that are on any of these lists.
pub fn phrases(document: &Document, lists: Tags, evidence: &mut Evidence) -> f64 {
    let core = document.core_span();
    let mut count = 0.0;
    for hit in document.phrases() {
        if hit.list.intersects(lists) && core.start <= hit.span.start && hit.span.end <= core.end {
            evidence.push(hit.span);
            count += 1.0;
        }
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

/// `part / whole`, and 0 where there is no whole.
pub fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}
