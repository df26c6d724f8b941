use super::{Block, Form, PageParts, PlaceList, ProseWord, Role, Sentence, Term, TermCount, place_lists};
use crate::features::Evidence;
use crate::text::{BodyText, Document, Link, Span, Tags, Token, Word, Words};

/// Words a page is taken to have at least where something is counted in a thousand of them.
const LEAST_WORDS: f64 = 250.0;
/// Sentences a page is taken to have at least where a share of them is measured.
const LEAST_SENTENCES: f64 = 8.0;

/// A headline and the body under it.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    pub(super) headline: &'a Document,
    pub(super) body: &'a Document,
    pub(super) words: &'a Words,
    pub(super) source: BodyText<'a>,
    pub(super) parts: &'a PageParts,
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

    /// The words of a link; `None` where it stands on none.
    pub fn link_span(&self, link: &Link) -> Option<Span> {
        let tokens = self.body.tokens();
        let place = |token: &Token| self.body.to_source(token.span).start as usize;
        let first = tokens.partition_point(|token| place(token) < link.text.start);
        let end = tokens.partition_point(|token| place(token) < link.text.end);
        (first < end).then(|| tokens[first].span.cover(tokens[end - 1].span))
    }

    /// The author that front matter or a `meta` element names.
    pub fn author(&self) -> Option<&'a str> {
        self.source.author
    }

    /// The lines of the body that have a token, in order.
    pub fn blocks(&self) -> &'a [Block] {
        &self.parts.blocks
    }

    /// The blocks of one role, in order.
    pub fn blocks_of(&self, role: Role) -> impl Iterator<Item = &'a Block> + use<'a> {
        self.parts.blocks.iter().filter(move |block| block.role == role)
    }

    /// The sentences of the prose, in order.
    ///
    /// Furniture (keyword lines, promos, forms, tags, bylines, rules), headings, headlines and short list entries have none:
    /// what is measured on sentences does not change where these are added.
    pub fn sentences(&self) -> &'a [Sentence] {
        &self.parts.sentences
    }

    /// The tokens of the body from `first` up to, not including, `end`.
    pub fn tokens(&self, (first, end): (usize, usize)) -> &'a [Token] {
        &self.body.tokens()[first..end]
    }

    /// The terms of the body's tokens `first..end`, one a token; [`Term::NONE`] for marks and function words.
    pub fn terms(&self, (first, end): (usize, usize)) -> &'a [Term] {
        &self.parts.terms[first..end]
    }

    /// The terms of the headline's tokens, one a token, comparable with those of the body.
    pub fn headline_terms(&self) -> &'a [Term] {
        &self.parts.headline_terms
    }

    /// Whether the headline has a term.
    pub fn is_in_headline(&self, term: Term) -> bool {
        self.parts.in_headline.binary_search(&term).is_ok()
    }

    /// The distinct terms of the prose with their counts, most frequent first; ties by first occurrence.
    pub fn term_counts(&self) -> &'a [TermCount] {
        &self.parts.counts
    }

    /// How often a term occurs in the prose.
    pub fn count_of(&self, term: Term) -> u32 {
        self.parts.term_count(term).map_or(0, |count| count.count)
    }

    /// The first token of the body's prose that a term stands at.
    pub fn first_of(&self, term: Term) -> Option<usize> {
        self.parts.term_count(term).map(|count| count.first)
    }

    /// The words and numbers of the prose, in order.
    pub fn prose(&self) -> &'a [ProseWord] {
        &self.parts.prose
    }

    /// The lower-cased forms of the body's tokens `first..end`, one a token, marks too.
    pub fn forms(&self, (first, end): (usize, usize)) -> &'a [Form] {
        &self.parts.forms[first..end]
    }

    /// How many different forms the body's tokens have: they are numbered from 0.
    pub fn distinct_forms(&self) -> usize {
        self.parts.distinct_forms()
    }

    /// Number of words and numbers of the prose.
    pub fn prose_words(&self) -> f64 {
        self.parts.prose.len() as f64
    }

    /// Words and phrases of the prose that are on any of these lists, in order; what overlaps is one place.
    pub fn listed(&self, lists: Tags, mut each: impl FnMut(Span)) {
        let mut phrases = self.body.phrases().iter().filter(|hit| hit.list.intersects(lists)).peekable();
        if !self.parts.tags.intersects(lists) && phrases.peek().is_none() {
            return;
        }
        for block in self.blocks_of(Role::Prose) {
            let mut open: Option<Span> = None;
            while phrases.next_if(|hit| hit.span.start < block.span.start).is_some() {}
            for token in self.tokens(block.tokens) {
                let mut place = token.has(lists).then_some(token.span);
                while let Some(hit) = phrases.next_if(|hit| hit.span.start <= token.span.start) {
                    place = Some(place.map_or(hit.span, |place| place.cover(hit.span)));
                }
                open = match (open, place) {
                    (open, None) => open,
                    (Some(before), Some(place)) if place.start < before.end => Some(before.cover(place)),
                    (before, place) => {
                        before.map(&mut each);
                        place
                    }
                };
            }
            open.map(&mut each);
        }
    }

    /// How often [`listed`](Page::listed) words and phrases occur in a thousand words of prose, at most `most`; a text of
    /// fewer than 250 words counts as one of 250.
    pub fn per_thousand(&self, lists: Tags, most: f64, evidence: &mut Evidence) -> f64 {
        let mut count = 0.0;
        self.listed(lists, |span| {
            count += 1.0;
            evidence.body(span);
        });
        f64::min(1000.0 * count / self.prose_words().max(LEAST_WORDS), most)
    }

    /// Whether a sentence has a word or phrase of these lists, and where the first is.
    pub fn sentence_has(&self, sentence: &Sentence, lists: Tags) -> Option<Span> {
        self.first_listed(sentence.span, sentence.tokens, lists)
    }

    /// Whether a block, prose or not, has a word or phrase of these lists, and where the first is.
    pub fn block_has(&self, block: &Block, lists: Tags) -> Option<Span> {
        self.first_listed(block.span, block.tokens, lists)
    }

    fn first_listed(&self, span: Span, tokens: (usize, usize), lists: Tags) -> Option<Span> {
        if let Some(token) = self.tokens(tokens).iter().find(|token| token.has(lists)) {
            return Some(token.span);
        }
        let hits = self.body.phrases();
        let first = hits.partition_point(|hit| hit.span.start < span.start);
        let within = hits[first..].iter().take_while(|hit| hit.span.start < span.end);
        within.filter(|hit| hit.list.intersects(lists)).map(|hit| hit.span).next()
    }

    /// Share of the sentences that have a word or phrase of these lists; of at least eight sentences.
    pub fn share_of_sentences(&self, lists: Tags, evidence: &mut Evidence) -> f64 {
        let mut count = 0.0;
        for sentence in self.sentences() {
            if let Some(span) = self.sentence_has(sentence, lists) {
                count += 1.0;
                evidence.body(span);
            }
        }
        count / (self.sentences().len() as f64).max(LEAST_SENTENCES)
    }

    /// The headings inside the body.
    pub fn headings(&self) -> impl Iterator<Item = &'a Block> + use<'a> {
        self.blocks_of(Role::Heading)
    }

    /// How deep in the body a byte lies, from 0 to 1.
    pub fn depth(&self, at: u32) -> f64 {
        let end = self.blocks().last().map_or(1, |block| block.span.end.max(1));
        f64::from(at) / f64::from(end)
    }

    /// The text of a span of the body.
    pub fn text(&self, span: Span) -> &'a str {
        &self.body.text()[span.range()]
    }

    /// Calls `each` with every long row of names, mostly names of the list of names, in order.
    pub fn place_lists(&self, mut each: impl FnMut(PlaceList)) {
        for block in self.blocks() {
            place_lists(self.body, self.tokens(block.tokens), &mut each);
        }
    }
}
