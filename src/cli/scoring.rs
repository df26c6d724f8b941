use std::sync::Arc;

use rayon::prelude::*;

use crate::model::{Model, Scorer};
use crate::text::Article;

/// Articles scored by one task.
const TASK: usize = 256;

/// The probability of each article, on all cores.
pub fn probabilities(model: &Arc<Model>, articles: &[Article<'_>]) -> Vec<f64> {
    let tasks = articles.par_chunks(TASK).map_init(
        || Scorer::new(model.clone()),
        |scorer, task| task.iter().map(|article| scorer.score_article(article).probability).collect::<Vec<_>>(),
    );
    tasks.collect::<Vec<_>>().concat()
}
