use crate::text::{PhraseHit, Span, Tags, Token};

/// Phrases, found by their first two words.
#[derive(Default)]
pub(super) struct Phrases {
    /// By the hash of what a phrase has up to the end of its second word.
    by_opening: Vec<(u32, &'static str, Tags)>,
    /// The hashes alone: few look-ups find a phrase.
    openings: Vec<u32>,
    /// For the first bits of a hash, how many phrases have a smaller hash: where those with these bits start.
    starts: Vec<u16>,
}

/// Bits of a hash that tell where its phrases are: as many groups as there are a few times more phrases.
const START_BITS: u32 = 14;

impl Phrases {
    /// Adds a phrase in lower case, whose second word ends at a byte.
    pub fn push(&mut self, phrase: &'static str, second_end: usize, list: Tags) {
        self.by_opening.push((hash(&phrase.as_bytes()[..second_end]), phrase, list));
    }

    /// To be called when all phrases are there.
    pub fn sort(&mut self) {
        self.by_opening.sort_unstable_by_key(|(opening, _, _)| *opening);
        self.openings = self.by_opening.iter().map(|(opening, _, _)| *opening).collect();
        let before = |group: u32| self.openings.partition_point(|other| other >> (32 - START_BITS) < group);
        self.starts = (0..1 << START_BITS).map(|group| u16::try_from(before(group)).expect("few phrases")).collect();
    }

    /// The phrases that start with the first of two tokens and have the second one second, with or without its 's.
    pub fn starting_at(&self, text: &str, first: &Token, second: &Token, hits: &mut Vec<PhraseHit>) {
        let (start, end) = (first.span.start as usize, second.span.end as usize);
        let opening = &text.as_bytes()[start..end];
        let noun = opening.strip_suffix(b"'s").or_else(|| opening.strip_suffix(b"'S"));
        for opening in [Some(opening), noun].into_iter().flatten() {
            let opening = hash(opening);
            let Some(&from) = self.starts.get((opening >> (32 - START_BITS)) as usize) else { return };
            let near = self.openings[usize::from(from)..].iter();
            let first = usize::from(from) + near.take_while(|other| **other < opening).count();
            let same = self.openings[first..].iter().take_while(|other| **other == opening).count();
            for (_, phrase, list) in &self.by_opening[first..first + same] {
                let (found, rest) = match text.as_bytes()[start..].split_at_checked(phrase.len()) {
                    Some(parts) => parts,
                    None => continue,
                };
                let ends = rest.first().is_none_or(|byte| !byte.is_ascii_alphanumeric());
                if ends && found.eq_ignore_ascii_case(phrase.as_bytes()) {
                    hits.push(PhraseHit { list: *list, span: Span::new(start, start + phrase.len()) });
                }
            }
        }
    }
}

/// A hash that letter case does not change (FNV-1a, Fowler, Noll and Vo 1991).
pub(super) fn hash(text: &[u8]) -> u32 {
    let step = |hash: u32, byte: &u8| (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193);
    text.iter().fold(0x811c_9dc5, step)
}
