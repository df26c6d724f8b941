use std::num::NonZeroUsize;

use super::column::NewColumn;
use super::row_scorer::RowScorer;
use super::summary::Counts;
use crate::dataset::{ColumnChoice, Format};

/// The column of a row's address: the one that is chosen, or by default the first of `url`, `address`, `link` present.
#[derive(Debug, Clone, Default)]
pub struct AddressColumn(pub Option<ColumnChoice>);

/// What to do with rows that cannot be scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum OnError {
    /// Stop at the first, naming row and line.
    Error,
    /// Leave them out, counted.
    Skip,
    /// Keep their place, with empty scores.
    Null,
}

/// What becomes of a bad row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It ends the run.
    Stop,
    /// Nothing is written for it.
    LeaveOut,
    /// It is written with empty scores.
    Keep,
}

impl OnError {
    /// What becomes of a bad row, which is counted; a fatal fault ends every run.
    pub(super) fn take(self, counts: &mut Counts, is_fatal: bool) -> Outcome {
        match self {
            _ if is_fatal => Outcome::Stop,
            OnError::Error => Outcome::Stop,
            OnError::Skip => {
                counts.read += 1;
                Outcome::LeaveOut
            }
            OnError::Null => {
                counts.read += 1;
                counts.nulled += 1;
                Outcome::Keep
            }
        }
    }
}

/// How a stream is to be scored.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The headline's column; by default the first of `headline`, `title` present.
    pub headline: Option<ColumnChoice>,
    /// The body's column; by default the first of `body`, `text`, `content` present, or none.
    pub body: Option<ColumnChoice>,
    /// The address's column, where the address is read.
    pub address: Option<AddressColumn>,
    /// Put before the names of the new columns.
    pub prefix: String,
    /// What to do with bad rows.
    pub on_error: OnError,
    /// How the rows are written down.
    pub format: Format,
    /// Worker threads.
    pub threads: NonZeroUsize,
}

impl Plan {
    /// The columns of a scorer, with the prefix before their names.
    pub(super) fn new_columns(&self, scorer: &impl RowScorer) -> Vec<NewColumn> {
        let columns = scorer.columns().into_iter();
        columns.map(|column| NewColumn { name: format!("{}{}", self.prefix, column.name), ..column }).collect()
    }
}
