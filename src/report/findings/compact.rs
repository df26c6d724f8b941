use std::io::Write;

use super::{Checked, FindingsWriter, ReportError};
use crate::report::format::printable;

/// `path:line:column: severity rule message`, one line a finding; columns in characters.
pub struct Compact;

impl FindingsWriter for Compact {
    fn file(&mut self, checked: &Checked, out: &mut dyn Write) -> Result<(), ReportError> {
        let path = printable(&checked.path);
        for finding in &checked.findings {
            let (start, _) = checked.places(&finding.primary());
            let message = printable(&finding.message);
            writeln!(out, "{path}:{}:{}: {} {} {message}", start.line, start.column, finding.severity, finding.rule)?;
        }
        Ok(())
    }

    fn finish(&mut self, _: &mut dyn Write) -> Result<(), ReportError> {
        Ok(())
    }
}
