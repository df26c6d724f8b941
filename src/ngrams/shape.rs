use std::collections::HashSet;

use crate::text::TokenKind;

/// Start and end of a core, as symbols of their own.
pub(super) const START: &str = "<s>";
pub(super) const END: &str = "</s>";

/// What a token looks like in a run of shapes.
///
/// Kept words and marks stay as they are; a number becomes `0`; another word becomes `W`.
pub(super) fn shape_of<'a>(lower: &'a str, kind: TokenKind, kept: &HashSet<Box<str>>) -> &'a str {
    match kind {
        TokenKind::Number => "0",
        TokenKind::Punctuation | TokenKind::Symbol => lower,
        TokenKind::Word if kept.contains(lower) => lower,
        TokenKind::Word => "W",
    }
}
