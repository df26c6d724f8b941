use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

/// A token that cancels work on an input, on request or at a deadline.
///
/// Long-running work calls [`check`](Cancellation::check) between its steps. Once cancelled, the check unwinds to the
/// [`catch`](Cancellation::catch) around the work, so a partial result is never mistaken for a whole one; no panic is
/// reported. Discard whatever the work was modifying.
///
/// # Examples
///
/// ```
/// use debait::features::{Cancellation, Cancelled};
///
/// let cancellation = Cancellation::new(None);
/// let sum = cancellation.catch(|| (1..=4).inspect(|_| cancellation.check()).sum::<u32>());
/// assert_eq!(sum, Ok(10));
/// cancellation.cancel();
/// assert_eq!(cancellation.catch(|| cancellation.check()), Err(Cancelled));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Cancellation(Option<Arc<State>>);

#[derive(Debug)]
struct State {
    cancelled: AtomicBool,
    deadline: Option<Instant>,
}

/// The work was cancelled before it finished.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the work was cancelled")]
pub struct Cancelled;

impl Cancellation {
    /// A token that is never cancelled.
    pub const NEVER: Cancellation = Cancellation(None);

    /// A token that can be cancelled, and is cancelled at the deadline, if any.
    pub fn new(deadline: Option<Instant>) -> Self {
        Cancellation(Some(Arc::new(State { cancelled: AtomicBool::new(false), deadline })))
    }

    /// Cancels the work at its next check.
    pub fn cancel(&self) {
        if let Some(state) = &self.0 {
            state.cancelled.store(true, Ordering::Relaxed);
        }
    }

    /// Whether the work is cancelled.
    pub fn is_cancelled(&self) -> bool {
        let past = |deadline: Instant| Instant::now() >= deadline;
        self.0.as_ref().is_some_and(|state| state.cancelled.load(Ordering::Relaxed) || state.deadline.is_some_and(past))
    }

    /// Returns unless the work is cancelled; otherwise unwinds to [`catch`](Cancellation::catch).
    pub fn check(&self) {
        if self.is_cancelled() {
            resume_unwind(Box::new(Cancelled));
        }
    }

    /// Runs work that checks this token. Other panics propagate.
    ///
    /// # Errors
    ///
    /// [`Cancelled`] if a check found it cancelled.
    pub fn catch<R>(&self, work: impl FnOnce() -> R) -> Result<R, Cancelled> {
        catch_unwind(AssertUnwindSafe(work)).or_else(|panic| match panic.downcast::<Cancelled>() {
            Ok(cancelled) => Err(*cancelled),
            Err(panic) => resume_unwind(panic),
        })
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn work_ends_where_it_is_cancelled_or_late_and_panics_stay_panics() {
        let never = Cancellation::NEVER;
        never.cancel();
        assert_eq!(never.catch(|| never.check()), Ok(()));
        let late = Cancellation::new(Some(Instant::now()));
        assert_eq!(late.catch(|| late.check()), Err(Cancelled));
        let early = Cancellation::new(Some(Instant::now() + Duration::from_secs(3600)));
        assert!(!early.is_cancelled());
        early.clone().cancel();
        assert!(early.is_cancelled(), "clones are cancelled together");
        assert!(catch_unwind(|| never.catch(|| resume_unwind(Box::new("another")))).is_err());
    }
}
