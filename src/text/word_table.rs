use std::hash::{BuildHasher, RandomState};

use super::Token;

/// Tokens of up to 16 bytes, by their bytes; no token has a NUL byte, so padding is unambiguous.
///
/// Key and token fill one cache line, since a look-up spends most of its time waiting for memory. Each is at the place
/// its bytes hash to or, if that is taken, at the next free one (linear probing, Knuth 1973, section 6.4); at most half
/// of the places are taken. The hash is seeded, so nobody can choose words that collide.
#[derive(Debug, Clone)]
pub(super) struct WordTable {
    places: Vec<Place>,
    len: usize,
    seed: [u64; 2],
}

/// The place of a token, if it has one.
#[derive(Debug, Clone, Copy)]
pub(super) struct WordPlace(usize);

#[derive(Debug, Clone, Copy)]
#[repr(align(64))]
struct Place {
    /// 0 if the place is free, since no token is empty.
    bytes: u128,
    token: Token,
}

const FREE: Place = Place { bytes: 0, token: Token::BLANK };

/// Places of a table with a token; a power of two.
const FEWEST: usize = 1 << 11;

impl Default for WordTable {
    fn default() -> Self {
        let random = RandomState::new();
        WordTable { places: Vec::new(), len: 0, seed: [random.hash_one(0), random.hash_one(1)] }
    }
}

impl WordTable {
    /// The token of these bytes.
    pub fn get(&self, bytes: u128) -> Option<Token> {
        let mut at = self.place(bytes);
        loop {
            let place = self.places.get(at)?;
            if place.bytes == bytes {
                return Some(place.token);
            }
            if place.bytes == 0 {
                return None;
            }
            at = (at + 1) & (self.places.len() - 1);
        }
    }

    /// The place of the token of these bytes, if it is the first one probed: a fast path that usually finds it. It
    /// stays there until [`reserve`](WordTable::reserve) makes room.
    pub fn first(&self, bytes: u128) -> WordPlace {
        let at = self.place(bytes);
        let is_there = bytes != 0 && self.places.get(at).is_some_and(|place| place.bytes == bytes);
        WordPlace(if is_there { at } else { usize::MAX })
    }

    /// The token at a place.
    pub fn at(&self, place: WordPlace) -> Option<&Token> {
        self.places.get(place.0).map(|place| &place.token)
    }

    /// Makes room for more tokens.
    pub fn reserve(&mut self, more: usize) {
        let least = 2 * (self.len + more);
        if least > self.places.len() {
            let before = std::mem::replace(&mut self.places, vec![FREE; least.next_power_of_two().max(FEWEST)]);
            before.into_iter().filter(|place| place.bytes != 0).for_each(|place| self.put(place));
        }
    }

    /// Adds a token whose bytes are not in the table yet.
    pub fn insert(&mut self, bytes: u128, token: Token) {
        self.reserve(1);
        self.put(Place { bytes, token });
        self.len += 1;
    }

    /// Forgets all tokens and keeps the memory.
    pub fn clear(&mut self) {
        self.places.fill(FREE);
        self.len = 0;
    }

    fn put(&mut self, place: Place) {
        let mut at = self.place(place.bytes);
        while self.places[at].bytes != 0 {
            at = (at + 1) & (self.places.len() - 1);
        }
        self.places[at] = place;
    }

    /// The first place probed for these bytes.
    fn place(&self, bytes: u128) -> usize {
        let halves = [bytes as u64 ^ self.seed[0], (bytes >> 64) as u64 ^ self.seed[1]];
        let product = u128::from(halves[0]) * u128::from(halves[1]);
        (product as u64 ^ (product >> 64) as u64) as usize & self.places.len().wrapping_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::super::WordId;
    use super::*;

    #[test]
    fn every_token_is_found_by_its_bytes_alone() {
        assert_eq!(size_of::<Place>(), 64);
        let mut table = WordTable::default();
        assert_eq!(table.get(1), None);
        for turn in 0..2 {
            for number in 1..=5000_u32 {
                let bytes = u128::from(number) << (8 * (number % 13));
                if table.get(bytes).is_none() {
                    table.insert(bytes, Token { word: WordId(number), ..Token::BLANK });
                }
                assert!(table.get(bytes).is_some_and(|token| token.word.0 <= number));
                assert_eq!(table.get(u128::from(number) << 96 | 1), None);
            }
            let kept = (1..=5000_u32).filter(|number| number % 13 == 0);
            for number in kept {
                assert_eq!(table.get(number.into()).map(|token| token.word), Some(WordId(number)), "turn {turn}");
            }
            table.clear();
            assert_eq!(table.get(13), None);
        }
    }
}
