//! Without the feature `columnar`, there are no batches to score.

use anyhow::Result;

use super::plan::{Plan, RowScorer};
use super::summary::{Progress, Summary};
use crate::dataset::{BatchReader, Output};

/// Scores nothing: no reader was opened.
pub fn score_batches<S: RowScorer>(
    reader: BatchReader,
    _: &S,
    _: &Plan,
    _: &mut Output,
    _: Option<&mut Output>,
    _: &mut dyn FnMut(Progress),
) -> Result<Summary> {
    reader.never()
}
