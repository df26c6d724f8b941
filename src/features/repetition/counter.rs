/// Counts 64-bit hashes: an open-addressing table in one allocation, sized up front.
///
/// Items whose hashes collide count as one; at 64 bits that happens once in billions of pages.
pub struct Counter {
    /// Hash (0 for an empty place) and count.
    places: Vec<(u64, u32)>,
    taken: usize,
}

impl Counter {
    /// A counter for about `most` different hashes; it grows where there are more.
    pub fn with_room_for(most: usize) -> Self {
        let places = (2 * most).next_power_of_two().max(16);
        Counter { places: vec![(0, 0); places], taken: 0 }
    }

    /// The value kept for a hash, 0 where it is new.
    pub fn get(&mut self, hash: u64) -> &mut u32 {
        let hash = hash.max(1);
        let mut at = self.place(hash);
        if self.places[at].0 == 0 {
            // Searching a full table would never end, and a nearly full one would take long.
            if 4 * self.taken >= 3 * self.places.len() {
                self.grow();
                at = self.place(hash);
            }
            self.taken += 1;
            self.places[at].0 = hash;
        }
        &mut self.places[at].1
    }

    /// Where a hash is kept, or would be.
    fn place(&self, hash: u64) -> usize {
        let mask = self.places.len() - 1;
        let mut at = (hash ^ (hash >> 32)) as usize & mask;
        while self.places[at].0 != hash && self.places[at].0 != 0 {
            at = (at + 1) & mask;
        }
        at
    }

    fn grow(&mut self) {
        let places = vec![(0, 0); 2 * self.places.len()];
        for (hash, count) in std::mem::replace(&mut self.places, places).into_iter().filter(|(hash, _)| *hash != 0) {
            let at = self.place(hash);
            self.places[at] = (hash, count);
        }
    }
}

/// Adds one more number to a hash of a sequence.
pub fn mix(hash: u64, next: u32) -> u64 {
    let mixed = (hash ^ u64::from(next)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 29)
}

/// A hash of a sequence.
pub fn hash_of(sequence: impl IntoIterator<Item = u32>) -> u64 {
    sequence.into_iter().fold(0x51_7c_c1_b7_27_22_0a_95, mix)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_hashes_than_expected_are_counted_too() {
        let mut counter = Counter::with_room_for(1);
        for turn in 1..=3 {
            for number in 0..1000 {
                let count = counter.get(hash_of([number]));
                *count += 1;
                assert_eq!(*count, turn, "{number}");
            }
        }
    }
}
