use super::column::NewColumn;
use super::values::Values;
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
