use std::ops::Range;

use memchr::memchr;

use crate::dataset::error::fault::RowFault;
use crate::dataset::rows::chunk::RECORD_LIMIT;
use crate::dataset::rows::column::Columns;
use crate::dataset::rows::record::{Closing, Field, Record, Records};

/// Reads a chunk of CSV as rows of a table, each checked.
pub struct CsvRows<'c> {
    bytes: &'c [u8],
    /// The whole chunk, where all of it is UTF-8.
    text: Option<&'c str>,
    has_nul: bool,
    records: Records<'c>,
    fields: &'c mut Vec<Field>,
}

/// One row of CSV.
#[derive(Debug)]
pub struct CsvRow<'c> {
    bytes: &'c [u8],
    text: Option<&'c str>,
    has_nul: bool,
    record: Record,
}

impl<'c> CsvRows<'c> {
    /// Rows of a chunk of whole records; `fields` lends its memory.
    pub fn new(bytes: &'c [u8], delimiter: u8, fields: &'c mut Vec<Field>) -> Self {
        let text = std::str::from_utf8(bytes).ok();
        let has_nul = memchr(0, bytes).is_some();
        CsvRows { bytes, text, has_nul, records: Records::new(bytes, delimiter), fields }
    }

    /// The next row.
    pub fn next_row(&mut self) -> Option<(CsvRow<'c>, &[Field])> {
        let record = self.records.next_record(self.fields)?;
        let bytes = &self.bytes[record.span.clone()];
        let text = match self.text {
            Some(text) => text.get(record.span.clone()),
            None => std::str::from_utf8(bytes).ok(),
        };
        let has_nul = self.has_nul && memchr(0, bytes).is_some();
        Some((CsvRow { bytes, text, has_nul, record }, self.fields))
    }
}

impl<'c> CsvRow<'c> {
    /// The row as it is written, the line break excluded.
    pub fn bytes(&self) -> &'c [u8] {
        self.bytes
    }

    /// Where the row stands in its chunk.
    pub fn span(&self) -> Range<usize> {
        self.record.span.clone()
    }

    /// Whether the quotes of the last field close.
    pub fn closing(&self) -> Closing {
        self.record.closing
    }

    /// Whether the row is text with as many fields as there are columns.
    ///
    /// # Errors
    ///
    /// The first fault of the row.
    pub fn check(&self, fields: &[Field], columns: &Columns) -> Result<(), RowFault> {
        if self.has_nul || self.text.is_none() || self.bytes.len() > RECORD_LIMIT {
            return Err(self.byte_fault(fields, columns));
        }
        if self.record.closing == Closing::Open {
            let lines = count_lines(self.bytes.trim_ascii_end());
            return Err(RowFault::UnclosedQuote { column: columns.name(fields.len().saturating_sub(1)), lines });
        }
        match fields.len() == columns.names().len() {
            true => Ok(()),
            false => Err(RowFault::Ragged { found: fields.len(), expected: columns.names().len() }),
        }
    }

    /// A field as it is written, quotes included.
    pub fn written(&self, field: &Field) -> &'c [u8] {
        let start = self.record.span.start;
        self.bytes.get(field.span.start - start..field.span.end - start).unwrap_or_default()
    }

    /// The value of a field of this row; empty where the row is not UTF-8.
    pub fn value<'a>(&self, field: &Field, scratch: &'a mut String) -> &'a str
    where
        'c: 'a,
    {
        let start = self.record.span.start;
        let written = self.text.and_then(|text| text.get(field.span.start - start..field.span.end - start));
        field.value(written.unwrap_or(""), scratch)
    }

    #[cold]
    fn byte_fault(&self, fields: &[Field], columns: &Columns) -> RowFault {
        if self.bytes.len() > RECORD_LIMIT {
            return RowFault::TooLong { limit: RECORD_LIMIT };
        }
        let column_at = |at: usize| {
            let at = at + self.record.span.start;
            columns.name(fields.iter().position(|field| at < field.span.end).unwrap_or(0))
        };
        let nul = memchr(0, self.bytes);
        let strange = std::str::from_utf8(self.bytes).err().map(|error| error.valid_up_to());
        match (nul, strange) {
            (Some(nul), strange) if strange.is_none_or(|at| nul < at) => RowFault::Nul { column: column_at(nul) },
            (_, strange) => {
                let at = strange.unwrap_or(0);
                RowFault::NotUtf8 { column: column_at(at), byte: self.bytes.get(at).copied().unwrap_or(0) }
            }
        }
    }
}

/// Line breaks in some bytes: how many lines further their end is.
pub(in crate::dataset) fn count_lines(bytes: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', bytes).count() as u64
}

/// Counts lines up to growing offsets of a chunk.
#[derive(Debug, Default)]
pub struct LineCursor {
    at: usize,
    lines: u64,
}

impl LineCursor {
    /// Lines before the offset `to` of a chunk; offsets must not fall.
    pub fn lines_before(&mut self, chunk: &[u8], to: usize) -> u64 {
        self.lines += count_lines(chunk.get(self.at..to).unwrap_or_default());
        self.at = self.at.max(to);
        self.lines
    }
}
