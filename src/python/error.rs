use std::fmt::Display;

use pyo3::create_exception;
use pyo3::exceptions::{PyOSError, PyValueError};
use pyo3::prelude::*;

create_exception!(debait, ModelError, PyValueError, "A model that cannot be used, or data that cannot make one.");
create_exception!(debait, ModelFileError, PyOSError, "A model file that cannot be read or written.");

/// Any error of the core about a model.
pub fn model_error(error: debait::model::ModelError) -> PyErr {
    match error {
        debait::model::ModelError::Io { .. } => ModelFileError::new_err(error.to_string()),
        other => ModelError::new_err(other.to_string()),
    }
}

/// A value that is not what was expected.
pub fn value_error(error: impl Display) -> PyErr {
    PyValueError::new_err(error.to_string())
}
