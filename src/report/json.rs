use serde::Serialize;

use super::ReportError;
use crate::evaluate::{Audit, Evaluation, ModelMetrics};

/// The version of the shape of [`evaluation_json`]; a new one means that readers must look again.
pub const EVALUATION_SCHEMA_VERSION: u32 = 1;

#[derive(Serialize)]
struct Versioned<'a> {
    schema_version: u32,
    #[serde(flatten)]
    evaluation: &'a Evaluation,
}

/// An evaluation as JSON: `schema_version`, then every field of [`Evaluation`] under its name.
///
/// # Errors
/// [`ReportError::Json`].
pub fn evaluation_json(evaluation: &Evaluation) -> Result<String, ReportError> {
    let versioned = Versioned { schema_version: EVALUATION_SCHEMA_VERSION, evaluation };
    pretty("evaluation", &versioned)
}

/// An audit as JSON.
///
/// # Errors
/// [`ReportError::Json`].
pub fn audit_json(audit: &Audit) -> Result<String, ReportError> {
    pretty("audit", audit)
}

/// A metrics file.
///
/// # Errors
/// [`ReportError::Json`].
pub fn metrics_json(metrics: &ModelMetrics) -> Result<String, ReportError> {
    pretty("metrics", metrics)
}

fn pretty(what: &'static str, value: &impl Serialize) -> Result<String, ReportError> {
    let mut text = serde_json::to_string_pretty(value).map_err(|source| ReportError::Json { what, source })?;
    text.push('\n');
    Ok(text)
}
