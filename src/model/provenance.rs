use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Where a model comes from: enough to train it again.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provenance {
    /// Name and version of the program.
    pub program: String,
    /// The command line that trained it.
    pub command: String,
    pub seed: u64,
    pub data: Vec<DataSource>,
    /// Parameters of the fit by name.
    pub parameters: BTreeMap<String, f64>,
    /// Metrics on the held-out groups that calibration used, by name.
    pub metrics: BTreeMap<String, f64>,
}

impl Provenance {
    /// Name and version of this program.
    pub const PROGRAM: &str = concat!("debait ", env!("CARGO_PKG_VERSION"));
}

/// One file of training data.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DataSource {
    pub name: String,
    pub sha256: String,
    pub rows: usize,
    /// The factor of its rows' weights.
    pub weight: f64,
    #[serde(default, skip_serializing_if = "Contents::are_texts")]
    pub contents: Contents,
    /// The grades that its targets are computed from, besides the labels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grades: Option<GradedBy>,
}

/// The contents of a file's rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Contents {
    #[default]
    #[serde(rename = "texts")]
    Texts,
    /// Feature values measured earlier.
    #[serde(rename = "measured values")]
    MeasuredValues,
}

impl Contents {
    fn are_texts(&self) -> bool {
        *self == Contents::Texts
    }
}

/// A file of grades by another model.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GradedBy {
    pub file: String,
    pub sha256: String,
    /// Rows that have a grade.
    pub rows: usize,
    /// The share of the target of such a row that is its grade.
    pub share: f64,
}
