use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::spawn_blocking;
use tokio::time::timeout;

use super::problem::Problem;
use super::{Limits, Settings};
use crate::lint::Linter;
use crate::model::Scorer;

/// Where work on drafts is done: scorers and linters, used by one request at a time, and room for what is long.
pub struct Desk {
    settings: Settings,
    scorers: Idle<Scorer>,
    linters: Idle<Linter>,
    /// Requests with long drafts that are worked on.
    long: Arc<Semaphore>,
    /// KiB that bodies and answers may have together.
    room: Arc<Semaphore>,
}

/// Those that nobody uses at the moment.
struct Idle<T>(Mutex<Vec<T>>);

impl<T> Idle<T> {
    /// Works with one that is idle, or a new one. One that panicked is not used again.
    fn with<R>(&self, new: impl FnOnce() -> T, work: impl FnOnce(&mut T) -> R) -> R {
        let idle = self.0.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut tool = idle.unwrap_or_else(new);
        let result = work(&mut tool);
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(tool);
        result
    }
}

impl Desk {
    /// A desk with one scorer and linter a thread: who comes first waits for none.
    pub fn new(settings: Settings) -> Self {
        let desk = Desk {
            scorers: Idle(Mutex::default()),
            linters: Idle(Mutex::default()),
            long: Arc::new(Semaphore::new(settings.threads)),
            room: Arc::new(Semaphore::new(Limits::ROOM >> 10)),
            settings,
        };
        let scorers = (0..desk.settings.threads).map(|_| desk.scorer()).collect();
        let linters = (0..desk.settings.threads).map(|_| desk.linter()).collect();
        Desk { scorers: Idle(Mutex::new(scorers)), linters: Idle(Mutex::new(linters)), ..desk }
    }

    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    fn scorer(&self) -> Scorer {
        Scorer::of(self.settings.models.iter().cloned()).expect("the models were tried together")
    }

    fn linter(&self) -> Linter {
        Linter::new(self.scorer(), Arc::clone(&self.settings.config))
    }

    pub fn with_scorer<R>(&self, work: impl FnOnce(&mut Scorer) -> R) -> R {
        self.scorers.with(|| self.scorer(), work)
    }

    pub fn with_linter<R>(&self, work: impl FnOnce(&mut Linter) -> R) -> R {
        self.linters.with(|| self.linter(), work)
    }

    /// Does what a request of so many bytes asks for: at once where that is little, else on a thread for it, as many at
    /// a time as there are cores.
    pub async fn work<R: Send + 'static>(
        self: &Arc<Self>,
        bytes: usize,
        work: impl FnOnce(&Desk) -> R + Send + 'static,
    ) -> Result<R, Problem> {
        if bytes <= Limits::SMALL {
            return Ok(work(self));
        }
        let turn = taken(Arc::clone(&self.long), 1, self.settings.limits.time).await?;
        let desk = Arc::clone(self);
        let work = spawn_blocking(move || {
            let result = work(&desk);
            drop(turn);
            result
        });
        work.await.map_err(|_| Problem::internal())
    }

    /// Room for the body of a request or an answer, until it is given back; none is asked for what is small.
    pub async fn room(&self, bytes: usize) -> Result<Option<OwnedSemaphorePermit>, Problem> {
        if bytes <= Limits::SMALL {
            return Ok(None);
        }
        let kib = bytes.div_ceil(1 << 10).min(Limits::ROOM >> 10);
        let kib = u32::try_from(kib).unwrap_or(u32::MAX);
        taken(Arc::clone(&self.room), kib, self.settings.limits.time).await.map(Some)
    }
}

/// Permits, as soon as there are that many; a problem where that is too late.
async fn taken(of: Arc<Semaphore>, permits: u32, time: Duration) -> Result<OwnedSemaphorePermit, Problem> {
    match timeout(time, of.acquire_many_owned(permits)).await {
        Ok(Ok(permit)) => Ok(permit),
        _ => Err(Problem::busy()),
    }
}
