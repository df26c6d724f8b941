use std::ops::Range;
use std::sync::Arc;

use super::labelled_source::{LabelledRow, LabelledSource};
use super::probabilities::probabilities;
use super::{
    Ablation, Bootstrap, Class, Injector, ModelMetrics, PatternValues, SourceGroups, SourceInjected, SourceMetrics,
    SourcePatterns, Trained, TrainingError, TrainingPlan, TrainingRow, TrainingStage, UnseenArticle, best_patterns,
    by_group, flags_by_trait, train,
};
use crate::design::columns_in;
use crate::model::{AblationGroup, Model, Provenance};

/// Seed of the traits by which a model is judged: another draw than that of the training articles.
const INJECTOR_SEED: u64 = 2;
/// Patterns of a test set that a card lists.
const BEST_PATTERNS: usize = 5;

/// Evaluates a trained model on the rows it was fitted without, and on test data.
pub struct Evaluator<'a> {
    pub model_file: String,
    pub sources: &'a [LabelledSource],
    pub tests: &'a [LabelledSource],
    pub plan: &'a TrainingPlan,
}

/// The rows of all sources, with labels and weights as each source says.
pub fn training_rows(sources: &[LabelledSource]) -> Vec<TrainingRow<'_>> {
    sources
        .iter()
        .flat_map(|source| {
            source.rows.iter().map(|row| TrainingRow {
                from: row.measured_from(),
                target: source.target(row),
                weight: row.weight * source.training.weight,
                group: row.group.as_deref(),
            })
        })
        .collect()
}

/// Rows of a source that are judged by one threshold, with what was said of them.
struct Part<'s> {
    name: String,
    threshold: f64,
    rows: Vec<&'s LabelledRow>,
    probabilities: Vec<f64>,
}

impl Part<'_> {
    fn labels(&self) -> Vec<f64> {
        self.rows.iter().map(|row| row.label).collect()
    }

    fn metrics(&self, protocol: &str, bootstrap: &Bootstrap) -> Result<SourceMetrics, TrainingError> {
        Ok(SourceMetrics::of(&self.name, protocol, &self.probabilities, &self.labels(), self.threshold, bootstrap)?)
    }
}

/// The rows of a source, those with a body and those without apart where the model judges them apart.
fn parts<'s>(name: &str, model: &Model, rows: impl Iterator<Item = (&'s LabelledRow, f64)>) -> Vec<Part<'s>> {
    let columns: Vec<_> = columns_in(model.head(), model.language()).collect();
    let apart = model.parts().without_body.is_some();
    let (with, without): (Vec<_>, Vec<_>) = rows.partition(|(row, _)| !apart || row.measured_from().has_body(&columns));
    let are_both = !with.is_empty() && !without.is_empty();
    let part = |(has_body, rows): (bool, Vec<(&'s LabelledRow, f64)>)| {
        let which = if has_body { ", with a body" } else { ", without a body" };
        let name = format!("{name}{}", if are_both { which } else { "" });
        let (rows, probabilities) = rows.into_iter().unzip();
        Part { name, threshold: model.reading(has_body).threshold(), rows, probabilities }
    };
    [(true, with), (false, without)].into_iter().filter(|(_, rows)| !rows.is_empty()).map(part).collect()
}

impl Evaluator<'_> {
    /// Every metric of a trained model, and of models without each of some ingredients, which are fitted now; calls
    /// `on_stage` before each stage of that.
    ///
    /// # Errors
    ///
    /// [`TrainingError`] where a model without an ingredient cannot be fitted, or a source cannot be judged.
    pub fn metrics(
        &self,
        trained: &Trained,
        ingredients: &[AblationGroup],
        mut on_stage: impl FnMut(TrainingStage) + Send,
    ) -> Result<ModelMetrics, TrainingError> {
        let bootstrap = Bootstrap { seed: self.plan.seed, ..Bootstrap::default() };
        let without_intervals = Bootstrap { resamples: 0, ..bootstrap };
        let mut ablation = Vec::new();
        if !ingredients.is_empty() {
            ablation.push(self.line("nothing", trained, &without_intervals)?);
        }
        let rows = training_rows(self.sources);
        for ingredient in ingredients {
            let plan = TrainingPlan { params: self.plan.params.without(*ingredient), ..self.plan.clone() };
            let trained = train(&rows, &plan, Provenance::default(), &mut on_stage)?;
            ablation.push(self.line(&ingredient.to_string(), &trained, &without_intervals)?);
        }
        Ok(ModelMetrics {
            model: self.model_file.clone(),
            threshold: trained.model.threshold(),
            threshold_without_body: trained.model.parts().without_body.as_ref().map(|model| model.threshold()),
            held_out: self.held_out(trained, &bootstrap)?,
            groups: self.groups(trained),
            injected: self.injected(trained),
            tests: self.tests(trained, &bootstrap)?,
            single_patterns: self.single_patterns(trained, &bootstrap)?,
            ablation,
        })
    }

    fn line(&self, without: &str, trained: &Trained, bootstrap: &Bootstrap) -> Result<Ablation, TrainingError> {
        let mut sources = self.held_out(trained, bootstrap)?;
        sources.extend(self.tests(trained, bootstrap)?);
        Ok(Ablation { without: without.to_owned(), columns: trained.model.schema().len(), sources })
    }

    fn protocol(&self) -> String {
        match self.plan.rounds {
            1 => format!("one of {} parts, held out by group", self.plan.folds),
            rounds => format!("out of fold, {rounds} folds by group"),
        }
    }

    /// Whether every training row was held out once.
    fn is_cross_validated(&self) -> bool {
        self.plan.rounds == self.plan.folds
    }

    /// Each source with the places of its rows among all training rows.
    fn placed(&self) -> impl Iterator<Item = (&LabelledSource, Range<usize>)> {
        self.sources.iter().scan(0, |first, source| {
            let rows = *first..*first + source.rows.len();
            *first = rows.end;
            Some((source, rows))
        })
    }

    /// The rows of one source that were held out, with what was said of them.
    fn held_rows<'s>(
        trained: &'s Trained,
        source: &'s LabelledSource,
        places: Range<usize>,
    ) -> impl Iterator<Item = (&'s LabelledRow, f64)> {
        let first = places.start;
        let held = trained.held_out.iter().zip(&trained.probabilities);
        let of_source = held.filter(move |(row, _)| places.contains(*row));
        of_source.map(move |(row, probability)| (&source.rows[row - first], *probability))
    }

    fn held_out(&self, trained: &Trained, bootstrap: &Bootstrap) -> Result<Vec<SourceMetrics>, TrainingError> {
        let protocol = self.protocol();
        let mut found = Vec::new();
        for (source, places) in self.placed() {
            for part in parts(&source.name, &trained.model, Self::held_rows(trained, source, places)) {
                found.push(part.metrics(&protocol, bootstrap)?);
            }
        }
        Ok(found)
    }

    /// Not of sources with copies of their articles: there a group is an article.
    fn groups(&self, trained: &Trained) -> Vec<SourceGroups> {
        let grouped = |source: &LabelledSource| self.is_cross_validated() && source.training.inject.is_none();
        let sources = self
            .placed()
            .filter(|(source, _)| grouped(source))
            .flat_map(|(source, places)| parts(&source.name, &trained.model, Self::held_rows(trained, source, places)));
        let sources = sources.map(|part| {
            let groups: Vec<Option<&str>> = part.rows.iter().map(|row| row.group.as_deref()).collect();
            let groups = by_group(&groups, &part.labels(), &part.probabilities, part.threshold);
            SourceGroups { source: part.name, protocol: self.protocol(), groups }
        });
        sources.filter(|source| !source.groups.is_empty()).collect()
    }

    fn injected(&self, trained: &Trained) -> Vec<SourceInjected> {
        let copied = |source: &LabelledSource| self.is_cross_validated() && source.training.inject.is_some();
        let sources = self.placed().filter(|(source, _)| copied(source)).map(|(source, places)| {
            let honest = source.rows.iter().zip(places).filter(|(row, _)| Class::of(row.label) == Class::Honest);
            let unseen = honest.filter_map(|(row, place)| {
                let by = trained.folds.iter().find(|model| model.has_not_seen(place))?;
                Some(UnseenArticle { article: row.article()?, by })
            });
            let unseen: Vec<UnseenArticle<'_>> = unseen.collect();
            let lines = flags_by_trait(&unseen, trained.model.threshold(), &Injector::new(INJECTOR_SEED));
            SourceInjected { source: source.name.clone(), protocol: self.protocol(), lines }
        });
        sources.collect()
    }

    fn tests(&self, trained: &Trained, bootstrap: &Bootstrap) -> Result<Vec<SourceMetrics>, TrainingError> {
        let model = Arc::new(trained.model.clone());
        let mut found = Vec::new();
        for test in self.tests {
            let rows: Vec<_> = test.rows.iter().map(|row| row.measured_from()).collect();
            let judged = test.rows.iter().zip(probabilities(&model, &rows)?);
            for part in parts(&test.name, &model, judged) {
                let metrics = part.metrics("test", bootstrap)?;
                found.push(SourceMetrics { labels_mean: test.labels_mean.clone(), ..metrics });
            }
        }
        Ok(found)
    }

    fn single_patterns(&self, trained: &Trained, bootstrap: &Bootstrap) -> Result<Vec<SourcePatterns>, TrainingError> {
        let ranked = self.tests.iter().map(|test| {
            let rows: Vec<_> = test.rows.iter().map(|row| row.measured_from()).collect();
            let labels: Vec<f64> = test.rows.iter().map(|row| row.label).collect();
            let patterns = trained.model.schema().patterns();
            let values = PatternValues::of(&rows, patterns, self.plan.language);
            let columns = values.columns();
            let best = best_patterns(&columns, &labels, BEST_PATTERNS, bootstrap)?;
            Ok(SourcePatterns { source: test.name.clone(), measured: columns.len(), best })
        });
        ranked.collect()
    }
}
