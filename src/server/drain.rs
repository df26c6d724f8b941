use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether a server was told to stop.
#[derive(Clone, Default)]
pub(super) struct Drain(Arc<AtomicBool>);

impl Drain {
    pub fn has_begun(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    pub fn begin(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}
