use unicode_segmentation::UnicodeSegmentation;

use super::{Span, Tags};

/// The kind of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Has a letter: `won't`, `U.S`, `5G`.
    Word,
    /// Digits and their separators: `14`, `1,000`, `3.5`.
    Number,
    /// One mark: `?`, `"`, `-`.
    Punctuation,
    /// An emoji or another pictograph, arrow or symbol outside ASCII.
    Symbol,
}

/// Letter case of one token as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Case {
    /// No capital.
    Lower,
    /// The first letter only: `Iran`.
    Capitalized,
    /// Every letter, two or more of them: `BREAKING`.
    Upper,
    /// Anything else: `iPhone`, `McDonald`.
    Mixed,
    /// No letter that has case, or a single capital.
    None,
}

/// Index of a distinct word as written in a [`Words`](super::Words) table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(pub u32);

/// One token of a [`Document`](super::Document), by UAX #29 word boundaries.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Token {
    /// Bytes of the normalised text.
    pub span: Span,
    pub kind: TokenKind,
    /// Letter case as written.
    pub case: Case,
    /// Valence of the word, from −5 (terrible) to 5 (wonderful); 0 when neutral or unknown.
    pub valence: i8,
    /// Number of letters and digits; ß counts as two, as in capitals.
    pub letters: u16,
    /// Its [`width`](super::width()), capped at `u16::MAX`.
    pub width: u16,
    /// The distinct word behind this occurrence.
    pub word: WordId,
    /// Equal for words with the same [`singular`](super::singular()), and almost never for others.
    pub root: u32,
    /// Which words may be next to it in a phrase of the lexicons.
    pub pair: Pair,
    /// The lists that the word is on.
    pub tags: Tags,
}

/// Which words may be adjacent in a phrase of the lexicons: a quick check that no phrase starts at a word.
///
/// Second words fall into 32 groups; a word has a bit for its own group and a bit for every group that may follow it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pair {
    /// The group of the word; none if it is never second in a phrase.
    pub own: u32,
    /// The groups of the words that follow it in phrases.
    pub next: u32,
}

impl Pair {
    /// Whether some phrase may start with this word and the one with `next`.
    pub fn opens(self, next: Pair) -> bool {
        self.next & next.own != 0
    }

    /// Both sets of groups.
    pub fn union(self, other: Pair) -> Pair {
        Pair { own: self.own | other.own, next: self.next | other.next }
    }
}

impl Token {
    /// An empty token.
    pub(super) const BLANK: Token = Token {
        span: Span { start: 0, end: 0 },
        kind: TokenKind::Punctuation,
        case: Case::None,
        valence: 0,
        letters: 0,
        width: 0,
        word: WordId(0),
        root: 0,
        pair: Pair { own: 0, next: 0 },
        tags: Tags::NONE,
    };

    /// Whether this is a word or a number, the tokens that word counts count.
    pub fn is_word(&self) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Number)
    }

    /// Whether the word is on any of these lists.
    pub fn has(&self, tags: Tags) -> bool {
        self.tags.intersects(tags)
    }
}

/// Calls `each` with every token's byte range in `text`, in order, white space left out.
///
/// ASCII takes a fast path that gives the same boundaries as UAX #29, whose rules never look across a space: only
/// pieces between spaces that are not ASCII are left to its tables.
pub fn tokenize(text: &str, mut each: impl FnMut(usize, usize)) {
    let bytes = text.as_bytes();
    if text.is_ascii() {
        return tokenize_ascii(bytes, 0, &mut each);
    }
    let mut start = 0;
    while start < bytes.len() {
        // From one space to the next, since a non-ASCII character may combine with the space before it.
        let next = memchr::memchr2(b' ', b'\n', &bytes[start + 1..]);
        let end = next.map_or(bytes.len(), |at| start + 1 + at);
        let piece = &text[start..end];
        if piece.is_ascii() {
            tokenize_ascii(&bytes[..end], start, &mut each);
        } else {
            for (at, token) in piece.split_word_bound_indices() {
                if !token.starts_with(char::is_whitespace) {
                    each(start + at, start + at + token.len());
                }
            }
        }
        start = end;
    }
}

/// The tokens of ASCII from the byte `at` on.
fn tokenize_ascii(text: &[u8], mut at: usize, each: &mut impl FnMut(usize, usize)) {
    let kind = |at: usize| text.get(at).map(|byte| KINDS[usize::from(*byte)]);
    while let Some(first) = kind(at) {
        let start = at;
        at += 1;
        match first {
            ByteKind::Space => continue,
            ByteKind::Control => {
                while text.get(at) == Some(&b' ') {
                    at += 1;
                }
                continue;
            }
            ByteKind::Mark | ByteKind::Joint => {}
            ByteKind::Word => loop {
                match kind(at) {
                    Some(ByteKind::Word) => at += 1,
                    Some(ByteKind::Joint) if joins(text, at) => at += 1,
                    _ => break,
                }
            },
        }
        each(start, at);
    }
}

/// The class of a byte when tokenizing ASCII.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ByteKind {
    /// A letter, digit or underscore.
    Word,
    /// A mark that may occur inside a word.
    Joint,
    /// Any other mark, and non-ASCII bytes.
    Mark,
    Space,
    /// Consumes the spaces after it.
    Control,
}

const KINDS: [ByteKind; 256] = {
    let mut kinds = [ByteKind::Mark; 256];
    let mut byte = 0;
    while byte < 128 {
        kinds[byte] = match byte as u8 {
            b' ' | b'\n' => ByteKind::Space,
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' => ByteKind::Word,
            b'\'' | b'.' | b':' | b',' | b';' => ByteKind::Joint,
            0..32 | 127 => ByteKind::Control,
            _ => ByteKind::Mark,
        };
        byte += 1;
    }
    kinds
};

/// Whether the mark at `at` joins the characters around it (rules WB6, WB7, WB11 and WB12).
fn joins(text: &[u8], at: usize) -> bool {
    let (Some(&before), Some(&after)) = (text.get(at.wrapping_sub(1)), text.get(at + 1)) else { return false };
    let letters = before.is_ascii_alphabetic() && after.is_ascii_alphabetic();
    let digits = before.is_ascii_digit() && after.is_ascii_digit();
    match text[at] {
        b'\'' | b'.' => letters || digits,
        b':' => letters,
        b',' | b';' => digits,
        _ => false,
    }
}

/// The kind of a token, from its text.
pub(super) fn kind_of(piece: &str) -> TokenKind {
    let first = piece.chars().next().unwrap_or(' ');
    if piece.chars().any(char::is_alphabetic) {
        TokenKind::Word
    } else if first.is_numeric() {
        TokenKind::Number
    } else if is_pictograph(first) {
        TokenKind::Symbol
    } else {
        TokenKind::Punctuation
    }
}

fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}' | '\u{2122}' | '\u{2139}' | '\u{3030}' | '\u{303d}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        tokenize(text, |start, end| found.push(&text[start..end]));
        found
    }

    #[test]
    fn real_headlines() {
        for (text, expected) in [
            ("You won't believe it!", vec!["You", "won't", "believe", "it", "!"]),
            ("U.S. jobs: 1,000 cut", vec!["U.S", ".", "jobs", ":", "1,000", "cut"]),
            ("$5 off at x.com", vec!["$", "5", "off", "at", "x.com"]),
            ("re-open", vec!["re", "-", "open"]),
            ("café's 10%", vec!["café's", "10", "%"]),
        ] {
            assert_eq!(pieces(text), expected);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn ascii_path_equals_uax29(text in "[ -~]{0,40}") {
            let oracle: Vec<&str> =
                text.split_word_bounds().filter(|p| !p.starts_with(char::is_whitespace)).collect();
            prop_assert_eq!(pieces(&text), oracle);
        }

        #[test]
        fn pieces_between_spaces_equal_the_whole(text in "([ -~\n]|\\PC|[\u{301}\u{200d}\u{1f1e6}-\u{1f1ff}\u{a0}\u{2019}]){0,40}") {
            let oracle: Vec<&str> =
                text.split_word_bounds().filter(|p| !p.starts_with(char::is_whitespace)).collect();
            prop_assert_eq!(pieces(&text), oracle);
        }
    }
}
