use std::cell::RefCell;

use argmin::core::{Executor, State, TerminationReason, TerminationStatus};
use argmin::solver::linesearch::MoreThuenteLineSearch;
use argmin::solver::quasinewton::LBFGS;
use linfa::DatasetBase;
use linfa::dataset::Records;
use linfa::traits::Fit;
use ndarray::Array1;

use super::objective::Objective;
use super::{LogisticRegression, LogisticRegressionValidParams, ModelError};
use crate::design::DesignMatrix;
use crate::features::Direction;

/// Correction pairs that L-BFGS keeps.
const MEMORY: usize = 10;
/// Rounds after which signs must have settled.
const MAX_ROUNDS: usize = 60;
/// While signs are still changing, a solution this many times looser will do.
const LOOSE: f64 = 30.0;

impl Fit<DesignMatrix, Array1<f64>, ModelError> for LogisticRegressionValidParams {
    type Object = LogisticRegression;

    /// Minimises the penalised cross-entropy by L-BFGS; targets are graded, in [0, 1].
    ///
    /// Sign constraints are met by an active set: columns whose weight has the wrong sign are held at zero, and let
    /// go again where the gradient pulls them to the right side, until neither happens. The loss is convex, so the
    /// result is the constrained optimum.
    ///
    /// # Errors
    ///
    /// [`ModelError::NoConvergence`] where the gradient is not small enough in time; shapes, targets and weights
    /// that make no sense; targets of one class only.
    fn fit(&self, dataset: &DatasetBase<DesignMatrix, Array1<f64>>) -> Result<LogisticRegression, ModelError> {
        let matrix = dataset.records();
        let targets = dataset.targets().to_vec();
        let weights: Vec<f64> = match dataset.weights() {
            Some(weights) => weights.iter().map(|&w| f64::from(w)).collect(),
            None => vec![1.0; targets.len()],
        };
        check(matrix, &targets, &weights)?;
        let columns = matrix.nfeatures();
        let mut parameters = match &self.start {
            Some((coefficients, intercept)) if coefficients.len() == columns => {
                coefficients.iter().copied().chain([*intercept]).collect()
            }
            _ => vec![0.0; columns + 1],
        };
        let wanted = self.gradient_tolerance * weights.iter().sum::<f64>();
        let mut held = vec![false; columns];
        let mut tolerance = if self.directions.is_empty() { wanted } else { wanted * LOOSE };
        for _ in 0..MAX_ROUNDS {
            let objective = Objective {
                matrix,
                targets: &targets,
                weights: &weights,
                alpha: self.alpha,
                held: &held,
                last: RefCell::new(None),
            };
            parameters = minimise(&objective, parameters, tolerance, self.max_iterations)?;
            let gradient = objective.full_gradient(&parameters);
            let mut settled = true;
            for (column, direction) in self.directions.iter().enumerate() {
                let sign = match direction {
                    Direction::RaisesBait => 1.0,
                    Direction::LowersBait => -1.0,
                    Direction::Either => continue,
                };
                let wrong = parameters[column] * sign < 0.0;
                let pulled_right = held[column] && -gradient[column] * sign > wanted;
                if wrong {
                    parameters[column] = 0.0;
                }
                if wrong || pulled_right {
                    held[column] = wrong;
                    settled = false;
                }
            }
            if settled && tolerance <= wanted {
                let intercept = parameters.pop().unwrap_or_default();
                return Ok(LogisticRegression { coefficients: parameters.into(), intercept });
            }
            if settled {
                tolerance = wanted;
            }
        }
        Err(ModelError::SignsUnsettled { rounds: MAX_ROUNDS })
    }
}

fn minimise(
    objective: &Objective<'_>,
    start: Vec<f64>,
    tolerance: f64,
    max_iterations: u64,
) -> Result<Vec<f64>, ModelError> {
    let norm = |parameters: &[f64]| {
        let gradient = objective.full_gradient(parameters);
        let free = gradient.iter().enumerate().filter(|(column, _)| !objective.held.get(*column).unwrap_or(&false));
        free.map(|(_, g)| g * g).sum::<f64>().sqrt()
    };
    if norm(&start) <= tolerance {
        return Ok(start);
    }
    let solver = LBFGS::new(MoreThuenteLineSearch::new(), MEMORY)
        .with_tolerance_grad(tolerance)
        .and_then(|solver| solver.with_tolerance_cost(0.0))
        .map_err(|reason| ModelError::Optimiser { reason })?;
    let borrowed = Borrowed(objective);
    let result = Executor::new(borrowed, solver)
        .configure(|state| state.param(start).max_iters(max_iterations))
        .run()
        .map_err(|reason| ModelError::Optimiser { reason })?;
    let state = result.state();
    let found = state.get_param().or(state.get_best_param()).cloned().unwrap_or_default();
    let gradient = if found.is_empty() { f64::INFINITY } else { norm(&found) };
    let stopped =
        matches!(state.get_termination_status(), TerminationStatus::Terminated(TerminationReason::SolverConverged));
    if stopped && gradient <= tolerance * 1.01 {
        return Ok(found);
    }
    Err(ModelError::NoConvergence { iterations: state.get_iter(), gradient, wanted: tolerance })
}

/// Lends an objective to an executor, which wants to own its problem.
struct Borrowed<'a, 'b>(&'a Objective<'b>);

impl argmin::core::CostFunction for Borrowed<'_, '_> {
    type Param = Vec<f64>;
    type Output = f64;

    fn cost(&self, parameters: &Vec<f64>) -> Result<f64, argmin::core::Error> {
        self.0.cost(parameters)
    }
}

impl argmin::core::Gradient for Borrowed<'_, '_> {
    type Param = Vec<f64>;
    type Gradient = Vec<f64>;

    fn gradient(&self, parameters: &Vec<f64>) -> Result<Vec<f64>, argmin::core::Error> {
        self.0.gradient(parameters)
    }
}

fn check(matrix: &DesignMatrix, targets: &[f64], weights: &[f64]) -> Result<(), ModelError> {
    let rows = matrix.nsamples();
    if rows != targets.len() || rows != weights.len() {
        return Err(ModelError::Shape { rows, targets: targets.len() });
    }
    check_rows(targets, weights)
}

/// Whether targets and weights are what they may be, and not all targets the same class.
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
