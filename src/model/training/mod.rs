//! Fitting: how a model is made from rows with targets.
//!
//! In comes a [`TrainingSet`], rows measured once, with [`TrainingParams`]; out goes a [`Fitted`], a model before its
//! calibration. [`LogisticRegression`] is the classifier beneath it, a linfa estimator on sparse columns.

mod calibrate;
mod fit;
mod lbfgs;
mod logistic;
mod objective;
mod params;
mod recipe;
mod training_set;

pub use logistic::LogisticRegression;
pub use params::{LogisticRegressionParams, LogisticRegressionValidParams};
pub use recipe::AblationGroup;
pub use training_set::{Fitted, NaiveBayes, TrainingParams, TrainingSet};
