use serde::Serialize;

use super::ReportError;
use crate::evaluate::Evaluation;

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
    let mut text =
        serde_json::to_string_pretty(&versioned).map_err(|source| ReportError::Json { what: "evaluation", source })?;
    text.push('\n');
    Ok(text)
}
