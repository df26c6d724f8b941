use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result, anyhow, ensure};
use clap::{Args, ValueEnum};
use rayon::prelude::*;
use similar::TextDiff;

use super::options::ModelOption;
use super::page_text::read_page_text;
use super::pages::{Pages, find_pages, shown};
use super::terminal::Color;
use crate::dataset::{Input, Output};
use crate::lint::{Checked, Config, Fixed, Linter, Severity, Tally};
use crate::model::{Model, Scorer};
use crate::report::{FindingsFormat, Paint, tally_line};
use crate::text::Markup;

/// Checks drafts and pages, and says what to change and where.
///
/// Folders are searched for .md, .markdown, .html, .htm and .txt files that neither `.gitignore` nor `.debaitignore` names.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 a file cannot be read or wrong usage.\n\
Examples:\n  debait check draft.md\n  debait check posts/ --format sarif > debait.sarif\n  \
debait check - --stdin-filename draft.md < draft.md\n  debait check posts/ --diff\n  debait rule stuffed-tail"
)]
pub struct Check {
    /// Files and folders; `-` is standard input.
    #[arg(required = true, value_name = "FILE")]
    paths: Vec<PathBuf>,
    /// What standard input is called in reports; its extension tells the markup.
    #[arg(long, value_name = "NAME")]
    stdin_filename: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Findings of this severity or a higher one end with exit code 1.
    #[arg(long, value_enum, default_value_t = Least::Warning, value_name = "SEVERITY")]
    fail_on: Least,
    /// Puts right what can be without rewriting prose, and reports the rest.
    #[arg(long, conflicts_with = "diff")]
    fix: bool,
    /// Shows what --fix would change, as a unified diff, and changes nothing.
    #[arg(long)]
    diff: bool,
    #[command(flatten)]
    model: ModelOption,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Compact,
    Json,
    Jsonl,
    Sarif,
    Github,
    Checkstyle,
    Junit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Least {
    Error,
    Warning,
    Info,
}

/// Pages that are held at a time.
const BATCH: usize = 128;

impl Check {
    pub fn run(self, color: Color) -> Result<ExitCode> {
        let from_stdin = self.paths.iter().any(|path| path.as_os_str() == "-");
        ensure!(
            from_stdin || self.stdin_filename.is_none(),
            "--stdin-filename: found no `-` among the files, expected standard input to name"
        );
        ensure!(!(from_stdin && self.fix), "--fix: cannot change standard input; --diff shows what it would change");
        let models = self.model.load()?;
        // Models that do not go together are an error once, not once a thread.
        drop(linter(&models)?);
        let mut out = BufWriter::new(io::stdout().lock());
        let mut writer = FindingsFormat::from(self.format).writer(Paint::new(color.on_stdout()));
        let (mut tally, mut failed, mut changes) = (Tally::default(), 0, 0);
        let Pages { files, unreadable } = find_pages(&self.paths);
        for error in unreadable {
            failed += 1;
            eprintln!("debait: error: {error:#}");
        }
        for batch in files.chunks(BATCH) {
            let worked = batch.par_iter().map_init(
                || linter(&models),
                |linter, path| match linter {
                    Ok(linter) => self.work(path, linter),
                    Err(error) => Err(anyhow!("{error:#}")),
                },
            );
            let done: Vec<Result<Worked>> = worked.collect();
            for worked in done {
                match worked {
                    Err(error) => {
                        failed += 1;
                        eprintln!("debait: error: {error:#}");
                    }
                    Ok(worked) => {
                        tally.add(&worked.checked.findings);
                        changes += worked.changes;
                        match worked.diff {
                            Some(diff) => out.write_all(diff.as_bytes())?,
                            None => writer.file(&worked.checked, &mut out)?,
                        }
                    }
                }
            }
        }
        if !self.diff {
            writer.finish(&mut out)?;
        }
        out.flush()?;
        self.conclude(&tally, failed, changes)
    }

    /// Checks one page, and changes it where that is wanted.
    fn work(&self, path: &Path, linter: &mut Linter) -> Result<Worked> {
        let name = match &self.stdin_filename {
            Some(name) if path.as_os_str() == "-" => name,
            _ => path,
        };
        let input = Input::open(path)?;
        let called = if name.as_os_str() == "-" { input.name().to_owned() } else { shown(name) };
        let source = read_page_text(input)?;
        let markup = Markup::of_path(name);
        if !(self.fix || self.diff) {
            let findings = linter.check(markup, &source);
            return Ok(Worked { checked: Checked::new(called, source, findings), changes: 0, diff: None });
        }
        let Fixed { source: text, made, findings } = linter.fix(markup, &source);
        let diff = self.diff.then(|| unified(&called, &source, &text));
        if self.fix && made > 0 {
            replace(path, &text).with_context(|| format!("{called}: cannot put it right"))?;
        }
        Ok(Worked { checked: Checked::new(called, text, findings), changes: made, diff })
    }

    fn conclude(&self, tally: &Tally, failed: usize, changes: usize) -> Result<ExitCode> {
        match (self.fix, self.diff) {
            (true, _) => eprintln!("debait: put {changes} right; {}", tally_line(tally)),
            (_, true) => eprintln!("debait: --fix would put {changes} right"),
            _ => eprintln!("debait: {}", tally_line(tally)),
        }
        let found = if self.diff { changes > 0 } else { tally.reaches(self.fail_on.into()) };
        Ok(match (failed, found) {
            (1.., _) => ExitCode::from(2),
            (0, true) => ExitCode::from(1),
            (0, false) => ExitCode::SUCCESS,
        })
    }
}

/// A page that was checked.
struct Worked {
    checked: Checked,
    changes: usize,
    /// Instead of its findings.
    diff: Option<String>,
}

/// A linter with models that go together.
pub fn linter(models: &[Arc<Model>]) -> Result<Linter> {
    Ok(Linter::new(Scorer::of(models.iter().cloned())?, Config::default()))
}

/// What was changed, as `diff -u` says it; empty where nothing was.
fn unified(name: &str, before: &str, after: &str) -> String {
    if before == after {
        return String::new();
    }
    TextDiff::from_lines(before, after).unified_diff().header(name, name).to_string()
}

/// Writes a page anew; a byte order mark stays.
fn replace(path: &Path, text: &str) -> Result<()> {
    const MARK: &[u8] = b"\xEF\xBB\xBF";
    let marked = std::fs::read(path)?.starts_with(MARK);
    let mut bytes = if marked { MARK.to_vec() } else { Vec::new() };
    bytes.extend_from_slice(text.as_bytes());
    let _ = Output::write_all(path, &bytes)?;
    Ok(())
}

impl From<Format> for FindingsFormat {
    fn from(format: Format) -> Self {
        match format {
            Format::Text => FindingsFormat::Text,
            Format::Compact => FindingsFormat::Compact,
            Format::Json => FindingsFormat::Json,
            Format::Jsonl => FindingsFormat::JsonLines,
            Format::Sarif => FindingsFormat::Sarif,
            Format::Github => FindingsFormat::Github,
            Format::Checkstyle => FindingsFormat::Checkstyle,
            Format::Junit => FindingsFormat::Junit,
        }
    }
}

impl From<Least> for Severity {
    fn from(least: Least) -> Self {
        match least {
            Least::Error => Severity::Error,
            Least::Warning => Severity::Warning,
            Least::Info => Severity::Info,
        }
    }
}
