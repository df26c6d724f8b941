use linfa::traits::Fit;
use linfa::{DatasetBase, ParamGuard};
use ndarray::{Array1, Array2};

use super::objective::sigmoid;
use super::{LogisticRegressionParams, ModelError};
use crate::design::DesignMatrix;

/// Platt scaling: calibrated log-odds are `slope · z + intercept` of a model's log-odds z.
///
/// Being affine, it keeps explanations exact: each contribution is multiplied by the slope.
///
/// # Source
///
/// Platt 1999, "Probabilistic outputs for support vector machines", section 2.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Platt {
    pub slope: f64,
    pub intercept: f64,
}

impl Platt {
    /// Changes nothing.
    pub const IDENTITY: Platt = Platt { slope: 1.0, intercept: 0.0 };

    /// Fits slope and intercept to log-odds of rows that the model was not fitted on.
    ///
    /// # Errors
    ///
    /// As for a logistic regression with one column.
    pub fn fit(log_odds: &[f64], targets: &[f64], weights: &[f64]) -> Result<Platt, ModelError> {
        let column = Array2::from_shape_fn((log_odds.len(), 1), |(row, _)| log_odds[row]);
        let dataset = DatasetBase::new(DesignMatrix::from_dense(column.view()), Array1::from(targets.to_vec()))
            .with_weights(weights.iter().map(|&w| w as f32).collect());
        let fitted = LogisticRegressionParams::default().alpha(1e-6).gradient_tolerance(1e-7).check()?.fit(&dataset)?;
        Ok(Platt { slope: fitted.coefficients()[0], intercept: fitted.intercept() })
    }

    /// The calibrated probability of uncalibrated log-odds.
    pub fn probability(&self, log_odds: f64) -> f64 {
        sigmoid(self.slope * log_odds + self.intercept)
    }
}
