//! What a file costs: loading the model, streaming CSV through the scoring engine, training.

use std::io::Cursor;
use std::sync::Arc;

use debait::dataset::{Example, Format, Input, Output, Source};
use debait::evaluate::{TrainingPlan, TrainingRow, train};
use debait::model::{Head, Model, Provenance, Scorer, TrainingParams};
use debait::score::{NewColumn, OnError, Origin, Plan, RowScorer, Values, score_stream};
use debait::text::Article;
use debait::text::Language;
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};

mod samples;
use samples::{headlines, rows};

/// Rows of the streamed file.
const ROWS: usize = 50_000;
/// Rows trained on, at most.
const TRAINING_ROWS: usize = 2_000;

fn main() {
    divan::main();
}

/// Reading and checking the default model.
#[divan::bench]
fn model_load() -> Model {
    Model::default_clickbait().expect("the default model loads")
}

/// Scores rows as `debait score` does.
struct Rows(Arc<Model>);

impl RowScorer for Rows {
    type Scratch = Scorer;

    fn scratch(&self) -> Scorer {
        Scorer::new(self.0.clone())
    }

    fn columns(&self) -> Vec<NewColumn> {
        vec![NewColumn::number("clickbait_probability"), NewColumn::text("verdict")]
    }

    fn score(&self, scorer: &mut Scorer, article: &Article<'_>, _: Origin<'_>, values: &mut Values<'_>) {
        let score = scorer.score_article(article);
        values.probability(score.probability);
        values.text(if score.probability >= self.0.threshold() { "bait" } else { "honest" });
    }
}

/// The engine, memory to file; the items are rows.
#[divan::bench(args = [1, 2], sample_count = 20)]
fn stream_csv(bencher: Bencher, threads: usize) {
    let scorer = Rows(Arc::new(model_load()));
    let table = table(&headlines());
    let folder = tempfile::tempdir().expect("there is room for temporary files");
    let path = folder.path().join("scored.csv");
    let plan = Plan {
        headline: None,
        body: None,
        address: None,
        prefix: String::new(),
        on_error: OnError::Error,
        format: Format::Csv,
        threads: threads.try_into().expect("there is a thread"),
    };
    bencher
        .counter(ItemsCount::new(ROWS))
        .counter(BytesCount::new(table.len()))
        .with_inputs(|| Cursor::new(table.clone()))
        .bench_local_values(|bytes| {
            let input = Input::from_reader("table", bytes).expect("it is text");
            let source = Source::open(input, Format::Csv).expect("it has a header");
            let mut output = Output::create(&path).expect("it can be written");
            let summary = score_stream(source, &scorer, &plan, &mut output, None, &mut |_| ()).expect("rows are good");
            assert_eq!(summary.scored, ROWS as u64);
            output.finish().expect("it can be written")
        });
}

/// A CSV file of so many headlines.
fn table(headlines: &[String]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["id", "headline"]).expect("memory can be written");
    for (row, headline) in headlines.iter().cycle().take(ROWS).enumerate() {
        writer.write_record([&row.to_string(), headline]).expect("memory can be written");
    }
    writer.into_inner().expect("memory can be written")
}

/// Training on some of the project's training samples with the default recipe; the items are headlines.
#[divan::bench(sample_count = 10)]
fn training(bencher: Bencher) {
    let examples = rows("training.csv");
    let step = examples.len().div_ceil(TRAINING_ROWS);
    let rows: Vec<TrainingRow<'_>> = examples.iter().step_by(step).map(training_row).collect();
    let plan = TrainingPlan {
        head: Head::Clickbait,
        language: Language::ENGLISH,
        params: TrainingParams::for_targets(Language::ENGLISH, rows.iter().map(|row| row.target)),
        folds: 5,
        rounds: 1,
        seed: 1,
    };
    bencher
        .counter(ItemsCount::new(rows.len()))
        .bench_local(|| train(&rows, &plan, Provenance::default(), |_| ()).expect("the samples train"));
}

fn training_row(example: &Example) -> TrainingRow<'_> {
    let Example { headline, label, weight, .. } = example;
    TrainingRow { from: Article::headline(headline).into(), target: *label, weight: *weight, group: None }
}
