//! What the two XML formats share.

use std::io::Write;

use quick_xml::Writer;

use super::ReportError;

/// Elements written one after another, indented.
pub fn writer(out: &mut dyn Write) -> Writer<&mut dyn Write> {
    Writer::new_with_indent(out, b' ', 2)
}

/// The first line of a document.
pub fn declaration(out: &mut dyn Write) -> Result<(), ReportError> {
    Ok(writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?)
}

/// Text without the characters that no XML document may have, or that command a terminal.
pub fn legal(text: &str) -> String {
    let is_legal = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    text.chars()
        .map(|c| if is_legal(c) && (!c.is_control() || matches!(c, '\t' | '\n' | '\r')) { c } else { '\u{fffd}' })
        .collect()
}
