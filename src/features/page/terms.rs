use std::collections::HashMap;

use foldhash::fast::FixedState;

use crate::lexicon::lists::STOPWORD;
use crate::text::{Language, Token, TokenKind, Words};

/// The stem of a content word, as a number: equal stems, equal terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Term(pub u32);

impl Term {
    /// No content word: a mark, a number, a function word.
    pub const NONE: Term = Term(u32::MAX);

    pub fn is_some(self) -> bool {
        self != Term::NONE
    }
}

/// How often a term occurs in the prose of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TermCount {
    pub term: Term,
    pub count: u32,
    /// The first token of the body it occurs at.
    pub first: usize,
}

/// The terms of an analyzer's words, each stemmed once.
#[derive(Debug, Default)]
pub(super) struct Terms {
    epoch: u32,
    by_word: Vec<Option<Term>>,
    by_stem: HashMap<Box<str>, Term, FixedState>,
}

impl Terms {
    /// Makes ready for the words of a page.
    pub fn attend(&mut self, words: &Words) {
        if self.epoch != words.epoch() {
            *self = Terms { epoch: words.epoch(), ..Terms::default() };
        }
        if self.by_word.len() < words.len() {
            self.by_word.resize(words.len(), None);
        }
    }

    /// Number of terms so far.
    pub fn len(&self) -> usize {
        self.by_stem.len()
    }

    pub fn of(&mut self, token: &Token, words: &Words, language: Language) -> Term {
        if token.kind != TokenKind::Word || token.has(STOPWORD) {
            return Term::NONE;
        }
        let known = self.by_word[token.word.0 as usize];
        known.unwrap_or_else(|| self.learn(token, words, language))
    }

    fn learn(&mut self, token: &Token, words: &Words, language: Language) -> Term {
        let word = words.get(token.word);
        let next = Term(self.by_stem.len() as u32);
        // A possessive is its noun.
        let stem = match word.lower.strip_suffix("'s") {
            Some(noun) => language.stem(noun).into(),
            None => Box::from(word.stem(language)),
        };
        let term = *self.by_stem.entry(stem).or_insert(next);
        self.by_word[token.word.0 as usize] = Some(term);
        term
    }
}
