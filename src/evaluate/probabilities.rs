use std::sync::Arc;

use rayon::prelude::*;

use crate::design::MeasuredFrom;
use crate::model::{Model, ModelError, Scorer};

/// Rows scored by one task.
const TASK: usize = 256;

/// The probability of each row, on all cores.
pub fn probabilities(model: &Arc<Model>, rows: &[MeasuredFrom<'_>]) -> Result<Vec<f64>, ModelError> {
    let tasks = rows.par_chunks(TASK).map_init(
        || Scorer::new(model.clone()),
        |scorer, task| {
            let scores = task.iter().map(|from| match from {
                MeasuredFrom::Article(article) => Ok(scorer.score_article(article)),
                MeasuredFrom::Values(values) => model.score_values(values),
            });
            scores.map(|score| score.map(|score| score.probability)).collect::<Result<Vec<f64>, _>>()
        },
    );
    Ok(tasks.collect::<Result<Vec<_>, _>>()?.concat())
}
