//! Scoring a stream of rows or pages on all cores in constant memory: the engine of `debait score`.
//!
//! In come a [`Source`](crate::dataset::Source), a [`BatchReader`](crate::dataset::BatchReader) or a [`PageSource`], a
//! [`RowScorer`] that says what to append, and a [`Plan`]; out go the rows with their new columns, a list of bad rows, and a
//! [`Summary`].
//!
//! The main thread reads jobs of a few rows, workers score them into buffers, and the main thread writes the buffers in order
//! (`ordered_pool`). The output is the same for any number of threads and any size of jobs. `lines` does so for text,
//! `batches` for columnar files, `pages` for folders and WARC files; all of them write through one `Collector`.

#[cfg_attr(not(feature = "columnar"), path = "batches/off.rs")]
mod batches;
mod collector;
mod column;
mod echo;
mod error;
#[cfg(test)]
mod laws;
mod lines;
#[cfg_attr(not(feature = "columnar"), path = "new_columns_off.rs")]
mod new_columns;
mod ordered_pool;
mod pages;
mod plan;
mod row_scorer;
mod sheet;
mod summary;
#[cfg(test)]
mod tests;
mod values;

pub use batches::score_batches;
pub use column::{NewColumn, NewKind};
pub use error::ScoreError;
pub use lines::score_stream;
pub use pages::{PageFiles, PageSource, score_pages};
pub use plan::{AddressColumn, OnError, Plan};
pub use row_scorer::{Origin, RowScorer};
pub use summary::{Counted, Ended, Progress, Summary};
pub use values::Values;
