mod baseline;
mod draft;

use std::collections::HashSet;
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Result, anyhow, ensure};
use clap::{Args, ValueEnum};
use rayon::prelude::*;

use self::baseline::{BaselineOptions, Known};
use self::draft::{Draft, Task, Worked};
use super::config_options::ConfigOptions;
use super::options::ModelOption;
use super::terminal::{Color, say};
use crate::dataset::{FileId, Output};
use crate::lint::{Config, ConfigSearch, Linter, Severity, Tally};
use crate::model::{Model, Scorers};
use crate::pages::{FoundPages, find_pages};
use crate::report::{FindingsFormat, Paint, error_line, tally_line};

/// Checks drafts and pages, and says what to change and where.
///
/// Folders are searched for .md, .markdown, .html, .htm and .txt files that neither `.gitignore` nor `.debaitignore` names.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 a file cannot be read or wrong usage.\n\
Examples:\n  debait check draft.md\n  debait check posts/ --format sarif > debait.sarif\n  \
debait check - --stdin-filename draft.md < draft.md\n  debait check posts/ --diff\n  \
debait check posts/ --ignore year-stamp,template\n  \
debait check posts/ --write-baseline known.json\n  debait check posts/ --baseline known.json\n  \
debait rule stuffed-tail"
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
    /// Applies the safe fixes, and reports the rest.
    #[arg(long, conflicts_with = "diff")]
    fix: bool,
    /// Shows what --fix would change, as a unified diff, and changes nothing.
    #[arg(long)]
    diff: bool,
    #[command(flatten)]
    baseline: BaselineOptions,
    #[command(flatten)]
    config: ConfigOptions,
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

fn findings(count: usize) -> String {
    if count == 1 { "1 finding".to_owned() } else { format!("{count} findings") }
}

/// Pages that are held at a time.
const BATCH: usize = 128;

impl Check {
    pub fn run(self, color: Color) -> Result<u8> {
        let from_stdin = self.paths.iter().any(|path| path.as_os_str() == "-");
        ensure!(
            from_stdin || self.stdin_filename.is_none(),
            "--stdin-filename: found no `-` among the files, expected standard input to name"
        );
        ensure!(!(from_stdin && self.fix), "--fix: cannot change standard input; --diff shows what it would change");
        let mut known = self.baseline.open()?;
        let models = self.model.load_all(None)?;
        // Models that do not go together are an error once, not once a thread.
        drop(linter(&models)?);
        let mut out = BufWriter::new(Output::standard()?);
        let mut writer = FindingsFormat::from(self.format).writer(Paint::new(color.on_stdout()));
        let (mut tally, mut failed, mut changes) = (Tally::default(), 0, 0);
        let FoundPages { mut files, unreadable } = find_pages(&self.paths);
        self.baseline.refuse_pages(&files)?;
        if self.fix {
            // A file under two names is put right once, not by two hands at a time.
            let mut seen = HashSet::new();
            files.retain(|file| FileId::of(file).is_none_or(|id| seen.insert(id)));
        }
        let drafts = self.drafts(files, self.config.search()?)?;
        for error in unreadable {
            failed += 1;
            say(format_args!("{}", error_line(&error)));
        }
        for batch in drafts.chunks(BATCH) {
            let worked = batch.par_iter().map_init(
                || linter(&models),
                |linter, draft| match linter {
                    Ok(linter) => draft.work(self.task(), linter),
                    Err(error) => Err(anyhow!("{error:#}")),
                },
            );
            let done: Vec<Result<Worked>> = worked.collect();
            for (draft, worked) in batch.iter().zip(done) {
                match worked {
                    Err(error) => {
                        failed += 1;
                        say(format_args!("{}", error_line(&error)));
                    }
                    Ok(mut worked) => {
                        tally.held_back += known.take(&draft.name, &mut worked.checked);
                        tally.add(&worked.checked.findings);
                        changes += worked.changes;
                        match worked.diff {
                            Some(diff) => out.write_all(diff.as_bytes())?,
                            None if known.reports() => writer.file(&worked.checked, &mut out)?,
                            None => {}
                        }
                    }
                }
            }
        }
        if known.reports() && !self.diff {
            writer.finish(&mut out)?;
        }
        out.flush()?;
        if failed == 0 {
            known.finish()?;
        }
        self.conclude(&known, &tally, failed, changes)
    }

    /// The pages to check, each with what holds for it: a file of configuration that is wrong ends the run before it.
    fn drafts(&self, files: Vec<PathBuf>, mut search: ConfigSearch) -> Result<Vec<Draft>> {
        let draft = |path: PathBuf| {
            let name = match &self.stdin_filename {
                Some(name) if path.as_os_str() == "-" => name.clone(),
                _ => path.clone(),
            };
            let config = search.config(&name)?;
            Ok(Draft { path, name, config })
        };
        files.into_iter().map(draft).collect()
    }

    fn task(&self) -> Task {
        match (self.fix, self.diff) {
            (true, _) => Task::Fix,
            (_, true) => Task::Diff,
            _ => Task::Report,
        }
    }

    fn conclude(&self, known: &Known, tally: &Tally, failed: usize, changes: usize) -> Result<u8> {
        match (self.task(), known) {
            (Task::Fix, _) => say(format_args!("debait: fixed {}; {}", findings(changes), tally_line(tally))),
            (Task::Diff, _) => say(format_args!("debait: --fix would fix {}", findings(changes))),
            (Task::Report, Known::Written(file, _)) => {
                let wrote = if failed == 0 { "baseline written to" } else { "baseline not written to" };
                say(format_args!("debait: {}; {wrote} {}", tally_line(tally), file.display()));
            }
            (Task::Report, _) => say(format_args!("debait: {}", tally_line(tally))),
        }
        let found = match self.task() {
            Task::Diff => changes > 0,
            Task::Report | Task::Fix => known.reports() && tally.reaches(self.fail_on.into()),
        };
        Ok(match (failed, found) {
            (1.., _) => 2,
            (0, true) => 1,
            (0, false) => 0,
        })
    }
}

/// A linter with models that go together.
pub fn linter(models: &[Arc<Model>]) -> Result<Linter> {
    Ok(Linter::new(Scorers::of(models.iter().cloned())?, Config::default()))
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
