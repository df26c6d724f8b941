use crate::model::{Fitted, ModelError, Platt, TrainingSet};
use crate::text::Article;

use super::{GroupKey, TrainingError, TrainingPlan, TrainingRow, TrainingStage, grouped_folds};

/// A model that has not seen the rows of one fold, with the calibration used to judge those rows.
#[derive(Debug, Clone)]
pub struct FoldModel {
    fitted: Fitted,
    calibration: Platt,
    rows: Vec<usize>,
}

impl FoldModel {
    /// Whether a training row was held out from this model.
    pub fn has_not_seen(&self, row: usize) -> bool {
        self.rows.binary_search(&row).is_ok()
    }

    /// Renumbers the held-out rows; the new numbers are in ascending order.
    pub(super) fn place(&mut self, places: &[usize]) {
        self.rows.iter_mut().for_each(|row| *row = places[*row]);
    }

    /// Calibrated probabilities of articles, computed like those of the held-out rows.
    pub fn probabilities(&self, articles: &[Article<'_>]) -> Vec<f64> {
        let log_odds = self.fitted.log_odds_of(articles).into_iter();
        log_odds.map(|log_odds| self.calibration.probability(log_odds)).collect()
    }
}

/// Rows with the log-odds of models fitted without them.
pub(super) struct HeldOut {
    /// In ascending order.
    pub rows: Vec<usize>,
    log_odds: Vec<f64>,
    /// The fold of each of the rows.
    fold_of: Vec<usize>,
    /// One model per held-out fold.
    fitted: Vec<Fitted>,
}

impl HeldOut {
    /// Deals the groups into folds and, for each round of the plan, fits without one of them.
    pub fn fit(
        set: &TrainingSet,
        rows: &[TrainingRow<'_>],
        plan: &TrainingPlan,
        stage: &mut impl FnMut(TrainingStage),
    ) -> Result<HeldOut, TrainingError> {
        let keys: Vec<GroupKey> = rows.iter().map(|row| GroupKey::of(&row.from, row.group)).collect();
        let folds = grouped_folds(&keys, plan.folds, plan.seed)?;
        let mut found: Vec<(usize, f64)> = Vec::new();
        let mut models = Vec::new();
        for (round, split) in folds.splits().take(plan.rounds).enumerate() {
            stage(TrainingStage::FitWithout(round + 1));
            let fitted = Fitted::fit(set, &split.train, &plan.params).map_err(TrainingError::at("left to fit on"))?;
            found.extend(split.test.iter().copied().zip(fitted.log_odds(set, &split.test)));
            models.push(fitted);
        }
        found.sort_unstable_by_key(|(row, _)| *row);
        let fold_of = found.iter().map(|(row, _)| folds.of_rows()[*row]).collect();
        let (rows, log_odds) = found.into_iter().unzip();
        Ok(HeldOut { rows, log_odds, fold_of, fitted: models })
    }

    /// The values of the held-out rows.
    pub fn of(&self, values: &[f64]) -> Vec<f64> {
        self.rows.iter().map(|&row| values[row]).collect()
    }

    /// Platt scaling fitted on all held-out rows: that of the finished model.
    pub fn calibration(&self, set: &TrainingSet) -> Result<Platt, TrainingError> {
        self.calibrated_on(set, |_| true)
    }

    /// The calibration of each fold, fitted on the others; with one round, on the fold itself.
    pub fn calibrations(&self, set: &TrainingSet) -> Result<Vec<Platt>, TrainingError> {
        let rounds = self.fitted.len();
        (0..rounds).map(|fold| self.calibrated_on(set, |other| rounds == 1 || other != fold)).collect()
    }

    fn calibrated_on(&self, set: &TrainingSet, of_fold: impl Fn(usize) -> bool) -> Result<Platt, TrainingError> {
        let mut parts = (Vec::new(), Vec::new(), Vec::new());
        for ((&row, &log_odds), &fold) in self.rows.iter().zip(&self.log_odds).zip(&self.fold_of) {
            if of_fold(fold) {
                parts.0.push(log_odds);
                parts.1.push(set.targets()[row]);
                parts.2.push(set.weights()[row]);
            }
        }
        let fitted: Result<Platt, ModelError> = Platt::fit(&parts.0, &parts.1, &parts.2);
        fitted.map_err(TrainingError::at("held out to calibrate on"))
    }

    /// Calibrated probabilities of the rows.
    pub fn probabilities(&self, by_fold: &[Platt]) -> Vec<f64> {
        let rows = self.log_odds.iter().zip(&self.fold_of);
        rows.map(|(&log_odds, &fold)| by_fold[fold].probability(log_odds)).collect()
    }

    /// The model of each fold with its calibration.
    pub fn into_models(self, by_fold: Vec<Platt>) -> Vec<FoldModel> {
        let mut models: Vec<FoldModel> = Vec::new();
        for (fitted, calibration) in self.fitted.into_iter().zip(by_fold) {
            let fold = models.len();
            let members = self.rows.iter().zip(&self.fold_of).filter(|(_, of)| **of == fold);
            models.push(FoldModel { fitted, calibration, rows: members.map(|(row, _)| *row).collect() });
        }
        models
    }
}
