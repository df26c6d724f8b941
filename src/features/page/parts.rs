use super::{Block, Form, ProseWord, Sentence, Term, TermCount};
use crate::text::Tags;

/// What was found on a page.
#[derive(Debug, Default)]
pub(super) struct PageParts {
    pub(super) blocks: Vec<Block>,
    pub(super) sentences: Vec<Sentence>,
    pub(super) forms: Vec<Form>,
    pub(super) terms: Vec<Term>,
    pub(super) headline_terms: Vec<Term>,
    /// The same sorted, to be looked up.
    pub(super) in_headline: Vec<Term>,
    pub(super) counts: Vec<TermCount>,
    pub(super) prose: Vec<ProseWord>,
    /// Every list that some word of the body is on.
    pub(super) tags: Tags,
    /// Those forms that are on the page, by their numbers on it.
    pub(super) on_page: Vec<Form>,
    /// Place in `counts` of each term, by term; [`NOWHERE`] where it is not in the prose.
    pub(super) places: Vec<u32>,
}

/// No place and no number.
pub(super) const NOWHERE: u32 = u32::MAX;

impl PageParts {
    /// How many different forms the body has.
    pub(super) fn distinct_forms(&self) -> usize {
        self.on_page.len()
    }

    /// The count of a term that is in the prose.
    pub(super) fn term_count(&self, term: Term) -> Option<&TermCount> {
        self.counts.get(*self.places.get(term.0 as usize)? as usize)
    }
}
