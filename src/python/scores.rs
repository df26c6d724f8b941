use std::sync::Arc;

use arrow_array::{Array, ArrayRef, Float64Array, RecordBatch, StringArray, StructArray};
use arrow_schema::{DataType, Field, Schema};
use debait::model::{Head, Prediction, Scorers, Verdict};
use debait::text::{Article, Body, Language, LanguageChoice};
use numpy::PyArray1;
use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};
use pyo3_arrow::ffi::{ArrayIterator, to_array_pycapsules, to_stream_pycapsule};

use super::error::value_error;

/// What is said of one article, and the language that it was read in.
#[derive(Debug, Clone, Copy)]
pub struct Predicted {
    prediction: Prediction,
    language: Language,
}

/// What is said of one article.
pub fn predict(scorers: &mut Scorers, headline: &str, body: Option<&str>, lang: Option<LanguageChoice>) -> Predicted {
    let body = body.map(Body::plain);
    let article = Article { headline, body: body.as_ref().map(Body::lines) };
    Predicted { prediction: scorers.predict(&article, lang), language: scorers.language_of(&article, lang) }
}

/// The scores of one article; the probability of a head without a model is None, and so is the verdict where no model
/// reads its language.
#[pyclass(frozen, get_all, eq, module = "debait")]
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    clickbait_probability: Option<f64>,
    seo_bait_probability: Option<f64>,
    verdict: Option<&'static str>,
    /// The code of the language that the article was read in.
    language: &'static str,
}

impl From<Predicted> for Score {
    fn from(Predicted { prediction, language }: Predicted) -> Self {
        Score {
            clickbait_probability: prediction.probability(Head::Clickbait),
            seo_bait_probability: prediction.probability(Head::SeoBait),
            verdict: prediction.verdict().map(Verdict::as_str),
            language: language.code(),
        }
    }
}

#[pymethods]
impl Score {
    fn __repr__(&self) -> String {
        let shown = |probability: Option<f64>| probability.map_or("None".to_owned(), |p| format!("{p:.6}"));
        format!(
            "Score(clickbait_probability={}, seo_bait_probability={}, verdict={}, language='{}')",
            shown(self.clickbait_probability),
            shown(self.seo_bait_probability),
            self.verdict.map_or("None".to_owned(), |verdict| format!("'{verdict}'")),
            self.language
        )
    }
}

/// The scores of many articles, as columns: an Arrow table for whoever asks for one, NumPy arrays by name.
#[pyclass(frozen, module = "debait")]
pub struct Scores(RecordBatch);

impl Scores {
    /// The columns of these rows, empty where there was no headline; with the language where it was told from each.
    pub fn of(rows: &[Option<Predicted>], lang: Option<LanguageChoice>) -> Self {
        let head = |head: Head| -> ArrayRef {
            let of = |row: &Option<Predicted>| row.and_then(|row| row.prediction.probability(head));
            Arc::new(rows.iter().map(of).collect::<Float64Array>())
        };
        let verdicts: StringArray =
            rows.iter().map(|row| row.and_then(|row| row.prediction.verdict()).map(Verdict::as_str)).collect();
        let mut fields: Vec<Field> =
            Head::ALL.iter().map(|head| Field::new(head.column(), DataType::Float64, true)).collect();
        let mut columns: Vec<ArrayRef> = Head::ALL.into_iter().map(head).collect();
        fields.push(Field::new("verdict", DataType::Utf8, true));
        columns.push(Arc::new(verdicts));
        if lang == Some(LanguageChoice::Auto) {
            let languages: StringArray = rows.iter().map(|row| row.map(|row| row.language.code())).collect();
            fields.push(Field::new("language", DataType::Utf8, true));
            columns.push(Arc::new(languages));
        }
        Scores(RecordBatch::try_new(Arc::new(Schema::new(fields)), columns).expect("columns of one length"))
    }

    fn as_struct(&self) -> (Arc<Field>, StructArray) {
        let array = StructArray::from(self.0.clone());
        (Arc::new(Field::new("", array.data_type().clone(), false)), array)
    }
}

#[pymethods]
impl Scores {
    fn __len__(&self) -> usize {
        self.0.num_rows()
    }

    /// The names of the columns.
    #[getter]
    fn columns(&self) -> Vec<String> {
        self.0.schema().fields().iter().map(|field| field.name().clone()).collect()
    }

    /// A column by its name: probabilities as a NumPy array, NaN where there is none; verdicts as a list.
    fn __getitem__<'py>(&self, py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyAny>> {
        let column = self.0.column_by_name(name).ok_or_else(|| {
            PyKeyError::new_err(format!("no column `{name}`: expected one of {}", self.columns().join(", ")))
        })?;
        if let Some(numbers) = column.as_any().downcast_ref::<Float64Array>() {
            let numbers = numbers.iter().map(|number| number.unwrap_or(f64::NAN));
            return Ok(PyArray1::from_iter(py, numbers).into_any());
        }
        let texts = column.as_any().downcast_ref::<StringArray>();
        texts.into_iter().flatten().collect::<Vec<Option<&str>>>().into_pyobject(py).map_err(value_error)
    }

    #[getter]
    fn clickbait_probability<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.__getitem__(py, Head::Clickbait.column())
    }

    #[getter]
    fn seo_bait_probability<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.__getitem__(py, Head::SeoBait.column())
    }

    #[getter]
    fn verdict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.__getitem__(py, "verdict")
    }

    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        let (field, array) = self.as_struct();
        Ok(to_array_pycapsules(py, field, &array, requested_schema)?)
    }

    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let (field, array) = self.as_struct();
        let array: ArrayRef = Arc::new(array);
        let reader = ArrayIterator::new(std::iter::once(Ok(array)), field);
        Ok(to_stream_pycapsule(py, Box::new(reader), requested_schema)?)
    }

    fn __repr__(&self) -> String {
        format!("<debait.Scores of {} articles: {}>", self.__len__(), self.columns().join(", "))
    }
}
