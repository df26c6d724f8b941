use std::fmt::Write;

use super::format::printable;
use crate::evaluate::{Audit, AuditFinding, AuditSeverity, Problem};

/// An audit for the terminal: what the data look like, then findings, worst first, with rows that show them.
///
/// `headlines` are the rows' texts; rows are counted from 1.
pub fn audit_text(audit: &Audit, headlines: &[&str]) -> String {
    let mut text = String::new();
    let share = |part: usize| 100.0 * part as f64 / audit.rows.max(1) as f64;
    let _ = writeln!(
        text,
        "{} rows, {} bait ({:.1} %), {} graded",
        audit.rows,
        audit.bait_rows,
        share(audit.bait_rows),
        audit.graded_rows
    );
    let _ = writeln!(
        text,
        "{} distinct texts, {} groups, {} rows without a group",
        audit.distinct_texts, audit.groups, audit.ungrouped_rows
    );
    if audit.findings.is_empty() {
        text.push_str("\nno findings\n");
    }
    for finding in &audit.findings {
        let _ = writeln!(text, "\n{}: {}", severity(finding.severity), said(finding));
        for &row in &finding.examples {
            let _ = writeln!(text, "  row {}: {}", row + 1, printable(headlines.get(row).copied().unwrap_or_default()));
        }
    }
    text
}

fn severity(severity: AuditSeverity) -> &'static str {
    match severity {
        AuditSeverity::Error => "error",
        AuditSeverity::Warning => "warning",
        AuditSeverity::Note => "note",
    }
}

fn said(finding: &AuditFinding) -> String {
    match &finding.problem {
        Problem::OneClass { class } => format!("every row is {}", class.name()),
        Problem::RareClass { class, rows, share } => {
            format!("only {rows} rows ({:.1} %) are {}", 100.0 * share, class.name())
        }
        Problem::FewRows { rows } => format!("{rows} rows are too few to tell skill from chance"),
        Problem::EmptyTexts { rows } => format!("{rows} rows have no text"),
        Problem::ExactDuplicates { texts, rows } => {
            format!("{rows} rows repeat an earlier one to the letter ({texts} texts)")
        }
        Problem::NearDuplicates { texts, rows } => {
            format!("{rows} rows differ from an earlier one in case, marks or spaces alone ({texts} texts)")
        }
        Problem::ConflictingLabels { texts, rows } => format!("{texts} texts stand in both classes ({rows} rows)"),
        Problem::TextsAcrossGroups { texts, rows } => {
            format!("{texts} texts stand in several groups ({rows} rows), and so on both sides of a split by group")
        }
        Problem::LeakingColumn { column, auc } => {
            format!("`{column}` alone tells the classes apart with AUC {auc:.3}: a model may learn it and nothing else")
        }
        Problem::OneClassGroups { groups, rows, share, largest, class } => format!(
            "{groups} large groups hold one class only ({rows} rows, {:.1} %); the largest, `{largest}`, is all {}: \
             what tells groups apart will pass for what tells bait",
            100.0 * share,
            class.name()
        ),
    }
}
