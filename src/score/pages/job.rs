use std::path::PathBuf;

use crate::dataset::{ArchivedPage, RecordFault, RecordPlace};
use crate::score::sheet::SheetRows;
use crate::score::summary::Counts;

/// The columns of a page before the new ones.
pub(super) const COLUMNS: [&str; 2] = ["address", "headline"];

/// Some pages on their way through a worker.
#[derive(Debug, Default)]
pub(in crate::score) struct PageJob {
    /// The pages, in order.
    pub pages: Vec<Waiting>,
    /// Bytes of the pages.
    pub bytes: u64,
    /// Records before, between and after them that are no pages.
    pub passed_over: u64,
    /// What is to be written for them.
    pub out: SheetRows,
    /// What kept the rows from being written.
    pub failure: Option<String>,
    /// What became of the pages.
    pub counts: Counts,
    /// Bad pages, in order, by their place among the pages.
    pub faults: Vec<(usize, PageFault)>,
}

/// A page that waits to be scored.
#[derive(Debug)]
pub(in crate::score) struct Waiting {
    /// Its path, or where it was fetched from.
    pub address: String,
    /// The folder of its site, of a page that is a file.
    pub folder: Option<String>,
    pub content: Content,
}

#[derive(Debug)]
pub(in crate::score) enum Content {
    /// A file, which the worker reads.
    File(PathBuf),
    /// A page of an archive.
    Archived(RecordPlace, ArchivedPage),
    /// A record that cannot be read.
    Broken(RecordPlace, RecordFault),
    /// A folder that cannot be looked into.
    Unreadable(String),
}

/// What is wrong with one page.
#[derive(Debug, thiserror::Error)]
pub(in crate::score) enum PageFault {
    #[error(transparent)]
    Record(RecordFault),
    /// What reading the file said, its name left out.
    #[error("{0}")]
    File(String),
    #[error("found neither a headline nor a body, expected a page")]
    Empty,
}

impl Waiting {
    /// Where its record stands, of a page of an archive.
    pub fn place(&self) -> Option<RecordPlace> {
        match &self.content {
            Content::Archived(place, _) | Content::Broken(place, _) => Some(*place),
            Content::File(_) | Content::Unreadable(_) => None,
        }
    }
}

impl PageJob {
    /// Forgets everything.
    pub fn reset(&mut self) {
        *self = PageJob::default();
    }

    pub fn is_empty(&self) -> bool {
        self.pages.is_empty() && self.passed_over == 0
    }
}
