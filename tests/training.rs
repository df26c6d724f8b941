//! A stored model says what was calibrated.

use std::sync::Arc;

use debait::dataset::{ColumnChoice, Example, ExampleColumns, read_examples};
use debait::evaluate::{TrainingPlan, TrainingRow, train};
use debait::model::{Head, Provenance, Scorer, TrainingParams};
use debait::text::{Article, Language};

use crate::support::corpus;

/// How far the mean prediction may be from the mean judgment.
const BIAS: f64 = 0.015;

/// Small weights are dropped from a model, and most of them lower the score: predictions must not rise by it.
#[test]
fn predictions_of_a_stored_model_are_not_too_high() {
    let Some(path) = corpus("webis-clickbait-17/train.csv") else { return };
    let columns = ExampleColumns {
        label: ColumnChoice::named("score"),
        group: Some(ColumnChoice::named("group")),
        ..ExampleColumns::default()
    };
    let examples = read_examples(&path, &columns).unwrap().rows;
    // Posts of one story are in one third.
    let third =
        |example: &Example| example.group.as_ref().map_or(0, |group| group.bytes().map(u32::from).sum::<u32>() % 3);
    let rows = examples.iter().filter(|example| third(example) == 0).map(|example| TrainingRow {
        from: Article::headline(&example.headline).into(),
        target: example.label,
        weight: 1.0,
        group: example.group.as_deref(),
    });
    let rows: Vec<TrainingRow<'_>> = rows.collect();
    let plan = TrainingPlan {
        head: Head::Clickbait,
        language: Language::ENGLISH,
        params: TrainingParams {
            smallest_weight: 0.04,
            ..TrainingParams::for_targets(Language::ENGLISH, rows.iter().map(|row| row.target))
        },
        folds: TrainingPlan::FOLDS,
        rounds: 1,
        seed: 1,
    };
    let mut scorer = Scorer::new(Arc::new(train(&rows, &plan, Provenance::default(), |_| ()).unwrap().model));
    let held: Vec<&Example> = examples.iter().filter(|example| third(example) == 1).collect();
    let predicted: f64 = held.iter().map(|example| scorer.score(&example.headline).probability).sum();
    let judged: f64 = held.iter().map(|example| example.label).sum();
    let bias = (predicted - judged) / held.len() as f64;
    assert!(held.len() > 5000 && bias.abs() <= BIAS, "of {} the mean prediction is off by {bias:+.4}", held.len());
}
