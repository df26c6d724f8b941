use std::collections::HashSet;

use crate::text::TokenKind;

/// Start and end of a core, as symbols of their own.
pub(super) const START: &str = "<s>";
pub(super) const END: &str = "</s>";

/// The shape of a token in a shape run.
///
/// Kept words and marks stay as they are; a number becomes `0`; any other word becomes `W`, with its ending if endings
/// are used: `W-ing`.
pub(super) fn shape_of<'a>(lower: &'a str, kind: TokenKind, kept: &HashSet<Box<str>>, endings: bool) -> &'a str {
    match kind {
        TokenKind::Number => "0",
        TokenKind::Punctuation | TokenKind::Symbol => lower,
        TokenKind::Word if kept.contains(lower) => lower,
        TokenKind::Word if endings => shape_of_ending(lower),
        TokenKind::Word => "W",
    }
}

/// Endings that indicate the role of a word in its headline, longest first, and the shapes of words that have them.
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

/// Whether a symbol of a shape run stands for any word with that shape: `W`, `W-ing`.
///
/// Words are in lower case, so none is mistaken for such a symbol.
pub fn is_any_word(symbol: &str) -> bool {
    symbol.strip_prefix('W').is_some_and(|ending| ending.is_empty() || ending.starts_with('-'))
}

/// Minimum number of letters in a word before its ending.
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
