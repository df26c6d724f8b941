//! Where articles come from: opening, cutting, reading and writing data sets, with errors that name the place.
//!
//! A [`Source`] is an opened input whose header is read; it hands out chunks of whole rows, which [`CsvRows`] and
//! [`Lines`] with [`JsonRow`] read in any thread. A [`BatchReader`] is the same for columnar files, in record batches,
//! which a [`BatchWriter`] writes again. A [`WarcReader`] finds the pages in what a crawler archived. [`read_examples`]
//! reads labelled headlines for training and evaluation in one call, [`read_measured`] what was measured of them.

mod bodies;
mod cell;
mod chunk;
mod column;
mod column_name;
#[cfg_attr(not(feature = "columnar"), path = "columnar_off.rs")]
mod columnar;
mod compression;
mod draw;
mod encoding;
mod error;
mod example;
mod example_csv;
mod example_json;
mod example_places;
#[cfg(test)]
mod example_tests;
mod fault;
mod file_id;
mod folder;
mod format;
mod grades;
mod host;
#[cfg(test)]
mod hostile_tests;
mod input;
mod json;
mod json_text;
mod label;
mod lines;
mod manifest;
#[cfg(test)]
mod manifest_tests;
mod measured;
#[cfg(test)]
mod measured_tests;
mod output;
mod record;
#[cfg(test)]
mod record_tests;
mod replace;
mod row;
mod source;
mod standard;
mod taken;
mod unfinished;
mod used_files;
mod warc;

pub use bodies::BodyFile;
pub use cell::Cell;
pub use chunk::{CHUNK_BYTES, Chunker, Next, RECORD_LIMIT};
pub use column::{ADDRESS_COLUMNS, BODY_COLUMNS, ColumnChoice, Columns, HEADLINE_COLUMNS};
pub use column_name::{ColumnList, ColumnName};
pub use columnar::{BatchReader, ColumnarError};
#[cfg(feature = "columnar")]
pub use columnar::{BatchRecords, BatchWriter, Part, TextColumn};
pub use error::DatasetError;
pub use example::{EveryLabel, Example, ExampleColumns, Examples, read_examples, read_examples_as};
pub use fault::RowFault;
pub use file_id::FileId;
pub use folder::{PageText, PageTexts, read_page_texts};
pub use format::Format;
pub use grades::{Grades, GradesFile};
pub use host::host_of;
pub use input::Input;
pub use json::{Cells, JsonRow, MOST_KEYS, is_object};
pub use json_text::TextKeys;
pub use lines::{Line, Lines};
pub use manifest::{CorpusOrigin, Manifest, TrainingUse};
pub use measured::{MEASURED_GROUP_COLUMNS, MeasuredExample, MeasuredExamples, read_measured};
pub use output::{Downstream, Output};
pub use record::{Closing, Field, Quoting, Record, Records};
pub use replace::{KeptBecause, replace_text};
pub use row::{CsvRow, CsvRows, LineCursor};
pub use source::{Header, Source};
pub use unfinished::abandon_unfinished;
pub use used_files::{Use, UsedFiles};
pub use warc::{ArchivedPage, Found, PageKind, RecordFault, RecordPlace, WarcReader};
