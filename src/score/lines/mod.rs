//! Rows of text through the engine: CSV, TSV and JSON Lines, a chunk of whole rows at a time.

mod csv;
mod job;
mod json;
mod scratch;
mod work;

use self::job::{BadRow, Job};
use self::scratch::Scratch;
use self::work::Work;
use super::ScoreError;
use super::collector::Collector;
use super::ordered_pool::{self, More, Pipeline, Worker};
use super::plan::{OnError, Plan};
use super::row_scorer::RowScorer;
use super::sheet::Sheet;
use super::summary::{Ended, Progress, Summary};
use crate::dataset::{DatasetError, Next, Output, RECORD_LIMIT, RowFault, Source};

/// Scores every row of `source` into `output`, bad rows into `errors`.
///
/// Memory is bounded by the number of threads, not by the input. Neither output is finished: that is up to the
/// caller, who drops them if this fails.
///
/// # Errors
///
/// [`ScoreError`] where the source cannot be read, the output not written, or a bad row is to stop the run.
pub fn score_stream<S: RowScorer>(
    mut source: Source,
    scorer: &S,
    plan: &Plan,
    output: &mut Output,
    errors: Option<&mut Output>,
    progress: &mut dyn FnMut(Progress),
) -> Result<Summary, ScoreError> {
    let work = Work::new(&source, plan.new_columns(scorer), plan)?;
    let (summary, sheet) = (Summary::default(), Sheet::Records(output));
    let mut collector = Collector { on_error: plan.on_error, sheet, errors, summary };
    if collector.start(&work.header(&source), b"row,line,reason,record\n")? == Ended::DownstreamClosed {
        return Ok(collector.summary);
    }
    let line = source.first_line();
    let mut chunks = Chunks { source: &mut source, collector: &mut collector, progress, next: Next::Chunk, line };
    ordered_pool::run(&mut chunks, &Scoring { work: &work, scorer }, plan.threads)?;
    Ok(collector.finish()?)
}

struct Chunks<'r, 'o> {
    source: &'r mut Source,
    collector: &'r mut Collector<'o>,
    progress: &'r mut dyn FnMut(Progress),
    /// What reading said last.
    next: Next,
    /// Line where the next chunk to collect starts, from 1.
    line: u64,
}

impl Pipeline for Chunks<'_, '_> {
    type Job = Job;

    fn read(&mut self, job: &mut Job) -> Result<More, ScoreError> {
        job.reset();
        self.next = self.source.next_chunk(&mut job.chunk)?;
        Ok(if self.next == Next::Chunk { More::Job } else { More::Nothing })
    }

    fn collect(&mut self, job: &mut Job) -> Result<Ended, ScoreError> {
        let ended = self.collector.sheet.put_text(&job.out)?;
        for bad in &job.faults {
            self.bad_row(bad, job)?;
        }
        self.line += job.lines;
        self.collector.count(job.counts, ended);
        let input = self.source.input();
        (self.progress)(Progress { bytes: input.position(), total: input.size(), rows: self.collector.summary.read });
        Ok(ended)
    }

    fn end(&mut self) -> Result<(), ScoreError> {
        match self.next {
            // A record that is too long to be kept comes after all jobs.
            Next::TooLong => Err(self.error(0, 0, RowFault::TooLong { limit: RECORD_LIMIT }).into()),
            Next::Chunk | Next::End => Ok(()),
        }
    }
}

impl Chunks<'_, '_> {
    fn bad_row(&mut self, bad: &BadRow, job: &Job) -> Result<(), DatasetError> {
        if self.collector.on_error == OnError::Error || bad.fault.is_fatal() {
            return Err(self.error(bad.row, bad.line, bad.fault.clone()));
        }
        if let RowFault::UnclosedQuote { lines, .. } = bad.fault {
            self.collector.summary.swallowed += lines;
        }
        if !self.collector.lists() {
            return Ok(());
        }
        let place = format!("{},{},", self.collector.summary.read + bad.row + 1, self.line + bad.line);
        let record = job.chunk.get(bad.span.clone()).unwrap_or_default();
        self.collector.list(&place, &bad.fault.to_string(), record)
    }

    /// What is wrong with a row, so many rows and lines behind the jobs that are collected.
    fn error(&self, row: u64, line: u64, fault: RowFault) -> DatasetError {
        let (row, line) = (self.collector.summary.read + row + 1, self.line + line);
        DatasetError::Row { file: self.source.name().to_owned(), row, line, fault }
    }
}

struct Scoring<'s, S> {
    work: &'s Work,
    scorer: &'s S,
}

impl<S: RowScorer> Worker<Job> for Scoring<'_, S> {
    type Scratch = Scratch<S::Scratch>;

    fn scratch(&self) -> Self::Scratch {
        Scratch::new(self.scorer.scratch())
    }

    fn run(&self, job: &mut Job, scratch: &mut Self::Scratch) {
        self.work.run(job, self.scorer, scratch);
    }
}
