use std::io::{self, Write};

use quick_xml::events::BytesText;

use super::xml::{declaration, legal, writer};
use super::{Checked, FindingsWriter, ReportError};
use crate::lint::{Finding, Severity};

/// XML as JUnit writes it: a suite a file, a case a finding; a clean file is one case that passed.
///
/// Findings of severity `info` are cases that passed, with what was found as their output.
#[derive(Default)]
pub struct Junit {
    /// The suites so far: what stands before them counts them.
    suites: Vec<u8>,
    tests: usize,
    failures: usize,
}

impl FindingsWriter for Junit {
    fn file(&mut self, checked: &Checked, _: &mut dyn Write) -> Result<(), ReportError> {
        let path = legal(&checked.path);
        let failures = checked.findings.iter().filter(|finding| finding.severity >= Severity::Warning).count();
        let tests = checked.findings.len().max(1);
        self.tests += tests;
        self.failures += failures;
        writer(&mut self.suites)
            .create_element("testsuite")
            .with_attribute(("name", path.as_str()))
            .with_attribute(("tests", tests.to_string().as_str()))
            .with_attribute(("failures", failures.to_string().as_str()))
            .write_inner_content(|suite| {
                if checked.findings.is_empty() {
                    suite
                        .create_element("testcase")
                        .with_attribute(("name", "clean"))
                        .with_attribute(("classname", path.as_str()))
                        .write_empty()?;
                }
                for finding in &checked.findings {
                    let name = format!("{} {}", finding.rule, place(checked, finding));
                    let message = legal(&finding.message);
                    let said = legal(&format!("{}: {}. {}", place(checked, finding), finding.message, finding.advice));
                    let case = suite
                        .create_element("testcase")
                        .with_attribute(("name", name.as_str()))
                        .with_attribute(("classname", path.as_str()));
                    case.write_inner_content(|case| {
                        match finding.severity {
                            Severity::Info => {
                                case.create_element("system-out").write_text_content(BytesText::new(&said))?
                            }
                            Severity::Warning | Severity::Error => case
                                .create_element("failure")
                                .with_attribute(("type", finding.severity.name()))
                                .with_attribute(("message", message.as_str()))
                                .write_text_content(BytesText::new(&said))?,
                        };
                        Ok::<(), io::Error>(())
                    })?;
                }
                Ok::<(), io::Error>(())
            })?;
        self.suites.push(b'\n');
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write) -> Result<(), ReportError> {
        declaration(out)?;
        writeln!(out, "<testsuites name=\"debait\" tests=\"{}\" failures=\"{}\">", self.tests, self.failures)?;
        out.write_all(&self.suites)?;
        writeln!(out, "</testsuites>")?;
        Ok(())
    }
}

fn place(checked: &Checked, finding: &Finding) -> String {
    let (start, _) = checked.places(&finding.primary());
    format!("{}:{}:{}", legal(&checked.path), start.line, start.column)
}
