use std::ops::Range;

use memchr::memchr;

/// The lines of a chunk, blank ones included, so that their numbers can be counted along.
#[derive(Debug, Clone)]
pub struct Lines<'c> {
    chunk: &'c [u8],
    at: usize,
}

/// A line and where it stands.
#[derive(Debug, Clone)]
pub struct Line<'c> {
    /// The line, its line feed excluded.
    pub bytes: &'c [u8],
    /// Where it stands in the chunk.
    pub span: Range<usize>,
}

impl<'c> Lines<'c> {
    /// Lines of a chunk.
    pub fn new(chunk: &'c [u8]) -> Self {
        Lines { chunk, at: 0 }
    }
}

impl<'c> Iterator for Lines<'c> {
    type Item = Line<'c>;

    fn next(&mut self) -> Option<Line<'c>> {
        let rest = self.chunk.get(self.at..).filter(|rest| !rest.is_empty())?;
        let length = memchr(b'\n', rest).unwrap_or(rest.len());
        let span = self.at..self.at + length;
        self.at = span.end + 1;
        Some(Line { bytes: &self.chunk[span.clone()], span })
    }
}
