use std::path::PathBuf;
use std::sync::Arc;

use debait::model::{Embedded, Head};
use debait::text::Language;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use super::error::{ModelFileError, model_error, value_error};
use super::pool::on_threads;

/// A trained model of one head.
#[pyclass(frozen, module = "debait")]
pub struct Model(pub Arc<debait::model::Model>);

#[pymethods]
impl Model {
    /// Reads a model file. Raises ModelFileError where it cannot be read, ModelError where it is no model.
    #[staticmethod]
    fn load(py: Python<'_>, path: PathBuf) -> PyResult<Self> {
        Self::of(on_threads(py, None, || debait::model::Model::load(&path))?)
    }

    /// The model that comes with debait for a head, `clickbait` or `seo-bait`, and a language.
    #[staticmethod]
    #[pyo3(signature = (head = "clickbait", language = "en"))]
    fn default(py: Python<'_>, head: &str, language: &str) -> PyResult<Self> {
        let head: Head = head.parse().map_err(value_error)?;
        let language: Language = language.parse().map_err(value_error)?;
        let embedded = Embedded::of(head, language).ok_or_else(|| {
            PyValueError::new_err(format!(
                "no model of the head `{head}` that comes with debait reads {}",
                language.name()
            ))
        })?;
        Self::of(on_threads(py, None, || embedded.load())?)
    }

    /// Every model that comes with debait.
    #[staticmethod]
    fn defaults(py: Python<'_>) -> PyResult<Vec<Self>> {
        Embedded::all().iter().map(|embedded| Self::of(on_threads(py, None, || embedded.load())?)).collect()
    }

    /// A model from the text of a model file.
    #[staticmethod]
    fn from_json(py: Python<'_>, text: &str) -> PyResult<Self> {
        Self::of(on_threads(py, None, || debait::model::Model::from_json(text, "model"))?)
    }

    /// The text of a model file: the same model gives the same text.
    fn to_json(&self, py: Python<'_>) -> String {
        py.detach(|| self.0.to_json())
    }

    /// Writes a model file.
    fn save(&self, py: Python<'_>, path: PathBuf) -> PyResult<()> {
        let written = py.detach(|| std::fs::write(&path, self.0.to_json()));
        written.map_err(|reason| ModelFileError::new_err(format!("{}: cannot be written: {reason}", path.display())))
    }

    /// What the model tells: `clickbait` or `seo-bait`.
    #[getter]
    fn head(&self) -> &'static str {
        self.0.head().name()
    }

    /// The code of the language that it reads.
    #[getter]
    fn language(&self) -> &'static str {
        self.0.language().code()
    }

    /// The probability from which an article is called bait; a model of pages may call titles by themselves by another.
    #[getter]
    fn threshold(&self) -> f64 {
        self.0.threshold()
    }

    /// The names of the features that are columns of the model, in the order of its file.
    #[getter]
    fn feature_names(&self) -> Vec<&'static str> {
        self.0.schema().patterns().iter().map(|feature| feature.id.0).collect()
    }

    fn __repr__(&self) -> String {
        let schema = self.0.schema();
        format!(
            "<debait.Model {} ({}), {} features and {} grams>",
            self.head(),
            self.language(),
            schema.patterns().len(),
            schema.vocabulary().len()
        )
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((py.get_type::<Model>().getattr("from_json")?, (self.to_json(py),)))
    }
}

impl Model {
    fn of(model: Result<debait::model::Model, debait::model::ModelError>) -> PyResult<Self> {
        Ok(Model(Arc::new(model.map_err(model_error)?)))
    }
}
