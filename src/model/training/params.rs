use linfa::ParamGuard;

use crate::features::Direction;
use crate::model::ModelError;

/// Unchecked parameters of a [`LogisticRegression`](super::LogisticRegression).
#[derive(Debug, Clone, PartialEq)]
pub struct LogisticRegressionParams(LogisticRegressionValidParams);

/// Checked parameters.
#[derive(Debug, Clone, PartialEq)]
pub struct LogisticRegressionValidParams {
    pub(super) alpha: f64,
    pub(super) gradient_tolerance: f64,
    pub(super) max_iterations: u64,
    pub(super) directions: Vec<Direction>,
    pub(super) start: Option<(Vec<f64>, f64)>,
}

impl Default for LogisticRegressionParams {
    fn default() -> Self {
        LogisticRegressionParams(LogisticRegressionValidParams {
            alpha: 1.0,
            gradient_tolerance: 1e-5,
            max_iterations: 1000,
            directions: Vec::new(),
            start: None,
        })
    }
}

impl LogisticRegressionParams {
    /// Strength of the L2 penalty, scikit-learn's `1 / C`; above 0.
    pub fn alpha(mut self, alpha: f64) -> Self {
        self.0.alpha = alpha;
        self
    }

    /// Converged when the norm of the gradient is at most this times the sum of the row weights.
    pub fn gradient_tolerance(mut self, tolerance: f64) -> Self {
        self.0.gradient_tolerance = tolerance;
        self
    }

    /// Iterations after which the fit fails with [`ModelError::NoConvergence`].
    pub fn max_iterations(mut self, iterations: u64) -> Self {
        self.0.max_iterations = iterations;
        self
    }

    /// The sign that each column's weight is constrained to; `None` means no constraint.
    pub fn directions(mut self, directions: Vec<Direction>) -> Self {
        self.0.directions = directions;
        self
    }

    /// Coefficients and intercept to start from.
    pub fn start(mut self, coefficients: Vec<f64>, intercept: f64) -> Self {
        self.0.start = Some((coefficients, intercept));
        self
    }
}

impl ParamGuard for LogisticRegressionParams {
    type Checked = LogisticRegressionValidParams;
    type Error = ModelError;

    fn check_ref(&self) -> Result<&LogisticRegressionValidParams, ModelError> {
        let positive = |name, found: f64| {
            if found.is_finite() && found > 0.0 {
                Ok(())
            } else {
                Err(ModelError::Parameter { name, found, expected: "a finite number above 0" })
            }
        };
        positive("alpha", self.0.alpha)?;
        positive("gradient_tolerance", self.0.gradient_tolerance)?;
        if self.0.max_iterations == 0 {
            return Err(ModelError::Parameter { name: "max_iterations", found: 0.0, expected: "at least 1" });
        }
        Ok(&self.0)
    }

    fn check(self) -> Result<LogisticRegressionValidParams, ModelError> {
        self.check_ref()?;
        Ok(self.0)
    }
}
