use std::fmt;

use arrow_schema::{ArrowError, DataType};
use parquet::errors::ParquetError;

use super::budget::Part;
use crate::dataset::rows::column_name::ColumnName;

/// What can be wrong with a columnar file besides its rows.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ColumnarError {
    /// A column of a columnar file has another type than text.
    #[error(
        "{file}: column {column}: found {found}, expected text: Utf8, LargeUtf8, Utf8View, or a dictionary of them"
    )]
    ColumnType {
        /// Name of the input.
        file: String,
        /// The column.
        column: ColumnName,
        /// Its type.
        found: DataType,
    },
    /// A Parquet file cannot be read.
    #[error("{file}: cannot read as Parquet{after}: {reason}", after = After(*.row))]
    ReadParquet {
        /// Name of the input.
        file: String,
        /// Rows read before.
        row: u64,
        /// What the reader said.
        reason: ParquetError,
    },
    /// An Arrow file or stream cannot be read.
    #[error("{file}: cannot read as Arrow{after}: {reason}", after = After(*.row))]
    ReadArrow {
        /// Name of the input.
        file: String,
        /// Rows read before.
        row: u64,
        /// What the reader said.
        reason: ArrowError,
    },
    /// A few bytes of a columnar file stand for more than memory should hold.
    #[error("{file}: column {column}, {part}: {what} takes {} MiB unpacked, expected {} at most", .found.div_ceil(1 << 20), .limit >> 20)]
    TooMuch {
        /// Name of the input.
        file: String,
        /// The column.
        column: ColumnName,
        /// Where in the file.
        part: Part,
        /// What takes the bytes.
        what: &'static str,
        /// Bytes, as far as they were added up.
        found: u64,
        /// Limit in bytes.
        limit: u64,
    },
    /// Rows cannot be written as Parquet.
    #[error("{file}: cannot write as Parquet: {reason}")]
    WriteParquet {
        /// Name of the output.
        file: String,
        /// What the writer said.
        reason: ParquetError,
    },
    /// Rows cannot be written as Arrow.
    #[error("{file}: cannot write as Arrow: {reason}")]
    WriteArrow {
        /// Name of the output.
        file: String,
        /// What the writer said.
        reason: ArrowError,
    },
}

/// " after row 7", where rows were read before.
struct After(u64);

impl fmt::Display for After {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            0 => Ok(()),
            row => write!(f, " after row {row}"),
        }
    }
}
