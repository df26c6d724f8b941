use super::EvaluateError;
use crate::design::MeasuredFrom;
use crate::model::{Head, ModelError, TrainingParams};
use crate::text::Language;

/// One row to learn from.
#[derive(Debug, Clone, Copy)]
pub struct TrainingRow<'a> {
    /// An article, or what was measured of one.
    pub from: MeasuredFrom<'a>,
    /// How much it is bait, from 0 to 1.
    pub target: f64,
    pub weight: f64,
    /// Rows of a group stay on one side of every split.
    pub group: Option<&'a str>,
}

/// How a model is trained and judged.
#[derive(Debug, Clone, PartialEq)]
pub struct TrainingPlan {
    pub head: Head,
    pub language: Language,
    pub params: TrainingParams,
    /// Parts the groups are dealt into.
    pub folds: usize,
    /// How many of the parts are held out, one after the other, for calibration, threshold and metrics.
    pub rounds: usize,
    pub seed: u64,
}

impl TrainingPlan {
    /// Parts that groups are dealt into where nothing else is asked for.
    pub const FOLDS: usize = 5;
}

/// What training is doing, for progress.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrainingStage {
    /// Reading and measuring headlines.
    Measure,
    /// Fitting without one of the parts, counted from 1.
    FitWithout(usize),
    /// Fitting on all rows.
    FitAll,
}

/// What keeps a model from being trained.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TrainingError {
    #[error(transparent)]
    Evaluate(#[from] EvaluateError),
    #[error(transparent)]
    Model(#[from] ModelError),
    /// Few rows, or few groups: one side of the split has only one of the classes.
    #[error(
        "all {rows} rows {side} are {}: expected both bait and honest ones; give more rows, or another seed",
        if *value == 0.0 { "honest" } else { "bait" }
    )]
    OneClassSide { side: &'static str, rows: usize, value: f64 },
    /// Rows without a body are there beside such as have one, and cannot be fitted by themselves.
    #[error("rows without a body, which are fitted separately: {0}")]
    WithoutBody(Box<TrainingError>),
}

impl TrainingError {
    /// Says which rows have only one class.
    pub(super) fn at(side: &'static str) -> impl FnOnce(ModelError) -> TrainingError {
        move |reason| match reason {
            ModelError::OneClass { rows, value } => TrainingError::OneClassSide { side, rows, value },
            other => TrainingError::Model(other),
        }
    }
}
