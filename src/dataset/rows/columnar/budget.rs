//! What rows take once they are decoded. A dictionary makes that more than a file has bytes: a value of a megabyte stands in
//! it once, and in every row that names it.

use std::fmt;
use std::fs::File;
use std::sync::Arc;

use parquet::arrow::ProjectionMask;
use parquet::basic::{Encoding, Type};
use parquet::column::page::{Page, PageReader};
use parquet::column::reader::{ColumnReader, get_column_reader};
use parquet::errors::ParquetError;
use parquet::file::metadata::{ColumnChunkMetaData, ParquetMetaData};
use parquet::file::serialized_reader::SerializedPageReader;

use super::pages::Pages;
use crate::dataset::rows::chunk::RECORD_LIMIT;

/// Bytes that the rows of a batch take at most, where a row alone takes no more.
const BATCH_LIMIT: u64 = 16 << 20;
/// Bytes that the largest pages of a row group's columns take at most, unpacked, where they are not packed as most data
/// are: one of each column is held at a time.
const PAGES_LIMIT: u64 = 512 << 20;
/// How many bytes one packed byte may stand for beyond that.
const PAGES_RATIO: u64 = 100;
/// What has more bytes than a record may have.
pub(super) const LONGEST_VALUES: &str = "a row of the longest values";

/// Rows of a batch that keep within its bytes, however wide each is.
pub(super) fn rows_within(widest: u64) -> usize {
    usize::try_from(BATCH_LIMIT / widest.max(1)).unwrap_or(usize::MAX).max(1)
}

/// More bytes than a file may have in one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TooMuch {
    pub column: String,
    pub part: Part,
    pub what: &'static str,
    pub found: u64,
    pub limit: u64,
}

/// A part of a columnar file, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Of Parquet.
    RowGroup(usize),
    /// Of Arrow.
    RecordBatch(usize),
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Part::RowGroup(number) => write!(f, "row group {number}"),
            Part::RecordBatch(number) => write!(f, "record batch {number}"),
        }
    }
}

/// Why a budget cannot be said.
pub(super) enum Refused {
    TooMuch(TooMuch),
    Unread(ParquetError),
}

impl From<ParquetError> for Refused {
    fn from(error: ParquetError) -> Self {
        Refused::Unread(error)
    }
}

/// The widest that a row of a Parquet file can be by values that several rows share, in bytes.
pub(super) fn widest_row(file: &File, metadata: &ParquetMetaData, mask: &ProjectionMask) -> Result<u64, Refused> {
    let file = Arc::new(file.try_clone().map_err(ParquetError::from)?);
    let mut widest = 0;
    for (group, part) in metadata.row_groups().iter().zip((1..).map(Part::RowGroup)) {
        let rows = group.num_rows().max(1) as u64;
        let (mut row, mut several) = (0_u64, 0_u64);
        let (mut packed, mut unpacked) = (0_u64, 0_u64);
        for (_, column) in group.columns().iter().enumerate().filter(|(place, _)| mask.leaf_included(*place)) {
            let too_much = |what, found, limit| {
                let column = column.column_path().string();
                Err(Refused::TooMuch(TooMuch { column, part, what, found, limit }))
            };
            let pages = Pages::of(&file, column);
            packed = packed.saturating_add(pages.packed);
            unpacked = unpacked.saturating_add(pages.largest);
            if unpacked > PAGES_LIMIT && unpacked > packed.saturating_mul(PAGES_RATIO) {
                return too_much("the largest page of each column", unpacked, PAGES_LIMIT);
            }
            let longest = longest_value(&file, column, &pages, rows)?;
            if column.column_descr().max_rep_level() > 0 {
                // Of a list, as many values as a row has on average.
                several =
                    several.saturating_add(longest.saturating_mul((column.num_values().max(0) as u64).div_ceil(rows)));
                continue;
            }
            row = row.saturating_add(longest);
            if row > RECORD_LIMIT as u64 {
                return too_much(LONGEST_VALUES, row, RECORD_LIMIT as u64);
            }
        }
        widest = widest.max(row.saturating_add(several));
    }
    Ok(widest)
}

/// Bytes of the longest value of a column that several rows may share; 0 where each has its own.
fn longest_value(
    file: &Arc<File>,
    column: &ColumnChunkMetaData,
    pages: &Pages,
    rows: u64,
) -> Result<u64, ParquetError> {
    let reader = || {
        let rows = usize::try_from(rows).unwrap_or(usize::MAX);
        SerializedPageReader::new(Arc::clone(file), column, rows, None)
    };
    match column.column_type() {
        Type::FIXED_LEN_BYTE_ARRAY => Ok(u64::try_from(column.column_descr().type_length()).unwrap_or(0)),
        // A value there may be the one before it, and nothing more.
        Type::BYTE_ARRAY if column.encodings().any(|encoding| encoding == Encoding::DELTA_BYTE_ARRAY) => {
            longest_read(get_column_reader(column.column_descr_ptr(), Box::new(reader()?)))
        }
        Type::BYTE_ARRAY if pages.has_dictionary => longest_in_dictionary(reader()?),
        _ => Ok(0),
    }
}

/// Bytes of the longest value of a column, which is read in little memory.
fn longest_read(reader: ColumnReader) -> Result<u64, ParquetError> {
    /// Values at a time.
    const SOME: usize = 16;
    let ColumnReader::ByteArrayColumnReader(mut reader) = reader else { return Ok(0) };
    let (mut values, mut defined, mut repeated, mut longest) = (Vec::new(), Vec::new(), Vec::new(), 0);
    loop {
        values.clear();
        defined.clear();
        repeated.clear();
        let (records, ..) = reader.read_records(SOME, Some(&mut defined), Some(&mut repeated), &mut values)?;
        if records == 0 {
            return Ok(longest);
        }
        longest = values.iter().map(|value| value.len() as u64).fold(longest, u64::max);
    }
}

/// Bytes of the longest value in the dictionary among some pages.
fn longest_in_dictionary(mut pages: impl PageReader) -> Result<u64, ParquetError> {
    while let Some(page) = pages.peek_next_page()? {
        if !page.is_dict {
            pages.skip_next_page()?;
        } else if let Some(Page::DictionaryPage { buf, .. }) = pages.get_next_page()? {
            return Ok(longest_of(&buf));
        }
    }
    Ok(0)
}

/// The longest of values that have their length before them, in four bytes.
fn longest_of(mut values: &[u8]) -> u64 {
    let mut longest = 0;
    while let Some((length, rest)) = values.split_first_chunk::<4>() {
        let length = u32::from_le_bytes(*length);
        longest = longest.max(length);
        values = rest.get(length as usize..).unwrap_or_default();
    }
    u64::from(longest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_value_is_found_and_lengths_are_not_believed() {
        for (values, expected) in [
            (&b"\x03\0\0\0abc\x01\0\0\0d"[..], 3),
            (b"\0\0\0\0\x02\0\0\0ab", 2),
            (b"\x01\0\0\0a\x09\0\0\0b", 9),
            (b"\x01", 0),
        ] {
            assert_eq!(longest_of(values), expected, "{values:x?}");
        }
    }
}
