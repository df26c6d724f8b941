use std::ops::Range;

use memchr::{memchr, memchr3};

/// Reads the records of a chunk, one after the other, as `csv-core` reads them.
#[derive(Debug, Clone)]
pub struct Records<'c> {
    bytes: &'c [u8],
    delimiter: u8,
    at: usize,
}

/// Where a field stands and how to read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Bytes in the chunk, quotes included.
    pub span: Range<usize>,
    /// How the value is written.
    pub quoting: Quoting,
}

/// How a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quoting {
    /// As it is.
    Bare,
    /// Between two quotes, nothing else.
    Quoted,
    /// With doubled quotes, text after the closing quote, or no closing quote.
    Mixed,
}

/// Whether the last field of a record closes its quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closing {
    /// It does, or it has none.
    Closed,
    /// The input ends inside quotes.
    Open,
}

/// Where a record stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Bytes in the chunk, the line break excluded.
    pub span: Range<usize>,
    /// Whether the quotes are closed.
    pub closing: Closing,
}

impl<'c> Records<'c> {
    /// Records in a chunk of whole records.
    pub fn new(bytes: &'c [u8], delimiter: u8) -> Self {
        Records { bytes, delimiter, at: 0 }
    }

    /// The next record that is not an empty line; `fields` is replaced by its fields.
    pub fn next_record(&mut self, fields: &mut Vec<Field>) -> Option<Record> {
        fields.clear();
        let breaks = self.bytes[self.at..].iter().take_while(|byte| is_break(**byte)).count();
        let start = self.at + breaks;
        if start == self.bytes.len() {
            self.at = start;
            return None;
        }
        let mut closing = Closing::Closed;
        let mut at = start;
        loop {
            let from = at;
            let mut quoting = Quoting::Bare;
            if self.bytes.get(at) == Some(&b'"') {
                (at, quoting, closing) = self.skip_quoted(at + 1);
            }
            if quoting == Quoting::Bare {
                at = self.end_of_bare(at);
            } else if self.bytes.get(at).is_some_and(|&byte| byte != self.delimiter && !is_break(byte)) {
                quoting = Quoting::Mixed;
                at = self.end_of_bare(at);
            }
            fields.push(Field { span: from..at, quoting });
            if self.bytes.get(at) != Some(&self.delimiter) {
                break;
            }
            at += 1;
        }
        self.at = at;
        Some(Record { span: start..at, closing })
    }

    /// From after an opening quote to after the closing one.
    fn skip_quoted(&self, mut at: usize) -> (usize, Quoting, Closing) {
        let mut quoting = Quoting::Quoted;
        loop {
            match memchr(b'"', &self.bytes[at..]) {
                None => return (self.bytes.len(), Quoting::Mixed, Closing::Open),
                Some(found) => at += found + 1,
            }
            if self.bytes.get(at) != Some(&b'"') {
                return (at, quoting, Closing::Closed);
            }
            quoting = Quoting::Mixed;
            at += 1;
        }
    }

    fn end_of_bare(&self, at: usize) -> usize {
        memchr3(self.delimiter, b'\n', b'\r', &self.bytes[at..]).map_or(self.bytes.len(), |found| at + found)
    }
}

fn is_break(byte: u8) -> bool {
    byte == b'\n' || byte == b'\r'
}

impl Field {
    /// The value of a field that is written so; `scratch` holds what must be built.
    pub fn value<'a>(&self, written: &'a str, scratch: &'a mut String) -> &'a str {
        match self.quoting {
            Quoting::Bare => written,
            Quoting::Quoted => written.get(1..written.len() - 1).unwrap_or(""),
            Quoting::Mixed => {
                scratch.clear();
                unquote(written, scratch);
                scratch
            }
        }
    }
}

/// Reads a field that starts with a quote.
fn unquote(written: &str, value: &mut String) {
    let mut rest = written.strip_prefix('"').unwrap_or(written);
    while let Some(quote) = memchr(b'"', rest.as_bytes()) {
        value.push_str(&rest[..quote]);
        rest = &rest[quote + 1..];
        match rest.strip_prefix('"') {
            Some(after) => {
                value.push('"');
                rest = after;
            }
            None => break,
        }
    }
    value.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::super::chunk::{Chunker, Next};
    use super::*;
    use proptest::prelude::*;

    type Table = Vec<Vec<String>>;

    fn by_chunks(text: &str, delimiter: u8, target: usize) -> Table {
        let mut chunker = Chunker::with_sizes(text.as_bytes(), Some(delimiter), target, usize::MAX);
        let (mut chunk, mut fields, mut scratch) = (Vec::new(), Vec::new(), String::new());
        let mut table = Table::new();
        while chunker.next_chunk(&mut chunk).unwrap() == Next::Chunk {
            let text = std::str::from_utf8(&chunk).unwrap();
            let mut records = Records::new(&chunk, delimiter);
            while records.next_record(&mut fields).is_some() {
                let row = fields.iter().map(|field| field.value(&text[field.span.clone()], &mut scratch).to_owned());
                table.push(row.collect());
            }
        }
        table
    }

    fn by_csv(text: &str, delimiter: u8) -> Table {
        let mut reader = csv::ReaderBuilder::new();
        let reader = reader.has_headers(false).flexible(true).delimiter(delimiter);
        let mut reader = reader.from_reader(text.as_bytes());
        reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]
        #[test]
        fn chunks_read_as_the_csv_crate_reads_the_whole(text in "[a\",;\t\r\n \u{e9}]{0,40}", target in 1usize..50) {
            for delimiter in [b',', b'\t'] {
                prop_assert_eq!(by_chunks(&text, delimiter, target), by_csv(&text, delimiter));
            }
        }

        #[test]
        fn spans_cover_any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..200), target in 1usize..80) {
            let mut chunker = Chunker::with_sizes(&bytes[..], Some(b','), target, usize::MAX);
            let (mut chunk, mut fields, mut found) = (Vec::new(), Vec::new(), Vec::new());
            let mut all = Vec::new();
            while chunker.next_chunk(&mut chunk).unwrap() == Next::Chunk {
                let mut records = Records::new(&chunk, b',');
                while records.next_record(&mut fields).is_some() {
                    found.push(fields.len());
                }
                all.extend_from_slice(&chunk);
            }
            prop_assert_eq!(&all, &bytes);
            let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(&bytes[..]);
            let expected: Vec<usize> = reader.byte_records().map(|record| record.unwrap().len()).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
