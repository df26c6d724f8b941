//! Logistic regression on sparse columns: parameters, objective, fit, prediction, calibration, model files.

mod default;
mod error;
mod file;
mod file_columns;
#[cfg(test)]
mod file_tests;
mod platt;
mod prediction;
mod provenance;
mod score;
mod scorer;
mod scorers;
mod sigmoid;
mod trained;
#[cfg(feature = "train")]
mod training;
mod weighted;

pub use crate::features::{Head, UnknownHead};
pub use default::Embedded;
pub use error::ModelError;
pub use platt::Platt;
pub use prediction::{Prediction, Verdict};
pub use provenance::{Contents, DataSource, GradedBy, Provenance};
pub use score::Score;
pub use scorer::{ModelInput, Scorer};
pub use scorers::Scorers;
pub use trained::{Model, ModelParts};
#[cfg(feature = "train")]
pub use training::{
    AblationGroup, Fitted, LogisticRegression, LogisticRegressionParams, LogisticRegressionValidParams, NaiveBayes,
    TrainingParams, TrainingSet,
};
