use crate::dataset::{ColumnarError, DatasetError};

/// Why a stream cannot be scored to its end.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ScoreError {
    #[error(transparent)]
    Dataset(#[from] DatasetError),
    /// The rows of one format cannot be written as another.
    #[error("{file}: {read} cannot be written as {written}: expected {expected} for the output")]
    Format { file: String, read: &'static str, written: &'static str, expected: &'static str },
    /// A page that stops the run; `place` names it.
    #[error("{place}: {fault}")]
    Page { place: String, fault: String },
    /// A folder that cannot be looked into.
    #[error("{0}")]
    Folder(String),
    #[error("{file}: the rows cannot be put together: {reason}")]
    Rows { file: String, reason: String },
    #[error("a worker is gone")]
    Worker,
}

impl From<ColumnarError> for ScoreError {
    fn from(error: ColumnarError) -> Self {
        ScoreError::Dataset(error.into())
    }
}
