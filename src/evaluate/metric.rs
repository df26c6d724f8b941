use serde::Serialize;

use super::{Confusion, Sample, average_precision, brier, calibration_error, log_loss, roc_auc};

/// Which direction of a metric is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
}

/// A number reported for every evaluation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Metric {
    RocAuc,
    AveragePrecision,
    Accuracy,
    Precision,
    Recall,
    F1,
    FalsePositiveRate,
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
        Metric::FalsePositiveRate,
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
            Metric::FalsePositiveRate => "false_positive_rate",
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
            Metric::FalsePositiveRate => "False positive rate",
            Metric::LogLoss => "Log loss",
            Metric::Brier => "Brier score (MSE)",
            Metric::CalibrationError => "Calibration error (ECE)",
        }
    }

    /// A description for readers.
    pub fn meaning(self) -> &'static str {
        match self {
            Metric::RocAuc => "chance that a bait headline scores above an honest one",
            Metric::AveragePrecision => "area under the precision-recall curve",
            Metric::Accuracy => "share of verdicts that are right",
            Metric::Precision => "share of flagged headlines that are bait",
            Metric::Recall => "share of bait that is flagged",
            Metric::F1 => "harmonic mean of precision and recall",
            Metric::FalsePositiveRate => "share of honest headlines that are flagged",
            Metric::LogLoss => "mean cross-entropy in nats",
            Metric::Brier => "mean squared error of the probability",
            Metric::CalibrationError => "mean gap between probability and outcome, 10 equal-width bins",
        }
    }

    /// Which way is better.
    pub fn better(self) -> Better {
        match self {
            Metric::FalsePositiveRate | Metric::LogLoss | Metric::Brier | Metric::CalibrationError => Better::Lower,
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
                Metric::FalsePositiveRate => confusion.false_positive_rate(),
                Metric::LogLoss => log_loss(sample),
                Metric::Brier => brier(sample),
                Metric::CalibrationError => calibration_error(sample),
            }),
        }
    }

    /// The value of a metric; `None` if it is undefined, such as the AUC of a single class.
    pub fn get(&self, metric: Metric) -> Option<f64> {
        self.values[metric as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metrics_stand_in_order_under_one_name() {
        for (at, metric) in Metric::ALL.into_iter().enumerate() {
            assert_eq!(metric as usize, at);
            assert_eq!(serde_json::to_value(metric).unwrap(), metric.id());
        }
    }

    #[test]
    fn a_share_of_nothing_is_not_defined() {
        let honest = Sample::new(&[0.1, 0.2], &[0.0, 0.5], None).unwrap();
        let metrics = Metrics::of(&honest, 0.5);
        for metric in Metric::ALL {
            let undefined = matches!(
                metric,
                Metric::RocAuc | Metric::AveragePrecision | Metric::Precision | Metric::Recall | Metric::F1
            );
            assert_eq!(metrics.get(metric).is_none(), undefined, "{metric:?}");
        }
    }
}
