use std::num::NonZeroUsize;

use clap::ValueEnum;

use super::values::Values;
use crate::dataset::{ColumnChoice, Format};
use crate::text::Article;

/// Gives the new columns of a row.
pub trait RowScorer: Sync {
    /// What a worker keeps from row to row.
    type Scratch;

    /// A fresh scratch; each worker makes one.
    fn scratch(&self) -> Self::Scratch;

    /// The new columns, in order, their names without a prefix.
    fn columns(&self) -> Vec<NewColumn>;

    /// Appends the values of the new columns, in order, for one row or page. The headline is never blank.
    fn score(&self, scratch: &mut Self::Scratch, article: &Article<'_>, origin: Origin<'_>, values: &mut Values<'_>);
}

/// Where a row or page is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin<'o> {
    /// Nothing says it, or nobody asked.
    Unknown,
    /// An address.
    Address(&'o str),
    /// The folder of a site.
    Folder(&'o str),
}

/// The column of a row's address: the one that is chosen, or by default the first of `url`, `address`, `link` present.
#[derive(Debug, Clone, Default)]
pub struct AddressColumn(pub Option<ColumnChoice>);

/// A column that is appended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewColumn {
    /// Its name.
    pub name: String,
    /// What stands in it.
    pub kind: NewKind,
}

/// What stands in a new column, where it is not empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewKind {
    /// Numbers.
    Number,
    /// Texts.
    Text,
}

impl NewColumn {
    /// A column of numbers.
    pub fn number(name: impl Into<String>) -> Self {
        NewColumn { name: name.into(), kind: NewKind::Number }
    }

    /// A column of texts.
    pub fn text(name: impl Into<String>) -> Self {
        NewColumn { name: name.into(), kind: NewKind::Text }
    }
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
