use std::io;

use crate::dataset::DatasetError;

/// What pages are.
const EXPECTED: &str = "expected a page in Markdown, HTML or plain text";

/// A page that cannot be found or read, with its name.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PageError {
    #[error(transparent)]
    Open(#[from] DatasetError),
    #[error("{folder}: cannot look into it: {reason}")]
    Folder { folder: String, reason: String },
    #[error("{file}: cannot read: {reason}")]
    Read { file: String, reason: io::Error },
    /// Another kind of file; `advice` says what to run instead, where there is something.
    #[error("{file}: found {found}, {EXPECTED}{advice}")]
    NotAPage { file: String, found: String, advice: String },
    #[error("{file}: is longer than {limit} MiB: expected {expected}")]
    TooLong { file: String, limit: usize, expected: &'static str },
    /// Line and column are from 1, the column in characters.
    #[error("{file}: line {line}, column {column}: found a NUL byte (0x00), expected text")]
    Nul { file: String, line: usize, column: usize },
    /// Line and column are from 1, the column in characters.
    #[error(
        "{file}: line {line}, column {column}: found the byte 0x{byte:02X}, which is not UTF-8; expected UTF-8 text"
    )]
    NotUtf8 { file: String, line: usize, column: usize, byte: u8 },
}
