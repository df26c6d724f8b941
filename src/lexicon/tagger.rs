use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use aho_corasick::automaton::OverlappingState;
use aho_corasick::{AhoCorasick, AhoCorasickKind, Anchored, Input, MatchKind, StartKind};
use foldhash::fast::FixedState;

use super::lists::{ELONGATED, LISTS, VALENCE};
use crate::text::{Known, Language, Pair, PhraseHit, Span, Tagger, Tags, Token, tokenize};

/// All lists, ready to tag words and find phrases.
pub struct Lexicon {
    words: HashMap<&'static str, (Tags, i8), FixedState>,
    phrases: AhoCorasick,
    /// The list of each phrase of `phrases`.
    phrase_lists: Vec<Tags>,
    /// What may follow the words that a phrase starts with, and the groups of those that it has second.
    pairs: HashMap<&'static str, Pair, FixedState>,
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
        let mut pairs: HashMap<&'static str, Pair, FixedState> = HashMap::default();
        for list in LISTS {
            for entry in list.entries() {
                if is_one_token(entry) {
                    let tags = &mut words.entry(entry).or_default().0;
                    *tags = *tags | list.tags;
                } else {
                    let mut words = Vec::new();
                    tokenize(entry, |start, end| words.push(&entry[start..end]));
                    if let [first, second, ..] = words[..] {
                        pairs.entry(first).or_default().next |= group(second);
                        pairs.entry(second).or_default().own |= group(second);
                    }
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
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .start_kind(StartKind::Anchored)
            .build(phrases)
            .expect("the compiled-in phrases fit an automaton");
        Lexicon { words, phrases, phrase_lists, pairs }
    }
}

impl Tagger for Lexicon {
    /// The lists of a word; a form in 's that is on no list itself is looked up without it.
    fn word(&self, lower: &str, language: Language) -> Known {
        if language != Language::ENGLISH {
            return Known::default();
        }
        let noun = lower.strip_suffix("'s");
        let pair = |word: &str| self.pairs.get(word).copied().unwrap_or_default();
        let listed = self.words.get(lower).or_else(|| self.words.get(noun?));
        let (tags, valence) = listed.copied().unwrap_or_default();
        let tags = if is_elongated(lower) { tags | ELONGATED } else { tags };
        Known { tags, valence, pair: pair(lower).union(noun.map(pair).unwrap_or_default()) }
    }

    /// Phrases are looked for only where a word that opens one is followed by one of its second words' groups.
    fn phrases(&self, text: &str, tokens: &[Token], language: Language, hits: &mut Vec<PhraseHit>) {
        if language != Language::ENGLISH {
            return;
        }
        let bytes = text.as_bytes();
        for pair in tokens.windows(2) {
            if !pair[0].pair.opens(pair[1].pair) {
                continue;
            }
            let from_here = Input::new(text).range(pair[0].span.start as usize..).anchored(Anchored::Yes);
            let mut state = OverlappingState::start();
            while self.phrases.try_find_overlapping(from_here.clone(), &mut state).is_ok() {
                let Some(found) = state.get_match() else { break };
                // The overlapping search also reports the phrases that another one ends with.
                let whole = found.start() == pair[0].span.start as usize;
                if whole && bytes.get(found.end()).is_none_or(|byte| !byte.is_ascii_alphanumeric()) {
                    let list = self.phrase_lists[found.pattern().as_usize()];
                    hits.push(PhraseHit { list, span: Span::new(found.start(), found.end()) });
                }
            }
        }
        hits.sort_unstable_by_key(|hit| (hit.span, hit.list.0));
    }
}

/// The group of a second word, as a bit (FNV-1a, Fowler, Noll and Vo 1991).
fn group(word: &str) -> u32 {
    let hash = word.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    1 << (hash >> 27)
}

/// Whether an entry is found by looking at one token; all others are searched as phrases.
fn is_one_token(entry: &str) -> bool {
    let mut tokens = 0;
    tokenize(entry, |start, end| {
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
