/// Bytes between two stored counts.
const STRIDE: usize = 256;

/// The number of characters and UTF-16 code units before a byte of a source, without counting from its start.
///
/// # Examples
///
/// ```
/// use debait::text::{CharIndex, Count};
///
/// let source = "Ünder 😀 way";
/// let index = CharIndex::new(source);
/// assert_eq!(index.before(source, 11), Count { chars: 7, utf16: 8 });
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CharIndex {
    /// The counts before every [`STRIDE`]th byte; empty if every character is one byte.
    counts: Vec<Count>,
}

/// A count of characters and UTF-16 code units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    pub chars: usize,
    pub utf16: usize,
}

impl Count {
    /// The characters that start in these bytes: a continuation byte starts none, and only four-byte characters take
    /// two units.
    fn of(bytes: &[u8]) -> Self {
        let chars = bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count();
        Count { chars, utf16: chars + bytes.iter().filter(|&&byte| byte >= 0xf0).count() }
    }

    fn plus(self, other: Count) -> Self {
        Count { chars: self.chars + other.chars, utf16: self.utf16 + other.utf16 }
    }
}

impl CharIndex {
    pub fn new(source: &str) -> Self {
        if source.is_ascii() {
            return CharIndex { counts: Vec::new() };
        }
        let chunks = source.as_bytes().chunks(STRIDE);
        let before = |before: &mut Count, chunk: &[u8]| {
            let here = *before;
            *before = before.plus(Count::of(chunk));
            Some(here)
        };
        CharIndex { counts: chunks.scan(Count::default(), before).collect() }
    }

    /// The counts before a byte of the source, which must start a character or be the end.
    pub fn before(&self, source: &str, byte: usize) -> Count {
        let byte = byte.min(source.len());
        // The last chunk counts for the end of the source too.
        let Some(last) = self.counts.len().checked_sub(1) else { return Count { chars: byte, utf16: byte } };
        let chunk = (byte / STRIDE).min(last);
        self.counts[chunk].plus(Count::of(&source.as_bytes()[chunk * STRIDE..byte]))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn counts_are_those_from_the_start(source in "(a|é|漢|😀|\n){0,900}") {
            let index = CharIndex::new(&source);
            for (at, _) in source.char_indices().chain([(source.len(), ' ')]) {
                let before = &source[..at];
                let expected = Count { chars: before.chars().count(), utf16: before.encode_utf16().count() };
                prop_assert_eq!(index.before(&source, at), expected);
            }
        }
    }
}
