use std::io::Write;

use super::{Checked, FindingsWriter, ReportError};
use crate::lint::Severity;
use crate::report::format::printable;

/// Workflow commands that GitHub Actions shows beside the lines of a change.
pub struct Github;

impl FindingsWriter for Github {
    fn file(&mut self, checked: &Checked, out: &mut dyn Write) -> Result<(), ReportError> {
        for finding in &checked.findings {
            let (start, end) = checked.places(&finding.primary());
            let command = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info => "notice",
            };
            let file = property(&printable(&checked.path));
            write!(out, "::{command} file={file},line={},endLine={}", start.line, end.line)?;
            // Columns are shown for places on one line only.
            if start.line == end.line {
                write!(out, ",col={},endColumn={}", start.column, end.column)?;
            }
            let message = data(&printable(&format!("{}. {}", finding.message, finding.advice)));
            writeln!(out, ",title={}::{message}", property(finding.rule.0))?;
        }
        Ok(())
    }

    fn finish(&mut self, _: &mut dyn Write) -> Result<(), ReportError> {
        Ok(())
    }
}

/// The text of a command, which ends at a line break.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a command's property, which a colon or comma ends too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_a_value_is_escaped() {
        assert_eq!(data("100 %: a, b\r\nc"), "100 %25: a, b%0D%0Ac");
        assert_eq!(property("100 %: a, b\n"), "100 %25%3A a%2C b%0A");
    }
}
