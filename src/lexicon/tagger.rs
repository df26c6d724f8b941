use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use foldhash::fast::FixedState;

use super::lists::{ELONGATED, LISTS, LURES, VALENCE};
use super::phrases::{Phrases, hash};
use crate::text::{Known, Language, Pair, PhraseHit, Tagger, Tags, Token, tokenize};

/// All lists, ready to tag words and find phrases.
pub struct Lexicon {
    words: HashMap<&'static str, (Tags, i8), FixedState>,
    phrases: Phrases,
    /// For each word that starts a phrase or is second in one: the groups that may follow it, and its own group.
    pairs: HashMap<&'static str, Pair, FixedState>,
}

impl Lexicon {
    /// The compiled-in lists; built once per process.
    pub fn shared() -> Arc<Lexicon> {
        static SHARED: OnceLock<Arc<Lexicon>> = OnceLock::new();
        SHARED.get_or_init(|| Arc::new(Lexicon::new())).clone()
    }

    fn new() -> Self {
        let size = LISTS.iter().chain([&VALENCE]).map(|list| list.entries().count()).sum();
        let mut words: HashMap<&'static str, (Tags, i8), FixedState> =
            HashMap::with_capacity_and_hasher(size, FixedState::default());
        let mut phrases = Phrases::default();
        let mut pairs: HashMap<&'static str, Pair, FixedState> = HashMap::default();
        for list in LISTS {
            let lure = if list.tags.intersects(LURES) { Tags::LURE } else { Tags::NONE };
            for entry in list.entries() {
                let mut ends = [(0, 0); 2];
                let mut tokens = 0;
                tokenize(entry, |start, end| {
                    if let Some(place) = ends.get_mut(tokens) {
                        *place = (start, end);
                    }
                    tokens += 1;
                });
                let [first, second] = ends;
                if tokens == 1 && first == (0, entry.len()) {
                    let tags = &mut words.entry(entry).or_default().0;
                    *tags = *tags | list.tags | lure;
                } else if tokens > 1 {
                    let group = group(&entry[second.0..second.1]);
                    pairs.entry(&entry[first.0..first.1]).or_default().next |= group;
                    pairs.entry(&entry[second.0..second.1]).or_default().own |= group;
                    phrases.push(entry, second.1, list.tags | lure);
                }
            }
        }
        phrases.sort();
        for (word, score) in VALENCE.entries().filter_map(|line| line.split_once('\t')) {
            if let Ok(score) = score.trim().parse() {
                words.entry(word).or_default().1 = score;
            }
        }
        Lexicon { words, phrases, pairs }
    }
}

impl Tagger for Lexicon {
    /// The lists of a word; a form with 's that is not on any list is looked up without it.
    fn word(&self, lower: &str, language: Language) -> Known {
        if language != Language::ENGLISH {
            return Known::default();
        }
        let noun = lower.strip_suffix("'s");
        let pair = |word: &str| self.pairs.get(word).copied().unwrap_or_default();
        let listed = self.words.get(lower).or_else(|| self.words.get(noun?));
        let (tags, valence) = listed.copied().unwrap_or_default();
        let tags = if is_elongated(lower) { tags | ELONGATED | Tags::LURE } else { tags };
        Known { tags, valence, pair: pair(lower).union(noun.map(pair).unwrap_or_default()) }
    }

    /// Phrases are looked up only where an opening word is followed by a word of a matching group.
    fn phrases(&self, text: &str, tokens: &[Token], language: Language, hits: &mut Vec<PhraseHit>) {
        if language != Language::ENGLISH {
            return;
        }
        for pair in tokens.windows(2) {
            if pair[0].pair.opens(pair[1].pair) {
                self.phrases.starting_at(text, &pair[0], &pair[1], hits);
            }
        }
        hits.sort_unstable_by_key(|hit| (hit.span, hit.list.0));
    }
}

/// The group of a second word, as a bit.
fn group(word: &str) -> u32 {
    1 << (hash(word.as_bytes()) >> 27)
}

/// A letter repeated three or more times: "soooo", "nooo".
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
    use crate::text::Analyzer;

    #[test]
    fn elongation_is_not_a_numeral_or_an_address() {
        assert!(is_elongated("soooo") && is_elongated("nooo"));
        assert!(!is_elongated("www.example.com") && !is_elongated("iii") && !is_elongated("book"));
    }

    #[test]
    fn phrases_start_where_a_word_does() {
        let mut analyzer = Analyzer::new(Language::ENGLISH, Lexicon::shared());
        for (text, list, expected) in [
            ("Everything You Need to Know About Rain", lists::WITHHELD_NOUN, &[][..]),
            ("One thing you can do", lists::WITHHELD_NOUN, &["One thing you", "thing you"]),
            ("It was the real reason", lists::WITHHELD_NOUN, &["the real reason"]),
        ] {
            let document = analyzer.read(text);
            let hits = document.phrases().iter().filter(|hit| hit.list.intersects(list));
            let found: Vec<&str> = hits.map(|hit| &text[hit.span.range()]).collect();
            assert_eq!(found, expected, "{text}");
            for hit in document.phrases() {
                assert!(document.tokens().iter().any(|token| token.span.start == hit.span.start), "{text}: {hit:?}");
            }
        }
    }

    #[test]
    fn a_possessive_is_on_the_lists_of_its_noun() {
        let lexicon = Lexicon::shared();
        for (word, list) in [("france's", lists::NAME), ("man's", lists::ANONYMOUS_ACTOR)] {
            assert!(lexicon.word(word, Language::ENGLISH).tags.intersects(list), "{word}");
        }
        assert_eq!(lexicon.word("'s", Language::ENGLISH).tags, Tags::NONE);
    }
}
