use std::num::NonZeroUsize;

use clap::ValueEnum;

use super::values::Values;
use crate::dataset::{ColumnChoice, Format};

/// Gives the new columns of a row.
pub trait RowScorer: Sync {
    /// What a worker keeps from row to row.
    type Scratch;

    /// A fresh scratch; each worker makes one.
    fn scratch(&self) -> Self::Scratch;

    /// The names of the new columns, in order, without a prefix.
    fn columns(&self) -> Vec<String>;

    /// Appends the values of the new columns, in order, for one row. The headline is never blank, nor is the body.
    fn score(&self, scratch: &mut Self::Scratch, headline: &str, body: Option<&str>, values: &mut Values<'_>);
}

/// What to do with rows that cannot be scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum OnError {
    /// Stop at the first, naming row and line.
    Error,
    /// Leave them out, counted.
    Skip,
    /// Keep their place, with empty scores.
    Null,
}

/// How a stream is to be scored.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The headline's column; by default the first of `headline`, `title` present.
    pub headline: Option<ColumnChoice>,
    /// The body's column; by default the first of `body`, `text`, `content` present, or none.
    pub body: Option<ColumnChoice>,
    /// Put before the names of the new columns.
    pub prefix: String,
    /// What to do with bad rows.
    pub on_error: OnError,
    /// How the rows are written down.
    pub format: Format,
    /// Worker threads.
    pub threads: NonZeroUsize,
}
