use std::path::PathBuf;

use super::{Head, Provenance};

/// What can go wrong in fitting, storing and loading a model.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ModelError {
    #[error("these models cannot be used together: {what}; expected one model per head, all for one language")]
    Together { what: &'static str },
    #[error("parameter `{name}` is {found}: expected {expected}")]
    Parameter { name: &'static str, found: f64, expected: &'static str },
    #[error("{rows} rows but {targets} targets")]
    Shape { rows: usize, targets: usize },
    #[error("a row has {found} measured values: expected {expected}, one per pattern column")]
    Values { found: usize, expected: usize },
    #[error("measured values have no words, but a {head} model with grams needs them: expected texts")]
    NoWords { head: Head },
    #[error("target of row {row} is {found}: expected a number from 0 to 1")]
    Target { row: usize, found: f64 },
    #[error("weight of row {row} is {found}: expected a finite number, 0 or more")]
    Weight { row: usize, found: f64 },
    #[error(
        "found {rows} rows, all {}: expected examples of both bait and honest headlines",
        if *value == 0.0 { "honest" } else { "bait" }
    )]
    OneClass { rows: usize, value: f64 },
    #[error(
        "no convergence after {iterations} iterations: gradient norm {gradient:e}, wanted {wanted:e}; raise the limit \
         or the penalty"
    )]
    NoConvergence { iterations: u64, gradient: f64, wanted: f64 },
    #[cfg(feature = "train")]
    #[error(transparent)]
    Linfa(#[from] linfa::Error),
    #[error("{}: cannot be read: {reason}", path.display())]
    Io { path: PathBuf, reason: std::io::Error },
    #[error("{name}: is not a debait model: found {found}, expected a JSON object with `\"format\": \"debait-model\"`")]
    NotAModel { name: String, found: String },
    #[error("{name}: is cut short: the JSON ends at line {line}; copy or train the model again")]
    CutShort { name: String, line: usize },
    #[error("{name}: has format version {found}, this program reads up to {supported}: update debait")]
    NewerVersion { name: String, found: u32, supported: u32 },
    #[error(
        "{name}: was edited after it was written: its content has the checksum {found}, the file says {expected}; \
         train it again or restore the file"
    )]
    Edited { name: String, found: String, expected: String },
    #[error("{name}: not a valid model file: {reason}")]
    Malformed { name: String, reason: serde_json::Error },
    #[error(
        "{name}: `patterns` holds `{id}`, which {} does not have; {} wrote the file: update debait, or train the model \
         again",
        Provenance::PROGRAM,
        if program.is_empty() { "a program without a name" } else { program }
    )]
    UnknownFeature { name: String, id: String, program: String },
    #[error("{name}: `{part}` holds {found}: expected {expected}")]
    Inconsistent { name: String, part: &'static str, found: String, expected: String },
}
