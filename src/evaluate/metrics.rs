use serde::Serialize;

use super::calibration::calibration_error;
use super::{Class, Sample};

/// How much weight was flagged and passed, rightly and wrongly, at one threshold.
///
/// Weights are counts where the sample has none. A share of nothing is `None`.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Confusion {
    /// Bait that was flagged: true positives.
    pub bait_flagged: f64,
    /// Bait that passed: false negatives.
    pub bait_passed: f64,
    /// Honest headlines that were flagged, the false alarms: false positives.
    pub honest_flagged: f64,
    /// Honest headlines that passed: true negatives.
    pub honest_passed: f64,
}

impl Confusion {
    /// Counts a sample's rows; a probability at the threshold is flagged.
    ///
    /// # Examples
    /// ```
    /// use debait::evaluate::{Confusion, Sample};
    ///
    /// let sample = Sample::new(&[0.9, 0.5, 0.4, 0.1], &[1.0, 0.0, 1.0, 0.0], None)?;
    /// let confusion = Confusion::of(&sample, 0.5);
    /// assert_eq!(confusion.accuracy(), Some(0.5));
    /// assert_eq!(confusion.false_alarm_share(), Some(0.5));
    /// # Ok::<(), debait::evaluate::EvaluateError>(())
    /// ```
    pub fn of(sample: &Sample, threshold: f64) -> Confusion {
        let mut confusion = Confusion::default();
        for (probability, target, weight) in sample.iter() {
            *match (Class::of(target), Class::predicted(probability, threshold)) {
                (Class::Bait, Class::Bait) => &mut confusion.bait_flagged,
                (Class::Bait, Class::Honest) => &mut confusion.bait_passed,
                (Class::Honest, Class::Bait) => &mut confusion.honest_flagged,
                (Class::Honest, Class::Honest) => &mut confusion.honest_passed,
            } += weight;
        }
        confusion
    }

    /// All weight.
    pub fn total(&self) -> f64 {
        self.bait_flagged + self.bait_passed + self.honest_flagged + self.honest_passed
    }

    /// (TP + TN) / all.
    pub fn accuracy(&self) -> Option<f64> {
        share(self.bait_flagged + self.honest_passed, self.total())
    }

    /// TP / (TP + FP): how much of what was flagged is bait.
    pub fn precision(&self) -> Option<f64> {
        share(self.bait_flagged, self.bait_flagged + self.honest_flagged)
    }

    /// TP / (TP + FN): how much of the bait was flagged.
    pub fn recall(&self) -> Option<f64> {
        share(self.bait_flagged, self.bait_flagged + self.bait_passed)
    }

    /// 2 TP / (2 TP + FP + FN): harmonic mean of precision and recall.
    pub fn f1(&self) -> Option<f64> {
        share(2.0 * self.bait_flagged, 2.0 * self.bait_flagged + self.honest_flagged + self.bait_passed)
    }

    /// FP / (FP + TN): how much of what is honest was flagged.
    pub fn false_alarm_share(&self) -> Option<f64> {
        share(self.honest_flagged, self.honest_flagged + self.honest_passed)
    }
}

/// Area under the ROC curve: the chance that a bait headline gets a higher probability than an honest one,
/// half a chance where they tie (mid-rank). `None` without rows of both classes.
///
/// AUC = Σᵢ∈bait Σⱼ∈honest wᵢ wⱼ ([pᵢ > pⱼ] + ½ [pᵢ = pⱼ]) / (Σᵢ∈bait wᵢ · Σⱼ∈honest wⱼ)
///
/// # Source
/// Hanley & McNeil 1982, Radiology 143, 29–36.
///
/// # Examples
/// ```
/// use debait::evaluate::{Sample, roc_auc};
///
/// let sample = Sample::new(&[0.9, 0.5, 0.5, 0.1], &[1.0, 1.0, 0.0, 0.0], None)?;
/// assert_eq!(roc_auc(&sample), Some(0.875));
/// # Ok::<(), debait::evaluate::EvaluateError>(())
/// ```
pub fn roc_auc(sample: &Sample) -> Option<f64> {
    let (mut bait, mut honest, mut won) = (0.0, 0.0, 0.0);
    for tie in sample.ties() {
        won += tie.honest * (bait + tie.bait / 2.0);
        bait += tie.bait;
        honest += tie.honest;
    }
    share(won, bait * honest)
}

/// Average precision: precision at every distinct probability, weighted by the recall gained there, without
/// interpolation. `None` without bait.
///
/// AP = Σₙ (Rₙ − Rₙ₋₁) Pₙ, by falling threshold
///
/// # Source
/// Davis & Goadrich 2006, ICML, 233–240, on why the curve must not be interpolated.
pub fn average_precision(sample: &Sample) -> Option<f64> {
    let (mut bait, mut flagged, mut sum) = (0.0, 0.0, 0.0);
    for tie in sample.ties() {
        bait += tie.bait;
        flagged += tie.bait + tie.honest;
        if tie.bait > 0.0 {
            sum += tie.bait * bait / flagged;
        }
    }
    share(sum, bait)
}

/// Mean cross-entropy in nats against the graded target, probabilities held within [ε, 1 − ε], ε = 2⁻⁵².
///
/// −Σ wᵢ (yᵢ ln pᵢ + (1 − yᵢ) ln(1 − pᵢ)) / Σ wᵢ
///
/// # Source
/// Good 1952, J. R. Stat. Soc. B 14, 107–114.
pub fn log_loss(sample: &Sample) -> Option<f64> {
    mean(sample, |p, y| {
        let p = p.clamp(f64::EPSILON, 1.0 - f64::EPSILON);
        let bait = if y > 0.0 { y * p.ln() } else { 0.0 };
        let honest = if y < 1.0 { (1.0 - y) * (1.0 - p).ln() } else { 0.0 };
        -(bait + honest)
    })
}

/// Brier score, the mean squared error against the graded target.
///
/// Σ wᵢ (pᵢ − yᵢ)² / Σ wᵢ
///
/// # Source
/// Brier 1950, Mon. Weather Rev. 78, 1–3.
pub fn brier(sample: &Sample) -> Option<f64> {
    mean(sample, |p, y| (p - y) * (p - y))
}

fn mean(sample: &Sample, of: impl Fn(f64, f64) -> f64) -> Option<f64> {
    let (mut sum, mut total) = (0.0, 0.0);
    for (p, y, w) in sample.iter() {
        // A row of no weight may be many: a resample leaves out a third of them.
        if w > 0.0 {
            sum += w * of(p, y);
            total += w;
        }
    }
    share(sum, total)
}

pub(super) fn share(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| part / whole)
}

/// Which end of a metric's range is the good one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Better {
    Higher,
    Lower,
}

/// A number that is reported of every evaluation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Metric {
    RocAuc,
    AveragePrecision,
    Accuracy,
    Precision,
    Recall,
    F1,
    FalseAlarmShare,
    LogLoss,
    Brier,
    CalibrationError,
}

impl Metric {
    /// Every metric, in the order of reports.
    pub const ALL: [Metric; 10] = [
        Metric::RocAuc,
        Metric::AveragePrecision,
        Metric::Accuracy,
        Metric::Precision,
        Metric::Recall,
        Metric::F1,
        Metric::FalseAlarmShare,
        Metric::LogLoss,
        Metric::Brier,
        Metric::CalibrationError,
    ];

    /// The name in files: `roc_auc`.
    pub fn id(self) -> &'static str {
        match self {
            Metric::RocAuc => "roc_auc",
            Metric::AveragePrecision => "average_precision",
            Metric::Accuracy => "accuracy",
            Metric::Precision => "precision",
            Metric::Recall => "recall",
            Metric::F1 => "f1",
            Metric::FalseAlarmShare => "false_alarm_share",
            Metric::LogLoss => "log_loss",
            Metric::Brier => "brier",
            Metric::CalibrationError => "calibration_error",
        }
    }

    /// The name for readers.
    pub fn title(self) -> &'static str {
        match self {
            Metric::RocAuc => "ROC AUC",
            Metric::AveragePrecision => "Average precision",
            Metric::Accuracy => "Accuracy",
            Metric::Precision => "Precision",
            Metric::Recall => "Recall",
            Metric::F1 => "F1",
            Metric::FalseAlarmShare => "False alarms",
            Metric::LogLoss => "Log loss",
            Metric::Brier => "Brier score (MSE)",
            Metric::CalibrationError => "Calibration error (ECE)",
        }
    }

    /// What it says, for readers.
    pub fn meaning(self) -> &'static str {
        match self {
            Metric::RocAuc => "chance that a bait headline scores above an honest one",
            Metric::AveragePrecision => "area under the precision-recall curve",
            Metric::Accuracy => "share of verdicts that are right",
            Metric::Precision => "share of flagged headlines that are bait",
            Metric::Recall => "share of bait that is flagged",
            Metric::F1 => "harmonic mean of precision and recall",
            Metric::FalseAlarmShare => "share of honest headlines that are flagged",
            Metric::LogLoss => "mean cross-entropy in nats",
            Metric::Brier => "mean squared error of the probability",
            Metric::CalibrationError => "mean gap between probability and outcome, 10 equal-width bins",
        }
    }

    /// Which way is better.
    pub fn better(self) -> Better {
        match self {
            Metric::FalseAlarmShare | Metric::LogLoss | Metric::Brier | Metric::CalibrationError => Better::Lower,
            _ => Better::Higher,
        }
    }
}

/// The value of every [`Metric`] on one sample.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Metrics {
    values: [Option<f64>; Metric::ALL.len()],
}

impl Metrics {
    /// Computes all metrics, those of verdicts at `threshold`.
    ///
    /// # Examples
    /// ```
    /// use debait::evaluate::{Metric, Metrics, Sample};
    ///
    /// let sample = Sample::new(&[0.9, 0.8, 0.3], &[1.0, 0.0, 0.0], None)?;
    /// let metrics = Metrics::of(&sample, 0.5);
    /// assert_eq!(metrics.get(Metric::RocAuc), Some(1.0));
    /// assert_eq!(metrics.get(Metric::Precision), Some(0.5));
    /// # Ok::<(), debait::evaluate::EvaluateError>(())
    /// ```
    pub fn of(sample: &Sample, threshold: f64) -> Metrics {
        let confusion = Confusion::of(sample, threshold);
        Metrics {
            values: Metric::ALL.map(|metric| match metric {
                Metric::RocAuc => roc_auc(sample),
                Metric::AveragePrecision => average_precision(sample),
                Metric::Accuracy => confusion.accuracy(),
                Metric::Precision => confusion.precision(),
                Metric::Recall => confusion.recall(),
                Metric::F1 => confusion.f1(),
                Metric::FalseAlarmShare => confusion.false_alarm_share(),
                Metric::LogLoss => log_loss(sample),
                Metric::Brier => brier(sample),
                Metric::CalibrationError => calibration_error(sample),
            }),
        }
    }

    /// One of them; `None` where it is not defined, such as the AUC of a single class.
    pub fn get(&self, metric: Metric) -> Option<f64> {
        self.values[metric as usize]
    }
}
