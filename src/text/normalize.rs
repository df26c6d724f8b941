use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::Span;

/// Text as the features see it, with a mapping back to the bytes it came from.
///
/// Canonical composition (NFC), straight quotes, one plain space for every run of white space (line breaks are kept),
/// and no zero-width characters. Letter case is kept.
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

    /// The span of the source behind a span of the normalised text.
    pub fn to_source(&self, span: Span) -> Span {
        if self.origin.is_empty() {
            return span;
        }
        let start = self.origin[span.start as usize];
        let end = self.origin[span.end as usize];
        Span { start, end: end.max(start) }
    }

    /// Replaces the content by that of another text, reusing the buffers.
    pub(super) fn copy(&mut self, other: &Normalized) {
        self.text.clone_from(&other.text);
        self.origin.clone_from(&other.origin);
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
        let mut at = 0;
        while at < source.len() {
            let plain = plain_prefix(&source.as_bytes()[at..], self.text.as_bytes().last().copied());
            self.text.push_str(&source[at..at + plain]);
            self.origin.extend(at as u32..(at + plain) as u32);
            at += plain;
            at += self.read_character(source, at);
        }
        self.origin.push(source.len() as u32);
    }

    /// Reads the character at a byte with the marks that compose with it, skipping ignored characters; returns the
    /// bytes consumed.
    fn read_character(&mut self, source: &str, at: usize) -> usize {
        let rest = &source[at..];
        let Some(first) = rest.chars().next() else { return 0 };
        let mut taken = first.len_utf8();
        if is_ignored(first) {
            return taken;
        }
        loop {
            let marks = rest[taken..].trim_start_matches(is_ignored);
            let Some(mark) = marks.chars().next().filter(|&mark| continues(mark)) else { break };
            taken = rest.len() - marks.len() + mark.len_utf8();
        }
        if taken == 1 {
            self.push(first, at);
        } else {
            for composed in rest[..taken].chars().filter(|c| !is_ignored(*c)).nfc() {
                self.push(composed, at);
            }
        }
        taken
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

/// Whether [`plain_prefix`] reaches the end of a text, without a branch per byte.
fn is_plain(bytes: &[u8]) -> bool {
    let Some((_, rest)) = bytes.split_first() else { return true };
    let strange = |byte: u8| !((0x20..0x7f).contains(&byte) & (byte != b'`') | (byte == b'\n'));
    let doubled = |before: u8, byte: u8| {
        (byte == b' ') & ((before == b' ') | (before == b'\n')) | (byte == b'\n') & (before == b' ')
    };
    let is_strange = bytes.iter().fold(false, |any, &byte| any | strange(byte));
    let is_doubled = bytes.iter().zip(rest).fold(bytes[0] == b' ', |any, (&before, &byte)| any | doubled(before, byte));
    !is_strange && !is_doubled
}

/// Length of the ASCII at the start that normalisation does not change after the byte `before`: printable, no doubled
/// or leading space, no space beside a line break.
///
/// The last byte before anything else is left out, since a mark may compose with it or remove it.
fn plain_prefix(bytes: &[u8], before: Option<u8>) -> usize {
    let mut previous = before.unwrap_or(b'\n');
    for (at, &byte) in bytes.iter().enumerate() {
        let is_plain = match byte {
            b' ' => !matches!(previous, b' ' | b'\n'),
            b'\n' => previous != b' ',
            byte => (0x21..0x7f).contains(&byte) && byte != b'`',
        };
        if !is_plain {
            return at.saturating_sub(1);
        }
        previous = byte;
    }
    bytes.len()
}

/// Whether a character may compose with the one before it.
fn continues(c: char) -> bool {
    !c.is_ascii() && (canonical_combining_class(c) != 0 || is_nfc_quick(std::iter::once(c)) == IsNormalized::Maybe)
}

/// Zero-width and formatting characters that carry no meaning in a headline.
///
/// The zero-width joiner and the variation selectors join emoji but do not affect any measurement, so they are removed
/// too.
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
    use proptest::prelude::*;

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

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn plain_runs_are_read_as_their_characters_are(source in "([a-z  \n`\t.]|[\u{301}\u{200b}\u{e9}\u{2019}\u{a0}]){0,40}") {
            let mut by_character = Normalized::default();
            let mut at = 0;
            while at < source.len() {
                at += by_character.read_character(&source, at);
            }
            by_character.origin.push(source.len() as u32);
            let normalized = normalize(&source);
            prop_assert_eq!(is_plain(source.as_bytes()), plain_prefix(source.as_bytes(), None) == source.len());
            prop_assert_eq!(normalized.text(), by_character.text());
            for at in (0..normalized.text().len()).filter(|&at| normalized.text().is_char_boundary(at)) {
                prop_assert_eq!(normalized.to_source(Span::new(at, at)), by_character.to_source(Span::new(at, at)));
            }
        }
    }
}
