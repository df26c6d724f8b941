use std::collections::HashSet;

use crate::text::TokenKind;

/// Start and end of a core, as symbols of their own.
pub(super) const START: &str = "<s>";
pub(super) const END: &str = "</s>";

/// What a token looks like in a run of shapes.
///
/// Kept words and marks stay as they are; a number becomes `0`; another word becomes `W`, with its ending
/// where such are told apart: `W-ing`.
pub(super) fn shape_of<'a>(lower: &'a str, kind: TokenKind, kept: &HashSet<Box<str>>, endings: bool) -> &'a str {
    match kind {
        TokenKind::Number => "0",
        TokenKind::Punctuation | TokenKind::Symbol => lower,
        TokenKind::Word if kept.contains(lower) => lower,
        TokenKind::Word if endings => shape_of_ending(lower),
        TokenKind::Word => "W",
    }
}

/// Endings that tell what a word does in its headline, longest first, and the shapes of words that have them.
const ENDINGS: [(&str, &str); 8] = [
    ("tion", "W-tion"),
    ("ing", "W-ing"),
    ("est", "W-est"),
    ("ly", "W-ly"),
    ("ed", "W-ed"),
    ("er", "W-er"),
    ("'s", "W"),
    ("s", "W-s"),
];

/// Whether a symbol of a run of shapes stands for words of subject, and names none: `W`, `W-ing`.
///
/// Words are in lower case, so that none is taken for such a symbol.
pub fn is_any_word(symbol: &str) -> bool {
    symbol.strip_prefix('W').is_some_and(|ending| ending.is_empty() || ending.starts_with('-'))
}

/// Letters of a word besides its ending, at least.
const STEM: usize = 3;

fn shape_of_ending(lower: &str) -> &'static str {
    let ends = |ending: &str| lower.len() >= ending.len() + STEM && lower.ends_with(ending);
    ENDINGS.iter().find(|(ending, _)| ends(ending)).map_or("W", |(_, shape)| shape)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_subject_keep_their_endings() {
        let kept = HashSet::from(["you".into(), "best".into()]);
        for (lower, kind, shape) in [
            ("you", TokenKind::Word, "you"),
            ("best", TokenKind::Word, "best"),
            ("parliament", TokenKind::Word, "W"),
            ("parliament's", TokenKind::Word, "W"),
            ("ferries", TokenKind::Word, "W-s"),
            ("gas", TokenKind::Word, "W"),
            ("sailing", TokenKind::Word, "W-ing"),
            ("king", TokenKind::Word, "W"),
            ("cheapest", TokenKind::Word, "W-est"),
            ("inflation", TokenKind::Word, "W-tion"),
            ("1,200", TokenKind::Number, "0"),
            ("?", TokenKind::Punctuation, "?"),
        ] {
            assert_eq!(shape_of(lower, kind, &kept, true), shape, "{lower}");
        }
        assert_eq!(shape_of("sailing", TokenKind::Word, &kept, false), "W");
        assert!(ENDINGS.iter().all(|(_, shape)| is_any_word(shape)) && !is_any_word("you") && !is_any_word("0"));
    }
}
