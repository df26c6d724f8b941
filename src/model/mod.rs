//! Logistic regression on sparse columns: parameters, objective, fit, prediction, calibration, model files.

mod default;
mod error;
mod file;
mod file_columns;
#[cfg(test)]
mod file_tests;
mod fit;
mod judgement;
mod lbfgs;
mod logistic;
mod objective;
mod params;
mod platt;
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
pub use judgement::Judgement;
pub use logistic::LogisticRegression;
pub use params::{LogisticRegressionParams, LogisticRegressionValidParams};
pub use platt::Platt;
pub use provenance::{Contents, DataSource, GradedBy, Provenance};
pub use recipe::Ingredient;
pub use scorer::{Score, Scorer, Seen};
pub use scorers::Scorers;
pub use trained::{Model, ModelParts};
pub use training::{Fitted, NaiveBayes, TrainingParams, TrainingSet};
