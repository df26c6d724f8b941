//! A page as its features read it: headline and body with blocks, sentences, terms and their counts.
//!
//! Everything that several features need is found here, once a page; a feature asks and never reads the text again.

mod block;
mod reader;
mod role;
mod sentence;
mod terms;

pub use block::{Block, Role};
pub use reader::PageReader;
pub use sentence::Sentence;
pub use terms::{Form, ProseWord, Term, TermCount};

use crate::text::{BodyText, Document, Link, Span, Token, Word, Words};

/// A headline and the body under it.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    headline: &'a Document,
    body: &'a Document,
    words: &'a Words,
    source: BodyText<'a>,
    reader: &'a PageReader,
}

impl<'a> Page<'a> {
    pub fn headline(&self) -> &'a Document {
        self.headline
    }

    /// The body: one block a line.
    pub fn body(&self) -> &'a Document {
        self.body
    }

    /// What is known of a token's word: its lower-cased text.
    pub fn word(&self, token: &Token) -> &'a Word {
        self.words.get(token.word)
    }

    /// The links of the body; their places are bytes of the body's source.
    pub fn links(&self) -> &'a [Link] {
        self.source.links
    }

    /// The author that front matter or a `meta` element names.
    pub fn author(&self) -> Option<&'a str> {
        self.source.author
    }

    /// The lines of the body that have a token, in order.
    pub fn blocks(&self) -> &'a [Block] {
        &self.reader.blocks
    }

    /// The blocks of one role, in order.
    pub fn blocks_of(&self, role: Role) -> impl Iterator<Item = &'a Block> + use<'a> {
        self.reader.blocks.iter().filter(move |block| block.role == role)
    }

    /// The sentences of the prose, in order.
    ///
    /// Furniture (keyword lines, promos, forms, tags, bylines, rules), headings and short list entries have none:
    /// what is measured on sentences does not change where these are added.
    pub fn sentences(&self) -> &'a [Sentence] {
        &self.reader.sentences
    }

    /// The tokens of the body from `first` up to, not including, `end`.
    pub fn tokens(&self, (first, end): (usize, usize)) -> &'a [Token] {
        &self.body.tokens()[first..end]
    }

    /// The terms of the body's tokens `first..end`, one a token; [`Term::NONE`] for marks and function words.
    pub fn terms(&self, (first, end): (usize, usize)) -> &'a [Term] {
        &self.reader.terms[first..end]
    }

    /// The terms of the headline's tokens, one a token, comparable with those of the body.
    pub fn headline_terms(&self) -> &'a [Term] {
        &self.reader.headline_terms
    }

    /// The distinct terms of the prose with their counts, most frequent first; ties by first occurrence.
    pub fn term_counts(&self) -> &'a [TermCount] {
        &self.reader.counts
    }

    /// How often a term occurs in the prose.
    pub fn count_of(&self, term: Term) -> u32 {
        self.reader.count_of(term)
    }

    /// The words and numbers of the prose, in order.
    pub fn prose(&self) -> &'a [ProseWord] {
        &self.reader.prose
    }

    /// The lower-cased forms of the body's tokens `first..end`, one a token, marks too.
    pub fn forms(&self, (first, end): (usize, usize)) -> &'a [Form] {
        &self.reader.forms[first..end]
    }

    /// Number of words and numbers of the prose.
    pub fn prose_words(&self) -> f64 {
        self.reader.prose.len() as f64
    }

    /// The text of a span of the body.
    pub fn text(&self, span: Span) -> &'a str {
        &self.body.text()[span.range()]
    }
}
