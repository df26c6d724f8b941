//! `debait score`: rows and pages with their probabilities, or the hosts that they are from.

mod bar;
mod inputs;
mod rows;
mod sites;

use std::io::IsTerminal;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicU64;

use anyhow::{Result, bail, ensure};
use clap::Args;

use self::bar::Bar;
use self::inputs::{Given, Kind, Opened};
use self::rows::Rows;
use self::sites::BySite;
use super::options::{LangOption, ModelOption};
use super::terminal::say;
use crate::dataset::{ColumnChoice, Downstream, Format, Output, UsedFiles};
use crate::report::write_sites;
use crate::score::{
    AddressColumn, Counted, OnError, PageFiles, Plan, RowScorer, Summary, score_batches, score_pages, score_stream,
};

/// Appends probabilities and a verdict to every row of a CSV, JSON Lines, Parquet or Arrow file, or writes a row for every
/// page of a folder or WARC file.
///
/// Rows keep their order, and columns their order, value and type. Appended are `clickbait_probability`,
/// `seo_bait_probability` (from the body where there is one, else from the title alone), `verdict`, and `reasons` with
/// --explain, `language` with --lang auto. The column of a head without a model is empty, and of a row in a language that no
/// model reads all of them are.
///
/// Pages have the columns `address`, which is their path or where they were fetched from, and `headline` before those. Of
/// a WARC file, pages are the records `response` of status 200 and `resource` that are HTML or plain text; all others are
/// passed over, and counted.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  debait score archive.csv -o scored.csv\n  \
debait score posts.jsonl --headline-col title --explain 3 > scored.jsonl\n  \
debait score posts.jsonl --explain 3 | jq -r '.reasons[0].id'\n  \
debait score pages.parquet -o scored.parquet --body-col text --features\n  \
debait score archive.csv --lang auto -o scored.csv\n  \
debait score pages.parquet -o verdicts.csv.gz --on-error skip --errors bad.csv\n  \
cat archive.csv.zst | debait score - --format csv -o scored.csv\n  \
debait score site/ drafts/new.md -o pages.csv\n  \
debait score crawl.warc.gz -o pages.parquet --on-error skip --errors bad.csv\n  \
cat *.warc.gz | debait score - --format warc --on-error skip -o pages.jsonl\n  \
debait score crawl.warc.gz --by-site --on-error skip\n  \
debait score archive.csv --by-site --address-col source_url -o sites.csv")]
pub struct Score {
    /// CSV, TSV or JSON Lines file, also packed with gzip or Zstandard; Parquet or Arrow IPC file or stream; WARC file,
    /// packed or not (.warc, .warc.gz); or any number of pages (.html, .htm, .md, .markdown, .txt) and folders of them,
    /// which are searched as `debait check` does; `-` is standard input.
    #[arg(default_value = "-", value_name = "IN")]
    inputs: Vec<PathBuf>,
    /// Where to write, packed where it ends in .csv.gz or the like; the file appears under its name when it is whole.
    /// `-` is standard output.
    #[arg(short, long, value_name = "OUT", default_value = "-")]
    output: PathBuf,
    /// Format of input and output where the extension does not say it: csv, tsv, jsonl, parquet, arrow (a stream, on
    /// standard output) or arrows; of a Parquet or Arrow file, of pages and with --by-site, the format to write. With warc,
    /// the input is a WARC file, and CSV is written where the extension says nothing else.
    #[arg(long)]
    format: Option<Given>,
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
    /// Write a row for every host instead: its pages, how many of them and what share is called bait, with a 95 %
    /// interval, their mean probabilities, and the three most frequent reasons among those. Hosts with the highest share
    /// come first. Of pages in folders, the host is the first folder below the given one.
    #[arg(long, conflicts_with_all = ["explain", "features", "prefix"])]
    by_site: bool,
    /// Column of the address whose host a row counts to, by name or number from 1; default: `url`, `address` or `link`.
    #[arg(long, value_name = "COLUMN", requires = "by_site")]
    address_col: Option<ColumnChoice>,
    /// What to do with rows that are ragged, not UTF-8 or without a headline, and with pages that cannot be read.
    #[arg(long, value_enum, default_value_t = OnError::Error)]
    on_error: OnError,
    /// Where to list bad rows, as CSV with row, line, reason and record; bad pages with record, offset, reason and address.
    #[arg(long, value_name = "FILE")]
    errors: Option<PathBuf>,
}

impl Score {
    /// What the inputs are. Where hosts are written, --format says how, unless the name of a file says nothing of its own.
    fn kind(&self) -> Result<Kind> {
        let named = self.inputs.first().is_some_and(|input| Format::of_path(input).is_ok());
        Kind::of(&self.inputs, self.format.filter(|given| *given == Given::Warc || !(self.by_site && named)))
    }

    /// The format to write, of inputs of a kind.
    fn written(&self, kind: &Kind) -> Result<Format> {
        let to_stdout = is_standard(&self.output);
        let written = match (self.format, kind) {
            (Some(Given::Rows(given)), _) => given,
            (_, Kind::Rows(read)) if to_stdout => *read,
            _ if to_stdout => Format::Csv,
            _ => Format::of_path(&self.output)?,
        };
        // What reads a pipe cannot jump to an index at its end.
        Ok(if to_stdout && written == Format::Arrow { Format::ArrowStream } else { written })
    }

    /// What cannot go together is said before anything is read.
    fn check(&self, kind: &Kind, written: Format) -> Result<()> {
        ensure!(
            self.errors.is_none() || self.on_error != OnError::Error,
            "--errors lists bad rows that a run goes past: expected --on-error skip or null with it"
        );
        if !kind.has_columns() {
            let choices = [("headline", &self.headline_col), ("body", &self.body_col), ("address", &self.address_col)];
            for (option, chosen) in choices {
                if let Some(column) = chosen {
                    bail!(
                        "--{option}-col {column}: found pages, which have no columns; expected a file of rows with it"
                    );
                }
            }
        }
        if self.by_site {
            ensure!(
                self.on_error != OnError::Null,
                "--on-error null keeps rows in their place, and --by-site writes none: expected error or skip"
            );
            ensure!(
                !written.is_columnar(),
                "--by-site cannot be written as {}: expected csv, tsv or jsonl",
                written.name()
            );
            if let Kind::Rows(read) = kind {
                ensure!(!read.is_columnar(), "--by-site: found {}, expected csv, tsv, jsonl or pages", read.name());
            }
        }
        ensure!(
            !(is_standard(&self.output) && written.is_columnar() && std::io::stdout().is_terminal()),
            "{} is not for terminals: expected -o OUT, or a pipe",
            written.name()
        );
        Ok(())
    }

    /// No file is written that is read, or twice.
    fn check_files<'p>(&'p self, inputs: impl Iterator<Item = &'p Path>) -> Result<()> {
        let mut files = UsedFiles::default();
        inputs.for_each(|input| files.read(input));
        self.model.files().for_each(|model| files.read(model));
        files.write(&self.output)?;
        Ok(self.errors.as_deref().map_or(Ok(()), |errors| files.write(errors))?)
    }

    /// Opens what there is to score.
    fn open(&self, kind: &Kind) -> Result<Opened> {
        if *kind == Kind::Pages {
            let files = PageFiles::find(&self.inputs);
            self.check_files(files.paths())?;
            if let ([folder], true) = (self.inputs.as_slice(), files.is_empty()) {
                bail!(
                    "{}: found a folder without pages, expected .html, .htm, .md, .markdown or .txt in it",
                    folder.display()
                );
            }
            return Ok(Opened::pages(files));
        }
        self.check_files(self.inputs.iter().map(PathBuf::as_path))?;
        let Some(input) = self.inputs.first() else { bail!("found no input, expected one") };
        Ok(match kind {
            Kind::Rows(format) => Opened::rows(input, *format)?,
            Kind::Archive | Kind::Pages => Opened::archive(input)?,
        })
    }

    pub fn run(self, threads: NonZeroUsize) -> Result<()> {
        let kind = self.kind()?;
        let written = self.written(&kind)?;
        self.check(&kind, written)?;
        let source = self.open(&kind)?;
        let models = self.model.load(self.lang.lang)?;
        let mut output = Output::create_packed(&self.output)?;
        let errors = self.errors.as_deref().map(Output::create_packed).transpose()?;
        let mut plan = Plan {
            headline: self.headline_col,
            body: self.body_col,
            address: None,
            prefix: self.prefix,
            on_error: self.on_error,
            format: written,
            threads,
        };
        let (summary, sites, unmeasured) = if self.by_site {
            plan.address = Some(AddressColumn(self.address_col));
            // Rows that are not written need no other form.
            plan.format = if let Kind::Rows(read) = kind { read } else { Format::Csv };
            let scorer = BySite::new(models, self.lang.lang);
            let summary = score(source, &scorer, &plan, &mut Output::nowhere(), errors)?;
            let unmeasured = scorer.unmeasured.load(std::sync::atomic::Ordering::Relaxed);
            let sites = scorer.into_sites();
            match write_sites(&sites.ranked(), written, &mut output) {
                // A reader that has gone away has seen enough.
                Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => return Err(error.into()),
                _ => {}
            }
            (summary, Some(sites.len()), unmeasured)
        } else {
            let scorer = Rows {
                models,
                lang: self.lang.lang,
                explain: self.explain,
                features: self.features,
                unmeasured: AtomicU64::new(0),
            };
            let summary = score(source, &scorer, &plan, &mut output, errors)?;
            (summary, None, scorer.unmeasured.into_inner())
        };
        // A reader that has gone away has seen enough.
        let _: Downstream = output.finish()?;
        let sites =
            sites.map_or(String::new(), |sites| format!("; {sites} {}", if sites == 1 { "host" } else { "hosts" }));
        let unmeasured = match unmeasured {
            0 => String::new(),
            rows => format!("; {rows} of them not measured: no model reads their language"),
        };
        say(format_args!("debait: {summary}{unmeasured}{sites}"));
        Ok(())
    }
}

/// Scores all that was opened, with a bar; the list of bad rows is whole behind it.
fn score<S: RowScorer>(
    source: Opened,
    scorer: &S,
    plan: &Plan,
    output: &mut Output,
    mut errors: Option<Output>,
) -> Result<Summary> {
    let counted = if matches!(source, Opened::Pages(_)) { Counted::Pages } else { Counted::Rows };
    let bar = Bar::new(counted);
    let (list, mut show) = (errors.as_mut(), |at| bar.show(at));
    let summary = match source {
        Opened::Lines(source) => score_stream(*source, scorer, plan, output, list, &mut show)?,
        Opened::Batches(reader) => score_batches(*reader, scorer, plan, output, list, &mut show)?,
        Opened::Pages(source) => score_pages(source, scorer, plan, output, list, &mut show)?,
    };
    bar.clear();
    if let Some(errors) = errors {
        let _: Downstream = errors.finish()?;
    }
    Ok(summary)
}

fn is_standard(path: &Path) -> bool {
    path.as_os_str() == "-"
}
