use std::ops::Range;

use super::CharIndex;

/// Where the lines of a source start: converts bytes to lines and columns, and back.
///
/// A line ends at `\n`, `\r\n` or a lone `\r`, as in the Language Server Protocol.
///
/// # Examples
///
/// ```
/// use debait::text::LineIndex;
///
/// let source = "# Ünder\n😀 way";
/// let lines = LineIndex::new(source);
/// let place = lines.place(source, 14);
/// assert_eq!((place.line, place.column, place.utf16), (2, 3, 4));
/// assert_eq!(lines.byte(source, 2, 4), 14);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineIndex {
    /// The first byte of every line.
    starts: Vec<usize>,
    /// A line may be a whole page.
    chars: CharIndex,
}

/// A line and column, for people and for editors, all from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    pub line: usize,
    /// In characters.
    pub column: usize,
    /// Column in UTF-16 code units.
    pub utf16: usize,
}

impl LineIndex {
    pub fn new(source: &str) -> Self {
        let bytes = source.as_bytes();
        let ends = memchr::memchr2_iter(b'\n', b'\r', bytes)
            .filter(|&at| bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'));
        LineIndex { starts: std::iter::once(0).chain(ends.map(|at| at + 1)).collect(), chars: CharIndex::new(source) }
    }

    /// The line and column of a byte of the source, or of the character that contains it.
    pub fn place(&self, source: &str, byte: usize) -> Place {
        let mut byte = byte.min(source.len());
        while !source.is_char_boundary(byte) {
            byte -= 1;
        }
        let line = self.starts.partition_point(|&start| start <= byte);
        let (start, here) = (self.chars.before(source, self.starts[line - 1]), self.chars.before(source, byte));
        Place { line, column: here.chars - start.chars + 1, utf16: here.utf16 - start.utf16 + 1 }
    }

    /// The byte at a line and a UTF-16 column, both from 1; the nearest one before if there is none.
    pub fn byte(&self, source: &str, line: usize, utf16: usize) -> usize {
        let range = self.line(source, line);
        let text = source[range.clone()].trim_end_matches(['\r', '\n']);
        let mut units = 1;
        for (at, c) in text.char_indices() {
            if units + c.len_utf16() > utf16 {
                return range.start + at;
            }
            units += c.len_utf16();
        }
        range.start + text.len()
    }

    /// The bytes of a line, from 1, including its line break; empty at the end of the source if there is no such line.
    pub fn line(&self, source: &str, line: usize) -> Range<usize> {
        let at = |line: usize| self.starts.get(line).copied().unwrap_or(source.len());
        at(line.saturating_sub(1))..at(line.max(1))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn places_count_lines_characters_and_code_units() {
        let source = "one\r\ntwö 😀!\rthree\n";
        let lines = LineIndex::new(source);
        for (part, line, column, utf16) in
            [("one", 1, 1, 1), ("two", 2, 1, 1), ("😀", 2, 5, 5), ("!", 2, 6, 7), ("three", 3, 1, 1)]
        {
            let at = source.find(part).unwrap_or(5);
            assert_eq!(lines.place(source, at), Place { line, column, utf16 }, "{part}");
            assert_eq!(lines.byte(source, line, utf16), at, "{part}");
        }
        assert_eq!(lines.place(source, 999), Place { line: 4, column: 1, utf16: 1 });
        assert_eq!((lines.byte(source, 2, 999), lines.byte(source, 99, 1)), (15, source.len()));
        assert_eq!(LineIndex::new("").place("", 0), Place { line: 1, column: 1, utf16: 1 });
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_character_is_found_again(source in "(\\PC|[\r\n]|😀){0,40}") {
            let lines = LineIndex::new(&source);
            for (at, c) in source.char_indices() {
                let place = lines.place(&source, at);
                if !matches!(c, '\r' | '\n') {
                    prop_assert_eq!(lines.byte(&source, place.line, place.utf16), at);
                }
                prop_assert!(lines.line(&source, place.line).contains(&at));
            }
        }
    }
}
