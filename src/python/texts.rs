//! A column of texts: an Arrow array or stream, or any sequence of strings.

use arrow_array::{Array, ArrayRef};
use debait::dataset::TextColumn;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3_arrow::input::AnyArray;

use super::error::value_error;

/// Texts that are borrowed from where they lie; `None` is missing.
pub enum Texts {
    Arrow(Vec<ArrayRef>),
    Strings(Vec<Option<PyBackedStr>>),
}

impl Texts {
    /// Takes anything with Arrow's C interface, a NumPy array, or a sequence of `str` and `None`.
    ///
    /// # Errors
    ///
    /// `TypeError` naming the argument, and the row where there is one.
    pub fn of(name: &str, given: &Bound<'_, PyAny>) -> PyResult<Self> {
        if given.hasattr("__arrow_c_stream__")? || given.hasattr("__arrow_c_array__")? {
            let chunks: AnyArray = given.extract()?;
            let chunks: Vec<ArrayRef> = chunks.into_reader()?.collect::<Result<_, _>>().map_err(value_error)?;
            if let Some(other) = chunks.iter().find(|chunk| !TextColumn::takes(chunk.data_type())) {
                let found = other.data_type();
                return Err(PyTypeError::new_err(format!(
                    "{name}: found an Arrow column of {found}, expected strings"
                )));
            }
            return Ok(Texts::Arrow(chunks));
        }
        if given.extract::<PyBackedStr>().is_ok() {
            return Err(PyTypeError::new_err(format!("{name}: found one string, expected a sequence of them")));
        }
        let listed = if given.hasattr("tolist")? { given.call_method0("tolist")? } else { given.clone() };
        let mut texts = Vec::with_capacity(listed.len().unwrap_or_default());
        for (row, text) in listed.try_iter()?.enumerate() {
            let text = text?;
            if is_missing(&text) {
                texts.push(None);
                continue;
            }
            let text: PyBackedStr = text.extract().map_err(|_| {
                let kind = text.get_type().name().map(|name| name.to_string()).unwrap_or_default();
                PyTypeError::new_err(format!("{name}[{row}]: found {kind}, expected str or None"))
            })?;
            texts.push(Some(text));
        }
        Ok(Texts::Strings(texts))
    }

    /// All texts, by row.
    pub fn rows(&self) -> Vec<Option<&str>> {
        match self {
            Texts::Arrow(chunks) => {
                let mut rows = Vec::with_capacity(chunks.iter().map(|chunk| chunk.len()).sum());
                for (chunk, texts) in chunks.iter().filter_map(|chunk| Some((chunk, TextColumn::new(chunk.as_ref())?)))
                {
                    rows.extend((0..chunk.len()).map(|row| texts.get(row)));
                }
                rows
            }
            Texts::Strings(texts) => texts.iter().map(|text| text.as_deref()).collect(),
        }
    }
}

/// `None`, or the NaN that pandas has for missing.
fn is_missing(value: &Bound<'_, PyAny>) -> bool {
    value.is_none() || value.extract::<f64>().is_ok_and(f64::is_nan)
}
