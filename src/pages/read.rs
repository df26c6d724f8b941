use std::io::Read;
use std::path::Path;

use super::PageError;
use super::kind::{ensure_page_name, ensure_page_text};
use crate::dataset::{DatasetError, Input};
use crate::text::Markup;

/// Bytes a page may have.
pub const LONGEST_PAGE: usize = 32 << 20;

/// The text of a page.
#[derive(Debug)]
pub struct PageText {
    /// As messages call it.
    pub name: String,
    pub markup: Markup,
    pub source: String,
}

/// Reads a page; the name it is `called` by tells its markup.
///
/// # Errors
///
/// [`PageError`] where the file cannot be read, is no page, is too long or is not UTF-8.
pub fn read_page(path: &Path, called: &Path) -> Result<PageText, PageError> {
    ensure_page_name(called)?;
    let input = Input::open(path).map_err(|error| match error {
        DatasetError::NotText { file, found, .. } => {
            PageError::NotAPage { file, found: found.to_string(), advice: String::new() }
        }
        other => other.into(),
    })?;
    let name = input.name().to_owned();
    let markup = Markup::of_path(called);
    let source = read_page_text(input)?;
    ensure_page_text(&name, called, &source)?;
    Ok(PageText { name, markup, source })
}

/// All of an input as the text of a page.
fn read_page_text(input: Input) -> Result<String, PageError> {
    let file = input.name().to_owned();
    let bytes = read_up_to(input, LONGEST_PAGE, "one page; `debait score` reads files of them")?;
    if let Some(nul) = memchr::memchr(0, &bytes) {
        let (line, column) = place(&bytes, nul);
        return Err(PageError::Nul { file, line, column });
    }
    String::from_utf8(bytes).map_err(|error| {
        let (first, bytes) = (error.utf8_error().valid_up_to(), error.as_bytes());
        let byte = bytes.get(first).copied().unwrap_or_default();
        let (line, column) = place(bytes, first);
        PageError::NotUtf8 { file, line, column, byte }
    })
}

/// All bytes of an input.
///
/// # Errors
///
/// [`PageError::TooLong`] where there are more than `limit`, saying what was `expected`.
pub fn read_up_to(input: Input, limit: usize, expected: &'static str) -> Result<Vec<u8>, PageError> {
    let file = input.name().to_owned();
    let mut bytes = Vec::new();
    if let Err(reason) = input.take(limit as u64 + 1).read_to_end(&mut bytes) {
        return Err(PageError::Read { file, reason });
    }
    if bytes.len() > limit {
        return Err(PageError::TooLong { file, limit: limit >> 20, expected });
    }
    Ok(bytes)
}

/// Line and column of a byte, both from 1; columns in characters, as far as the bytes before are text.
fn place(bytes: &[u8], at: usize) -> (usize, usize) {
    let before = bytes.get(..at).unwrap_or_default();
    let start = memchr::memrchr(b'\n', before).map_or(0, |at| at + 1);
    let line = memchr::memchr_iter(b'\n', before).count() + 1;
    (line, String::from_utf8_lossy(before.get(start..).unwrap_or_default()).chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_no_text_are_named_by_line_and_column() {
        for (bytes, expected) in [
            (&b"one\ntw\xC3\xB6 \xE9"[..], "in.md: line 2, column 5: found the byte 0xE9"),
            (b"a\0", "in.md: line 1, column 2: found a NUL byte"),
        ] {
            let message = read_page_text(Input::from_reader("in.md", bytes).unwrap()).unwrap_err().to_string();
            assert!(message.starts_with(expected), "{message}");
        }
    }
}
