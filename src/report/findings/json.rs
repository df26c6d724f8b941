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

#[derive(Serialize)]
struct FileEntry<'a> {
    path: &'a str,
    findings: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct LineEntry<'a> {
    schema_version: u32,
    path: &'a str,
    #[serde(flatten)]
    entry: Entry<'a>,
}

#[derive(Serialize)]
struct Entry<'a> {
    rule: RuleId,
    severity: Severity,
    message: &'a str,
    advice: &'a str,
    value: f64,
    fingerprint: String,
    /// The primary place first.
    spans: Vec<SpanEntry>,
    #[serde(skip_serializing_if = "<[Improvement]>::is_empty")]
    improvements: &'a [Improvement],
    fix: Option<FixEntry<'a>>,
}

/// Bytes from 0; lines and columns, in characters and in UTF-16 code units, from 1.
#[derive(Serialize)]
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

#[derive(Serialize)]
struct FixEntry<'a> {
    title: &'a str,
    span: SpanEntry,
    replacement: &'a str,
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

impl<'a> Entry<'a> {
    fn of(checked: &'a Checked, finding: &'a Finding, fingerprint: String) -> Self {
        let fix = |edit: &'a Edit| FixEntry {
            title: edit.title,
            span: SpanEntry::of(checked, &edit.range),
            replacement: &edit.replacement,
        };
        Entry {
            rule: finding.rule,
            severity: finding.severity,
            message: &finding.message,
            advice: finding.advice,
            value: finding.value,
            fingerprint,
            spans: finding.spans.iter().map(|span| SpanEntry::of(checked, span)).collect(),
            improvements: &finding.improvements,
            fix: finding.fix.as_ref().map(fix),
        }
    }
}

fn entries(checked: &Checked) -> impl Iterator<Item = Entry<'_>> {
    let prints = fingerprints(&checked.source, &checked.findings);
    checked.findings.iter().zip(prints).map(|(finding, print)| Entry::of(checked, finding, print))
}

impl FindingsWriter for Json {
    fn file(&mut self, checked: &Checked, out: &mut dyn Write) -> Result<(), ReportError> {
        match self.files {
            0 => write!(out, "{{\n\"schema_version\": {FINDINGS_SCHEMA_VERSION},\n\"files\": [\n")?,
            _ => out.write_all(b",\n")?,
        }
        self.files += 1;
        let entry = FileEntry { path: &checked.path, findings: entries(checked).collect() };
        serde_json::to_writer_pretty(out, &entry).map_err(json_error)
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
        for entry in entries(checked) {
            let line = LineEntry { schema_version: FINDINGS_SCHEMA_VERSION, path: &checked.path, entry };
            serde_json::to_writer(&mut *out, &line).map_err(json_error)?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }

    fn finish(&mut self, _: &mut dyn Write) -> Result<(), ReportError> {
        Ok(())
    }
}
