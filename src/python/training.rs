use std::sync::Arc;

use debait::evaluate::{TrainingPlan, TrainingRow};
use debait::model::{Head, Provenance, TrainingParams};
use debait::text::{Article, Body, Language};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use super::error::{ModelError, value_error};
use super::model::Model;
use super::pool::on_threads;
use super::texts::Texts;

/// Trains a model of a head: a part of the groups, held out, gives calibration and threshold, all rows the weights.
#[pyfunction]
#[pyo3(signature = (headlines, targets, *, bodies = None, groups = None, weights = None, head = "clickbait",
    language = "en", seed = 1, threads = None))]
#[expect(clippy::too_many_arguments, reason = "they are Python's keywords")]
pub fn train(
    py: Python<'_>,
    headlines: &Bound<'_, PyAny>,
    targets: Vec<f64>,
    bodies: Option<&Bound<'_, PyAny>>,
    groups: Option<&Bound<'_, PyAny>>,
    weights: Option<Vec<f64>>,
    head: &str,
    language: &str,
    seed: u64,
    threads: Option<usize>,
) -> PyResult<Model> {
    let head: Head = head.parse().map_err(value_error)?;
    let language: Language = language.parse().map_err(value_error)?;
    let headlines = Texts::of("headlines", headlines)?;
    let bodies = bodies.map(|bodies| Texts::of("bodies", bodies)).transpose()?;
    let groups = groups.map(|groups| Texts::of("groups", groups)).transpose()?;
    let (headlines, bodies, groups) =
        (headlines.rows(), bodies.as_ref().map(Texts::rows), groups.as_ref().map(Texts::rows));
    let lengths = [
        ("targets", Some(targets.len())),
        ("bodies", bodies.as_ref().map(Vec::len)),
        ("groups", groups.as_ref().map(Vec::len)),
        ("weights", weights.as_ref().map(Vec::len)),
    ];
    for (name, found) in lengths {
        if let Some(found) = found.filter(|found| *found != headlines.len()) {
            let expected = headlines.len();
            return Err(PyValueError::new_err(format!("found {found} {name}, expected {expected}, one a headline")));
        }
    }
    if let Some(row) = headlines.iter().position(Option::is_none) {
        return Err(PyValueError::new_err(format!("headlines[{row}]: found None, expected str")));
    }
    let plan = TrainingPlan {
        head,
        language,
        params: TrainingParams::for_head(head, language, targets.iter().copied()),
        folds: TrainingPlan::FOLDS,
        rounds: 1,
        seed,
    };
    let provenance = Provenance {
        program: Provenance::PROGRAM.to_owned(),
        command: "debait.train".to_owned(),
        seed,
        parameters: plan.params.named(),
        ..Provenance::default()
    };
    let trained = on_threads(py, threads, || {
        let body = |row: usize| bodies.as_ref().and_then(|bodies| bodies[row]).map(Body::plain);
        let read: Vec<Option<Body>> = (0..headlines.len()).map(body).collect();
        let headlines = headlines.iter().copied().map(Option::unwrap_or_default);
        let rows: Vec<TrainingRow<'_>> = headlines
            .enumerate()
            .map(|(row, headline)| TrainingRow {
                from: Article { headline, body: read[row].as_ref().map(Body::lines) }.into(),
                target: targets[row],
                weight: weights.as_ref().map_or(1.0, |weights| weights[row]),
                group: groups.as_ref().and_then(|groups| groups[row]),
            })
            .collect();
        debait::evaluate::train(&rows, &plan, provenance, |_| ())
    })?;
    Ok(Model(Arc::new(trained.map_err(|error| ModelError::new_err(error.to_string()))?.model)))
}
