use std::ops::Range;

use crate::dataset::{CHUNK_BYTES, RowFault};
use crate::score::summary::Counts;

/// A chunk on its way through a worker; its buffers are used again and again.
#[derive(Debug, Default)]
pub(super) struct Job {
    /// Whole rows.
    pub chunk: Vec<u8>,
    /// What is to be written for them.
    pub out: Vec<u8>,
    /// What became of the rows.
    pub counts: Counts,
    /// Line breaks in the chunk.
    pub lines: u64,
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
        (self.counts, self.lines) = (Counts::default(), 0);
    }
}
