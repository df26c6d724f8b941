//! The logistic regression against linfa-logistic 0.8.1 and scikit-learn (version in `oracles/logistic.json`).

use debait::design::DesignMatrix;
use debait::features::Direction;
use debait::model::{LogisticRegression, LogisticRegressionParams, ModelError};
use linfa::prelude::*;
use ndarray::{Array1, Array2};
use serde::Deserialize;

#[derive(Deserialize)]
struct Oracle {
    scikit_learn: String,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    alpha: f64,
    x: Vec<Vec<f64>>,
    y: Vec<f64>,
    weights: Vec<f64>,
    coefficients: Vec<f64>,
    intercept: f64,
}

impl Case {
    fn all() -> Vec<Case> {
        let oracle: Oracle = serde_json::from_str(include_str!("oracles/logistic.json")).unwrap();
        assert!(!oracle.scikit_learn.is_empty());
        oracle.cases
    }

    fn x(&self) -> Array2<f64> {
        Array2::from_shape_fn((self.x.len(), self.x[0].len()), |(row, column)| self.x[row][column])
    }

    fn dataset(&self) -> DatasetBase<DesignMatrix, Array1<f64>> {
        DatasetBase::new(DesignMatrix::from_dense(self.x().view()), Array1::from(self.y.clone()))
            .with_weights(self.weights.iter().map(|&w| w as f32).collect())
    }
}

fn params(alpha: f64) -> LogisticRegressionParams {
    LogisticRegressionParams::default().alpha(alpha).gradient_tolerance(1e-9)
}

fn fit(params: LogisticRegressionParams, case: &Case) -> Result<LogisticRegression, ModelError> {
    params.check()?.fit(&case.dataset())
}

#[track_caller]
fn assert_close(found: f64, expected: f64, tolerance: f64) {
    assert!((found - expected).abs() <= tolerance, "{found} is not {expected} within {tolerance}");
}

#[test]
fn equals_scikit_learn() {
    for case in Case::all() {
        let fitted = fit(params(case.alpha), &case).unwrap();
        assert_close(fitted.intercept(), case.intercept, 1e-3);
        for (found, expected) in fitted.coefficients().iter().zip(&case.coefficients) {
            assert_close(*found, *expected, 1e-3);
        }
    }
}

#[test]
fn equals_linfa_logistic() {
    let case = Case::all().into_iter().find(|case| case.name == "binary").unwrap();
    // linfa-logistic takes the majority class as positive; here that is told from its labels.
    let targets = Array1::from_iter(case.y.iter().map(|&y| if y > 0.5 { "bait" } else { "honest" }));
    let oracle = linfa_logistic::LogisticRegression::default()
        .alpha(case.alpha)
        .gradient_tolerance(1e-10)
        .max_iterations(10_000)
        .fit(&DatasetBase::new(case.x(), targets))
        .unwrap();
    let sign = if oracle.labels().pos.class == "bait" { 1.0 } else { -1.0 };
    let fitted = fit(params(case.alpha), &case).unwrap();
    assert_close(fitted.intercept(), sign * oracle.intercept(), 1e-4);
    for (found, expected) in fitted.coefficients().iter().zip(oracle.params()) {
        assert_close(*found, sign * expected, 1e-4);
    }
    let mut probabilities = Array1::zeros(case.y.len());
    let matrix = DesignMatrix::from_dense(case.x().view());
    fitted.predict_inplace(&matrix, &mut probabilities);
    let expected = oracle.predict_probabilities(&case.x());
    for (found, expected) in probabilities.iter().zip(&expected) {
        assert_close(*found, if sign > 0.0 { *expected } else { 1.0 - expected }, 1e-4);
    }
}

#[test]
fn constrained_weights_are_the_constrained_optimum() {
    // Holding a column at zero equals leaving it out, and letting it go must not improve the loss.
    for case in Case::all() {
        let free = fit(params(case.alpha), &case).unwrap();
        let against: Vec<Direction> = free
            .coefficients()
            .iter()
            .enumerate()
            .map(|(column, &weight)| match (column % 2, weight > 0.0) {
                (0, _) => Direction::Either,
                (_, true) => Direction::LowersBait,
                (_, false) => Direction::RaisesBait,
            })
            .collect();
        let held = fit(params(case.alpha).directions(against.clone()), &case).unwrap();
        let mut x = case.x();
        for (column, direction) in against.iter().enumerate() {
            if *direction != Direction::Either {
                assert_eq!(held.coefficients()[column], 0.0, "{}", case.name);
                x.column_mut(column).fill(0.0);
            }
        }
        let without = Case { x: x.outer_iter().map(|row| row.to_vec()).collect(), ..case };
        let without = fit(params(without.alpha), &without).unwrap();
        for (found, expected) in held.coefficients().iter().zip(without.coefficients()) {
            assert_close(*found, *expected, 1e-4);
        }
    }
}

#[test]
fn the_same_bits_for_any_number_of_threads() {
    let case = &Case::all()[1];
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| fit(params(case.alpha), case).unwrap())
    };
    assert_eq!(with(1), with(4));
}

#[test]
fn what_cannot_be_fitted_is_an_error() {
    let case = &Case::all()[0];
    let message = |params: LogisticRegressionParams| fit(params, case).unwrap_err().to_string();
    assert!(message(params(1.0).max_iterations(2)).starts_with("no convergence after 2 iterations"));
    assert_eq!(message(params(0.0)), "parameter `alpha` is 0: expected a finite number above 0");
    let with = |y: f64, weight: f32| {
        let targets = Array1::from_elem(60, y);
        let dataset = DatasetBase::new(DesignMatrix::from_dense(case.x().view()), targets)
            .with_weights(Array1::from_elem(60, weight));
        params(1.0).check().unwrap().fit(&dataset).unwrap_err().to_string()
    };
    assert_eq!(with(1.5, 1.0), "target of row 0 is 1.5: expected a number from 0 to 1");
    assert_eq!(with(0.5, -1.0), "weight of row 0 is -1: expected a finite number, 0 or more");
    assert!(with(1.0, 1.0).starts_with("found 60 rows, all bait"));
}
