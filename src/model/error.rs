use std::path::PathBuf;

/// What can go wrong in fitting, storing and loading a model.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ModelError {
    #[error("parameter `{name}` is {found}: expected {expected}")]
    Parameter { name: &'static str, found: f64, expected: &'static str },
    #[error("{rows} rows but {targets} targets")]
    Shape { rows: usize, targets: usize },
    #[error("target of row {row} is {found}: expected a number from 0 to 1")]
    Target { row: usize, found: f64 },
    #[error("weight of row {row} is {found}: expected a finite number, 0 or more")]
    Weight { row: usize, found: f64 },
    #[error("all {rows} targets are {value}: a model needs examples of both bait and honest headlines")]
    OneClass { rows: usize, value: f64 },
    #[error(
        "no convergence after {iterations} iterations: gradient norm {gradient:e}, wanted {wanted:e}; raise the limit \
         or the penalty"
    )]
    NoConvergence { iterations: u64, gradient: f64, wanted: f64 },
    #[error("signs of the pattern weights did not settle after {rounds} rounds")]
    SignsUnsettled { rounds: usize },
    #[error("the optimiser failed: {reason}")]
    Optimiser { reason: argmin::core::Error },
    #[error(transparent)]
    Linfa(#[from] linfa::Error),
    #[error("{}: cannot be read: {reason}", path.display())]
    Io { path: PathBuf, reason: std::io::Error },
}
