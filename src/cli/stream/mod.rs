//! Scoring a stream of rows on all cores in constant memory: the engine of `debait score`.
//!
//! The main thread reads chunks of whole rows, workers score them into byte buffers, and the main thread writes the
//! buffers in order. The output is the same for any number of threads and any size of chunks. Columnar files go the
//! same way in record batches, and pages of folders and WARC files a few at a time.

#[cfg(feature = "columnar")]
mod batch_collect;
#[cfg(all(test, feature = "columnar"))]
mod batch_tests;
#[cfg(feature = "columnar")]
mod batch_work;
#[cfg_attr(not(feature = "columnar"), path = "batches_off.rs")]
mod batches;
mod collect;
mod csv_rows;
mod echo;
mod engine;
mod job;
mod json_rows;
#[cfg(test)]
mod laws;
#[cfg_attr(not(feature = "columnar"), path = "new_columns_off.rs")]
mod new_columns;
mod ordered_pool;
mod pages;
mod plan;
mod sheet;
mod summary;
#[cfg(test)]
mod tests;
mod values;
mod work;

pub use batches::score_batches;
pub use engine::score_stream;
pub use pages::{PageFiles, PageSource, score_pages};
pub use plan::{AddressColumn, NewColumn, NewKind, OnError, Origin, Plan, RowScorer};
pub use summary::{Counted, Ended, Progress, Summary};
pub use values::Values;
