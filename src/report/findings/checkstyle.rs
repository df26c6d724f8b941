use std::io::{self, Write};

use super::xml::{declaration, legal, writer};
use super::{Checked, FindingsWriter, ReportError};

/// XML as Checkstyle writes it.
#[derive(Default)]
pub struct Checkstyle {
    open: Open,
}

#[derive(Default, PartialEq)]
enum Open {
    #[default]
    NotYet,
    Yes,
}

impl Checkstyle {
    fn start(&mut self, out: &mut dyn Write) -> Result<(), ReportError> {
        if self.open == Open::NotYet {
            self.open = Open::Yes;
            declaration(out)?;
            writeln!(out, "<checkstyle version=\"4.3\">")?;
        }
        Ok(())
    }
}

impl FindingsWriter for Checkstyle {
    fn file(&mut self, checked: &Checked, out: &mut dyn Write) -> Result<(), ReportError> {
        self.start(out)?;
        let path = legal(&checked.path);
        writer(out).create_element("file").with_attribute(("name", path.as_str())).write_inner_content(|inner| {
            for finding in &checked.findings {
                let (start, _) = checked.places(&finding.primary());
                let message = legal(&format!("{}. {}", finding.message, finding.advice));
                inner
                    .create_element("error")
                    .with_attribute(("line", start.line.to_string().as_str()))
                    .with_attribute(("column", start.column.to_string().as_str()))
                    .with_attribute(("severity", finding.severity.name()))
                    .with_attribute(("message", message.as_str()))
                    .with_attribute(("source", format!("debait.{}", finding.rule).as_str()))
                    .write_empty()?;
            }
            Ok::<(), io::Error>(())
        })?;
        writeln!(out)?;
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write) -> Result<(), ReportError> {
        self.start(out)?;
        writeln!(out, "</checkstyle>")?;
        Ok(())
    }
}
