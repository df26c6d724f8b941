use std::collections::HashMap;

use foldhash::fast::FixedState;

use crate::lexicon::lists::STOPWORD;
use crate::text::{Language, Token, TokenKind, Words};

/// The stem of a content word, as a number: equal stems are equal terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Term(pub u32);

impl Term {
    /// Not a content word: a mark, a number, a function word.
    pub const NONE: Term = Term(u32::MAX);

    pub fn is_some(self) -> bool {
        self != Term::NONE
    }
}

/// A lower-cased word, number or mark, as a number: equal forms on a page have equal numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Form(pub u32);

/// A word or number of the prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProseWord {
    pub form: Form,
    /// Its token, as an index into the body's.
    pub token: u32,
}

/// How often a term occurs in the prose of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TermCount {
    pub term: Term,
    pub count: u32,
    /// The first token of the body it occurs at.
    pub first: usize,
}

/// The forms and terms of an analyzer's words, each found once.
#[derive(Debug, Default)]
pub(super) struct Terms {
    epoch: u32,
    by_word: Vec<Option<(Form, Term)>>,
    by_lower: HashMap<Box<str>, Form, FixedState>,
    by_stem: HashMap<Box<str>, Term, FixedState>,
}

impl Terms {
    /// Prepares for the words of a page.
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

    pub fn of(&mut self, token: &Token, words: &Words, language: Language) -> (Form, Term) {
        let known = self.by_word[token.word.0 as usize];
        known.unwrap_or_else(|| self.learn(token, words, language))
    }

    fn learn(&mut self, token: &Token, words: &Words, language: Language) -> (Form, Term) {
        let word = words.get(token.word);
        let next = Form(self.by_lower.len() as u32);
        let form = *self.by_lower.entry(word.lower.clone()).or_insert(next);
        let term = if token.kind != TokenKind::Word || token.has(STOPWORD) {
            Term::NONE
        } else {
            let next = Term(self.by_stem.len() as u32);
            // A possessive counts as its noun.
            let stem = match word.lower.strip_suffix("'s") {
                Some(noun) => language.stem(noun).into(),
                None => Box::from(word.stem(language)),
            };
            *self.by_stem.entry(stem).or_insert(next)
        };
        self.by_word[token.word.0 as usize] = Some((form, term));
        (form, term)
    }
}
