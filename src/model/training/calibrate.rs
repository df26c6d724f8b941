use linfa::traits::Fit;
use linfa::{DatasetBase, ParamGuard};
use ndarray::{Array1, Array2};

use super::LogisticRegressionParams;
use crate::design::DesignMatrix;
use crate::model::{ModelError, Platt};

impl Platt {
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
        let bait: f64 = targets.iter().sum();
        let limit = (1.0 + bait.min(targets.len() as f64 - bait)).ln();
        Ok(Platt { slope: fitted.coefficients()[0], intercept: fitted.intercept(), limit: Some(limit) })
    }
}
