//! How good a model's probabilities are, and whether data are fit to learn from.
//!
//! Predictions and targets are checked and sorted once into a [`Sample`]; every metric is a walk over it. Targets may
//! be graded (mean judgments in [0, 1]): squared error, cross-entropy and calibration take them as they are, metrics of
//! verdicts take their [`Class`]. Nothing here knows where the numbers came from or how they will look.

mod calibration;
mod error;
mod identity;
mod metrics;
mod random;
mod sample;
mod splits;

pub use calibration::{CALIBRATION_BINS, CalibrationBin, HistogramBin, calibration_bins, calibration_error, histogram};
pub use error::EvaluateError;
pub use identity::text_key;
pub use metrics::{Better, Confusion, Metric, Metrics, average_precision, brier, log_loss, roc_auc};
pub use sample::{Class, Sample};
pub use splits::{Folds, GroupKey, Split, grouped_folds, grouped_hold_out};
