//! Where articles come from: opening, cutting, reading and writing data sets, with errors that name the place.
//!
//! A [`Source`] is an opened input whose header is read; it hands out chunks of whole rows, which [`CsvRows`] and
//! [`Lines`] with [`JsonRow`] read in any thread. [`read_examples`] reads labelled headlines for training and
//! evaluation in one call.

mod chunk;
mod column;
mod encoding;
mod error;
mod example;
mod example_csv;
mod example_json;
#[cfg(test)]
mod example_tests;
mod fault;
mod format;
mod input;
mod json;
mod json_text;
mod label;
mod lines;
mod manifest;
#[cfg(test)]
mod manifest_tests;
mod output;
mod record;
mod row;
mod source;
mod suggest;

pub use chunk::{CHUNK_BYTES, Chunker, Next, RECORD_LIMIT};
pub use column::{BODY_COLUMNS, ColumnChoice, ColumnList, ColumnName, Columns, HEADLINE_COLUMNS};
pub use error::{CorpusOrigin, DatasetError};
pub use example::{Example, ExampleColumns, Examples, read_examples, read_examples_as};
pub use fault::RowFault;
pub use format::Format;
pub use input::Input;
pub use json::{Cell, Cells, JsonRow, MOST_KEYS};
pub use json_text::TextKeys;
pub use lines::{Line, Lines};
pub use manifest::{Manifest, TrainingUse};
pub use output::{Downstream, Output};
pub use record::{Closing, Field, Quoting, Record, Records};
pub use row::{CsvRow, CsvRows, LineCursor};
pub use source::{Header, Source};
pub use suggest::DidYouMean;
