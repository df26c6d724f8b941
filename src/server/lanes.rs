use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::Limits;

/// Where requests wait for a core, by size: none waits behind one that takes much longer, and large ones together never
/// have every core.
pub struct Lanes {
    medium: Arc<Semaphore>,
    large: Arc<Semaphore>,
}

impl Lanes {
    /// Lanes for so many cores.
    pub fn new(threads: usize) -> Self {
        let lane = |permits| Arc::new(Semaphore::new(permits));
        Lanes { medium: lane(threads), large: lane(Limits::large_turns(threads)) }
    }

    /// A turn for a request of so many bytes, which ends when it is dropped. Those of a lane get theirs in order.
    pub async fn turn(&self, bytes: usize) -> Option<OwnedSemaphorePermit> {
        let lane = if bytes <= Limits::MEDIUM { &self.medium } else { &self.large };
        Arc::clone(lane).acquire_owned().await.ok()
    }
}
