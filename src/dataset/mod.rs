//! Where articles come from: opening, cutting, reading and writing data sets, with errors that name the place.
//!
//! In come paths; out go rows, examples with labels, and archived pages. `io` opens and writes files; `rows` reads what is in
//! them: a [`Source`] is an opened input whose header is read, which hands out chunks of whole rows that [`CsvRows`] and
//! [`Lines`] with [`JsonRow`] read in any thread, and a [`BatchReader`] is the same for columnar files. `labelled` holds what
//! models learn from: [`read_examples`] reads labelled headlines in one call, [`read_measured`] what was measured of them, a
//! [`Manifest`] describes a corpus. A [`WarcReader`] finds the pages in what a crawler archived.

mod error;
mod io;
mod labelled;
mod rows;
mod warc;

pub use error::{CorpusOrigin, DatasetError, KeptBecause, RowFault, Use};
pub use io::file_id::FileId;
pub use io::input::Input;
pub use io::output::{Downstream, Output};
pub use io::replace::replace_text;
pub use io::unfinished::abandon_unfinished;
pub use io::used_files::UsedFiles;
pub use labelled::bodies::BodyFile;
pub use labelled::example::{EveryLabel, Example, ExampleColumns, Examples};
pub use labelled::folder::{PageText, PageTexts, read_page_texts};
pub use labelled::grades::{Grades, GradesFile};
pub use labelled::manifest::{Manifest, TrainingUse};
pub use labelled::measured::{MEASURED_GROUP_COLUMNS, MeasuredExample, MeasuredExamples, read_measured};
pub use labelled::read_examples::{read_examples, read_examples_as};
pub use rows::cell::Cell;
pub use rows::chunk::{CHUNK_BYTES, Chunker, Next, RECORD_LIMIT};
pub use rows::column::{ADDRESS_COLUMNS, BODY_COLUMNS, Columns, HEADLINE_COLUMNS};
pub use rows::column_choice::{ChoiceError, ColumnChoice};
pub use rows::column_name::{ColumnList, ColumnName};
pub use rows::columnar::{BatchReader, ColumnarError};
#[cfg(feature = "columnar")]
pub use rows::columnar::{BatchRecords, BatchWriter, Part, TextColumn};
pub use rows::format::{Format, FormatError};
pub use rows::host::host_of;
pub use rows::json::{Cells, JsonRow, MOST_KEYS, is_object};
pub use rows::json_text::TextKeys;
pub use rows::lines::{Line, Lines};
pub use rows::record::{Closing, Field, Quoting, Record, Records};
pub use rows::row::{CsvRow, CsvRows, LineCursor};
pub use rows::source::{Header, Source};
pub use warc::{ArchivedPage, Found, PageKind, RecordFault, RecordPlace, WarcReader};
