use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::{Result, ensure};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use super::options::{LangOption, ModelOption};
use super::stream::{NewColumn, OnError, Plan, Progress, RowScorer, Values, score_batches, score_stream};
use super::terminal::say;
use crate::dataset::{BatchReader, ColumnChoice, Downstream, Format, Input, Output, Source, UsedFiles};
use crate::design::pattern_columns;
use crate::explain::explain_seen;
use crate::model::{Head, Judgement, Model, Scorers};
use crate::text::{Article, Body, LanguageChoice};
use std::num::NonZeroUsize;

/// Appends probabilities and a verdict to every row of a CSV, JSON Lines, Parquet or Arrow file.
///
/// Rows keep their order, and columns their order, value and type. Appended are `clickbait_probability`,
/// `seo_bait_probability` (from the body where there is one, else from the title alone), `verdict`, and `reasons` with
/// --explain, `language` with --lang auto. The column of a head without a model is empty, and of a row in a language that no
/// model reads all of them are.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  debait score archive.csv -o scored.csv\n  \
debait score posts.jsonl --headline-col title --explain 3 > scored.jsonl\n  \
debait score posts.jsonl --explain 3 | jq -r '.reasons[0].id'\n  \
debait score pages.parquet -o scored.parquet --body-col text --features\n  \
debait score archive.csv --lang auto -o scored.csv\n  \
debait score pages.parquet -o verdicts.csv.gz --on-error skip --errors bad.csv\n  \
cat archive.csv.zst | debait score - --format csv -o scored.csv")]
pub struct Score {
    /// CSV, TSV or JSON Lines file, also packed with gzip or Zstandard; Parquet or Arrow IPC file or stream; `-` is
    /// standard input.
    #[arg(default_value = "-", value_name = "IN")]
    input: PathBuf,
    /// Where to write, packed where it ends in .csv.gz or the like; the file appears under its name when it is whole.
    /// `-` is standard output.
    #[arg(short, long, value_name = "OUT", default_value = "-")]
    output: PathBuf,
    /// Format of input and output where the extension does not say it: csv, tsv, jsonl, parquet, arrow (a stream, on
    /// standard output) or arrows; of a Parquet or Arrow file, the format to write.
    #[arg(long)]
    format: Option<Format>,
    #[command(flatten)]
    model: ModelOption,
    #[command(flatten)]
    lang: LangOption,
    /// Column of the headline, by name or number from 1; default: `headline`, else `title`.
    #[arg(long, value_name = "COLUMN")]
    headline_col: Option<ColumnChoice>,
    /// Column of the body, by name or number from 1; default: `body`, `text` or `content` where there is one.
    #[arg(long, value_name = "COLUMN")]
    body_col: Option<ColumnChoice>,
    /// Append the K largest contributions, in log-odds, as JSON: `[{"id":"wording","contribution":-0.84},…]`; none below
    /// a tenth of the largest of its head.
    #[arg(long, value_name = "K")]
    explain: Option<usize>,
    /// Append the value of every feature; empty where it was not measured.
    #[arg(long)]
    features: bool,
    /// Put before the names of the appended columns.
    #[arg(long, value_name = "P", default_value = "")]
    prefix: String,
    /// What to do with rows that are ragged, not UTF-8 or without a headline.
    #[arg(long, value_enum, default_value_t = OnError::Error)]
    on_error: OnError,
    /// Where to list bad rows, as CSV with row, line, reason and record.
    #[arg(long, value_name = "FILE")]
    errors: Option<PathBuf>,
}

impl Score {
    /// The formats to read and to write.
    fn formats(&self) -> Result<(Format, Format)> {
        let named = Format::of_path(&self.input);
        let (read, written) = match (named, self.format) {
            // Columns are never taken for text: the option can only mean the output.
            (Ok(columns), Some(given)) if columns.is_columnar() => (columns, given),
            (_, Some(given)) => (given, given),
            (named, None) => {
                let read = named?;
                (read, if is_standard(&self.output) { read } else { Format::of_path(&self.output)? })
            }
        };
        // What reads a pipe cannot jump to an index at its end.
        let streamed = is_standard(&self.output) && written == Format::Arrow;
        Ok((read, if streamed { Format::ArrowStream } else { written }))
    }

    /// No file is written that is read, or twice.
    fn check_files(&self) -> Result<()> {
        let mut files = UsedFiles::default();
        files.read(&self.input);
        self.model.files().for_each(|model| files.read(model));
        files.write(&self.output)?;
        Ok(self.errors.as_deref().map_or(Ok(()), |errors| files.write(errors))?)
    }

    pub fn run(self, threads: NonZeroUsize) -> Result<()> {
        ensure!(
            self.errors.is_none() || self.on_error != OnError::Error,
            "--errors lists bad rows that a run goes past: expected --on-error skip or null with it"
        );
        let (read, written) = self.formats()?;
        let to_stdout = is_standard(&self.output);
        ensure!(
            !(to_stdout && written.is_columnar() && std::io::stdout().is_terminal()),
            "{} is not for terminals: expected -o OUT, or a pipe",
            written.name()
        );
        self.check_files()?;
        let lang = self.lang.lang;
        let scorer = Rows {
            models: self.model.load(lang)?,
            lang,
            explain: self.explain,
            features: self.features,
            unmeasured: AtomicU64::new(0),
        };
        let source = Rowed::open(&self.input, read)?;
        let plan = Plan {
            headline: self.headline_col,
            body: self.body_col,
            prefix: self.prefix,
            on_error: self.on_error,
            format: written,
            threads,
        };
        let mut output = Output::create_packed(&self.output)?;
        let mut errors = self.errors.as_deref().map(Output::create_packed).transpose()?;
        let bar = Bar::new();
        let (list, mut show) = (errors.as_mut(), |at| bar.show(at));
        let summary = match source {
            Rowed::Lines(source) => score_stream(*source, &scorer, &plan, &mut output, list, &mut show)?,
            Rowed::Batches(reader) => score_batches(*reader, &scorer, &plan, &mut output, list, &mut show)?,
        };
        bar.0.finish_and_clear();
        // A reader that has gone away has seen enough.
        let _: Downstream = output.finish()?;
        if let Some(errors) = errors {
            let _: Downstream = errors.finish()?;
        }
        match scorer.unmeasured.into_inner() {
            0 => say(format_args!("debait: {summary}")),
            rows => say(format_args!("debait: {summary}; {rows} of them not measured: no model reads their language")),
        }
        Ok(())
    }
}

/// Contributions as a JSON array: ids hold any character, separators too.
fn reasons_json<'r>(reasons: impl Iterator<Item = (&'r str, f64)>) -> String {
    let objects = reasons.map(|(id, contribution)| {
        let id = serde_json::Value::from(id);
        format!("{{\"id\":{id},\"contribution\":{contribution:.2}}}")
    });
    format!("[{}]", objects.collect::<Vec<_>>().join(","))
}

fn is_standard(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// An opened data set of either kind.
enum Rowed {
    Lines(Box<Source>),
    Batches(Box<BatchReader>),
}

impl Rowed {
    fn open(path: &Path, format: Format) -> Result<Self> {
        Ok(match format.is_columnar() {
            true => Rowed::Batches(Box::new(BatchReader::open(path, format)?)),
            false => Rowed::Lines(Box::new(Source::open(Input::open_unpacked(path)?, format)?)),
        })
    }
}

/// Scores rows by their headline and body.
struct Rows {
    models: Vec<Arc<Model>>,
    lang: Option<LanguageChoice>,
    explain: Option<usize>,
    features: bool,
    /// Rows in languages that no model reads.
    unmeasured: AtomicU64,
}

impl Rows {
    /// The heads that there are models of.
    fn heads(&self) -> impl Iterator<Item = Head> {
        Head::ALL.into_iter().filter(|head| self.models.iter().any(|model| model.head() == *head))
    }

    /// Whether the language of a row is told from it, and then written beside it.
    fn tells_language(&self) -> bool {
        self.lang == Some(LanguageChoice::Auto)
    }
}

impl RowScorer for Rows {
    type Scratch = Scorers;

    fn scratch(&self) -> Scorers {
        Scorers::of(self.models.iter().cloned()).expect("the models were tried together")
    }

    fn columns(&self) -> Vec<NewColumn> {
        let mut columns: Vec<NewColumn> = Head::ALL.iter().map(|head| NewColumn::number(head.column())).collect();
        columns.push(NewColumn::text("verdict"));
        if self.explain.is_some() {
            columns.push(NewColumn::text("reasons"));
        }
        if self.tells_language() {
            columns.push(NewColumn::text("language"));
        }
        if self.features {
            columns.extend(self.heads().flat_map(pattern_columns).map(|feature| NewColumn::number(feature.id.0)));
        }
        columns
    }

    fn score(&self, scorers: &mut Scorers, headline: &str, body: Option<&str>, values: &mut Values<'_>) {
        let body = body.map(Body::plain);
        let article = Article { headline, body: body.as_ref().map(Body::lines) };
        let language = scorers.language_of(&article, self.lang);
        let mut judgement = Judgement::default();
        let (mut reasons, mut measured) = (Vec::new(), Vec::new());
        if let Some(scorer) = scorers.of_language(language) {
            scorer.read(&article, |seen| {
                judgement.hear(seen);
                if self.explain.is_some() {
                    reasons.extend_from_slice(explain_seen(seen).reasons());
                }
                if self.features {
                    measured.push((seen.model.head(), seen.values().collect::<Vec<_>>()));
                }
            });
        }
        for head in Head::ALL {
            values.probability(judgement.probability(head).unwrap_or(f64::NAN));
        }
        match judgement.verdict() {
            Some(verdict) => values.text(verdict),
            None => {
                self.unmeasured.fetch_add(1, Ordering::Relaxed);
                values.empty();
            }
        }
        if let Some(most) = self.explain {
            reasons.sort_by(|a, b| b.contribution.abs().total_cmp(&a.contribution.abs()).then_with(|| a.id.cmp(&b.id)));
            let largest = reasons.iter().take(most);
            match judgement.verdict() {
                Some(_) => values.json(&reasons_json(largest.map(|one| (one.id.as_str(), one.contribution)))),
                None => values.empty(),
            }
        }
        if self.tells_language() {
            values.text(language.code());
        }
        if self.features {
            for head in self.heads() {
                match measured.iter().find(|(of, _)| *of == head) {
                    Some((_, found)) => found.iter().for_each(|value| values.number(value.unwrap_or(f64::NAN))),
                    None => pattern_columns(head).for_each(|_| values.empty()),
                }
            }
        }
    }
}

/// A bar on standard error, which draws on a terminal only.
struct Bar(ProgressBar);

impl Bar {
    fn new() -> Self {
        let bar = ProgressBar::new(0);
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {percent}% {msg} {binary_bytes_per_sec} (eta {eta})")
        {
            bar.set_style(style);
        }
        Bar(bar)
    }

    fn show(&self, at: Progress) {
        self.0.set_length(at.total.unwrap_or(at.bytes));
        self.0.set_position(at.bytes);
        self.0.set_message(format!("{} rows", at.rows));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_can_be_parsed_whatever_the_ids_hold() {
        let ids = ["words.;", "words.:", "words.\"\\", "form.length", "words.a:+0.50;b", "words.\u{1}\n é"];
        let written = reasons_json(ids.into_iter().zip([-0.844, 0.0, 1.005, -12.0, f64::MIN_POSITIVE, 3.3]));
        let read: Vec<serde_json::Value> = serde_json::from_str(&written).unwrap();
        let found: Vec<_> = read.iter().map(|reason| reason["id"].as_str().unwrap()).collect();
        assert_eq!(found, ids);
        assert_eq!(read[0]["contribution"], -0.84);
        assert_eq!(reasons_json(std::iter::empty()), "[]");
    }
}
