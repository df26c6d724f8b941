use rayon::prelude::*;
use serde::Serialize;

use super::intervals::interval_of;
use super::{Bootstrap, Class, EvaluateError, Interval, Sample, roc_auc};
use crate::design::{MeasuredFrom, Measurements};
use crate::features::Feature;
use crate::text::Language;

/// A pattern's value on every row.
#[derive(Debug, Clone, Copy)]
pub struct PatternColumn<'a> {
    pub name: &'a str,
    /// One finite value for each row.
    pub values: &'a [f64],
}

impl PatternColumn<'_> {
    fn sample(&self, targets: &[f64]) -> Result<Sample, EvaluateError> {
        Sample::of_values(self.values, self.name, targets, None)
    }

    /// How well the pattern alone ranks bait above honest rows; `None` if all rows are of one class.
    pub(super) fn auc(&self, targets: &[f64]) -> Result<Option<f64>, EvaluateError> {
        Ok(roc_auc(&self.sample(targets)?))
    }
}

/// Values of the patterns that were measured on every row; a pattern masked for any row is left out.
#[derive(Debug, Clone, PartialEq)]
pub struct PatternValues {
    columns: Vec<(&'static str, Vec<f64>)>,
}

/// Rows per task.
const TASK: usize = 128;

impl PatternValues {
    pub fn of(rows: &[MeasuredFrom<'_>], patterns: &[&'static Feature], language: Language) -> PatternValues {
        let tasks = rows.par_chunks(TASK);
        let measured: Vec<_> = tasks.map(|task| Measurements::of(task, patterns, language).patterns).collect();
        let columns = patterns.iter().enumerate().map(|(column, pattern)| {
            let values = measured.iter().flat_map(|rows| rows.column(column).to_vec());
            (pattern.id.0, values.collect::<Vec<f64>>())
        });
        PatternValues { columns: columns.filter(|(_, values)| values.iter().all(|value| !value.is_nan())).collect() }
    }

    /// One column per pattern, in the order of the patterns.
    pub fn columns(&self) -> Vec<PatternColumn<'_>> {
        self.columns.iter().map(|(name, values)| PatternColumn { name, values }).collect()
    }
}

/// How well one pattern by itself separates the labels.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SinglePattern {
    pub pattern: String,
    /// The class whose rows have more of it.
    pub higher_in: Class,
    /// ROC AUC of the pattern, or of its negative if honest rows have more of it: at least one half.
    pub roc_auc: f64,
    pub interval: Option<Interval>,
}

/// The patterns that best separate the labels of one source of data.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SourcePatterns {
    pub source: String,
    /// Patterns that were measured on every row.
    pub measured: usize,
    pub best: Vec<SinglePattern>,
}

/// At most `most` columns that best separate the labels by themselves, best first, ties in their order; columns no
/// better than chance are left out.
///
/// # Errors
/// [`EvaluateError::Length`] and [`EvaluateError::Value`] for targets and columns; those of the interval.
///
/// # Examples
/// ```
/// use debait::evaluate::{Bootstrap, Class, PatternColumn, best_patterns};
///
/// let columns = [
///     PatternColumn { name: "form.exclamation", values: &[1.0, 0.0, 0.0, 0.0] },
///     PatternColumn { name: "form.length", values: &[3.0, 4.0, 8.0, 9.0] },
/// ];
/// let best = best_patterns(&columns, &[1.0, 1.0, 0.0, 0.0], 1, &Bootstrap::default())?;
/// assert_eq!((best[0].pattern.as_str(), best[0].higher_in, best[0].roc_auc), ("form.length", Class::Honest, 1.0));
/// # Ok::<(), debait::evaluate::EvaluateError>(())
/// ```
pub fn best_patterns(
    columns: &[PatternColumn<'_>],
    targets: &[f64],
    most: usize,
    bootstrap: &Bootstrap,
) -> Result<Vec<SinglePattern>, EvaluateError> {
    let aucs: Vec<Option<f64>> = columns.par_iter().map(|column| column.auc(targets)).collect::<Result<_, _>>()?;
    let mut ranked: Vec<(&PatternColumn<'_>, f64)> = columns
        .iter()
        .zip(aucs)
        .filter_map(|(column, auc)| Some((column, auc?)))
        .filter(|(_, auc)| *auc != 0.5)
        .collect();
    ranked.sort_by(|(_, a), (_, b)| folded(*b).total_cmp(&folded(*a)));
    ranked.truncate(most);
    let best = ranked.into_iter().map(|(column, auc)| {
        let interval = interval_of(&column.sample(targets)?, bootstrap, roc_auc)?;
        let (higher_in, interval) = if auc > 0.5 {
            (Class::Bait, interval)
        } else {
            (Class::Honest, interval.map(|Interval { low, high }| Interval { low: 1.0 - high, high: 1.0 - low }))
        };
        Ok(SinglePattern { pattern: column.name.to_owned(), higher_in, roc_auc: folded(auc), interval })
    });
    best.collect()
}

/// The AUC of the better of a column and its negative.
fn folded(auc: f64) -> f64 {
    auc.max(1.0 - auc)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::features;
    use crate::text::{Article, Body};

    #[test]
    fn either_sign_counts_and_chance_does_not() {
        let targets = [1.0, 1.0, 0.0, 0.0];
        // By counting pairs of a bait and an honest row: 3.5, 0.5, 2 and 3.5 of 4 are ranked right.
        let columns = [
            ("up", [2.0, 1.0, 1.0, 0.0]),
            ("down", [0.0, 1.0, 1.0, 2.0]),
            ("constant", [7.0; 4]),
            ("up again", [9.0, 5.0, 5.0, -1.0]),
        ];
        let columns = columns.each_ref().map(|(name, values)| PatternColumn { name, values });
        let none = Bootstrap { resamples: 0, ..Bootstrap::default() };
        let best = best_patterns(&columns, &targets, 9, &none).unwrap();
        let found: Vec<_> = best.iter().map(|it| (it.pattern.as_str(), it.higher_in, it.roc_auc)).collect();
        assert_eq!(
            found,
            [("up", Class::Bait, 0.875), ("down", Class::Honest, 0.875), ("up again", Class::Bait, 0.875)]
        );
        assert_eq!(best_patterns(&columns, &targets, 2, &none).unwrap(), best[..2]);
        assert_eq!(best_patterns(&columns, &[1.0; 4], 9, &none).unwrap(), []);
        assert!(best_patterns(&columns, &[1.0; 3], 9, &none).is_err());
    }

    #[test]
    fn the_negative_has_the_same_interval_but_for_the_draw() {
        let values: Vec<f64> = (0..60).map(|at| f64::from(at * 17 % 40)).collect();
        let negative: Vec<f64> = values.iter().map(|value| -value).collect();
        let targets: Vec<f64> = (0..60).map(|at| f64::from(u8::from(at * 17 % 40 + at % 7 * 4 > 30))).collect();
        let best = |values: &[f64]| {
            let columns = [PatternColumn { name: "x", values }];
            best_patterns(&columns, &targets, 1, &Bootstrap::default()).unwrap().remove(0)
        };
        let (up, down) = (best(&values), best(&negative));
        assert_eq!((up.higher_in, down.higher_in), (Class::Bait, Class::Honest));
        let (a, b) = (up.interval.unwrap(), down.interval.unwrap());
        assert!(a.low < up.roc_auc && up.roc_auc < a.high && a.high <= 1.0, "{up:?}");
        assert!((a.low - b.low).abs() < 0.03 && (a.high - b.high).abs() < 0.03, "{a:?} {b:?}");
    }

    #[test]
    fn what_is_masked_for_one_row_is_left_out() {
        let body = Body::plain("The ferry sank at noon.");
        let with = Article { headline: "Ferry sinks off Samar", body: Some(body.lines()) };
        let without = Article::headline("Storm nears the coast");
        let catalogue: Vec<_> = features().collect();
        let count = |articles: &[Article<'_>]| {
            let rows: Vec<MeasuredFrom<'_>> = articles.iter().map(|article| (*article).into()).collect();
            let values = PatternValues::of(&rows, &catalogue, Language::ENGLISH);
            assert!(values.columns().iter().all(|column| column.values.len() == articles.len()));
            values.columns().len()
        };
        // Three patterns need a longer text, or a link.
        assert_eq!(count(&[with, with]), catalogue.len() - 3);
        assert!(count(&[with, without]) < catalogue.len());
        assert_eq!(count(&[with, without]), count(&[without]));
        // More rows than one task handles.
        assert_eq!(count(&[without; TASK + 1]), count(&[without]));
    }
}
