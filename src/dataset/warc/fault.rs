use std::fmt;
use std::io;
use std::sync::Arc;

/// What is wrong with one record of a WARC file.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum RecordFault {
    /// Bytes between records, or no WARC file at all.
    #[error(
        "found `{found}`, expected a record that starts with WARC/1.0 or the like; {skipped} bytes are passed over up to the next one, or the end"
    )]
    NoRecord {
        /// The first of the bytes, shortened.
        found: String,
        /// How many bytes are no record.
        skipped: u64,
    },
    /// A header that does not end within a limit.
    #[error("the {header} is longer than {} KiB", .limit >> 10)]
    LongHeader {
        /// Whose header it is.
        header: Header,
        /// Limit in bytes.
        limit: usize,
    },
    /// A line of a header that is none of its fields.
    #[error("the {header}: found `{found}`, expected {expected}")]
    HeaderLine {
        /// Whose header it is.
        header: Header,
        /// The line, shortened.
        found: String,
        /// What should stand there.
        expected: &'static str,
    },
    /// Nothing says where the record ends.
    #[error(
        "the record has no Content-Length, expected one; {skipped} bytes are passed over up to the next record, or the end"
    )]
    NoLength {
        /// How many bytes are passed over.
        skipped: u64,
    },
    /// The length is no number.
    #[error(
        "Content-Length: found `{found}`, expected a number of bytes; {skipped} bytes are passed over up to the next record, or the end"
    )]
    Length {
        /// What stands there, shortened.
        found: String,
        /// How many bytes are passed over.
        skipped: u64,
    },
    /// The file ends inside the record.
    #[error(
        "the file ends inside the record: found {found} bytes of its content, expected {expected} as Content-Length says"
    )]
    CutOff {
        /// Bytes of content there.
        found: u64,
        /// Bytes of content that were announced.
        expected: u64,
    },
    /// The file ends inside the header of the record.
    #[error("the file ends inside the WARC header, expected a blank line")]
    NoHeaderEnd,
    /// What is packed is cut off or damaged, so that nothing behind it can be read.
    #[error("the packed data cannot be read on: {reason}; expected the rest of the file")]
    Packed {
        /// What the unpacker said.
        reason: Arc<io::Error>,
    },
    /// A page longer than memory should hold.
    #[error("the page is longer than {} MiB", .limit >> 20)]
    TooLong {
        /// Limit in bytes.
        limit: usize,
    },
    /// A coding of the content that cannot be undone.
    #[error("Content-Encoding: found `{found}`, expected gzip, deflate, zstd or identity")]
    Coding {
        /// Its name, shortened.
        found: String,
    },
    /// Content that is not coded as it says.
    #[error("the content cannot be unpacked as {coding}: {reason}")]
    Content {
        /// The name of the coding.
        coding: &'static str,
        /// What the unpacker said.
        reason: Arc<io::Error>,
    },
    /// Content in chunks that do not add up.
    #[error("the content in chunks: at byte {at} found {found}, expected {expected}")]
    Chunks {
        /// Offset in the content, from 0.
        at: usize,
        /// What stands there.
        found: String,
        /// What should stand there.
        expected: &'static str,
    },
}

/// Whose header it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Header {
    /// That of the record.
    Warc,
    /// That of the answer of the server, inside the record.
    Http,
}

impl fmt::Display for Header {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Header::Warc => "WARC header",
            Header::Http => "HTTP header",
        })
    }
}
