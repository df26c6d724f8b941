/// Weyl increment of SplitMix64: 2⁶⁴ divided by the golden ratio.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

/// SplitMix64: a small, fast generator whose output is the same on every platform and in every version.
///
/// # Source
/// Steele, Lea & Flood 2014, OOPSLA, 453–472.
#[derive(Debug, Clone)]
pub(super) struct SplitMix64(u64);

impl SplitMix64 {
    /// The generator of one of many independent streams of a seed.
    pub fn stream(seed: u64, stream: u64) -> Self {
        SplitMix64(scramble(seed.wrapping_add(STEP)) ^ scramble(stream.wrapping_mul(STEP)))
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        scramble(self.0)
    }

    /// A number below `bound`, by multiplication (bias below `bound` / 2⁶⁴).
    pub fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.next()) * bound as u128) >> 64) as usize
    }
}

/// A hash of bytes that depends only on them and the seed.
pub(super) fn seeded_hash(seed: u64, bytes: &[u8]) -> u64 {
    let mut state = scramble(seed.wrapping_add(STEP)) ^ bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        state = scramble((state ^ u64::from_le_bytes(word)).wrapping_add(STEP));
    }
    state
}

fn scramble(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_the_published_numbers() {
        let mut random = SplitMix64(1_234_567);
        assert_eq!(random.next(), 6_457_827_717_110_365_317);
        assert_eq!(random.next(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn draws_evenly() {
        let mut random = SplitMix64::stream(7, 1);
        let mut counts = [0_u32; 10];
        for _ in 0..100_000 {
            counts[random.below(10)] += 1;
        }
        assert!(counts.iter().all(|count| (9_700..10_300).contains(count)), "{counts:?}");
    }

    #[test]
    fn hashes_differ_by_seed_length_and_byte() {
        assert_ne!(seeded_hash(1, b"a"), seeded_hash(2, b"a"));
        assert_ne!(seeded_hash(1, b"a"), seeded_hash(1, b"a\0"));
        assert_ne!(seeded_hash(1, b""), seeded_hash(1, b"\0"));
        assert_eq!(seeded_hash(1, b"a headline"), seeded_hash(1, b"a headline"));
    }
}
