use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use aho_corasick::automaton::OverlappingState;
use aho_corasick::{AhoCorasick, AhoCorasickKind, Anchored, Input, MatchKind, StartKind};
use foldhash::fast::FixedState;

use super::lists::{ELONGATED, LISTS, VALENCE};
use crate::text::{Language, PhraseHit, Span, Tagger, Tags, Token, tokenize};

/// All lists, ready to tag words and find phrases.
pub struct Lexicon {
    words: HashMap<&'static str, (Tags, i8), FixedState>,
    phrases: AhoCorasick,
    /// The list of each phrase of `phrases`.
    phrase_lists: Vec<Tags>,
    /// Which words a phrase starts with or has second.
    phrase_words: HashMap<&'static str, Tags, FixedState>,
}

/// Some phrase starts with the word.
const OPENS_PHRASE: Tags = Tags(1 << 126);
/// Some phrase has it as its second word.
const SECOND_IN_PHRASE: Tags = Tags(1 << 125);

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
        let mut phrase_words: HashMap<&'static str, Tags, FixedState> = HashMap::default();
        for list in LISTS {
            for entry in list.entries() {
                if is_one_token(entry) {
                    let tags = &mut words.entry(entry).or_default().0;
                    *tags = *tags | list.tags;
                } else {
                    let mut roles = [OPENS_PHRASE, SECOND_IN_PHRASE].into_iter();
                    tokenize(entry, |start, end| {
                        let tags = phrase_words.entry(&entry[start..end]).or_default();
                        *tags = *tags | roles.next().unwrap_or_default();
                    });
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
        Lexicon { words, phrases, phrase_lists, phrase_words }
    }
}

impl Tagger for Lexicon {
    /// The lists of a word; a form in 's that is on no list itself is looked up without it.
    fn word(&self, lower: &str, language: Language) -> (Tags, i8) {
        if language != Language::ENGLISH {
            return (Tags::NONE, 0);
        }
        let phrase = |word: &str| self.phrase_words.get(word).copied().unwrap_or_default();
        let roles = phrase(lower) | lower.strip_suffix("'s").map_or(Tags::NONE, phrase);
        let known = self.words.get(lower).or_else(|| self.words.get(lower.strip_suffix("'s")?));
        let (tags, valence) = known.copied().unwrap_or_default();
        let tags = tags | roles;
        (if is_elongated(lower) { tags | ELONGATED } else { tags }, valence)
    }

    /// Phrases are looked for only where a word that opens one is followed by a word that some phrase has second.
    fn phrases(&self, text: &str, tokens: &[Token], language: Language, hits: &mut Vec<PhraseHit>) {
        if language != Language::ENGLISH {
            return;
        }
        let bytes = text.as_bytes();
        for pair in tokens.windows(2) {
            if !(pair[0].has(OPENS_PHRASE) && pair[1].has(SECOND_IN_PHRASE)) {
                continue;
            }
            let from_here = Input::new(text).range(pair[0].span.start as usize..).anchored(Anchored::Yes);
            let mut state = OverlappingState::start();
            while self.phrases.try_find_overlapping(from_here.clone(), &mut state).is_ok() {
                let Some(found) = state.get_match() else { break };
                if bytes.get(found.end()).is_none_or(|byte| !byte.is_ascii_alphanumeric()) {
                    let list = self.phrase_lists[found.pattern().as_usize()];
                    hits.push(PhraseHit { list, span: Span::new(found.start(), found.end()) });
                }
            }
        }
        hits.sort_unstable_by_key(|hit| (hit.span, hit.list.0));
    }
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
