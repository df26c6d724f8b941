use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::Span;

/// Text as the features see it, with a way back to the bytes it came from.
///
/// Canonical composition (NFC), straight quotes, one plain space for every run of white space (a line break stays
/// a line break), and no zero-width characters. Letter case is kept.
#[derive(Debug, Default, Clone)]
pub struct Normalized {
    text: String,
    /// Source offset of every byte of `text` and of its end; empty when the text is the source unchanged.
    origin: Vec<u32>,
}

impl Normalized {
    /// The normalised text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where a span of the normalised text lies in the source.
    pub fn to_source(&self, span: Span) -> Span {
        if self.origin.is_empty() {
            return span;
        }
        let start = self.origin[span.start as usize];
        let end = self.origin[span.end as usize];
        Span { start, end: end.max(start) }
    }

    /// Replaces the content by `source` normalised, reusing the buffers.
    pub(super) fn read(&mut self, source: &str) {
        self.text.clear();
        self.origin.clear();
        if is_plain(source.as_bytes()) {
            self.text.push_str(source);
        } else {
            self.read_slowly(source);
        }
    }

    fn read_slowly(&mut self, source: &str) {
        let mut chars = source.char_indices().peekable();
        while let Some((at, first)) = chars.next() {
            if is_ignored(first) {
                continue;
            }
            let mut end = at + first.len_utf8();
            while let Some(&(next_at, next)) = chars.peek() {
                if !continues(next) && !is_ignored(next) {
                    break;
                }
                if !is_ignored(next) {
                    end = next_at + next.len_utf8();
                } else if !self.followed_by_mark(&source[next_at..]) {
                    break;
                }
                chars.next();
            }
            if end == at + first.len_utf8() && first.is_ascii() {
                self.push(first, at);
            } else {
                for composed in source[at..end].chars().filter(|c| !is_ignored(*c)).nfc() {
                    self.push(composed, at);
                }
            }
        }
        self.origin.push(source.len() as u32);
    }

    /// Whether, past ignored characters, a combining mark comes next (it then belongs to the open character).
    fn followed_by_mark(&self, rest: &str) -> bool {
        rest.chars().find(|c| !is_ignored(*c)).is_some_and(continues)
    }

    fn push(&mut self, c: char, at: usize) {
        let c = fold(c);
        if c == ' ' && (self.text.is_empty() || self.text.ends_with([' ', '\n'])) {
            return;
        }
        if c == '\n' && self.text.ends_with(' ') {
            self.text.pop();
            self.origin.pop();
        }
        self.text.push(c);
        self.origin.resize(self.text.len(), at as u32);
    }
}

/// ASCII that normalisation would not change: printable, no doubled or leading space.
fn is_plain(bytes: &[u8]) -> bool {
    let mut previous = b' ';
    for &byte in bytes {
        if !(0x20..0x7f).contains(&byte) || (byte == b' ' && previous == b' ') || byte == b'`' {
            return false;
        }
        previous = byte;
    }
    true
}

/// Whether a character may compose with the one before it.
fn continues(c: char) -> bool {
    !c.is_ascii() && (canonical_combining_class(c) != 0 || is_nfc_quick(std::iter::once(c)) == IsNormalized::Maybe)
}

/// Zero-width and formatting characters that carry no meaning in a headline.
///
/// The zero-width joiner and the variation selectors hold emoji together and still change nothing that is
/// measured, so they go too.
fn is_ignored(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206f}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{180e}')
}

fn fold(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' | '\u{2032}' | '\u{2bc}' | '\u{b4}' | '`' | '\u{ff07}' => {
            '\''
        }
        '\u{201c}'..='\u{201f}' | '\u{2033}' | '\u{ab}' | '\u{bb}' | '\u{ff02}' => '"',
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => '\n',
        c if c.is_whitespace() || c.is_control() => ' ',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normalize(source: &str) -> Normalized {
        let mut normalized = Normalized::default();
        normalized.read(source);
        normalized
    }

    #[test]
    fn folds_what_typography_changes() {
        for (source, expected) in [
            ("You won\u{2019}t", "You won't"),
            ("\u{201c}Quote\u{201d}", "\"Quote\""),
            ("a\u{a0}b", "a b"),
            ("a \t b", "a b"),
            ("un\u{200b}believ\u{ad}able", "unbelievable"),
            ("cafe\u{301}", "caf\u{e9}"),
            ("cafe\u{200b}\u{301}!", "caf\u{e9}!"),
            ("\u{1112}\u{1161}\u{11ab}", "\u{d55c}"),
            ("  lead", "lead"),
            ("one \n two", "one\ntwo"),
            ("", ""),
        ] {
            assert_eq!(normalize(source).text(), expected, "{source:?}");
        }
    }

    #[test]
    fn finds_the_way_back() {
        let source = "A\u{a0} cafe\u{301} won\u{2019}t";
        let normalized = normalize(source);
        for (word, original) in [("caf\u{e9}", "cafe\u{301}"), ("won't", "won\u{2019}t"), ("A", "A")] {
            let start = normalized.text().find(word).unwrap();
            let span = normalized.to_source(Span::new(start, start + word.len()));
            assert_eq!(&source[span.range()], original);
        }
    }
}
