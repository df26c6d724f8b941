use std::collections::VecDeque;
use std::num::NonZeroUsize;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use super::ScoreError;
use super::summary::Ended;

type Result<T> = std::result::Result<T, ScoreError>;

/// Jobs that wait for a worker or for the writer, for each worker.
const AHEAD: usize = 2;

/// What reads the jobs of a run and collects them, on the main thread.
pub(super) trait Pipeline {
    type Job: Default + Send;

    /// Fills a job with what comes next; whether there was anything.
    fn read(&mut self, job: &mut Self::Job) -> Result<More>;

    /// Takes a finished job; jobs come in the order in which they were read.
    fn collect(&mut self, job: &mut Self::Job) -> Result<Ended>;

    /// After all jobs.
    fn end(&mut self) -> Result<()>;
}

/// Whether there is more to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum More {
    Job,
    Nothing,
}

/// What the workers do.
pub(super) trait Worker<J>: Sync {
    /// What a worker keeps from job to job.
    type Scratch;

    fn scratch(&self) -> Self::Scratch;

    fn run(&self, job: &mut J, scratch: &mut Self::Scratch);
}

/// Runs until everything is read and collected, or nobody wants more.
pub(super) fn run<P: Pipeline>(pipeline: &mut P, worker: &impl Worker<P::Job>, threads: NonZeroUsize) -> Result<()> {
    match threads.get() {
        1 => alone(pipeline, worker),
        threads => together(pipeline, worker, threads),
    }
}

/// Everything on this thread.
fn alone<P: Pipeline>(pipeline: &mut P, worker: &impl Worker<P::Job>) -> Result<()> {
    let mut scratch = worker.scratch();
    let mut job = P::Job::default();
    while pipeline.read(&mut job)? == More::Job {
        worker.run(&mut job, &mut scratch);
        if pipeline.collect(&mut job)? == Ended::DownstreamClosed {
            return Ok(());
        }
    }
    pipeline.end()
}

/// Reads and writes on this thread, works on others: the n-th job goes to the n-th worker in turn, so that asking the
/// workers in turn gives the jobs back in order.
fn together<P: Pipeline>(pipeline: &mut P, worker: &impl Worker<P::Job>, threads: usize) -> Result<()> {
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|_| {
                let (jobs, todo) = sync_channel::<P::Job>(AHEAD);
                let (done, results) = sync_channel::<P::Job>(AHEAD);
                scope.spawn(move || work(worker, &todo, &done));
                (jobs, results)
            })
            .collect();
        let mut busy = VecDeque::new();
        let mut spare: Vec<P::Job> = Vec::new();
        let mut more = More::Job;
        let mut sent = 0;
        loop {
            while more == More::Job && busy.len() < threads * AHEAD {
                let mut job = spare.pop().unwrap_or_default();
                more = pipeline.read(&mut job)?;
                if more == More::Job {
                    workers[sent % threads].0.send(job).map_err(|_| ScoreError::Worker)?;
                    busy.push_back(sent % threads);
                    sent += 1;
                }
            }
            let Some(at) = busy.pop_front() else { return pipeline.end() };
            let mut job = workers[at].1.recv().map_err(|_| ScoreError::Worker)?;
            if pipeline.collect(&mut job)? == Ended::DownstreamClosed {
                return Ok(());
            }
            spare.push(job);
        }
    })
}

fn work<J>(worker: &impl Worker<J>, todo: &Receiver<J>, done: &SyncSender<J>) {
    let mut scratch = worker.scratch();
    while let Ok(mut job) = todo.recv() {
        worker.run(&mut job, &mut scratch);
        if done.send(job).is_err() {
            return;
        }
    }
}
