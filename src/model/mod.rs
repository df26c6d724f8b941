//! Logistic regression on sparse columns: parameters, objective, fit, prediction, calibration, model files.

mod error;
mod fit;
mod logistic;
mod objective;
mod params;
mod platt;

pub use error::ModelError;
pub use logistic::LogisticRegression;
pub use params::{LogisticRegressionParams, LogisticRegressionValidParams};
pub use platt::Platt;
