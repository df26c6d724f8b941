//! Question and curiosity gap: the headline asks, points forward or withholds instead of telling.

mod gap;
mod hints;
mod questions;

use super::{Family, Head};
use crate::text::{Document, Token};

pub const FAMILY: Family = Family {
    id: "curiosity",
    code: "HQ",
    head: Head::Clickbait,
    title: "Questions and curiosity gap",
    parts: &[questions::FEATURES, gap::FEATURES, hints::FEATURES],
};

/// Maximum distance, in tokens, searched back for the opening mark of a quotation: anything longer is not a headline,
/// and searching further would take quadratic time.
const QUOTED: usize = 200;

/// The quotation mark whose quotation is still open before `tokens[at]`.
///
/// A mark opens a quotation when it touches the word after it and not the one before; so straight apostrophes of
/// plurals ("the boys' club") and decades ("the '90s") open none.
fn open_quote(document: &Document, tokens: &[Token], at: usize) -> Option<usize> {
    let mark =
        (at.saturating_sub(QUOTED)..at).rev().find(|&i| matches!(document.token_text(&tokens[i]), "\"" | "'"))?;
    let touches = |left: usize, right: usize| tokens[left].span.end == tokens[right].span.start;
    let opens = mark + 1 < tokens.len() && touches(mark, mark + 1) && (mark == 0 || !touches(mark - 1, mark));
    let decade = opens && document.token_text(&tokens[mark + 1]).starts_with(|c: char| c.is_ascii_digit());
    (opens && !decade).then_some(mark)
}
