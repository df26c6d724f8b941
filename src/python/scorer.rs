use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use debait::design::pattern_columns;
use debait::explain::explain_in;
use debait::model::{Head, Scorers};
use debait::text::{Article, Body, LanguageChoice};
use numpy::PyArray2;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use rayon::prelude::*;

use super::error::{model_error, value_error};
use super::findings;
use super::model::Model;
use super::offsets::{Characters, count_characters, to_python};
use super::pool::on_threads;
use super::scores::{Score, Scores, predict};
use super::texts::Texts;

/// Articles that a thread takes at a time.
const TASK: usize = 256;

/// Scores, explains and checks with one model a head and language, from any number of threads.
///
/// `lang` is the language that articles are read in, such as "es", or "auto" to tell it for each; None is that of the
/// first model. Where no model reads a language, nothing is measured.
#[pyclass(frozen, module = "debait")]
pub struct Scorer {
    models: Vec<Arc<debait::model::Model>>,
    /// Scorers that nobody uses at the moment.
    idle: Mutex<Vec<Scorers>>,
}

#[pymethods]
impl Scorer {
    /// A scorer with these models, one a head and language. Raises ModelError where they do not go together.
    #[new]
    fn new(models: Vec<PyRef<'_, Model>>) -> PyResult<Self> {
        let mut models: Vec<_> = models.iter().map(|model| Arc::clone(&model.0)).collect();
        models.sort_by_key(|model| model.head());
        let first = Scorers::of(models.iter().cloned()).map_err(model_error)?;
        Ok(Scorer { models, idle: Mutex::new(vec![first]) })
    }

    /// The models, by head.
    #[getter]
    fn models(&self) -> Vec<Model> {
        self.models.iter().map(|model| Model(Arc::clone(model))).collect()
    }

    /// The probabilities and the verdict of one article.
    #[pyo3(signature = (headline, body = None, *, lang = None))]
    fn score(&self, py: Python<'_>, headline: &str, body: Option<&str>, lang: Option<&str>) -> PyResult<Score> {
        let lang = choice(lang)?;
        self.with(py, |scorers| predict(scorers, headline, body, lang)).map(Score::from)
    }

    /// The probabilities and verdicts of many articles, on all cores or a number of threads.
    #[pyo3(signature = (headlines, bodies = None, *, lang = None, threads = None))]
    fn score_batch(
        &self,
        py: Python<'_>,
        headlines: &Bound<'_, PyAny>,
        bodies: Option<&Bound<'_, PyAny>>,
        lang: Option<&str>,
        threads: Option<usize>,
    ) -> PyResult<Scores> {
        let lang = choice(lang)?;
        let (headlines, bodies) = columns(headlines, bodies)?;
        let rows = self.each(py, threads, &headlines, bodies.as_ref(), |scorers, headline, body| {
            headline.map(|headline| predict(scorers, headline, body, lang))
        })?;
        Ok(Scores::of(&rows, lang))
    }

    /// Every feature of every head of many articles: a row an article, NaN where it was not measured.
    #[pyo3(signature = (headlines, bodies = None, *, lang = None, threads = None))]
    fn features<'py>(
        &self,
        py: Python<'py>,
        headlines: &Bound<'py, PyAny>,
        bodies: Option<&Bound<'py, PyAny>>,
        lang: Option<&str>,
        threads: Option<usize>,
    ) -> PyResult<Bound<'py, PyArray2<f64>>> {
        let lang = choice(lang)?;
        let (headlines, bodies) = columns(headlines, bodies)?;
        let rows = self.each(py, threads, &headlines, bodies.as_ref(), |scorers, headline, body| {
            let mut of_heads = Vec::new();
            if let Some(headline) = headline {
                let body = body.map(Body::plain);
                let article = Article { headline, body: body.as_ref().map(Body::lines) };
                let language = scorers.language_of(&article, lang);
                if let Some(scorer) = scorers.of_language(language) {
                    scorer.read(&article, |seen| of_heads.push((seen.model.head(), seen.values().collect::<Vec<_>>())));
                }
            }
            let mut values = Vec::new();
            for head in self.heads() {
                match of_heads.iter().find(|(of, _)| *of == head) {
                    Some((_, found)) => values.extend(found.iter().map(|value| value.unwrap_or(f64::NAN))),
                    None => values.extend(pattern_columns(head).map(|_| f64::NAN)),
                }
            }
            values
        })?;
        PyArray2::from_vec2(py, &rows).map_err(value_error)
    }

    /// The names of the columns of `features`.
    #[getter]
    fn feature_names(&self) -> Vec<&'static str> {
        self.heads().flat_map(pattern_columns).map(|feature| feature.id.0).collect()
    }

    /// Why an article has its probabilities, as `debait explain --format json` says it; places count characters.
    #[pyo3(signature = (headline, body = None, *, lang = None))]
    fn explain<'py>(
        &self,
        py: Python<'py>,
        headline: &str,
        body: Option<&str>,
        lang: Option<&str>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let lang = choice(lang)?;
        let explained = self.with(py, |scorers| {
            let plain = body.map(Body::plain);
            let article = Article { headline, body: plain.as_ref().map(Body::lines) };
            let mut explained = serde_json::to_value(explain_in(scorers, &article, lang))?;
            count_characters(&mut explained, &Characters::of(headline), &Characters::of(body.unwrap_or_default()));
            Ok::<_, serde_json::Error>(explained)
        })?;
        to_python(py, &explained.map_err(value_error)?)
    }

    /// What an editor should look at in a draft, as `debait check` finds it; places count characters.
    #[pyo3(signature = (text, *, markup = "markdown", config = None, lang = None))]
    fn check<'py>(
        &self,
        py: Python<'py>,
        text: &str,
        markup: &str,
        config: Option<PathBuf>,
        lang: Option<&str>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let markup = findings::markup(markup).ok_or_else(|| {
            PyValueError::new_err(format!("markup is {markup:?}: expected \"markdown\", \"html\" or \"plain\""))
        })?;
        let (lang, models) = (choice(lang)?, self.models.clone());
        let found = py.detach(move || findings::check(models, markup, text, config.as_deref(), lang))?;
        to_python(py, &found)
    }

    fn __repr__(&self) -> String {
        let heads: Vec<&str> = self.models.iter().map(|model| model.head().name()).collect();
        format!("<debait.Scorer {}>", heads.join(", "))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> (Bound<'py, PyAny>, (Vec<Model>,)) {
        (py.get_type::<Scorer>().into_any(), (self.models(),))
    }
}

impl Scorer {
    /// The heads that there are models of.
    fn heads(&self) -> impl Iterator<Item = Head> {
        Head::ALL.into_iter().filter(|head| self.models.iter().any(|model| model.head() == *head))
    }

    /// Does work with scorers that nobody else uses, without the interpreter's lock.
    fn with<T: Send>(&self, py: Python<'_>, work: impl FnOnce(&mut Scorers) -> T + Send) -> PyResult<T> {
        let mut scorer = match self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop() {
            Some(scorer) => scorer,
            None => Scorers::of(self.models.iter().cloned()).map_err(model_error)?,
        };
        let done = py.detach(|| work(&mut scorer));
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(scorer);
        Ok(done)
    }

    /// What is said of each article, in order.
    fn each<T: Send>(
        &self,
        py: Python<'_>,
        threads: Option<usize>,
        headlines: &Texts,
        bodies: Option<&Texts>,
        of: impl Fn(&mut Scorers, Option<&str>, Option<&str>) -> T + Sync,
    ) -> PyResult<Vec<T>> {
        let headlines = headlines.rows();
        let bodies = bodies.map(Texts::rows);
        if let Some(bodies) = bodies.as_ref().filter(|bodies| bodies.len() != headlines.len()) {
            let (found, expected) = (bodies.len(), headlines.len());
            return Err(PyValueError::new_err(format!("found {found} bodies, expected {expected}, one a headline")));
        }
        let models = &self.models;
        on_threads(py, threads, || {
            let scorer = || Scorers::of(models.iter().cloned()).expect("the models were tried together");
            let tasks = headlines.par_chunks(TASK).enumerate().map_init(scorer, |scorer, (task, headlines)| {
                let body = |at: usize| bodies.as_ref().and_then(|bodies| *bodies.get(task * TASK + at)?);
                let rows = headlines.iter().enumerate();
                rows.map(|(at, headline)| of(scorer, *headline, body(at))).collect::<Vec<T>>()
            });
            let tasks: Vec<Vec<T>> = tasks.collect();
            tasks.into_iter().flatten().collect()
        })
    }
}

fn columns(headlines: &Bound<'_, PyAny>, bodies: Option<&Bound<'_, PyAny>>) -> PyResult<(Texts, Option<Texts>)> {
    Ok((Texts::of("headlines", headlines)?, bodies.map(|bodies| Texts::of("bodies", bodies)).transpose()?))
}

/// The language of a keyword.
fn choice(lang: Option<&str>) -> PyResult<Option<LanguageChoice>> {
    lang.map(str::parse).transpose().map_err(value_error)
}
