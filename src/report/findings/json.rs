use std::io::Write;
use std::ops::Range;

use serde::Serialize;

use super::{Checked, FINDINGS_SCHEMA_VERSION, FindingsWriter, ReportError, json_error};
use crate::lint::{Edit, Finding, Improvement, RuleId, Severity, fingerprints};

/// One JSON object: `schema_version`, and every checked file with its findings.
#[derive(Default)]
pub struct Json {
    files: usize,
}

/// One JSON object a line and finding.
pub struct JsonLines;

/// The whole object, for whoever has all files at hand.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "report", derive(utoipa::ToSchema))]
pub struct FindingsReport {
    schema_version: u32,
    files: Vec<FileEntry>,
}

impl FindingsReport {
    pub fn of(files: &[Checked]) -> Self {
        FindingsReport { schema_version: FINDINGS_SCHEMA_VERSION, files: files.iter().map(FileEntry::of).collect() }
    }
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "report", derive(utoipa::ToSchema))]
struct FileEntry {
    path: String,
    findings: Vec<FindingEntry>,
}

#[derive(Serialize)]
struct LineEntry<'a> {
    schema_version: u32,
    path: &'a str,
    #[serde(flatten)]
    finding: FindingEntry,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "report", derive(utoipa::ToSchema))]
struct FindingEntry {
    /// The id of the rule.
    #[cfg_attr(feature = "report", schema(value_type = String))]
    rule: RuleId,
    severity: Severity,
    /// What is wrong.
    message: String,
    /// What to do about it.
    advice: &'static str,
    /// The measurement, or the probability of a head.
    value: f64,
    /// The same for the same finding, wherever its line is now.
    fingerprint: String,
    /// The primary place first.
    spans: Vec<SpanEntry>,
    /// What would lower the probability of a head.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    improvements: Vec<Improvement>,
    /// How it is put right without rewriting prose.
    fix: Option<FixEntry>,
}

/// Bytes from 0; lines and columns, in characters and in UTF-16 code units, from 1.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "report", derive(utoipa::ToSchema))]
struct SpanEntry {
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    column_utf16: usize,
    end_line: usize,
    end_column: usize,
    end_column_utf16: usize,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "report", derive(utoipa::ToSchema))]
struct FixEntry {
    title: &'static str,
    span: SpanEntry,
    replacement: String,
}

impl SpanEntry {
    fn of(checked: &Checked, range: &Range<usize>) -> Self {
        let (start, end) = checked.places(range);
        SpanEntry {
            start: range.start,
            end: range.end,
            line: start.line,
            column: start.column,
            column_utf16: start.utf16,
            end_line: end.line,
            end_column: end.column,
            end_column_utf16: end.utf16,
        }
    }
}

impl FileEntry {
    fn of(checked: &Checked) -> Self {
        FileEntry { path: checked.path.clone(), findings: entries(checked).collect() }
    }
}

impl FindingEntry {
    fn of(checked: &Checked, finding: &Finding, fingerprint: String) -> Self {
        let fix = |edit: &Edit| FixEntry {
            title: edit.title,
            span: SpanEntry::of(checked, &edit.range),
            replacement: edit.replacement.clone(),
        };
        FindingEntry {
            rule: finding.rule,
            severity: finding.severity,
            message: finding.message.clone(),
            advice: finding.advice,
            value: finding.value,
            fingerprint,
            spans: finding.spans.iter().map(|span| SpanEntry::of(checked, span)).collect(),
            improvements: finding.improvements.clone(),
            fix: finding.fix.as_ref().map(fix),
        }
    }
}

fn entries(checked: &Checked) -> impl Iterator<Item = FindingEntry> {
    let prints = fingerprints(&checked.source, &checked.findings);
    checked.findings.iter().zip(prints).map(|(finding, print)| FindingEntry::of(checked, finding, print))
}

impl FindingsWriter for Json {
    fn file(&mut self, checked: &Checked, out: &mut dyn Write) -> Result<(), ReportError> {
        match self.files {
            0 => write!(out, "{{\n\"schema_version\": {FINDINGS_SCHEMA_VERSION},\n\"files\": [\n")?,
            _ => out.write_all(b",\n")?,
        }
        self.files += 1;
        serde_json::to_writer_pretty(out, &FileEntry::of(checked)).map_err(json_error)
    }

    fn finish(&mut self, out: &mut dyn Write) -> Result<(), ReportError> {
        if self.files == 0 {
            write!(out, "{{\n\"schema_version\": {FINDINGS_SCHEMA_VERSION},\n\"files\": [")?;
        }
        out.write_all(b"\n]\n}\n")?;
        Ok(())
    }
}

impl FindingsWriter for JsonLines {
    fn file(&mut self, checked: &Checked, out: &mut dyn Write) -> Result<(), ReportError> {
        for finding in entries(checked) {
            let line = LineEntry { schema_version: FINDINGS_SCHEMA_VERSION, path: &checked.path, finding };
            serde_json::to_writer(&mut *out, &line).map_err(json_error)?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }

    fn finish(&mut self, _: &mut dyn Write) -> Result<(), ReportError> {
        Ok(())
    }
}
