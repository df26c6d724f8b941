use rayon::prelude::*;

use crate::design::DesignMatrix;
use crate::model::sigmoid::sigmoid;

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
}

/// The loss and its gradient at some parameters.
pub(super) struct Point {
    pub parameters: Vec<f64>,
    pub cost: f64,
    pub gradient: Vec<f64>,
}

/// Rows per task; the sums are combined in order.
const TASK: usize = 4096;

impl Objective<'_> {
    pub fn at(&self, parameters: Vec<f64>) -> Point {
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
        let mut gradient = self.matrix.transpose_times(&residuals);
        for (g, b) in gradient.iter_mut().zip(beta) {
            *g += self.alpha * b;
        }
        gradient.push(residuals.iter().sum());
        Point { cost: losses.iter().sum::<f64>() + penalty, parameters, gradient }
    }
}

/// `ln(1 + exp(x))`, without overflow.
fn softplus(x: f64) -> f64 {
    x.max(0.0) + (-x.abs()).exp().ln_1p()
}
