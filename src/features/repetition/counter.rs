/// Counts 64-bit hashes: open addressing in one allocation, sized once.
///
/// Two different things with one hash count as one; at 64 bits that is once in billions of pages.
pub struct Counter {
    /// Hash (0 for an empty place) and count.
    places: Vec<(u64, u32)>,
    mask: usize,
}

impl Counter {
    /// A counter for at most `most` different hashes.
    pub fn with_room_for(most: usize) -> Self {
        let places = (2 * most).next_power_of_two().max(16);
        Counter { places: vec![(0, 0); places], mask: places - 1 }
    }

    /// The value kept for a hash, 0 where it is new.
    pub fn get(&mut self, hash: u64) -> &mut u32 {
        let hash = hash.max(1);
        let mut at = (hash ^ (hash >> 32)) as usize & self.mask;
        loop {
            let place = self.places[at].0;
            if place == hash || place == 0 {
                self.places[at].0 = hash;
                return &mut self.places[at].1;
            }
            at = (at + 1) & self.mask;
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
