use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, ensure};
use clap::{Args, ValueEnum};

use super::labelled::{LabelledData, MeasuredData, WithoutTexts};
use super::options::ModelOption;
use super::terminal::print;
use crate::dataset::{Downstream, Output, UsedFiles};
use crate::design::MeasuredFrom;
use crate::evaluate::{Evaluation, EvaluationSettings, LabelledSource, Predictions, Subject, probabilities};
use crate::explain::explain_article;
use crate::model::{Head, Model, Scorer};
use crate::report::{evaluation_html, evaluation_json, evaluation_text};
use crate::text::Language;

/// Judges a model on labelled headlines: metrics with intervals, by group; --report adds plots and worst mistakes.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  debait eval test.csv\n  \
debait eval datasets/samples/headlines.csv --by kind --report out.html\n  \
debait eval --manifest datasets/manifests/stop-clickbait-test.toml --format json")]
pub struct Eval {
    #[command(flatten)]
    data: LabelledData,
    #[command(flatten)]
    measured: MeasuredData,
    #[command(flatten)]
    model: ModelOption,
    /// Head to judge; default: that of the model, or clickbait.
    #[arg(long)]
    head: Option<Head>,
    /// Language of the headlines; default: that of the model, or English.
    #[arg(long, value_name = "LANG")]
    lang: Option<Language>,
    /// Column to break the metrics down by.
    #[arg(long, value_name = "COLUMN")]
    by: Option<crate::dataset::ColumnChoice>,
    /// Write one self-contained HTML page with ROC, precision–recall and reliability plots and the worst mistakes.
    #[arg(long, value_name = "OUT.html")]
    report: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t = EvalFormat::Text)]
    format: EvalFormat,
    /// Seed of the bootstrap intervals.
    #[arg(long, default_value_t = 0)]
    seed: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum EvalFormat {
    Text,
    Json,
}

/// Contributions named beside a mistake.
const REASONS: usize = 3;

impl Eval {
    pub fn run(self) -> Result<()> {
        ensure!(
            self.report.as_deref() != Some(Path::new("-")),
            "--report -: the metrics go to standard output, expected the name of a file"
        );
        let model = self.model.load_one(self.head, self.lang)?;
        let without_texts = match model.schema().vocabulary().is_empty() {
            true => WithoutTexts::ValuesOf(model.schema().patterns().to_vec()),
            false => WithoutTexts::Nothing(
                "the model reads words too, expected one of patterns alone, as of --head seo-bait",
            ),
        };
        let sources = self.data.load(&self.measured.measured, self.by.as_ref(), &without_texts)?;
        if let Some(report) = &self.report {
            let mut files = UsedFiles::default();
            self.model.files().for_each(|model| files.read(model));
            sources.iter().flat_map(|source| &source.files).for_each(|file| files.read(file));
            files.write(report)?;
        }
        let mut evaluation = self.evaluate(&sources, &model)?;
        let mut scorer = Scorer::new(model);
        let rows: Vec<_> = sources.iter().flat_map(|source| &source.rows).collect();
        for mistake in &mut evaluation.mistakes {
            let Some(article) = rows[mistake.row].article() else { continue };
            let explanation = explain_article(&mut scorer, &article);
            let largest = explanation.heads.values().flat_map(|head| head.reasons()).take(REASONS);
            mistake.reasons = largest.map(|c| format!("{} {:+.2}", c.id, c.contribution)).collect();
        }
        if let Some(path) = &self.report {
            let page = evaluation_html(&evaluation)?;
            let _: Downstream = Output::write_all(path, page.as_bytes())?;
        }
        let text = match self.format {
            EvalFormat::Text => evaluation_text(&evaluation),
            EvalFormat::Json => evaluation_json(&evaluation)?,
        };
        print(text)
    }

    /// The threshold that the rows are judged by.
    fn threshold(model: &Model, rows: &[MeasuredFrom<'_>]) -> Result<f64> {
        let with = rows.iter().filter(|from| from.has_body(model.schema().patterns())).count();
        let [of_pages, of_titles] = [true, false].map(|has_body| model.reading(has_body).threshold());
        ensure!(
            of_pages == of_titles || with == 0 || with == rows.len(),
            "{with} rows have a body and {} have none, which the model judges by thresholds of their own, {of_pages} and \
             {of_titles}: expected rows of one kind",
            rows.len() - with
        );
        Ok(if with == 0 { of_titles } else { of_pages })
    }

    fn evaluate(&self, sources: &[LabelledSource], model: &Arc<Model>) -> Result<Evaluation> {
        let rows: Vec<_> = sources.iter().flat_map(|source| &source.rows).collect();
        let from: Vec<_> = rows.iter().map(|row| row.measured_from()).collect();
        let headlines: Vec<&str> = rows.iter().map(|row| row.name()).collect();
        let targets: Vec<f64> = rows.iter().map(|row| row.label).collect();
        let weights: Vec<f64> = rows.iter().map(|row| row.weight).collect();
        let names = sources.iter().flat_map(|source| source.rows.iter().map(|_| source.name.as_str()));
        let groups: Vec<&str> = match &self.by {
            Some(_) => rows.iter().map(|row| row.kind.as_deref().unwrap_or_default()).collect(),
            None => names.collect(),
        };
        let several = self.by.is_some() || sources.len() > 1;
        let probabilities = probabilities(model, &from)?;
        let predictions = Predictions {
            probabilities: &probabilities,
            targets: &targets,
            weights: Some(&weights),
            groups: several.then_some(&groups),
            headlines: Some(&headlines),
        };
        let subject = Subject {
            model: self.model.name(),
            head: model.head().to_string(),
            data: sources.iter().map(|source| source.name.as_str()).collect::<Vec<_>>().join(", "),
        };
        let mut settings =
            EvaluationSettings { threshold: Self::threshold(model, &from)?, ..EvaluationSettings::default() };
        settings.bootstrap.seed = self.seed;
        settings.group_limits.least_rows = 1;
        Ok(Evaluation::of(subject, &predictions, &settings)?)
    }
}
