use super::role::Roles;
use super::sentence::split;
use super::terms::Terms;
use super::{Block, Form, Page, ProseWord, Role, Sentence, Term, TermCount};
use crate::text::{Analyzer, BodyText, Document, LineKind, Span, Tags};

/// Reads one page after another, reusing its buffers; belongs to one analyzer.
#[derive(Debug, Default)]
pub struct PageReader {
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
    stems: Terms,
    /// The number on this page of each form of `stems`; `NOWHERE` where it is not on it.
    numbers: Vec<u32>,
    /// Those forms of `stems` that are on the page, by their numbers on it.
    on_page: Vec<Form>,
    /// Place in `counts` of each term, by term; `NOWHERE` where it is not in the prose.
    places: Vec<u32>,
}

const NOWHERE: u32 = u32::MAX;

impl PageReader {
    /// Reads the headline and the body that the analyzer read last; `text` is what it read as the body.
    pub fn read<'a>(&'a mut self, analyzer: &'a Analyzer, text: BodyText<'a>) -> Page<'a> {
        let (headline, body, words) = (analyzer.document(), analyzer.body(), analyzer.words());
        self.stems.attend(words);
        let (stems, language) = (&mut self.stems, analyzer.language());
        self.headline_terms.clear();
        self.headline_terms.extend(headline.tokens().iter().map(|token| stems.of(token, words, language).1));
        self.in_headline.clear();
        self.in_headline.extend_from_slice(&self.headline_terms);
        self.in_headline.sort_unstable();
        self.forms.clear();
        self.terms.clear();
        self.tags = Tags::NONE;
        for form in self.on_page.drain(..) {
            self.numbers[form.0 as usize] = NOWHERE;
        }
        for token in body.tokens() {
            let (form, term) = stems.of(token, words, language);
            if self.numbers.len() <= form.0 as usize {
                self.numbers.resize(form.0 as usize + 1, NOWHERE);
            }
            let number = &mut self.numbers[form.0 as usize];
            if *number == NOWHERE {
                *number = self.on_page.len() as u32;
                self.on_page.push(form);
            }
            self.forms.push(Form(*number));
            self.terms.push(term);
            self.tags = self.tags | token.tags;
        }
        self.find_blocks(body, text.kinds);
        self.find_sentences(body);
        self.count_terms(body);
        Page { headline, body, words, source: text, reader: self }
    }

    fn find_blocks(&mut self, body: &Document, kinds: &[LineKind]) {
        self.blocks.clear();
        let (text, tokens) = (body.text(), body.tokens());
        let mut roles = Roles::new(body);
        let (mut first, mut start) = (0, 0);
        for line in 0.. {
            let end = memchr::memchr(b'\n', &text.as_bytes()[start..]).map_or(text.len(), |at| start + at);
            let mut next = first;
            while next < tokens.len() && (tokens[next].span.start as usize) < end {
                next += 1;
            }
            if next > first {
                let kind = kinds.get(line).copied().unwrap_or(LineKind::Paragraph);
                let span = tokens[first].span.cover(tokens[next - 1].span);
                let role = roles.of(kind, (first, next));
                self.blocks.push(Block { kind, role, span, tokens: (first, next), sentences: (0, 0) });
            }
            first = next;
            if end == text.len() {
                break;
            }
            start = end + 1;
        }
    }

    fn find_sentences(&mut self, body: &Document) {
        self.sentences.clear();
        let tokens = body.tokens();
        for (at, block) in self.blocks.iter_mut().enumerate() {
            let before = self.sentences.len();
            if block.role == Role::Prose {
                split(body, block.tokens, |first, end| {
                    let span: Span = tokens[first].span.cover(tokens[end - 1].span);
                    self.sentences.push(Sentence { span, tokens: (first, end), block: at });
                });
            }
            block.sentences = (before, self.sentences.len());
        }
    }

    fn count_terms(&mut self, body: &Document) {
        for count in &self.counts {
            self.places[count.term.0 as usize] = NOWHERE;
        }
        self.counts.clear();
        self.places.resize(self.stems.len(), NOWHERE);
        self.prose.clear();
        for block in self.blocks.iter().filter(|block| block.role == Role::Prose) {
            let (first, end) = block.tokens;
            let tokens = body.tokens()[first..end].iter().zip(&self.forms[first..end]).zip(first as u32..);
            let words = tokens.filter(|((token, _), _)| token.is_word());
            self.prose.extend(words.map(|((_, &form), token)| ProseWord { form, token }));
            for (at, &term) in (first..end).zip(&self.terms[first..end]) {
                if term.is_some() {
                    let place = &mut self.places[term.0 as usize];
                    if *place == NOWHERE {
                        *place = self.counts.len() as u32;
                        self.counts.push(TermCount { term, count: 0, first: at });
                    }
                    self.counts[*place as usize].count += 1;
                }
            }
        }
        self.counts.sort_unstable_by_key(|count| (std::cmp::Reverse(count.count), count.first));
        for (place, count) in self.counts.iter().enumerate() {
            self.places[count.term.0 as usize] = place as u32;
        }
    }

    /// How many different forms the body has.
    pub(super) fn distinct_forms(&self) -> usize {
        self.on_page.len()
    }

    /// The count of a term that is in the prose.
    pub(super) fn term_count(&self, term: Term) -> Option<&TermCount> {
        self.counts.get(*self.places.get(term.0 as usize)? as usize)
    }
}
