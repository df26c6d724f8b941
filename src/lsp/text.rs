use std::ops::Range;

use gen_lsp_types::{Position, PositionEncodingKind};

use crate::text::LineIndex;

/// How an editor counts columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf16,
}

impl Encoding {
    /// UTF-8 where the editor offers it, which spares the counting; else UTF-16, which every editor has.
    pub fn negotiate(offered: &[PositionEncodingKind]) -> Self {
        if offered.contains(&PositionEncodingKind::UTF8) { Encoding::Utf8 } else { Encoding::Utf16 }
    }

    pub fn kind(self) -> PositionEncodingKind {
        match self {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
        }
    }
}

/// The text of a document, with positions as its editor counts them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    source: String,
    lines: LineIndex,
    encoding: Encoding,
}

impl Text {
    pub fn new(source: String, encoding: Encoding) -> Self {
        Text { lines: LineIndex::new(&source), source, encoding }
    }

    /// Another text of the same document.
    pub fn with(&self, source: String) -> Self {
        Text::new(source, self.encoding)
    }

    pub fn source(&self) -> &str {
        &self.source
    }

    /// The position of a byte.
    pub fn position(&self, byte: usize) -> Position {
        let place = self.lines.place(&self.source, byte);
        let column = match self.encoding {
            Encoding::Utf16 => place.utf16 - 1,
            Encoding::Utf8 => {
                let start = self.lines.line(&self.source, place.line).start;
                floor(&self.source, byte).saturating_sub(start)
            }
        };
        // A document that an editor can hold has fewer lines and columns than that.
        let number = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
        Position { line: number(place.line - 1), character: number(column) }
    }

    /// The byte at a position; the nearest one before where there is none.
    pub fn byte(&self, position: Position) -> usize {
        let line = (position.line as usize).saturating_add(1);
        let column = position.character as usize;
        match self.encoding {
            Encoding::Utf16 => self.lines.byte(&self.source, line, column.saturating_add(1)),
            Encoding::Utf8 => {
                let range = self.lines.line(&self.source, line);
                let length = self.source[range.clone()].trim_end_matches(['\r', '\n']).len();
                floor(&self.source, range.start + column.min(length))
            }
        }
    }

    /// A range of bytes as an editor has it.
    pub fn to_editor(&self, bytes: &Range<usize>) -> gen_lsp_types::Range {
        gen_lsp_types::Range { start: self.position(bytes.start), end: self.position(bytes.end) }
    }

    /// A range of an editor as bytes; empty where it ends before it starts.
    pub fn to_bytes(&self, range: gen_lsp_types::Range) -> Range<usize> {
        let start = self.byte(range.start);
        start..self.byte(range.end).max(start)
    }

    /// The first byte of the line of a byte.
    pub fn line_start(&self, byte: usize) -> usize {
        self.lines.line(&self.source, self.lines.place(&self.source, byte).line).start
    }

    /// Writes something in the place of a range.
    pub fn replace(&mut self, range: gen_lsp_types::Range, text: &str) {
        self.source.replace_range(self.to_bytes(range), text);
        self.lines = LineIndex::new(&self.source);
    }
}

/// The start of the character around a byte.
fn floor(source: &str, byte: usize) -> usize {
    let mut byte = byte.min(source.len());
    while !source.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(line: u32, character: u32) -> Position {
        Position { line, character }
    }

    #[test]
    fn columns_are_those_of_the_encoding() {
        let source = "# Ünder 😀 way\r\n😀!\n";
        for (part, utf8, utf16) in [
            ("#", at(0, 0), at(0, 0)),
            ("nder", at(0, 4), at(0, 3)),
            ("😀 way", at(0, 9), at(0, 8)),
            (" way", at(0, 13), at(0, 10)),
            ("!", at(1, 4), at(1, 2)),
        ] {
            let byte = source.find(part).unwrap();
            for (encoding, position) in [(Encoding::Utf8, utf8), (Encoding::Utf16, utf16)] {
                let text = Text::new(source.to_owned(), encoding);
                assert_eq!(text.position(byte), position, "{part}, {encoding:?}");
                assert_eq!(text.byte(position), byte, "{part}, {encoding:?}");
            }
        }
    }

    #[test]
    fn positions_that_do_not_exist_are_the_nearest_before() {
        for (encoding, inside) in [(Encoding::Utf8, at(1, 2)), (Encoding::Utf16, at(1, 1))] {
            let text = Text::new("one\r\n😀\n".to_owned(), encoding);
            assert_eq!(text.byte(inside), 5, "inside the emoji");
            assert_eq!(text.byte(at(0, 99)), 3, "before the line break");
            assert_eq!(text.byte(at(0, u32::MAX)), 3);
            assert_eq!(text.byte(at(u32::MAX, u32::MAX)), 10);
            assert_eq!(text.to_bytes(gen_lsp_types::Range { start: at(1, 0), end: at(0, 0) }), 5..5);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_edit_keeps_the_text_whole(
            source in "(\\PC|[\r\n]|😀){0,30}",
            edits in prop::collection::vec(((0..9u32, 0..20u32), (0..9u32, 0..20u32), "(x|\r|\n|😀){0,4}"), 0..6),
            encoding in prop::sample::select(vec![Encoding::Utf8, Encoding::Utf16]),
        ) {
            let mut text = Text::new(source, encoding);
            for ((line, column), (to_line, to_column), new) in edits {
                let before = text.source().len();
                let range = gen_lsp_types::Range { start: at(line, column), end: at(to_line, to_column) };
                let taken = text.to_bytes(range).len();
                text.replace(range, &new);
                prop_assert_eq!(text.source().len(), before - taken + new.len());
                prop_assert_eq!(&text, &Text::new(text.source().to_owned(), encoding));
            }
        }
    }
}
