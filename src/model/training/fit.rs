use linfa::DatasetBase;
use linfa::dataset::Records;
use linfa::traits::Fit;
use ndarray::Array1;

use super::lbfgs::minimise;
use super::objective::Objective;
use super::{LogisticRegression, LogisticRegressionValidParams};
use crate::design::DesignMatrix;
use crate::model::ModelError;

impl Fit<DesignMatrix, Array1<f64>, ModelError> for LogisticRegressionValidParams {
    type Object = LogisticRegression;

    /// Minimises the penalised cross-entropy by L-BFGS; targets are graded, in [0, 1]. The loss is convex, so the
    /// result is the optimum under the sign constraints regardless of the starting point.
    ///
    /// # Errors
    ///
    /// [`ModelError::NoConvergence`] if the gradient is not small enough in time; errors for invalid shapes, targets
    /// and weights, and for targets of only one class.
    fn fit(&self, dataset: &DatasetBase<DesignMatrix, Array1<f64>>) -> Result<LogisticRegression, ModelError> {
        let matrix = dataset.records();
        let targets = dataset.targets().to_vec();
        let weights: Vec<f64> = match dataset.weights() {
            Some(weights) => weights.iter().map(|&w| f64::from(w)).collect(),
            None => vec![1.0; targets.len()],
        };
        check(matrix, &targets, &weights)?;
        let columns = matrix.nfeatures();
        let start = match &self.start {
            Some((coefficients, intercept)) if coefficients.len() == columns => {
                coefficients.iter().copied().chain([*intercept]).collect()
            }
            _ => vec![0.0; columns + 1],
        };
        let tolerance = self.gradient_tolerance * weights.iter().sum::<f64>();
        let objective = Objective { matrix, targets: &targets, weights: &weights, alpha: self.alpha };
        let mut parameters = minimise(&objective, start, &self.directions, tolerance, self.max_iterations)?;
        let intercept = parameters.pop().unwrap_or_default();
        Ok(LogisticRegression { coefficients: parameters.into(), intercept })
    }
}

fn check(matrix: &DesignMatrix, targets: &[f64], weights: &[f64]) -> Result<(), ModelError> {
    let rows = matrix.nsamples();
    if rows != targets.len() || rows != weights.len() {
        return Err(ModelError::Shape { rows, targets: targets.len() });
    }
    check_rows(targets, weights)
}

/// Checks that targets and weights are valid, and that the targets are not all of one class.
pub(super) fn check_rows(targets: &[f64], weights: &[f64]) -> Result<(), ModelError> {
    let rows = targets.len();
    if let Some((row, &found)) = targets.iter().enumerate().find(|(_, y)| !(0.0..=1.0).contains(*y)) {
        return Err(ModelError::Target { row, found });
    }
    if let Some((row, &found)) = weights.iter().enumerate().find(|(_, w)| !(w.is_finite() && **w >= 0.0)) {
        return Err(ModelError::Weight { row, found });
    }
    match targets.first() {
        Some(&value) if (value == 0.0 || value == 1.0) && targets.iter().all(|&y| y == value) => {
            Err(ModelError::OneClass { rows, value })
        }
        None => Err(ModelError::Shape { rows: 0, targets: 0 }),
        _ => Ok(()),
    }
}
