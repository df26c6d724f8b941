use std::collections::VecDeque;
use std::num::NonZeroUsize;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use anyhow::{Context, Result};

use super::summary::Ended;

/// Jobs that wait for a worker or for the writer, for each worker.
const AHEAD: usize = 2;

/// The two ends of a run, on the main thread.
pub(super) trait Ends {
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
pub(super) trait Labour<J>: Sync {
    /// What a worker keeps from job to job.
    type Scratch;

    fn scratch(&self) -> Self::Scratch;

    fn run(&self, job: &mut J, scratch: &mut Self::Scratch);
}

/// Runs until everything is read and collected, or nobody wants more.
pub(super) fn run<E: Ends>(ends: &mut E, labour: &impl Labour<E::Job>, threads: NonZeroUsize) -> Result<()> {
    match threads.get() {
        1 => alone(ends, labour),
        threads => together(ends, labour, threads),
    }
}

/// Everything on this thread.
fn alone<E: Ends>(ends: &mut E, labour: &impl Labour<E::Job>) -> Result<()> {
    let mut scratch = labour.scratch();
    let mut job = E::Job::default();
    while ends.read(&mut job)? == More::Job {
        labour.run(&mut job, &mut scratch);
        if ends.collect(&mut job)? == Ended::DownstreamClosed {
            return Ok(());
        }
    }
    ends.end()
}

/// Reads and writes on this thread, works on others: the n-th job goes to the n-th worker in turn, so that asking the
/// workers in turn gives the jobs back in order.
fn together<E: Ends>(ends: &mut E, labour: &impl Labour<E::Job>, threads: usize) -> Result<()> {
    thread::scope(|scope| {
        let lanes: Vec<_> = (0..threads)
            .map(|_| {
                let (jobs, todo) = sync_channel::<E::Job>(AHEAD);
                let (done, results) = sync_channel::<E::Job>(AHEAD);
                scope.spawn(move || work(labour, &todo, &done));
                (jobs, results)
            })
            .collect();
        let mut busy = VecDeque::new();
        let mut spare: Vec<E::Job> = Vec::new();
        let mut more = More::Job;
        let mut sent = 0;
        loop {
            while more == More::Job && busy.len() < threads * AHEAD {
                let mut job = spare.pop().unwrap_or_default();
                more = ends.read(&mut job)?;
                if more == More::Job {
                    lanes[sent % threads].0.send(job).ok().context("a worker is gone")?;
                    busy.push_back(sent % threads);
                    sent += 1;
                }
            }
            let Some(lane) = busy.pop_front() else { return ends.end() };
            let mut job = lanes[lane].1.recv().context("a worker is gone")?;
            if ends.collect(&mut job)? == Ended::DownstreamClosed {
                return Ok(());
            }
            spare.push(job);
        }
    })
}

fn work<J>(labour: &impl Labour<J>, todo: &Receiver<J>, done: &SyncSender<J>) {
    let mut scratch = labour.scratch();
    while let Ok(mut job) = todo.recv() {
        labour.run(&mut job, &mut scratch);
        if done.send(job).is_err() {
            return;
        }
    }
}
