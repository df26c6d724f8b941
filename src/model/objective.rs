use std::cell::RefCell;

use argmin::core::{CostFunction, Error, Gradient};
use rayon::prelude::*;

use crate::design::DesignMatrix;

/// The penalised loss that a fit minimises.
///
/// # Formula
///
/// `L(β, b) = Σ wᵢ (ln(1 + exp(mᵢ)) − yᵢ mᵢ) + ½ α ‖β‖²` with `mᵢ = xᵢ·β + b`: cross-entropy with soft targets y in
/// [0, 1]. Its gradient is `Xᵀ r + α β` and `Σ r` with `rᵢ = wᵢ (σ(mᵢ) − yᵢ)`. The intercept, the last parameter, is
/// not penalised.
pub(super) struct Objective<'a> {
    pub matrix: &'a DesignMatrix,
    pub targets: &'a [f64],
    pub weights: &'a [f64],
    pub alpha: f64,
    /// Columns held at zero.
    pub held: &'a [bool],
    /// The last point with its cost and residuals: solvers ask for cost and gradient of a point one after the other.
    pub last: RefCell<Option<Point>>,
}

pub(super) struct Point {
    parameters: Vec<f64>,
    cost: f64,
    residuals: Vec<f64>,
}

/// Rows summed by one task; sums are combined in order.
const TASK: usize = 4096;

impl Objective<'_> {
    fn evaluate(&self, parameters: &[f64]) -> Point {
        let (beta, intercept) = parameters.split_at(parameters.len() - 1);
        let mut residuals = self.matrix.times(beta);
        let losses: Vec<f64> = residuals
            .par_chunks_mut(TASK)
            .enumerate()
            .map(|(task, chunk)| {
                let mut loss = 0.0;
                for (offset, element) in chunk.iter_mut().enumerate() {
                    let row = task * TASK + offset;
                    let (target, weight) = (self.targets[row], self.weights[row]);
                    let margin = *element + intercept[0];
                    loss += weight * (softplus(margin) - target * margin);
                    *element = weight * (sigmoid(margin) - target);
                }
                loss
            })
            .collect();
        let penalty = 0.5 * self.alpha * beta.iter().map(|b| b * b).sum::<f64>();
        Point { parameters: parameters.to_vec(), cost: losses.iter().sum::<f64>() + penalty, residuals }
    }

    fn at<T>(&self, parameters: &[f64], read: impl FnOnce(&Point) -> T) -> T {
        let mut last = self.last.borrow_mut();
        if last.as_ref().is_none_or(|point| point.parameters != parameters) {
            *last = Some(self.evaluate(parameters));
        }
        match &*last {
            Some(point) => read(point),
            None => unreachable!("a point was just evaluated"),
        }
    }

    /// The gradient with no column held.
    pub fn full_gradient(&self, parameters: &[f64]) -> Vec<f64> {
        self.at(parameters, |point| {
            let mut gradient = self.matrix.transpose_times(&point.residuals);
            for (g, b) in gradient.iter_mut().zip(parameters) {
                *g += self.alpha * b;
            }
            gradient.push(point.residuals.iter().sum());
            gradient
        })
    }
}

impl CostFunction for Objective<'_> {
    type Param = Vec<f64>;
    type Output = f64;

    fn cost(&self, parameters: &Vec<f64>) -> Result<f64, Error> {
        Ok(self.at(parameters, |point| point.cost))
    }
}

impl Gradient for Objective<'_> {
    type Param = Vec<f64>;
    type Gradient = Vec<f64>;

    fn gradient(&self, parameters: &Vec<f64>) -> Result<Vec<f64>, Error> {
        let mut gradient = self.full_gradient(parameters);
        for (g, _) in gradient.iter_mut().zip(self.held).filter(|(_, held)| **held) {
            *g = 0.0;
        }
        Ok(gradient)
    }
}

/// `1 / (1 + exp(−x))`, without overflow.
pub fn sigmoid(x: f64) -> f64 {
    if x >= 0.0 {
        1.0 / (1.0 + (-x).exp())
    } else {
        let e = x.exp();
        e / (1.0 + e)
    }
}

/// `ln(1 + exp(x))`, without overflow.
fn softplus(x: f64) -> f64 {
    x.max(0.0) + (-x.abs()).exp().ln_1p()
}
