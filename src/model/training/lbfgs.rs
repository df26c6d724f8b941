use std::collections::VecDeque;

use super::objective::{Objective, Point};
use crate::design::dot;
use crate::features::Direction;
use crate::model::ModelError;

/// Number of correction pairs kept.
const MEMORY: usize = 8;
/// The share of the predicted decrease that a step must achieve (Nocedal & Wright 2006, section 3.1).
const DECREASE: f64 = 1e-4;
/// Halvings of a step after which the search for a decrease gives up.
const MAX_HALVINGS: usize = 40;
/// The relative increase of a cost that rounding alone may cause.
const ROUNDING: f64 = 1e-13;

/// Minimises the penalised loss under sign constraints, by limited-memory BFGS on the free columns.
///
/// # Formula
///
/// A column is held if its coefficient is 0 and the gradient pulls it to the wrong side. Each step goes from β to `P(β
/// + t · d)`: d is the L-BFGS direction of the other columns, P sets coefficients of the wrong sign to 0, and t is
/// halved from 1 until the loss falls by enough. It ends when the norm of the gradient, without the held columns, is at
/// most `tolerance`.
///
/// # Errors
///
/// [`ModelError::NoConvergence`] after `max_iterations` steps, or if no step decreases the loss.
///
/// # Source
///
/// Nocedal & Wright 2006, *Numerical Optimization*, algorithm 7.4; Bertsekas 1982, "Projected Newton methods for optimization
/// problems with simple constraints", SIAM J. Control Optim. 20(2), for the columns that are held and the projected step.
pub(super) fn minimise(
    objective: &Objective<'_>,
    start: Vec<f64>,
    directions: &[Direction],
    tolerance: f64,
    max_iterations: u64,
) -> Result<Vec<f64>, ModelError> {
    let signs: Vec<f64> = directions.iter().map(|direction| sign(*direction)).collect();
    let mut point = objective.at(projected(start, &signs));
    let mut memory = Memory::default();
    for iterations in 0.. {
        let held = held(&point, &signs);
        let mut gradient = point.gradient.clone();
        held.iter().for_each(|&column| gradient[column] = 0.0);
        let norm = dot(&gradient, &gradient).sqrt();
        if norm <= tolerance {
            return Ok(point.parameters);
        }
        let failed = ModelError::NoConvergence { iterations, gradient: norm, wanted: tolerance };
        if iterations == max_iterations {
            return Err(failed);
        }
        let mut step = memory.direction(&gradient);
        held.iter().for_each(|&column| step[column] = 0.0);
        if dot(&step, &gradient) >= 0.0 {
            memory.clear();
            step = gradient.iter().map(|g| -g / norm).collect();
        }
        let Some(next) = decreased(objective, &point, &step, &signs) else { return Err(failed) };
        memory.push(&point, &next);
        point = next;
    }
    unreachable!("steps are counted")
}

/// The point that the step reaches, or `None` if no step decreases the loss.
fn decreased(objective: &Objective<'_>, from: &Point, step: &[f64], signs: &[f64]) -> Option<Point> {
    let mut length = 1.0;
    for _ in 0..MAX_HALVINGS {
        let moved = from.parameters.iter().zip(step).map(|(parameter, step)| parameter + length * step).collect();
        let next = objective.at(projected(moved, signs));
        let moves = next.parameters.iter().zip(&from.parameters);
        let promised: f64 = moves.zip(&from.gradient).map(|((next, from), gradient)| (next - from) * gradient).sum();
        if next.cost <= from.cost + DECREASE * promised + ROUNDING * from.cost.abs() {
            return Some(next);
        }
        length /= 2.0;
    }
    None
}

/// 1 if a coefficient must be at least 0, −1 if at most 0, else 0.
fn sign(direction: Direction) -> f64 {
    match direction {
        Direction::RaisesBait => 1.0,
        Direction::LowersBait => -1.0,
        Direction::Either => 0.0,
    }
}

fn projected(mut parameters: Vec<f64>, signs: &[f64]) -> Vec<f64> {
    for (parameter, sign) in parameters.iter_mut().zip(signs) {
        if *parameter * sign < 0.0 {
            *parameter = 0.0;
        }
    }
    parameters
}

/// The columns at 0 that the gradient pulls to the wrong side.
fn held(point: &Point, signs: &[f64]) -> Vec<usize> {
    let columns = point.parameters.iter().zip(&point.gradient).zip(signs).enumerate();
    let is_held = |((parameter, gradient), sign): ((&f64, &f64), &f64)| *parameter == 0.0 && gradient * sign > 0.0;
    columns.filter(|(_, column)| is_held(*column)).map(|(column, _)| column).collect()
}

/// The last steps and the changes in the gradient that they caused.
#[derive(Default)]
struct Memory {
    pairs: VecDeque<Pair>,
}

struct Pair {
    step: Vec<f64>,
    change: Vec<f64>,
    /// `step · change`.
    curvature: f64,
}

impl Memory {
    fn clear(&mut self) {
        self.pairs.clear();
    }

    fn push(&mut self, from: &Point, to: &Point) {
        let difference = |to: &[f64], from: &[f64]| to.iter().zip(from).map(|(to, from)| to - from).collect();
        let step: Vec<f64> = difference(&to.parameters, &from.parameters);
        let change: Vec<f64> = difference(&to.gradient, &from.gradient);
        let curvature = dot(&step, &change);
        if curvature > 0.0 {
            self.pairs.truncate(MEMORY - 1);
            self.pairs.push_front(Pair { step, change, curvature });
        }
    }

    /// Minus the gradient times the inverse Hessian as approximated by the pairs; normalised to length 1 if there are
    /// no pairs.
    fn direction(&self, gradient: &[f64]) -> Vec<f64> {
        let mut q = gradient.to_vec();
        let mut shares = Vec::with_capacity(self.pairs.len());
        for Pair { step, change, curvature } in &self.pairs {
            let share = dot(step, &q) / curvature;
            add(&mut q, -share, change);
            shares.push(share);
        }
        let scale = match self.pairs.front() {
            Some(Pair { change, curvature, .. }) => curvature / dot(change, change),
            None => 1.0 / dot(gradient, gradient).sqrt(),
        };
        q.iter_mut().for_each(|q| *q *= -scale);
        for (Pair { step, change, curvature }, share) in self.pairs.iter().zip(shares).rev() {
            let other = dot(change, &q) / curvature;
            add(&mut q, -share - other, step);
        }
        q
    }
}

fn add(to: &mut [f64], factor: f64, from: &[f64]) {
    to.iter_mut().zip(from).for_each(|(to, from)| *to += factor * from);
}
