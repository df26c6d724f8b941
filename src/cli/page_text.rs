use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

use super::page_kind::{EXPECTED, ensure_page_name, ensure_page_text};
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

/// Reads a page, whose name tells its markup. What is no page is refused.
pub fn read_page(path: &Path, called: &Path) -> Result<PageText> {
    ensure_page_name(called)?;
    let input = Input::open(path).map_err(|error| match error {
        DatasetError::NotText { file, found, .. } => {
            anyhow::anyhow!("{file}: found {found}, {EXPECTED}")
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
fn read_page_text(input: Input) -> Result<String> {
    let name = input.name().to_owned();
    let bytes = read_up_to(input, LONGEST_PAGE, "one page; `debait score` reads files of them")?;
    if let Some(nul) = bytes.iter().position(|&byte| byte == 0) {
        bail!("{name}: {}: found a NUL byte (0x00), expected text", place(&bytes, nul));
    }
    String::from_utf8(bytes).map_err(|error| {
        let (first, bytes) = (error.utf8_error().valid_up_to(), error.as_bytes());
        let byte = bytes.get(first).copied().unwrap_or_default();
        let place = place(bytes, first);
        anyhow::anyhow!("{name}: {place}: found the byte 0x{byte:02X}, which is not UTF-8; expected UTF-8 text")
    })
}

/// All bytes of an input, which may not be more than a limit.
pub fn read_up_to(input: Input, limit: usize, expected: &str) -> Result<Vec<u8>> {
    let name = input.name().to_owned();
    let mut bytes = Vec::new();
    input.take(limit as u64 + 1).read_to_end(&mut bytes).with_context(|| format!("{name}: cannot read"))?;
    ensure!(bytes.len() <= limit, "{name}: is longer than {} MiB: expected {expected}", limit >> 20);
    Ok(bytes)
}

/// "line 2, column 5", both from 1; columns in characters, as far as the bytes before are text.
fn place(bytes: &[u8], at: usize) -> String {
    let before = bytes.get(..at).unwrap_or_default();
    let start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
    let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
    let column = String::from_utf8_lossy(before.get(start..).unwrap_or_default()).chars().count() + 1;
    format!("line {line}, column {column}")
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
