use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use super::labelled::{LabelledData, MeasuredData, WithoutTexts};
use super::terminal::say;
use crate::dataset::{Downstream, Output, UsedFiles};
use crate::design::columns_in;
use crate::evaluate::{Evaluator, LabelledSource, TrainingPlan, TrainingStage, train, training_rows};
use crate::model::{AblationGroup, DataSource, Head, Provenance, TrainingParams};
use crate::report::{metrics_json, model_card};
use crate::text::Language;

/// Trains a model on labelled headlines and writes it with its metrics and its card.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  debait train labelled.csv -o mine.json\n  \
debait train posts.jsonl --label-col score --group-col author --test held-out.csv -o mine.json\n  \
debait train --manifest datasets/manifests/stop-clickbait-train.toml -o stop-clickbait.json\n  \
debait train --head seo-bait --measured measured.csv --cross-validate -o pages.json")]
pub struct Train {
    #[command(flatten)]
    data: LabelledData,
    #[command(flatten)]
    measured: MeasuredData,
    /// Where to write the model; its metrics and card go beside it as MODEL.metrics.json and MODEL.card.md.
    #[arg(short, long, value_name = "MODEL.json")]
    output: PathBuf,
    /// Labelled file, or manifest, to judge the finished model on; may be given several times.
    #[arg(long, value_name = "DATA")]
    test: Vec<PathBuf>,
    #[arg(long, default_value_t = Head::Clickbait)]
    head: Head,
    /// Language of the headlines.
    #[arg(long, default_value = "en")]
    lang: Language,
    /// Strength of the L2 penalty, 1 / C of scikit-learn; default: 0.3 for labels of 0 and 1, 3 for graded ones, 10
    /// for the SEO-bait head.
    #[arg(long)]
    alpha: Option<f64>,
    /// Hold out each of five parts of the groups in turn, not one of them: metrics for every row, by group and by
    /// injected trait; five more fits.
    #[arg(long)]
    cross_validate: bool,
    /// Fit again without each ingredient and say in the card what it gives.
    #[arg(long)]
    ablation: bool,
    /// Seed of the split and of the bootstrap intervals.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// Options that say how to run and where data lie, not what to train: the same model comes from any of them.
const OF_THE_RUN: [&str; 3] = ["--threads", "--color", "--data-dir"];

impl Train {
    pub fn run(self) -> Result<()> {
        ensure!(self.output.as_os_str() != "-", "-o -: a model has files beside it, expected the name of a file");
        let without_texts = self.without_texts();
        let sources = self.data.load(&self.measured.measured, None, &without_texts)?;
        let tests: Vec<LabelledSource> =
            self.test.iter().map(|path| self.data.read(path, None, &without_texts)).collect::<Result<_>>()?;
        let (metrics_file, card) = (self.output.with_extension("metrics.json"), self.output.with_extension("card.md"));
        let mut files = UsedFiles::default();
        sources.iter().chain(&tests).flat_map(|source| &source.files).for_each(|file| files.read(file));
        [&self.output, &metrics_file, &card].into_iter().try_for_each(|file| files.write(file))?;
        let rows = training_rows(&sources);
        let mut params = TrainingParams::for_head(
            self.head,
            self.lang,
            sources.iter().flat_map(|source| source.rows.iter().map(|row| row.label)),
        );
        params.alpha = self.alpha.unwrap_or(params.alpha);
        let plan = TrainingPlan {
            head: self.head,
            language: self.lang,
            params,
            folds: TrainingPlan::FOLDS,
            rounds: if self.cross_validate { TrainingPlan::FOLDS } else { 1 },
            seed: self.seed,
        };
        let ingredients: Vec<AblationGroup> = match self.ablation {
            true => AblationGroup::of(self.head, &plan.params).collect(),
            false => Vec::new(),
        };
        let bar = progress((plan.rounds + 2) * (ingredients.len() + 1));
        let trained = train(&rows, &plan, self.provenance(&sources, &plan), |stage| tell(&bar, stage))?;
        let model_file = self.output.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let evaluator = Evaluator { model_file, sources: &sources, tests: &tests, plan: &plan };
        bar.set_message("evaluating the model");
        let metrics = evaluator.metrics(&trained, &ingredients, |stage| tell(&bar, stage))?;
        bar.finish_and_clear();

        let model = &trained.model;
        write(&self.output, &model.to_json())?;
        write(&metrics_file, &metrics_json(&metrics)?)?;
        write(&card, &model_card(model, &metrics))?;
        let held = &model.provenance().metrics;
        let value = |name: &str| held.get(name).copied().unwrap_or(f64::NAN);
        say(format_args!(
            "{}: {} rows, {} columns; held out{}: accuracy {:.4}, ROC AUC {:.4}, MSE {:.4}, ECE {:.4}; threshold {:.3}",
            self.output.display(),
            rows.len(),
            model.schema().len(),
            if model.parts().without_body.is_some() { ", of those with a body" } else { "" },
            value("accuracy"),
            value("roc_auc"),
            value("brier"),
            value("calibration_error"),
            model.threshold(),
        ));
        Ok(())
    }

    /// Measured values are enough for a head that learns no words.
    fn without_texts(&self) -> WithoutTexts {
        match TrainingParams::for_head(self.head, self.lang, []).learns_grams() {
            false => WithoutTexts::ValuesOf(columns_in(self.head, self.lang).collect()),
            true => WithoutTexts::Nothing("models of clickbait learn from words too, expected --head seo-bait"),
        }
    }

    fn provenance(&self, sources: &[LabelledSource], plan: &TrainingPlan) -> Provenance {
        let data = sources.iter().map(|source| DataSource {
            name: source.name.clone(),
            sha256: source.sha256.clone(),
            rows: source.rows.len(),
            weight: source.training.weight,
            contents: source.contents,
            grades: source.grades.clone(),
        });
        Provenance {
            program: Provenance::PROGRAM.to_owned(),
            command: command_line(std::env::args().skip_while(|word| word != "train")),
            seed: plan.seed,
            data: data.collect(),
            parameters: plan.params.named(),
            metrics: Default::default(),
        }
    }
}

/// How this process was called, by the name of the program alone and without what changes no model.
fn command_line(arguments: impl IntoIterator<Item = String>) -> String {
    let mut words = vec!["debait".to_owned()];
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        let (name, value) = argument.split_once('=').map_or((argument.as_str(), None), |(n, v)| (n, Some(v)));
        if OF_THE_RUN.contains(&name) {
            if value.is_none() {
                arguments.next();
            }
        } else if argument.contains(char::is_whitespace) {
            words.push(format!("'{argument}'"));
        } else {
            words.push(argument);
        }
    }
    words.join(" ")
}

/// A bar on standard error, which draws on a terminal only.
fn progress(steps: usize) -> ProgressBar {
    let bar = ProgressBar::new(steps as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg} ({elapsed})") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(std::time::Duration::from_millis(200));
    bar
}

fn tell(bar: &ProgressBar, stage: TrainingStage) {
    bar.inc(1);
    bar.set_message(match stage {
        TrainingStage::Measure => "measuring headlines".to_owned(),
        TrainingStage::FitWithout(part) => format!("fitting without part {part}"),
        TrainingStage::FitAll => "fitting on all rows".to_owned(),
    });
}

fn write(path: &Path, text: &str) -> Result<()> {
    let _: Downstream = Output::write_all(path, text.as_bytes())?;
    Ok(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_command_names_what_makes_the_model() {
        for (given, expected) in [
            ("train a.csv -o m.json --seed 2", "debait train a.csv -o m.json --seed 2"),
            ("--threads 4 train a.csv --color=never -o m.json --threads=1", "debait train a.csv -o m.json"),
            ("train --threads", "debait train"),
        ] {
            assert_eq!(super::command_line(given.split(' ').map(str::to_owned)), expected);
        }
        let spaced = ["train", "my data.csv"].map(str::to_owned);
        assert_eq!(super::command_line(spaced), "debait train 'my data.csv'");
    }
}
