use std::io;

use plotters::drawing::DrawingAreaErrorKind;

/// What keeps a result from being shown.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReportError {
    /// A plot could not be drawn.
    #[error("cannot draw the plot of {plot}")]
    Plot { plot: &'static str, source: DrawingAreaErrorKind<io::Error> },
    /// A result could not be written as JSON.
    #[error("cannot write the {what} as JSON")]
    Json { what: &'static str, source: serde_json::Error },
    /// A report could not be written.
    #[error("cannot write the report")]
    Write {
        #[from]
        source: io::Error,
    },
}
