//! What can be wrong with data: [`DatasetError`] names the file, [`RowFault`] says what is wrong with a row of it.

pub(in crate::dataset) mod causes;
pub(in crate::dataset) mod fault;

use std::io;
use std::path::PathBuf;

pub use self::causes::{CorpusOrigin, KeptBecause, Use};
pub use self::fault::RowFault;

use crate::dataset::rows::column_choice::ChoiceError;
use crate::dataset::rows::column_name::ColumnList;
use crate::dataset::rows::columnar::ColumnarError;
use crate::dataset::rows::format::{Format, FormatError};
use crate::message::DidYouMean;

/// Everything that can be wrong with a data set, with the place where it is.
///
/// Rows are data rows counted from 1 (a header is not a row); lines are physical lines counted from 1.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DatasetError {
    /// The file cannot be opened.
    #[error("{file}: cannot open: {reason}")]
    Open {
        /// Name of the input.
        file: String,
        /// What the system said.
        reason: io::Error,
    },
    /// Reading failed under way.
    #[error("{file}: cannot read: {reason}")]
    Read {
        /// Name of the input.
        file: String,
        /// What the system said.
        reason: io::Error,
    },
    /// The output cannot be created, written or moved to its final name.
    #[error("{file}: cannot write: {reason}")]
    Write {
        /// Name of the output.
        file: String,
        /// What the system said.
        reason: io::Error,
    },
    /// A file is not written anew.
    #[error("{file}: is left as it is: {because}")]
    Kept {
        /// Name of the file.
        file: String,
        /// Why.
        because: KeptBecause,
    },
    /// A file to write is one that the same run reads, or writes already.
    #[error("{file}: {used}, as {other}; expected another file")]
    FileInUse {
        /// Name of the output.
        file: String,
        /// What else is done with it.
        used: Use,
        /// The name it has there.
        other: String,
    },
    /// A format is not known.
    #[error(transparent)]
    Format(#[from] FormatError),
    /// The bytes are text in an encoding other than UTF-8.
    #[error("{file}: is {encoding} text: expected UTF-8; convert it first: iconv -f {encoding} -t UTF-8 IN > OUT")]
    Encoding {
        /// Name of the input.
        file: String,
        /// Name of the encoding, as `iconv` calls it.
        encoding: &'static str,
    },
    /// The bytes are no text at all.
    #[error("{file}: is {found}: expected CSV or JSON Lines text; {advice}")]
    NotText {
        /// Name of the input.
        file: String,
        /// What the first bytes say.
        found: &'static str,
        /// What to do about it.
        advice: &'static str,
    },
    /// Nothing is there, not even a header.
    #[error("{file}: is empty: expected a header line")]
    Empty {
        /// Name of the input.
        file: String,
    },
    /// Nothing is there to learn from or to judge.
    #[error("{file}: has no rows: expected labelled rows")]
    NoRows {
        /// Name of the input.
        file: String,
    },
    /// The header cannot be used.
    #[error("{file}: header (line {line}): {fault}")]
    Header {
        /// Name of the input.
        file: String,
        /// Line where the header starts.
        line: u64,
        /// What is wrong.
        fault: RowFault,
    },
    /// A row cannot be used.
    #[error("{file}: row {row} (line {line}): {fault}")]
    Row {
        /// Name of the input.
        file: String,
        /// Data row, from 1.
        row: u64,
        /// Line where the row starts, from 1.
        line: u64,
        /// What is wrong.
        fault: RowFault,
    },
    /// A column is not there.
    #[error("{file}: no column {wanted}{suggestion}; the columns are {columns}")]
    MissingColumn {
        /// Name of the input.
        file: String,
        /// What was looked for.
        wanted: String,
        /// The nearest name.
        suggestion: DidYouMean,
        /// What is there.
        columns: ColumnList,
    },
    /// A file of measured values lacks features.
    #[error(
        "{file}: no column of the feature `{feature}`{others}: expected values of all features that the model learns \
         from; write them anew with `debait score --features` of this version",
        others = nor_others(*.others)
    )]
    NotMeasured {
        /// Name of the input.
        file: String,
        /// The first feature without a column.
        feature: String,
        /// How many more there are.
        others: usize,
    },
    /// A feature has two columns of measured values.
    #[error(
        "{file}: the column `{name}` stands more than once (columns {first} and {second}): expected each feature once"
    )]
    FeatureTwice {
        /// Name of the input.
        file: String,
        /// The feature.
        name: String,
        /// Where it stands first, from 1.
        first: usize,
        /// Where it stands next, from 1.
        second: usize,
    },
    /// A name stands more than once in the header.
    #[error(
        "{file}: the column `{name}` stands more than once (columns {first} and {second}): give its number instead"
    )]
    AmbiguousColumn {
        /// Name of the input.
        file: String,
        /// The name.
        name: String,
        /// Where it stands first, from 1.
        first: usize,
        /// Where it stands next, from 1.
        second: usize,
    },
    /// A column cannot be chosen so.
    #[error(transparent)]
    Choice(#[from] ChoiceError),
    /// A column to append is already there.
    #[error(
        "{file}: the column `{name}` is already there (column {position}): give --prefix to rename the new columns"
    )]
    ColumnTaken {
        /// Name of the input.
        file: String,
        /// The name.
        name: String,
        /// Where it stands, from 1.
        position: usize,
    },
    /// A row of a columnar file, which has no lines, cannot be used.
    #[error("{file}: row {row}: {fault}")]
    BatchRow {
        /// Name of the input.
        file: String,
        /// Row, from 1.
        row: u64,
        /// What is wrong.
        fault: RowFault,
    },
    /// A columnar file cannot be read or written.
    #[error(transparent)]
    Columnar(#[from] ColumnarError),
    /// A reader or writer of the other kind of format is needed: rows of text, or columns.
    #[error("{file}: found the format {}, expected {expected}", .format.name())]
    WrongFormat {
        /// Name of the input or output.
        file: String,
        /// The format.
        format: Format,
        /// The formats that would do.
        expected: &'static str,
    },
    /// A manifest is not valid.
    #[error("{file}: {message}{suggestion}")]
    Manifest {
        /// The manifest.
        file: PathBuf,
        /// What the parser said, with line and column.
        message: String,
        /// The nearest key.
        suggestion: DidYouMean,
    },
    /// The name of a page file says no label.
    #[error("{file}: the name says no label: expected it to start with `bait-` or `honest-`")]
    PageName {
        /// The page.
        file: PathBuf,
    },
    /// The corpus of a manifest is not at hand.
    #[error("{file}: is not there; it belongs to the corpus `{corpus}`{origin}")]
    CorpusMissing {
        /// The file looked for.
        file: PathBuf,
        /// Name of the corpus.
        corpus: String,
        /// Where it can be had.
        origin: CorpusOrigin,
    },
    /// A file is not the one a manifest describes.
    #[error("{file}: is not the file of the corpus `{corpus}`: sha256 is {found}, expected {expected}")]
    Checksum {
        /// The file.
        file: PathBuf,
        /// Name of the corpus.
        corpus: String,
        /// Digest of the bytes there.
        found: String,
        /// Digest in the manifest.
        expected: String,
    },
    /// Two rows of a file of bodies have one name.
    #[error("{}: row {row} (line {line}): the body `{key}` is there before, expected one body a name", file.display())]
    BodyTwice {
        /// The file of the bodies.
        file: PathBuf,
        /// Data row, from 1.
        row: u64,
        /// Line where the row starts, from 1.
        line: u64,
        /// The name.
        key: String,
    },
    /// A kind that a manifest names and no row has.
    #[error("{file}: no row is of the kind `{kind}`, expected one at least: the manifest of {corpus} names it")]
    NoKind {
        /// Name of the rows' file.
        file: String,
        /// Name of the corpus.
        corpus: String,
        kind: String,
    },
    /// A row names a body that is not there.
    #[error("{file}: row {row} (line {line}): its group `{key}` names no body of {}", bodies.display())]
    NoBody {
        /// Name of the rows' file.
        file: String,
        /// Data row, from 1.
        row: u64,
        /// Line where the row starts, from 1.
        line: u64,
        /// The row's group.
        key: String,
        /// The file of the bodies.
        bodies: PathBuf,
    },
    /// A file does not have as many rows as a manifest says.
    #[error("{file}: has {found} rows, but the manifest of `{corpus}` says {expected}")]
    RowCount {
        /// The file.
        file: PathBuf,
        /// Name of the corpus.
        corpus: String,
        /// Rows there.
        found: u64,
        /// Rows in the manifest.
        expected: u64,
    },
}

/// ", nor of 3 others", where there are any.
fn nor_others(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => ", nor of another one".to_owned(),
        count => format!(", nor of {count} others"),
    }
}
