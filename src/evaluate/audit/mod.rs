use rayon::prelude::*;
use serde::Serialize;

use super::{Class, EvaluateError, HistogramBin, PatternColumn, Sample, histogram};

mod groups;
mod texts;

/// A single column separates the classes above this AUC, or below 1 minus it.
const LEAK_AUC: f64 = 0.9;
/// Above this AUC, or below 1 minus it, a column alone nearly determines the label.
const CERTAIN_LEAK_AUC: f64 = 0.98;
/// Minimum number of rows for results to mean much.
const FEW_ROWS: usize = 200;
/// Maximum number of rows named by a finding.
const EXAMPLES: usize = 3;

/// One labelled row.
#[derive(Debug, Clone, Copy)]
pub struct AuditRow<'a> {
    /// The text to learn from.
    pub text: &'a str,
    /// Target in [0, 1], 0 and 1 or graded.
    pub target: f64,
    /// The group, which must not be split; `None` or empty if there is none.
    pub group: Option<&'a str>,
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AuditSeverity {
    /// A model trained on these data will not work as it seems to.
    Error,
    /// Metrics or weights will be off.
    Warning,
    /// Good to know.
    Note,
}

/// What is wrong with the data, in numbers.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "problem")]
#[non_exhaustive]
pub enum Problem {
    /// All rows are of one class.
    OneClass { class: Class },
    /// One class is rare.
    RareClass { class: Class, rows: usize, share: f64 },
    /// Too few rows to distinguish chance from skill.
    FewRows { rows: usize },
    /// Rows without text.
    EmptyTexts { rows: usize },
    /// Rows that repeat an earlier text verbatim; `texts` is the number of texts repeated.
    ExactDuplicates { texts: usize, rows: usize },
    /// Texts that differ from an earlier one only in case, punctuation or spacing.
    NearDuplicates { texts: usize, rows: usize },
    /// Texts with the same words in both classes; `rows` is the number of all rows of such texts.
    ConflictingLabels { texts: usize, rows: usize },
    /// Texts with the same words in several groups, which may end up on both sides of a split by group.
    TextsAcrossGroups { texts: usize, rows: usize },
    /// A single column nearly gives the label away.
    LeakingColumn { column: String, auc: f64 },
    /// Large groups with only one class: a model may learn the groups instead of bait.
    OneClassGroups { groups: usize, rows: usize, share: f64, largest: String, class: Class },
}

/// A problem, how bad it is, and where to look.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AuditFinding {
    pub severity: AuditSeverity,
    #[serde(flatten)]
    pub problem: Problem,
    /// Up to three rows that show it, from 0.
    pub examples: Vec<usize>,
}

/// A summary of the data and of what is wrong with them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Audit {
    pub rows: usize,
    /// Rows of class bait.
    pub bait_rows: usize,
    /// Rows whose target is neither 0 nor 1.
    pub graded_rows: usize,
    pub mean_target: f64,
    /// Rows by target and class, ten bins.
    pub targets: Vec<HistogramBin>,
    /// Number of texts, counting those with the same words as one.
    pub distinct_texts: usize,
    /// Number of named groups.
    pub groups: usize,
    /// Rows without a group.
    pub ungrouped_rows: usize,
    /// Worst first, then in the order of [`Problem`].
    pub findings: Vec<AuditFinding>,
}

/// Looks for problems that would make a model or a metric misleading.
///
/// # Shapes and units
/// Rows and the values of each column correspond by position.
///
/// # Errors
/// [`EvaluateError::NoRows`]; [`EvaluateError::Length`] and [`EvaluateError::Value`] for targets and columns.
///
/// # Source
/// Kapoor & Narayanan 2023, Patterns 4(9), on leakage; Allamanis 2019, Onward!, on duplicates.
///
/// # Examples
/// ```
/// use debait::evaluate::{AuditRow, PatternColumn, Problem, audit};
///
/// let row = |text, target| AuditRow { text, target, group: None };
/// let rows = [row("You won't believe this", 1.0), row("Votes are in", 0.0), row("Votes are in!", 1.0)];
/// let audit = audit(&rows, &[PatternColumn { name: "form.exclamation", values: &[0.0, 0.0, 1.0] }])?;
/// assert!(audit.findings.iter().any(|finding| finding.problem == Problem::ConflictingLabels { texts: 1, rows: 2 }));
/// # Ok::<(), debait::evaluate::EvaluateError>(())
/// ```
pub fn audit(rows: &[AuditRow], columns: &[PatternColumn]) -> Result<Audit, EvaluateError> {
    let targets: Vec<f64> = rows.iter().map(|row| row.target).collect();
    let sample = Sample::of_values(&targets, "target", &targets, None)?;
    let leaks: Vec<Option<AuditFinding>> =
        columns.par_iter().map(|column| leak(column, &targets)).collect::<Result<_, _>>()?;
    let texts = texts::look(rows);
    let groups = groups::look(rows);
    let mut findings = balance(&targets);
    findings.extend(texts.findings);
    findings.extend(leaks.into_iter().flatten());
    findings.extend(groups.findings);
    findings.sort_by_key(|finding| finding.severity);
    Ok(Audit {
        rows: rows.len(),
        bait_rows: targets.iter().filter(|target| Class::of(**target) == Class::Bait).count(),
        graded_rows: targets.iter().filter(|target| **target > 0.0 && **target < 1.0).count(),
        mean_target: targets.iter().sum::<f64>() / targets.len() as f64,
        targets: histogram(&sample, 10),
        distinct_texts: texts.distinct,
        groups: groups.named,
        ungrouped_rows: groups.ungrouped_rows,
        findings,
    })
}

fn balance(targets: &[f64]) -> Vec<AuditFinding> {
    let mut findings = Vec::new();
    let of = |class| targets.iter().enumerate().filter(move |(_, y)| Class::of(**y) == class).map(|(row, _)| row);
    let (bait, honest) = (of(Class::Bait).count(), of(Class::Honest).count());
    let (rare, rows) = if bait < honest { (Class::Bait, bait) } else { (Class::Honest, honest) };
    let share = rows as f64 / targets.len() as f64;
    if rows == 0 {
        let class = if bait > 0 { Class::Bait } else { Class::Honest };
        findings.push(AuditFinding {
            severity: AuditSeverity::Error,
            problem: Problem::OneClass { class },
            examples: Vec::new(),
        });
    } else if share < 0.1 {
        let severity = if share < 0.01 { AuditSeverity::Error } else { AuditSeverity::Warning };
        let examples = of(rare).take(EXAMPLES).collect();
        findings.push(AuditFinding { severity, problem: Problem::RareClass { class: rare, rows, share }, examples });
    }
    if targets.len() < FEW_ROWS {
        let problem = Problem::FewRows { rows: targets.len() };
        findings.push(AuditFinding { severity: AuditSeverity::Warning, problem, examples: Vec::new() });
    }
    findings
}

/// Checks whether a column alone ranks the classes too well; its examples are the rows it is surest of.
fn leak(column: &PatternColumn, targets: &[f64]) -> Result<Option<AuditFinding>, EvaluateError> {
    let Some(auc) = column.auc(targets)? else { return Ok(None) };
    let strength = auc.max(1.0 - auc);
    if strength <= LEAK_AUC {
        return Ok(None);
    }
    let severity = if strength > CERTAIN_LEAK_AUC { AuditSeverity::Error } else { AuditSeverity::Warning };
    let told = if auc > 0.5 { Class::Bait } else { Class::Honest };
    let mut examples: Vec<usize> = (0..targets.len()).filter(|&row| Class::of(targets[row]) == told).collect();
    examples.sort_by(|&a, &b| column.values[b].total_cmp(&column.values[a]));
    examples.truncate(EXAMPLES);
    let problem = Problem::LeakingColumn { column: column.name.to_owned(), auc };
    Ok(Some(AuditFinding { severity, problem, examples }))
}

/// A finding about some of the rows, if there are any, with a severity by their share of all rows.
fn by_share(
    problem: Problem,
    rows: usize,
    all: usize,
    limits: (f64, f64),
    examples: Vec<usize>,
) -> Option<AuditFinding> {
    let share = rows as f64 / all as f64;
    let severity = match limits {
        (_, error) if share >= error => AuditSeverity::Error,
        (warning, _) if share >= warning => AuditSeverity::Warning,
        _ => AuditSeverity::Note,
    };
    (rows > 0).then_some(AuditFinding { severity, problem, examples })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(text: &'static str, target: f64, group: &'static str) -> AuditRow<'static> {
        AuditRow { text, target, group: (!group.is_empty()).then_some(group) }
    }

    fn problems(audit: &Audit) -> Vec<(&Problem, &[usize])> {
        audit.findings.iter().map(|finding| (&finding.problem, &finding.examples[..])).collect()
    }

    #[test]
    fn texts_are_compared_by_their_words() {
        let rows = [
            row("14 dead as ferry capsizes off Samar", 0.0, "a"),
            row("14 Dead As Ferry Capsizes Off Samar", 0.0, "a"),
            row("14 dead as ferry capsizes off Samar", 0.0, "b"),
            row("You won\u{2019}t believe this", 1.0, ""),
            row("You won't believe this!", 0.2, ""),
            row("Parliament dissolved", 0.0, ""),
            row(" ", 1.0, ""),
            row("", 1.0, ""),
        ];
        let audit = audit(&rows, &[]).unwrap();
        assert_eq!(
            problems(&audit),
            [
                (&Problem::EmptyTexts { rows: 2 }, &[6, 7][..]),
                (&Problem::NearDuplicates { texts: 2, rows: 2 }, &[0, 1, 3]),
                (&Problem::ConflictingLabels { texts: 1, rows: 2 }, &[3, 4]),
                (&Problem::TextsAcrossGroups { texts: 1, rows: 3 }, &[0, 2]),
                (&Problem::FewRows { rows: 8 }, &[]),
                (&Problem::ExactDuplicates { texts: 1, rows: 1 }, &[2]),
            ]
        );
        assert_eq!((audit.distinct_texts, audit.groups, audit.ungrouped_rows), (4, 2, 5));
        assert_eq!((audit.bait_rows, audit.graded_rows), (3, 1));
    }

    #[test]
    fn a_column_that_gives_the_label_away_is_found_either_way() {
        let rows: Vec<_> = (0..300).map(|at| row("text", f64::from(u8::from(at % 3 == 0)), "")).collect();
        let column = |of: fn(usize) -> f64| (0..300).map(of).collect::<Vec<_>>();
        let label = column(|at| f64::from(u8::from(at % 3 == 0)));
        let inverse = column(|at| if at % 3 == 0 { f64::from(u8::from(at % 7 == 0)) } else { 1.0 });
        let noise = column(|at| (at * 37 % 101) as f64);
        let columns = [("noise", &noise), ("label", &label), ("inverse", &inverse)];
        let columns = columns.map(|(name, values)| PatternColumn { name, values });
        let audit = audit(&rows, &columns).unwrap();
        let leaks: Vec<_> = audit
            .findings
            .iter()
            .filter_map(|finding| match &finding.problem {
                Problem::LeakingColumn { column, auc } => Some((finding.severity, column.as_str(), *auc > 0.5)),
                _ => None,
            })
            .collect();
        assert_eq!(leaks, [(AuditSeverity::Error, "label", true), (AuditSeverity::Warning, "inverse", false)]);
    }

    #[test]
    fn large_groups_of_one_class_are_found() {
        let mut rows: Vec<_> = (0..40).map(|_| row("a", 1.0, "site")).collect();
        rows.extend((0..60).map(|at| row("b", f64::from(u8::from(at == 0)), "mixed")));
        rows.extend((0..20).map(|_| row("c", 0.0, "small")));
        let audit = audit(&rows, &[]).unwrap();
        let found = audit.findings.iter().find(|finding| matches!(finding.problem, Problem::OneClassGroups { .. }));
        let share = 40.0 / 120.0;
        let largest = "site".to_owned();
        let problem = Problem::OneClassGroups { groups: 1, rows: 40, share, largest, class: Class::Bait };
        assert_eq!(found, Some(&AuditFinding { severity: AuditSeverity::Warning, problem, examples: vec![0] }));
    }

    #[test]
    fn classes_are_weighed() {
        let labels = |bait: usize, honest: usize| {
            let rows: Vec<_> = (0..bait + honest).map(|at| row("t", f64::from(u8::from(at < bait)), "")).collect();
            audit(&rows, &[]).unwrap().findings.remove(0)
        };
        assert_eq!(labels(300, 0).problem, Problem::OneClass { class: Class::Bait });
        assert_eq!(labels(1, 299).problem, Problem::RareClass { class: Class::Bait, rows: 1, share: 1.0 / 300.0 });
        assert!(matches!(labels(150, 150).problem, Problem::ExactDuplicates { .. }));
        assert_eq!(audit(&[], &[]).unwrap_err(), EvaluateError::NoRows);
        let nan = [PatternColumn { name: "x", values: &[f64::NAN] }];
        assert!(
            matches!(audit(&[row("t", 1.0, "")], &nan).unwrap_err(), EvaluateError::Value { column, .. } if column == "x")
        );
    }
}
