use crate::dataset::rows::column_name::ColumnName;

/// What is wrong with one row.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum RowFault {
    /// The row has not as many fields as the header.
    #[error("found {found} field{}, expected {expected} as in the header; {}", plural(*.found), ragged_hint(*.found, *.expected))]
    Ragged {
        /// Fields in the row.
        found: usize,
        /// Fields in the header.
        expected: usize,
    },
    /// A quoted field runs to the end of the input.
    #[error("a quote opens in column {column} and never closes{}; expected a closing quote", swallowed(*.lines))]
    UnclosedQuote {
        /// The field's column.
        column: ColumnName,
        /// Lines after the first that the field takes in.
        lines: u64,
    },
    /// The bytes are not UTF-8.
    #[error("column {column}: found the byte 0x{byte:02X}, which is not UTF-8{}; expected UTF-8 text", windows_1252_hint(*.byte))]
    NotUtf8 {
        /// The field's column.
        column: ColumnName,
        /// The first offending byte.
        byte: u8,
    },
    /// A NUL byte.
    #[error("column {column}: found a NUL byte (0x00), expected text")]
    Nul {
        /// The field's column.
        column: ColumnName,
    },
    /// One record is bigger than memory should hold.
    #[error("the record is longer than {} MiB; a quote that never closes may have joined lines", .limit >> 20)]
    TooLong {
        /// Limit in bytes.
        limit: usize,
    },
    /// There is no headline to score.
    #[error("column {column}: found an empty headline, expected text")]
    EmptyHeadline {
        /// The headline's column.
        column: ColumnName,
    },
    /// A line of JSON Lines is not a JSON object.
    #[error("column {column}: {message}; expected one JSON object a line")]
    NotJson {
        /// Byte column in the line, from 1.
        column: usize,
        /// What the parser said.
        message: String,
    },
    /// A value or key of a JSON object cannot be read, though it is well written.
    #[error("column {column}: {message}; expected strings of Unicode characters, and numbers of 64 bits")]
    Unreadable {
        /// Byte column in the line, from 1.
        column: usize,
        /// What the parser said.
        message: String,
    },
    /// An object lacks a key.
    #[error("column {column}: the object ends without the key {wanted}")]
    MissingKey {
        /// Byte column of the closing brace, from 1.
        column: usize,
        /// What was looked for.
        wanted: String,
    },
    /// A value is of the wrong type.
    #[error("column {column}: found {found}, expected {expected}")]
    WrongType {
        /// The key or column.
        column: ColumnName,
        /// What stands there.
        found: &'static str,
        /// What should stand there.
        expected: &'static str,
    },
    /// A label is none of the accepted ones.
    #[error("column {column}: found `{found}`, expected 0, 1, bait, honest or a number from 0 to 1")]
    Label {
        /// The label's column.
        column: ColumnName,
        /// What stands there, shortened.
        found: String,
    },
    /// A weight is no weight.
    #[error("column {column}: found `{found}`, expected a weight: a number that is 0 or greater")]
    Weight {
        /// The weight's column.
        column: ColumnName,
        /// What stands there, shortened.
        found: String,
    },
    /// A measured value is no number, or none that anything measures.
    #[error(
        "column {column}: found `{found}`, expected a number from -{largest:e} to {largest:e}, or nothing where it was \
         not measured"
    )]
    Value {
        /// The feature's column.
        column: ColumnName,
        /// What stands there, shortened.
        found: String,
        /// The largest value that is taken, either way.
        largest: f64,
    },
    /// No feature of a row has a value.
    #[error("found no value of any feature, expected one at least: was the row scored?")]
    NothingMeasured,
    /// A key to append is already in the object.
    #[error("the key `{name}` is already there: give --prefix to rename the new keys")]
    KeyTaken {
        /// The key.
        name: String,
    },
}

impl RowFault {
    /// Whether the run must stop whatever is to be done with bad rows.
    pub fn is_fatal(&self) -> bool {
        matches!(self, RowFault::TooLong { .. } | RowFault::KeyTaken { .. })
    }
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

fn swallowed(lines: u64) -> String {
    match lines {
        0 => String::new(),
        1 => ", swallowing the line that follows".to_owned(),
        lines => format!(", swallowing the {lines} lines that follow"),
    }
}

fn ragged_hint(found: usize, expected: usize) -> &'static str {
    if found > expected {
        "is a text that holds the delimiter missing its quotes?"
    } else {
        "is a line break inside a text missing its quotes?"
    }
}

/// Bytes above 0x7F that stand alone are what Windows-1252 writes for curly quotes, dashes and accents.
fn windows_1252_hint(byte: u8) -> &'static str {
    match byte {
        0x81 | 0x8D | 0x8F | 0x90 | 0x9D => "",
        0x80.. => " (it looks like Windows-1252; convert it first: iconv -f WINDOWS-1252 -t UTF-8 IN > OUT)",
        _ => "",
    }
}
