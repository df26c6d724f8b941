use crate::text::{PhraseHit, Span, Tags, Token};

/// Phrases, looked up by their first two words.
#[derive(Default)]
pub(super) struct Phrases {
    /// By the hash of the phrase up to the end of its second word.
    by_opening: Vec<(u32, &'static str, Tags)>,
    /// Where the phrases of each hash prefix start in `by_opening`, and where the last ones end.
    starts: Vec<u32>,
}

/// Number of bits in the hash prefix: several times as many places as there are phrases.
const BITS: u32 = 14;

impl Phrases {
    /// Adds a phrase in lower case, whose second word ends at a byte.
    pub fn push(&mut self, phrase: &'static str, second_end: usize, list: Tags) {
        self.by_opening.push((hash(&phrase.as_bytes()[..second_end]), phrase, list));
    }

    /// Must be called after all phrases are added.
    pub fn sort(&mut self) {
        self.by_opening.sort_unstable_by_key(|(opening, _, _)| *opening);
        self.starts = vec![0; (1 << BITS) + 1];
        for (opening, _, _) in &self.by_opening {
            self.starts[place(*opening) + 1] += 1;
        }
        for at in 0..1 << BITS {
            self.starts[at + 1] += self.starts[at];
        }
    }

    /// The phrases that start with these two tokens, the second one with or without its 's.
    pub fn starting_at(&self, text: &str, first: &Token, second: &Token, hits: &mut Vec<PhraseHit>) {
        let (start, end) = (first.span.start as usize, second.span.end as usize);
        let opening = &text.as_bytes()[start..end];
        let noun = opening.strip_suffix(b"'s").or_else(|| opening.strip_suffix(b"'S"));
        for opening in [Some(opening), noun].into_iter().flatten() {
            let opening = hash(opening);
            let [from, to] = [place(opening), place(opening) + 1].map(|at| self.starts[at] as usize);
            for (_, phrase, list) in self.by_opening[from..to].iter().filter(|(other, _, _)| *other == opening) {
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

/// The first bits of a hash.
fn place(hash: u32) -> usize {
    (hash >> (u32::BITS - BITS)) as usize
}

/// A case-insensitive hash (FNV-1a, Fowler, Noll and Vo 1991).
pub(super) fn hash(text: &[u8]) -> u32 {
    let step = |hash: u32, byte: &u8| (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193);
    text.iter().fold(0x811c_9dc5, step)
}
