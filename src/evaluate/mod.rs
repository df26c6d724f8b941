//! How good a model's probabilities are, and whether data are fit to learn from.
//!
//! Predictions and targets are checked and sorted once into a [`Sample`]; every metric is a walk over it. Targets may
//! be graded (mean judgments in [0, 1]): squared error, cross-entropy and calibration take them as they are, metrics of
//! verdicts take their [`Class`]. Nothing here knows where the numbers came from or how they will look.

mod audit;
mod breakdown;
mod by_group;
mod calibration;
mod confusion;
mod curves;
mod error;
mod evaluation;
#[cfg(feature = "files")]
mod evaluator;
mod flagged;
mod held_out;
mod identity;
mod inject;
mod intervals;
#[cfg(feature = "files")]
mod labelled_source;
mod metric;
mod metrics;
mod model_metrics;
mod predictions;
mod probabilities;
mod random;
mod sample;
mod single_patterns;
mod sites;
mod splits;
mod threshold;
mod training;
mod training_plan;

pub use audit::{Audit, AuditFinding, AuditRow, AuditSeverity, Problem, audit};
pub use breakdown::{GroupLimits, GroupMetrics, GroupName, breakdown};
pub use by_group::{GroupFlags, SourceGroups, by_group};
pub use calibration::{CALIBRATION_BINS, CalibrationBin, HistogramBin, calibration_bins, calibration_error, histogram};
pub use confusion::Confusion;
pub use curves::{CURVE_POINTS, PrecisionRecallPoint, RocPoint, precision_recall_curve, roc_curve};
pub use error::EvaluateError;
pub use evaluation::{Evaluation, EvaluationSettings, Mistake, Subject};
#[cfg(feature = "files")]
pub use evaluator::{Evaluator, training_rows};
pub use flagged::Flagged;
pub use held_out::FoldModel;
pub use identity::text_key;
pub use inject::{
    Draft, Injected, InjectedFlags, Injector, SourceInjected, Trait, UnknownTrait, UnseenArticle, flags_by_trait,
};
pub use intervals::{Bootstrap, Estimate, Interval, estimates};
#[cfg(feature = "files")]
pub use labelled_source::{LabelledRow, LabelledSource};
pub use metric::{Better, Metric, Metrics};
pub use metrics::{average_precision, brier, log_loss, roc_auc};
pub use model_metrics::{Ablation, ModelMetrics, SourceMetrics};
pub use predictions::Predictions;
pub use probabilities::probabilities;
pub use sample::{Class, Sample};
pub use single_patterns::{PatternColumn, PatternValues, SinglePattern, SourcePatterns, best_patterns};
pub use sites::{Site, Sites};
pub use splits::{Folds, GroupKey, Split, grouped_folds, grouped_hold_out};
pub use threshold::{ThresholdChoice, best_accuracy, steady_accuracy, within_false_positive_rate};
pub use training::{MAX_FALSE_POSITIVE_RATE, Trained, train};
pub use training_plan::{TrainingError, TrainingPlan, TrainingRow, TrainingStage};
