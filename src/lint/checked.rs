use std::ops::Range;

use super::{Finding, Severity};
use crate::text::{LineIndex, Place};

/// A checked page and its findings.
#[derive(Debug, Clone)]
pub struct Checked {
    /// The path as reports show it: relative, with `/`.
    pub path: String,
    pub source: String,
    pub findings: Vec<Finding>,
    lines: LineIndex,
}

impl Checked {
    pub fn new(path: String, source: String, findings: Vec<Finding>) -> Self {
        let lines = LineIndex::new(&source);
        Checked { path, source, findings, lines }
    }

    /// The line and column of both ends of a range of the source.
    pub fn places(&self, range: &Range<usize>) -> (Place, Place) {
        (self.lines.place(&self.source, range.start), self.lines.place(&self.source, range.end))
    }

    /// The line index of the source.
    pub fn lines(&self) -> &LineIndex {
        &self.lines
    }
}

/// The number of findings of each severity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub files: usize,
    pub errors: usize,
    pub warnings: usize,
    pub infos: usize,
    /// Findings that can be fixed without rewriting prose.
    pub fixable: usize,
    /// Findings suppressed by a baseline, not included in the other counts.
    pub held_back: usize,
}

impl Tally {
    /// Adds a page to the counts.
    pub fn add(&mut self, findings: &[Finding]) {
        self.files += 1;
        for finding in findings {
            *match finding.severity {
                Severity::Error => &mut self.errors,
                Severity::Warning => &mut self.warnings,
                Severity::Info => &mut self.infos,
            } += 1;
            self.fixable += usize::from(finding.fix.is_some());
        }
    }

    /// Whether there is a finding of this severity or a higher one.
    pub fn reaches(&self, severity: Severity) -> bool {
        match severity {
            Severity::Error => self.errors > 0,
            Severity::Warning => self.errors + self.warnings > 0,
            Severity::Info => self.errors + self.warnings + self.infos > 0,
        }
    }
}
