use std::sync::Arc;

use crate::design::{MeasuredFrom, columns_in};
use crate::model::{Fitted, Head, Model, ModelError, ModelParts, Provenance, TrainingSet};

use super::held_out::HeldOut;
use super::{
    FoldModel, Metric, Metrics, Sample, TrainingError, TrainingPlan, TrainingRow, TrainingStage, steady_accuracy,
    within_false_positive_rate,
};

/// Share of honest pages that the threshold of the SEO-bait head may flag: editors only keep a tool that seldom cries
/// wolf.
pub const MAX_FALSE_POSITIVE_RATE: f64 = 0.02;

/// A trained model and what it said of rows before it had seen them.
#[derive(Debug, Clone)]
pub struct Trained {
    pub model: Model,
    /// The held-out rows, in ascending order.
    pub held_out: Vec<usize>,
    /// Their probabilities by models fitted without them, and calibrated without them if there are several rounds.
    pub probabilities: Vec<f64>,
    /// Those models, one per round.
    pub folds: Vec<FoldModel>,
}

impl Trained {
    /// The same, with the rows renumbered; the new numbers are in ascending order.
    fn placed(mut self, places: &[usize]) -> Trained {
        self.held_out.iter_mut().for_each(|row| *row = places[*row]);
        self.folds.iter_mut().for_each(|fold| fold.place(places));
        self
    }

    /// Combines two models into one that judges pages like this one and titles by themselves like the other.
    fn with_titles(self, titles: Trained) -> Trained {
        let held = |trained: &Trained| trained.held_out.iter().copied().zip(trained.probabilities.clone()).collect();
        let mut rows: Vec<(usize, f64)> = held(&self);
        rows.extend::<Vec<_>>(held(&titles));
        rows.sort_unstable_by_key(|(row, _)| *row);
        let (held_out, probabilities) = rows.into_iter().unzip();
        let without_body = Some(Arc::new(titles.model));
        let model = Model::new(ModelParts { without_body, ..self.model.parts().clone() });
        Trained { model, held_out, probabilities, folds: self.folds.into_iter().chain(titles.folds).collect() }
    }
}

/// Trains a model: calibration and threshold come from held-out groups, then the weights from all rows.
///
/// For a head that measures bodies, rows without a body are fitted, calibrated and evaluated separately from those with
/// one; the model then keeps the metrics of the rows with one.
///
/// # Errors
///
/// Those of the split, of the fits and of the calibration.
pub fn train(
    rows: &[TrainingRow<'_>],
    plan: &TrainingPlan,
    provenance: Provenance,
    mut stage: impl FnMut(TrainingStage) + Send,
) -> Result<Trained, TrainingError> {
    let columns: Vec<_> = columns_in(plan.head, plan.language).collect();
    let reads_bodies = columns.iter().any(|feature| !feature.measure.is_of_headline());
    let has_body = |row: &usize| !reads_bodies || rows[*row].from.has_body(&columns);
    let (with, without): (Vec<usize>, Vec<usize>) = (0..rows.len()).partition(has_body);
    if with.is_empty() || without.is_empty() {
        return train_alike(rows, plan, provenance, stage);
    }
    let of = |places: &[usize]| places.iter().map(|&row| rows[row]).collect::<Vec<_>>();
    let pages = train_alike(&of(&with), plan, provenance.clone(), &mut stage)?.placed(&with);
    let titles = train_alike(&of(&without), plan, provenance, |_| {});
    let titles = titles.map_err(|reason| TrainingError::WithoutBody(Box::new(reason)))?;
    Ok(pages.with_titles(titles.placed(&without)))
}

/// Trains on rows that all have a body, or all have none.
fn train_alike(
    rows: &[TrainingRow<'_>],
    plan: &TrainingPlan,
    provenance: Provenance,
    mut stage: impl FnMut(TrainingStage) + Send,
) -> Result<Trained, TrainingError> {
    stage(TrainingStage::Measure);
    let set = training_set(rows, plan)?;
    set.check()?;
    let all: Vec<usize> = (0..rows.len()).collect();
    let folds = || {
        let held = HeldOut::fit(&set, rows, plan, &mut stage);
        stage(TrainingStage::FitAll);
        held
    };
    let (held, fitted) = rayon::join(folds, || Fitted::fit(&set, &all, &plan.params));
    let (held, fitted) = (held?, fitted?);
    let calibration = held.calibration(&set)?;
    let by_fold = held.calibrations(&set)?;
    let probabilities = held.probabilities(&by_fold);
    let (targets, weights) = (held.of(set.targets()), held.of(set.weights()));
    let sample = Sample::new(&probabilities, &targets, Some(&weights))?;
    let threshold = match plan.head {
        Head::Clickbait => steady_accuracy(&sample).threshold,
        Head::SeoBait => within_false_positive_rate(&sample, MAX_FALSE_POSITIVE_RATE)?.threshold,
    };

    let provenance = Provenance { metrics: named(&Metrics::of(&sample, threshold)), seed: plan.seed, ..provenance };
    let model = fitted.into_model(calibration, threshold, provenance);
    Ok(Trained { model, held_out: held.rows.clone(), probabilities, folds: held.into_models(by_fold) })
}

fn training_set(rows: &[TrainingRow<'_>], plan: &TrainingPlan) -> Result<TrainingSet, ModelError> {
    let from: Vec<MeasuredFrom<'_>> = rows.iter().map(|row| row.from).collect();
    let targets = rows.iter().map(|row| row.target).collect();
    let weights = rows.iter().map(|row| row.weight).collect();
    TrainingSet::new(&from, targets, weights, plan.head, plan.language)
}

/// Metrics by name, to six decimals.
fn named(metrics: &Metrics) -> std::collections::BTreeMap<String, f64> {
    Metric::ALL
        .iter()
        .filter_map(|metric| Some((metric.id().to_owned(), (metrics.get(*metric)? * 1e6).round() / 1e6)))
        .collect()
}
