use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use foldhash::fast::FixedState;

use super::lists::{ELONGATED, LISTS, VALENCE};
use crate::text::{Language, PhraseHit, Span, Tagger, Tags};

/// All lists, ready to tag words and find phrases.
pub struct Lexicon {
    words: HashMap<&'static str, (Tags, i8), FixedState>,
    phrases: AhoCorasick,
    /// The list of each phrase of `phrases`.
    phrase_lists: Vec<Tags>,
}

impl Lexicon {
    /// The compiled-in lists; built once a process.
    pub fn shared() -> Arc<Lexicon> {
        static SHARED: OnceLock<Arc<Lexicon>> = OnceLock::new();
        SHARED.get_or_init(|| Arc::new(Lexicon::new())).clone()
    }

    fn new() -> Self {
        let mut words: HashMap<&'static str, (Tags, i8), FixedState> = HashMap::default();
        let mut phrases: Vec<&'static str> = Vec::new();
        let mut phrase_lists = Vec::new();
        for list in LISTS {
            for entry in list.entries() {
                if is_one_token(entry) {
                    let tags = &mut words.entry(entry).or_default().0;
                    *tags = *tags | list.tags;
                } else {
                    phrases.push(entry);
                    phrase_lists.push(list.tags);
                }
            }
        }
        for (word, score) in VALENCE.entries().filter_map(|line| line.split_once('\t')) {
            if let Ok(score) = score.trim().parse() {
                words.entry(word).or_default().1 = score;
            }
        }
        let phrases = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::Standard)
            .kind(Some(AhoCorasickKind::DFA))
            .build(phrases)
            .expect("the compiled-in phrases fit an automaton");
        Lexicon { words, phrases, phrase_lists }
    }
}

impl Tagger for Lexicon {
    /// The lists of a word; a form in 's that is on no list itself is looked up without it.
    fn word(&self, lower: &str, language: Language) -> (Tags, i8) {
        if language != Language::ENGLISH {
            return (Tags::NONE, 0);
        }
        let known = self.words.get(lower).or_else(|| self.words.get(lower.strip_suffix("'s")?));
        let (tags, valence) = known.copied().unwrap_or_default();
        (if is_elongated(lower) { tags | ELONGATED } else { tags }, valence)
    }

    fn phrases(&self, text: &str, language: Language, hits: &mut Vec<PhraseHit>) {
        if language != Language::ENGLISH {
            return;
        }
        let bytes = text.as_bytes();
        for found in self.phrases.find_overlapping_iter(text) {
            let open = found.start() == 0 || !bytes[found.start() - 1].is_ascii_alphanumeric();
            let close = bytes.get(found.end()).is_none_or(|byte| !byte.is_ascii_alphanumeric());
            if open && close {
                let list = self.phrase_lists[found.pattern().as_usize()];
                hits.push(PhraseHit { list, span: Span::new(found.start(), found.end()) });
            }
        }
        hits.sort_unstable_by_key(|hit| (hit.span, hit.list.0));
    }
}

/// Whether an entry is found by looking at one token; all others are searched as phrases.
fn is_one_token(entry: &str) -> bool {
    let mut tokens = 0;
    crate::text::tokenize(entry, |start, end| {
        tokens += if end - start == entry.len() { 1 } else { 2 };
    });
    tokens == 1
}

/// A letter held for three or more: "soooo", "nooo".
fn is_elongated(lower: &str) -> bool {
    let letters = lower.as_bytes();
    letters
        .windows(3)
        .any(|w| w[0].is_ascii_lowercase() && w[0] == w[1] && w[1] == w[2] && w[0] != b'w' && w[0] != b'i')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::lists;

    #[test]
    fn elongation_is_not_a_numeral_or_an_address() {
        assert!(is_elongated("soooo") && is_elongated("nooo"));
        assert!(!is_elongated("www.example.com") && !is_elongated("iii") && !is_elongated("book"));
    }

    #[test]
    fn a_possessive_is_on_the_lists_of_its_noun() {
        let lexicon = Lexicon::shared();
        for (word, list) in [("france's", lists::NAME), ("man's", lists::ANONYMOUS_ACTOR)] {
            assert!(lexicon.word(word, Language::ENGLISH).0.intersects(list), "{word}");
        }
        assert_eq!(lexicon.word("'s", Language::ENGLISH).0, Tags::NONE);
    }
}
