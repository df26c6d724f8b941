//! What writes one value as text.

use std::fmt::{Display, Write};

use arrow_schema::ArrowError;

/// Appends the value in a row.
pub(super) type Writer<'a> = Box<dyn Fn(usize, &mut String) -> Written + 'a>;
pub(super) type Written = Result<(), ArrowError>;

/// Appends what has a text of its own.
pub(super) fn put(out: &mut String, value: impl Display) -> Written {
    write!(out, "{value}").map_err(|_| ArrowError::CastError("Format error".to_owned()))
}
