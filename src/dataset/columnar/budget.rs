//! What rows take once they are decoded. A dictionary makes that more than a file has bytes: a value of a megabyte stands in
//! it once, and in every row that names it.

use std::fmt;
use std::fs::File;
use std::sync::Arc;

use parquet::arrow::ProjectionMask;
use parquet::basic::Type;
use parquet::column::page::{Page, PageReader};
use parquet::errors::ParquetError;
use parquet::file::metadata::{ColumnChunkMetaData, ParquetMetaData};
use parquet::file::reader::ChunkReader;
use parquet::file::serialized_reader::SerializedPageReader;

use crate::dataset::chunk::RECORD_LIMIT;

/// Bytes that the rows of a batch take at most, where a row alone takes no more.
const BATCH_LIMIT: u64 = 16 << 20;
/// Bytes that the dictionaries of a row group take at most, unpacked: all are held at a time.
const DICTIONARIES_LIMIT: u64 = 512 << 20;

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

/// The widest that a row of a Parquet file can be by its dictionaries, in bytes.
pub(super) fn widest_row(file: &File, metadata: &ParquetMetaData, mask: &ProjectionMask) -> Result<u64, Refused> {
    let file = Arc::new(file.try_clone().map_err(ParquetError::from)?);
    let mut widest = 0;
    for (group, part) in metadata.row_groups().iter().zip((1..).map(Part::RowGroup)) {
        let rows = group.num_rows().max(1) as u64;
        let mut row = Sum::new("a row with the longest value of each dictionary", RECORD_LIMIT as u64);
        let mut dictionaries = Sum::new("what the dictionaries hold", DICTIONARIES_LIMIT);
        let mut several = 0;
        for (place, column) in group.columns().iter().enumerate().filter(|(place, _)| mask.leaf_included(*place)) {
            let name = || group.columns()[place].column_path().string();
            if column.column_type() != Type::BYTE_ARRAY {
                continue;
            }
            dictionaries.add(first_page(&file, column)?, part, name)?;
            let longest = longest_value(&file, column, rows)?;
            match column.column_descr().max_rep_level() {
                0 => row.add(longest, part, name)?,
                // Of a list, as many values as a row has on average.
                _ => several += longest.saturating_mul((column.num_values().max(0) as u64).div_ceil(rows)),
            }
        }
        widest = widest.max(row.bytes.saturating_add(several));
    }
    Ok(widest)
}

/// Bytes that add up over the columns of a row group, up to a limit.
struct Sum {
    what: &'static str,
    limit: u64,
    bytes: u64,
}

impl Sum {
    fn new(what: &'static str, limit: u64) -> Self {
        Sum { what, limit, bytes: 0 }
    }

    fn add(&mut self, bytes: u64, part: Part, column: impl Fn() -> String) -> Result<(), Refused> {
        self.bytes = self.bytes.saturating_add(bytes);
        match self.bytes > self.limit {
            true => Err(Refused::TooMuch(TooMuch {
                column: column(),
                part,
                what: self.what,
                found: self.bytes,
                limit: self.limit,
            })),
            false => Ok(()),
        }
    }
}

/// Bytes of the dictionary of a column, unpacked, as its page says before it is unpacked; 0 where another page is first.
fn first_page(file: &File, column: &ColumnChunkMetaData) -> Result<u64, ParquetError> {
    /// Bytes of the fields read here.
    const FIELDS: u64 = 18;
    let (start, length) = column.byte_range();
    let head = file.get_bytes(start, length.min(FIELDS) as usize)?;
    Ok(dictionary_bytes(&head).unwrap_or(0))
}

/// Reads the first fields of a page header in Thrift's compact protocol: its type, and its bytes unpacked.
fn dictionary_bytes(head: &[u8]) -> Option<u64> {
    /// A 32-bit number whose field follows the one before.
    const NEXT_I32: u8 = 0x15;
    const DICTIONARY_PAGE: u64 = 2;
    let mut head = head.iter();
    let mut number = || {
        (*head.next()? == NEXT_I32).then_some(())?;
        let (mut value, mut shift) = (0_u64, 0);
        loop {
            let byte = *head.next()?;
            value |= u64::from(byte & 0x7F) << shift;
            shift += 7;
            if byte < 0x80 || shift > 28 {
                // A sign is the last bit.
                return Some(value >> 1);
            }
        }
    };
    let kind = number()?;
    let bytes = number()?;
    (kind == DICTIONARY_PAGE).then_some(bytes)
}

/// Bytes of the longest value in the dictionary of a column; 0 where it has none.
fn longest_value(file: &Arc<File>, column: &ColumnChunkMetaData, rows: u64) -> Result<u64, ParquetError> {
    let rows = usize::try_from(rows).unwrap_or(usize::MAX);
    let mut pages = SerializedPageReader::new(Arc::clone(file), column, rows, None)?;
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
    fn a_dictionary_page_says_what_it_holds() {
        for (head, expected) in [
            // Type 2, 1,000,005 bytes unpacked, 64 packed.
            (&[0x15, 0x04, 0x15, 0x8A, 0x89, 0x7A, 0x15, 0x80, 0x01][..], Some(1_000_005)),
            (&[0x15, 0x00, 0x15, 0x8A, 0x89, 0x7A], None),
            (&[0x15, 0x04, 0x15, 0x8A], None),
            (&[0x15, 0x04, 0x15, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], Some(17_179_869_183)),
            (&[0xFF; 18], None),
            (&[], None),
        ] {
            assert_eq!(dictionary_bytes(head), expected, "{head:x?}");
        }
    }

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
