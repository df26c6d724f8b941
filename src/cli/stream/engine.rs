use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use anyhow::{Context, Result};

use super::collect::Collector;
use super::job::Job;
use super::plan::{Plan, RowScorer};
use super::summary::{Ended, Progress, Summary};
use super::work::{Scratch, Work};
use crate::dataset::{Next, Output, Source};

/// Chunks that wait for a worker or for the writer, for each worker.
const AHEAD: usize = 2;

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
    let names = scorer.columns().into_iter().map(|name| format!("{}{name}", plan.prefix)).collect();
    let work = Work::new(&source, names, plan)?;
    let mut collector = Collector::new(source.name(), source.first_line(), plan.on_error, output, errors);
    if collector.start(&work.header(&source))? == Ended::DownstreamClosed {
        collector.summary.ended = Ended::DownstreamClosed;
        return Ok(collector.summary);
    }
    let mut run = Run { source: &mut source, collector: &mut collector, progress, next: Next::Chunk };
    match plan.threads.get() {
        1 => run.alone(&work, scorer)?,
        threads => run.together(&work, scorer, threads)?,
    }
    Ok(collector.summary)
}

struct Run<'r, 'o> {
    source: &'r mut Source,
    collector: &'r mut Collector<'o>,
    progress: &'r mut dyn FnMut(Progress),
    /// What reading said last.
    next: Next,
}

impl Run<'_, '_> {
    /// Everything on this thread.
    fn alone<S: RowScorer>(&mut self, work: &Work, scorer: &S) -> Result<()> {
        let mut scratch = Scratch::new(scorer.scratch());
        let mut job = Job::default();
        while self.read(&mut job)? == Next::Chunk {
            work.run(&mut job, scorer, &mut scratch);
            if self.collect(&job)? == Ended::DownstreamClosed {
                return Ok(());
            }
        }
        self.end()
    }

    /// Reads and writes on this thread, scores on others: the n-th chunk goes to the n-th worker in turn, so that
    /// asking the workers in turn gives the chunks back in order.
    fn together<S: RowScorer>(&mut self, work: &Work, scorer: &S, threads: usize) -> Result<()> {
        thread::scope(|scope| {
            let lanes: Vec<_> = (0..threads)
                .map(|_| {
                    let (jobs, todo) = sync_channel::<Job>(AHEAD);
                    let (done, results) = sync_channel::<Job>(AHEAD);
                    scope.spawn(move || worker(work, scorer, &todo, &done));
                    (jobs, results)
                })
                .collect();
            let mut busy = VecDeque::new();
            let mut spare: Vec<Job> = Vec::new();
            let mut sent = 0;
            loop {
                while self.next == Next::Chunk && busy.len() < threads * AHEAD {
                    let mut job = spare.pop().unwrap_or_default();
                    if self.read(&mut job)? == Next::Chunk {
                        lanes[sent % threads].0.send(job).ok().context("a worker is gone")?;
                        busy.push_back(sent % threads);
                        sent += 1;
                    }
                }
                let Some(lane) = busy.pop_front() else { return self.end() };
                let job = lanes[lane].1.recv().context("a worker is gone")?;
                if self.collect(&job)? == Ended::DownstreamClosed {
                    return Ok(());
                }
                spare.push(job);
            }
        })
    }

    fn read(&mut self, job: &mut Job) -> Result<Next> {
        job.reset();
        self.next = self.source.next_chunk(&mut job.chunk)?;
        Ok(self.next)
    }

    fn collect(&mut self, job: &Job) -> Result<Ended> {
        let ended = self.collector.take(job)?;
        let input = self.source.input();
        (self.progress)(Progress { bytes: input.position(), total: input.size(), rows: self.collector.summary.read });
        Ok(ended)
    }

    fn end(&self) -> Result<()> {
        match self.next {
            Next::TooLong => Err(self.collector.too_long().into()),
            Next::Chunk | Next::End => Ok(()),
        }
    }
}

fn worker<S: RowScorer>(work: &Work, scorer: &S, todo: &Receiver<Job>, done: &SyncSender<Job>) {
    let mut scratch = Scratch::new(scorer.scratch());
    while let Ok(mut job) = todo.recv() {
        work.run(&mut job, scorer, &mut scratch);
        if done.send(job).is_err() {
            return;
        }
    }
}
