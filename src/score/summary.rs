use std::fmt;

/// What became of the rows or pages of a stream.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// What is counted.
    pub of: Counted,
    /// Rows read.
    pub read: u64,
    /// Rows with scores.
    pub scored: u64,
    /// Bad rows left out.
    pub skipped: u64,
    /// Bad rows kept with empty scores.
    pub nulled: u64,
    /// Lines that are no rows of their own, since a quote before them never closes.
    pub swallowed: u64,
    /// Records of an archive that are no pages.
    pub passed_over: u64,
    /// How it ended.
    pub ended: Ended,
}

/// What became of the rows or pages of one job.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    /// Read, up to the one that stops the run.
    pub read: u64,
    /// With scores.
    pub scored: u64,
    /// Kept with empty scores.
    pub nulled: u64,
}

impl Counts {
    /// Counts a row with scores.
    pub fn score(&mut self) {
        self.read += 1;
        self.scored += 1;
    }
}

impl Summary {
    /// Adds what became of the rows of a job.
    pub(super) fn add(&mut self, Counts { read, scored, nulled }: Counts) {
        self.read += read;
        self.scored += scored;
        self.nulled += nulled;
        self.skipped += read - scored - nulled;
    }
}

/// What a summary counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Counted {
    #[default]
    Rows,
    Pages,
}

impl Counted {
    /// The word for so many.
    pub fn noun(self, count: u64) -> &'static str {
        match (self, count) {
            (Counted::Rows, 1) => "row",
            (Counted::Rows, _) => "rows",
            (Counted::Pages, 1) => "page",
            (Counted::Pages, _) => "pages",
        }
    }
}

/// How a stream ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Ended {
    /// All rows are read and written.
    #[default]
    Complete,
    /// Whoever read the output has seen enough.
    DownstreamClosed,
}

/// How far a stream has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Bytes of input read.
    pub bytes: u64,
    /// Bytes of input in all, where that is known.
    pub total: Option<u64>,
    /// Rows or pages written or left out.
    pub rows: u64,
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = self.of.noun(self.read);
        write!(f, "{} {rows} read, {} scored, {} skipped", self.read, self.scored, self.skipped)?;
        if self.nulled > 0 {
            write!(f, ", {} kept with empty scores", self.nulled)?;
        }
        match self.passed_over {
            0 => {}
            1 => f.write_str("; 1 record passed over")?,
            records => write!(f, "; {records} records passed over")?,
        }
        match self.swallowed {
            0 => Ok(()),
            1 => f.write_str("; a quote that never closes swallowed 1 line"),
            lines => write!(f, "; a quote that never closes swallowed {lines} lines"),
        }
    }
}
