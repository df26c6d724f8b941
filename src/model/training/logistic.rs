use linfa::dataset::Records;
use linfa::traits::PredictInplace;
use ndarray::Array1;

use crate::design::DesignMatrix;
use crate::model::sigmoid::sigmoid;

/// A fitted logistic regression: one coefficient per column and an intercept.
///
/// # Formula
///
/// `P(bait | x) = 1 / (1 + exp(−(x·β + b)))`. Bait is the positive class, always.
#[derive(Debug, Clone, PartialEq)]
pub struct LogisticRegression {
    pub(super) coefficients: Array1<f64>,
    pub(super) intercept: f64,
}

impl LogisticRegression {
    pub fn coefficients(&self) -> &Array1<f64> {
        &self.coefficients
    }

    pub fn intercept(&self) -> f64 {
        self.intercept
    }

    /// Log-odds of bait, one per row.
    pub fn log_odds(&self, matrix: &DesignMatrix) -> Vec<f64> {
        let mut margins = matrix.times(&self.coefficients.to_vec());
        margins.iter_mut().for_each(|margin| *margin += self.intercept);
        margins
    }
}

impl PredictInplace<DesignMatrix, Array1<f64>> for LogisticRegression {
    /// Probability of bait, one per row.
    fn predict_inplace<'a>(&'a self, matrix: &'a DesignMatrix, probabilities: &mut Array1<f64>) {
        *probabilities = self.log_odds(matrix).into_iter().map(sigmoid).collect();
    }

    fn default_target(&self, matrix: &DesignMatrix) -> Array1<f64> {
        Array1::zeros(matrix.nsamples())
    }
}
