use std::ops::Range;

use crate::dataset::{CHUNK_BYTES, RowFault};

/// A chunk on its way through a worker; its buffers are used again and again.
#[derive(Debug, Default)]
pub(super) struct Job {
    /// Whole rows.
    pub chunk: Vec<u8>,
    /// What is to be written for them.
    pub out: Vec<u8>,
    /// Rows in the chunk, up to the one that stops the run.
    pub rows: u64,
    /// Line breaks in the chunk.
    pub lines: u64,
    /// Rows with scores.
    pub scored: u64,
    /// Rows kept with empty scores.
    pub nulled: u64,
    /// Bad rows, in order.
    pub faults: Vec<BadRow>,
}

/// A bad row and where it stands in its chunk.
#[derive(Debug)]
pub(super) struct BadRow {
    /// Rows before it.
    pub row: u64,
    /// Line breaks before it.
    pub line: u64,
    /// Its bytes.
    pub span: Range<usize>,
    /// What is wrong.
    pub fault: RowFault,
}

impl Job {
    /// Forgets the results; buffers that a huge record blew up are given back.
    pub fn reset(&mut self) {
        const KEPT: usize = 16 * CHUNK_BYTES;
        self.out.clear();
        self.chunk.clear();
        self.chunk.shrink_to(KEPT);
        self.out.shrink_to(KEPT);
        self.faults.clear();
        (self.rows, self.lines, self.scored, self.nulled) = (0, 0, 0, 0);
    }
}
