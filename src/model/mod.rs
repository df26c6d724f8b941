//! Logistic regression on sparse columns: parameters, objective, fit, prediction, calibration, model files.

mod default;
mod error;
mod file;
mod file_columns;
#[cfg(test)]
mod file_tests;
mod fit;
mod lbfgs;
mod logistic;
mod objective;
mod params;
mod platt;
mod prediction;
mod provenance;
mod recipe;
mod scorer;
mod scorers;

mod trained;
mod training;
mod weighted;

pub use crate::features::{Head, UnknownHead};
pub use default::Embedded;
pub use error::ModelError;
pub use logistic::LogisticRegression;
pub use params::{LogisticRegressionParams, LogisticRegressionValidParams};
pub use platt::Platt;
pub use prediction::{Prediction, Verdict};
pub use provenance::{Contents, DataSource, GradedBy, Provenance};
pub use recipe::AblationGroup;
pub use scorer::{ModelInput, Score, Scorer};
pub use scorers::Scorers;
pub use trained::{Model, ModelParts};
pub use training::{Fitted, NaiveBayes, TrainingParams, TrainingSet};
