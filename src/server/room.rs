use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::Limits;

/// Keeps the memory of all bodies and answers together bounded: each takes room for the bytes that there are of it, not
/// for those that it is said to have. Those of up to [`Limits::MEDIUM`] have a part of the room to themselves, so that
/// large ones leave no other without.
pub struct Room {
    medium: Arc<Semaphore>,
    large: Arc<Semaphore>,
}

/// Room that is taken until this is dropped; none for what is small.
#[derive(Debug, Default)]
pub struct Held(Option<OwnedSemaphorePermit>);

impl Room {
    pub fn new() -> Self {
        let part = |bytes| Arc::new(Semaphore::new(kib(bytes)));
        Room { medium: part(Limits::MEDIUM_ROOM), large: part(Limits::LARGE_ROOM) }
    }

    /// Room for so many bytes, as soon as there is some.
    pub async fn take(&self, bytes: usize) -> Held {
        match self.part(bytes) {
            Some((part, permits)) => Held(Arc::clone(part).acquire_many_owned(permits).await.ok()),
            None => Held(None),
        }
    }

    /// Room for so many bytes, if there is some now.
    pub fn try_take(&self, bytes: usize) -> Option<Held> {
        self.try_grow(Held(None), bytes)
    }

    /// Room for what has grown to so many bytes, if there is some now: what waits for more while it holds some could
    /// wait for ever.
    pub fn try_grow(&self, held: Held, bytes: usize) -> Option<Held> {
        let Some((part, permits)) = self.part(bytes) else { return Some(held) };
        let more = |permits: u32| Arc::clone(part).try_acquire_many_owned(permits).ok();
        match held.0 {
            Some(mut held) if Arc::ptr_eq(held.semaphore(), part) => {
                let has = u32::try_from(held.num_permits()).unwrap_or(u32::MAX);
                held.merge(more(permits.saturating_sub(has))?);
                Some(Held(Some(held)))
            }
            _ => more(permits).map(|permit| Held(Some(permit))),
        }
    }

    /// The part of the room that something of a size is in, and how much of it that takes; at most all.
    fn part(&self, bytes: usize) -> Option<(&Arc<Semaphore>, u32)> {
        let (part, most) = match bytes {
            ..=Limits::MEDIUM => (&self.medium, Limits::MEDIUM_ROOM),
            _ => (&self.large, Limits::LARGE_ROOM),
        };
        (bytes > Limits::SMALL).then(|| (part, u32::try_from(kib(bytes.min(most))).unwrap_or(u32::MAX)))
    }
}

fn kib(bytes: usize) -> usize {
    bytes.div_ceil(1 << 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_grows_takes_the_difference_and_large_ones_leave_room_for_others() {
        let room = Room::new();
        let left = || (room.medium.available_permits(), room.large.available_permits());
        let (medium, large) = left();
        assert_eq!((medium + large) << 10, Limits::ROOM);
        let small = room.try_take(Limits::SMALL).unwrap();
        assert_eq!(left(), (medium, large));
        let grown = room.try_grow(small, 100 << 10).unwrap();
        let grown = room.try_grow(grown, 200 << 10).unwrap();
        assert_eq!(left(), (medium - 200, large));
        let grown = room.try_grow(grown, 2 << 20).unwrap();
        assert_eq!(left(), (medium, large - 2048));
        let mut others: Vec<Held> = std::iter::from_fn(|| room.try_take(2 << 20)).collect();
        assert_eq!(others.len(), (large >> 11) - 1);
        assert!(room.try_take(Limits::MEDIUM).is_some());
        assert!(room.try_grow(room.try_take(Limits::MEDIUM).unwrap(), 2 << 20).is_none());
        others.clear();
        drop(grown);
        assert_eq!(left(), (medium, large));
        // One that is longer than all the room has all of it.
        let all = room.try_take(usize::MAX).unwrap();
        assert_eq!(left(), (medium, 0));
        drop(all);
    }
}
