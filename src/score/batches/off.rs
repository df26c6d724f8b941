//! Without the feature `columnar`, there are no batches to score.

use super::ScoreError;
use super::plan::Plan;
use super::row_scorer::RowScorer;
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
) -> Result<Summary, ScoreError> {
    reader.never()
}
