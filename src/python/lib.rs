//! The Python module: registration and conversions. What is measured, scored or said is the core's.

mod error;
mod findings;
mod model;
mod offsets;
mod pool;
mod scorer;
mod scores;
mod texts;
mod training;

use pyo3::prelude::*;

/// The compiled part of `debait`.
#[pymodule]
mod _debait {
    use super::*;

    #[pymodule_export]
    use super::error::{ModelError, ModelFileError};
    #[pymodule_export]
    use super::model::Model;
    #[pymodule_export]
    use super::scorer::Scorer;
    #[pymodule_export]
    use super::scores::{Score, Scores};
    #[pymodule_export]
    use super::training::train;

    /// The features of the catalogue, as JSON.
    #[pyfunction]
    fn catalogue_json() -> PyResult<String> {
        debait::report::catalogue_json().map_err(error::value_error)
    }

    /// Runs the command line with these arguments, the name of the program first, and returns its exit code.
    #[pyfunction]
    fn command(py: Python<'_>, arguments: Vec<std::ffi::OsString>) -> u8 {
        py.detach(|| debait::cli::run(arguments))
    }

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
