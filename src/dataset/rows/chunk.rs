use std::io::{self, Read};

use memchr::{memchr, memrchr, memrchr2};

/// Bytes a chunk aims at.
pub const CHUNK_BYTES: usize = 256 << 10;
/// Bytes one record may have.
pub const RECORD_LIMIT: usize = 32 << 20;

/// Cuts a stream of bytes into chunks of whole records.
///
/// A record ends at a line break outside quotes. Quotes are read exactly as `csv-core` reads them: one opens only at
/// the start of a field, a doubled one inside quotes is a character, and after a closing one the field goes on bare.
/// Where records are lines (`delimiter` is `None`), quotes mean nothing.
#[derive(Debug)]
pub struct Chunker<R> {
    reader: R,
    delimiter: Option<u8>,
    target: usize,
    limit: usize,
    /// The start of the next chunk: an unfinished record, already looked at.
    rest: Vec<u8>,
    /// State after the bytes of `rest`.
    state: State,
    end: bool,
}

/// Where the bytes looked at so far end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Bare,
    Quoted,
    /// After a quote inside quotes: it closed them unless another one follows.
    AfterQuote,
}

/// What [`Chunker::next_chunk`] found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Whole records.
    Chunk,
    /// A record longer than the limit; nothing of it is kept, and nothing after it is read.
    TooLong,
    /// No more bytes.
    End,
}

impl<R: Read> Chunker<R> {
    /// Chunks of about [`CHUNK_BYTES`] and records of at most [`RECORD_LIMIT`].
    pub fn new(reader: R, delimiter: Option<u8>) -> Self {
        Self::with_sizes(reader, delimiter, CHUNK_BYTES, RECORD_LIMIT)
    }

    /// Chunks and records of other sizes, in bytes; a chunk is longer than `target` where a record is.
    pub fn with_sizes(reader: R, delimiter: Option<u8>, target: usize, limit: usize) -> Self {
        let target = target.max(1);
        Chunker { reader, delimiter, target, limit, rest: Vec::new(), state: State::Bare, end: false }
    }

    /// The reader of the bytes.
    pub fn get_ref(&self) -> &R {
        &self.reader
    }

    /// Replaces the content of `chunk` by the next whole records.
    ///
    /// # Errors
    ///
    /// What the reader said.
    pub fn next_chunk(&mut self, chunk: &mut Vec<u8>) -> io::Result<Next> {
        chunk.clear();
        chunk.append(&mut self.rest);
        let mut seen = chunk.len();
        while !self.end {
            let wanted = (self.target - seen % self.target) as u64;
            let count = self.reader.by_ref().take(wanted).read_to_end(chunk)?;
            self.end = (count as u64) < wanted;
            if self.end {
                break;
            }
            let cut = self.last_boundary(chunk, seen);
            seen = chunk.len();
            if let Some(cut) = cut {
                self.rest.extend_from_slice(&chunk[cut..]);
                chunk.truncate(cut);
                return Ok(Next::Chunk);
            }
            if seen > self.limit {
                chunk.clear();
                self.end = true;
                return Ok(Next::TooLong);
            }
        }
        Ok(if chunk.is_empty() { Next::End } else { Next::Chunk })
    }

    /// The end of the last line break outside quotes among the bytes from `from` on; moves the state to the end.
    fn last_boundary(&mut self, bytes: &[u8], from: usize) -> Option<usize> {
        let Some(delimiter) = self.delimiter else {
            return memrchr(b'\n', &bytes[from..]).map(|at| from + at + 1);
        };
        let mut boundary = None;
        let mut at = from;
        while at < bytes.len() {
            match self.state {
                State::Bare => {
                    let quote = memchr(b'"', &bytes[at..]).map(|found| at + found);
                    let bare = &bytes[at..quote.unwrap_or(bytes.len())];
                    if let Some(found) = memrchr2(b'\n', b'\r', bare) {
                        boundary = Some(at + found + 1);
                    }
                    let Some(quote) = quote else { break };
                    let opens = match quote.checked_sub(1).map(|before| bytes[before]) {
                        None | Some(b'\n' | b'\r') => true,
                        Some(before) => before == delimiter,
                    };
                    self.state = if opens { State::Quoted } else { State::Bare };
                    at = quote + 1;
                }
                State::Quoted => match memchr(b'"', &bytes[at..]) {
                    Some(found) => {
                        self.state = State::AfterQuote;
                        at += found + 1;
                    }
                    None => break,
                },
                State::AfterQuote if bytes[at] == b'"' => {
                    self.state = State::Quoted;
                    at += 1;
                }
                State::AfterQuote => self.state = State::Bare,
            }
        }
        boundary
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunks(bytes: &[u8], delimiter: Option<u8>, target: usize, limit: usize) -> (Vec<String>, Next) {
        let mut chunker = Chunker::with_sizes(bytes, delimiter, target, limit);
        let mut chunk = Vec::new();
        let mut all = Vec::new();
        loop {
            match chunker.next_chunk(&mut chunk).unwrap() {
                Next::Chunk => all.push(String::from_utf8_lossy(&chunk).into_owned()),
                end => return (all, end),
            }
        }
    }

    #[test]
    fn cuts_only_between_records() {
        for (text, expected) in [
            ("a,b\nc,d\ne", vec!["a,b\n", "c,d\n", "e"]),
            ("\"a\nb\"\nc\n", vec!["\"a\nb\"\n", "c\n"]),
            ("\"a\"\"\nb\"\nc\n", vec!["\"a\"\"\nb\"\n", "c\n"]),
            ("a\"\nb\"\nc\n", vec!["a\"\n", "b\"\n", "c\n"]),
            ("\"a\"b\"\nc\n", vec!["\"a\"b\"\n", "c\n"]),
            ("a,\"\n\"\nc\n", vec!["a,\"\n\"\n", "c\n"]),
        ] {
            assert_eq!(
                chunks(text.as_bytes(), Some(b','), 1, 100),
                (expected.iter().map(|s| s.to_string()).collect(), Next::End),
                "{text:?}"
            );
        }
        assert_eq!(chunks(b"\"a\nb\"\n", None, 1, 100).0, ["\"a\n", "b\"\n"]);
    }

    #[test]
    fn stops_at_a_record_over_the_limit() {
        let endless = io::repeat(b'x');
        let mut chunker = Chunker::with_sizes(endless, Some(b','), 1 << 10, 1 << 16);
        let mut chunk = Vec::new();
        assert_eq!(chunker.next_chunk(&mut chunk).unwrap(), Next::TooLong);
        assert!(chunk.capacity() <= 1 << 18);
        assert_eq!(chunker.next_chunk(&mut chunk).unwrap(), Next::End);
    }
}
