use serde::Serialize;

use super::{
    Bootstrap, CALIBRATION_BINS, CURVE_POINTS, CalibrationBin, Class, Confusion, Estimate, EvaluateError, GroupLimits,
    GroupMetrics, HistogramBin, PrecisionRecallPoint, Predictions, RocPoint, breakdown, calibration_bins, estimates,
    histogram, precision_recall_curve, roc_curve,
};

/// The names of what was evaluated, for reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Subject {
    /// The model: a file or a name.
    pub model: String,
    /// The head, such as `clickbait`.
    pub head: String,
    /// The data: a file or a name.
    pub data: String,
}

/// Settings of an evaluation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EvaluationSettings {
    /// Probabilities at or above it are flagged.
    pub threshold: f64,
    pub bootstrap: Bootstrap,
    pub group_limits: GroupLimits,
    /// Bars of the histogram.
    pub histogram_bins: usize,
    /// How many of the worst mistakes are kept.
    pub most_mistakes: usize,
}

impl Default for EvaluationSettings {
    /// Threshold ½, 20 bars, 25 mistakes, defaults for the rest.
    fn default() -> Self {
        EvaluationSettings {
            threshold: 0.5,
            bootstrap: Bootstrap::default(),
            group_limits: GroupLimits::default(),
            histogram_bins: 20,
            most_mistakes: 25,
        }
    }
}

/// A headline on the wrong side of the threshold.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Mistake {
    /// Its row, from 0.
    pub row: usize,
    /// Empty if the evaluation was given no headlines.
    pub headline: String,
    pub target: f64,
    pub probability: f64,
    /// What moved the probability most, in words; filled in by the caller.
    pub reasons: Vec<String>,
}

impl Mistake {
    /// The true class; the verdict was the other one.
    pub fn class(&self) -> Class {
        Class::of(self.target)
    }
}

/// Everything a report shows about a model on labelled data.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evaluation {
    pub subject: Subject,
    pub rows: usize,
    /// Rows of class bait.
    pub bait_rows: usize,
    pub threshold: f64,
    pub bootstrap: Bootstrap,
    pub metrics: Vec<Estimate>,
    pub confusion: Confusion,
    /// Largest first; empty if no groups were given.
    pub groups: Vec<GroupMetrics>,
    pub roc: Vec<RocPoint>,
    pub precision_recall: Vec<PrecisionRecallPoint>,
    pub calibration: Vec<CalibrationBin>,
    pub histogram: Vec<HistogramBin>,
    /// Worst first.
    pub mistakes: Vec<Mistake>,
}

impl Evaluation {
    /// Computes everything except the reasons of mistakes.
    ///
    /// # Errors
    /// Those of [`Predictions::sample`], [`estimates`] and [`breakdown()`]; [`EvaluateError::Length`] for headlines;
    /// [`EvaluateError::Option`] for a threshold outside [0, 1].
    ///
    /// # Examples
    /// ```
    /// use debait::evaluate::{Evaluation, EvaluationSettings, Predictions, Subject};
    ///
    /// let subject = Subject { model: "default".into(), head: "clickbait".into(), data: "two rows".into() };
    /// let rows = Predictions {
    ///     probabilities: &[0.9, 0.7],
    ///     targets: &[1.0, 0.0],
    ///     headlines: Some(&["You won't believe this", "What is a hung parliament?"]),
    ///     ..Predictions::default()
    /// };
    /// let evaluation = Evaluation::of(subject, &rows, &EvaluationSettings::default())?;
    /// assert_eq!(evaluation.mistakes[0].headline, "What is a hung parliament?");
    /// # Ok::<(), debait::evaluate::EvaluateError>(())
    /// ```
    pub fn of(
        subject: Subject,
        rows: &Predictions,
        settings: &EvaluationSettings,
    ) -> Result<Evaluation, EvaluateError> {
        let EvaluationSettings { threshold, bootstrap, group_limits, histogram_bins, most_mistakes } = *settings;
        if !(0.0..=1.0).contains(&threshold) {
            return Err(EvaluateError::Option { option: "threshold", found: threshold, expected: "from 0 to 1" });
        }
        let sample = rows.sample()?;
        if let Some(headlines) = rows.headlines.filter(|headlines| headlines.len() != sample.rows()) {
            let (expected, found) = (sample.rows(), headlines.len());
            return Err(EvaluateError::Length { column: "headline".to_owned(), expected, found });
        }
        Ok(Evaluation {
            subject,
            rows: sample.rows(),
            bait_rows: rows.targets.iter().filter(|target| Class::of(**target) == Class::Bait).count(),
            threshold,
            bootstrap,
            metrics: estimates(&sample, threshold, &bootstrap)?,
            confusion: Confusion::of(&sample, threshold),
            groups: breakdown(rows, threshold, &bootstrap, group_limits)?,
            roc: roc_curve(&sample, CURVE_POINTS),
            precision_recall: precision_recall_curve(&sample, CURVE_POINTS),
            calibration: calibration_bins(&sample, CALIBRATION_BINS),
            histogram: histogram(&sample, histogram_bins),
            mistakes: worst_mistakes(rows, threshold, most_mistakes),
        })
    }
}

/// Rows whose verdict is wrong, by descending distance between probability and target, then by row.
fn worst_mistakes(rows: &Predictions, threshold: f64, most: usize) -> Vec<Mistake> {
    let distance = |row: usize| (rows.probabilities[row] - rows.targets[row]).abs();
    let mut wrong: Vec<usize> = (0..rows.targets.len())
        .filter(|&row| Class::of(rows.targets[row]) != Class::predicted(rows.probabilities[row], threshold))
        .collect();
    wrong.sort_by(|&a, &b| distance(b).total_cmp(&distance(a)));
    wrong.truncate(most);
    wrong
        .into_iter()
        .map(|row| Mistake {
            row,
            headline: rows.headlines.map_or_else(String::new, |headlines| headlines[row].to_owned()),
            target: rows.targets[row],
            probability: rows.probabilities[row],
            reasons: Vec::new(),
        })
        .collect()
}
