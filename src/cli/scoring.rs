use std::sync::Arc;

use rayon::prelude::*;

use crate::model::{Model, Scorer};

/// Headlines scored by one task.
const TASK: usize = 1024;

/// The probability of each headline, on all cores.
pub fn probabilities(model: &Arc<Model>, headlines: &[&str]) -> Vec<f64> {
    let tasks = headlines.par_chunks(TASK).map_init(
        || Scorer::new(model.clone()),
        |scorer, task| task.iter().map(|headline| scorer.score(headline).probability).collect::<Vec<_>>(),
    );
    tasks.collect::<Vec<_>>().concat()
}
