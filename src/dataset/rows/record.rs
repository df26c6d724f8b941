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
