use anyhow::Result;

use super::collect::Collector;
use super::job::Job;
use super::ordered_pool::{self, More, Pipeline, Worker};
use super::plan::{Plan, RowScorer};
use super::summary::{Ended, Progress, Summary};
use super::work::{Scratch, Work};
use crate::dataset::{Next, Output, Source};

/// Scores every row of `source` into `output`, bad rows into `errors`.
///
/// Memory is bounded by the number of threads, not by the input. Neither output is finished: that is up to the
/// caller, who drops them if this fails.
pub fn score_stream<S: RowScorer>(
    mut source: Source,
    scorer: &S,
    plan: &Plan,
    output: &mut Output,
    errors: Option<&mut Output>,
    progress: &mut dyn FnMut(Progress),
) -> Result<Summary> {
    let work = Work::new(&source, plan.new_columns(scorer), plan)?;
    let mut collector = Collector::new(source.name(), source.first_line(), plan.on_error, output, errors);
    if collector.start(&work.header(&source))? == Ended::DownstreamClosed {
        collector.summary.ended = Ended::DownstreamClosed;
        return Ok(collector.summary);
    }
    let mut pipeline = Chunks { source: &mut source, collector: &mut collector, progress, next: Next::Chunk };
    ordered_pool::run(&mut pipeline, &Scoring { work: &work, scorer }, plan.threads)?;
    Ok(collector.summary)
}

struct Chunks<'r, 'o> {
    source: &'r mut Source,
    collector: &'r mut Collector<'o>,
    progress: &'r mut dyn FnMut(Progress),
    /// What reading said last.
    next: Next,
}

impl Pipeline for Chunks<'_, '_> {
    type Job = Job;

    fn read(&mut self, job: &mut Job) -> Result<More> {
        job.reset();
        self.next = self.source.next_chunk(&mut job.chunk)?;
        Ok(if self.next == Next::Chunk { More::Job } else { More::Nothing })
    }

    fn collect(&mut self, job: &mut Job) -> Result<Ended> {
        let ended = self.collector.take(job)?;
        let input = self.source.input();
        (self.progress)(Progress { bytes: input.position(), total: input.size(), rows: self.collector.summary.read });
        Ok(ended)
    }

    fn end(&mut self) -> Result<()> {
        match self.next {
            Next::TooLong => Err(self.collector.too_long().into()),
            Next::Chunk | Next::End => Ok(()),
        }
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
