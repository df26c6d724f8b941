//! Findings of the linter, one file a format.

mod checkstyle;
mod compact;
mod diff;
mod github;
mod json;
mod junit;
mod sarif;
mod text;
mod xml;

use std::io::{self, Write};

pub use diff::unified_diff;
pub use json::FindingsReport;

use super::{Paint, ReportError};
use crate::lint::{Checked, Tally};

/// The version of the shape of JSON and JSON Lines; a new one means that readers must look again.
pub const FINDINGS_SCHEMA_VERSION: u32 = 1;

/// How findings are written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FindingsFormat {
    /// With excerpts, for people.
    Text,
    /// One line a finding.
    Compact,
    Json,
    /// One object a line and finding.
    JsonLines,
    /// SARIF 2.1.0.
    Sarif,
    /// Workflow commands of GitHub Actions.
    Github,
    Checkstyle,
    Junit,
}

impl FindingsFormat {
    /// A writer of this format.
    pub fn writer(self, paint: Paint) -> Box<dyn FindingsWriter> {
        match self {
            FindingsFormat::Text => Box::new(text::Text::new(paint)),
            FindingsFormat::Compact => Box::new(compact::Compact),
            FindingsFormat::Json => Box::new(json::Json::default()),
            FindingsFormat::JsonLines => Box::new(json::JsonLines),
            FindingsFormat::Sarif => Box::new(sarif::Sarif::default()),
            FindingsFormat::Github => Box::new(github::Github),
            FindingsFormat::Checkstyle => Box::new(checkstyle::Checkstyle::default()),
            FindingsFormat::Junit => Box::new(junit::Junit::default()),
        }
    }
}

/// Writes findings, file by file.
pub trait FindingsWriter {
    /// The findings of one more file.
    ///
    /// # Errors
    ///
    /// Those of `out`, and [`ReportError`] where a format cannot say what it should.
    fn file(&mut self, checked: &Checked, out: &mut dyn Write) -> Result<(), ReportError>;

    /// What stands behind the last file; some formats say all of it here.
    ///
    /// # Errors
    ///
    /// As [`FindingsWriter::file`].
    fn finish(&mut self, out: &mut dyn Write) -> Result<(), ReportError>;
}

/// One line about a whole run, for standard error.
pub fn tally_line(tally: &Tally) -> String {
    let many = |count: usize, noun: &str| match count {
        1 => format!("1 {noun}"),
        _ => format!("{} {noun}s", super::format::count(count)),
    };
    let mut line = format!(
        "checked {}: {}, {}, {} info",
        many(tally.files, "file"),
        many(tally.errors, "error"),
        many(tally.warnings, "warning"),
        super::format::count(tally.infos)
    );
    if tally.fixable > 0 {
        line += &format!("; {} fixable with --fix", super::format::count(tally.fixable));
    }
    if tally.held_back > 0 {
        line += &format!("; {} suppressed by the baseline", super::format::count(tally.held_back));
    }
    line
}

/// One line about a run that failed, for standard error, control characters made visible.
pub fn error_line(error: &dyn std::fmt::Display) -> String {
    format!("debait: error: {}", super::format::printable_lines(&format!("{error:#}")))
}

/// The error of a format that is written as JSON.
fn json_error(source: serde_json::Error) -> ReportError {
    match source.io_error_kind() {
        Some(kind) => ReportError::Write { source: io::Error::from(kind) },
        None => ReportError::Json { what: "findings", source },
    }
}
