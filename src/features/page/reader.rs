use super::parts::{NOWHERE, PageParts};
use super::role::Roles;
use super::sentence::split;
use super::terms::Terms;
use super::{Block, Form, Page, ProseWord, Role, Sentence, TermCount};
use crate::text::{Analyzer, BodyText, Document, LineKind, Span, Tags};

/// Reads one page after another, reusing its buffers; belongs to one analyzer.
#[derive(Debug, Default)]
pub struct PageReader {
    parts: PageParts,
    stems: Terms,
    /// The number on this page of each form of `stems`; [`NOWHERE`] where it is not on it.
    numbers: Vec<u32>,
}

impl PageReader {
    /// Reads the headline and the body that the analyzer read last; `text` is the text of that body.
    pub fn read<'a>(&'a mut self, analyzer: &'a Analyzer, text: BodyText<'a>) -> Page<'a> {
        let (headline, body, words) = (analyzer.document(), analyzer.body(), analyzer.words());
        self.stems.attend(words);
        let (stems, language) = (&mut self.stems, analyzer.language());
        self.parts.headline_terms.clear();
        self.parts.headline_terms.extend(headline.tokens().iter().map(|token| stems.of(token, words, language).1));
        self.parts.in_headline.clear();
        self.parts.in_headline.extend_from_slice(&self.parts.headline_terms);
        self.parts.in_headline.sort_unstable();
        self.parts.forms.clear();
        self.parts.terms.clear();
        self.parts.tags = Tags::NONE;
        for form in self.parts.on_page.drain(..) {
            self.numbers[form.0 as usize] = NOWHERE;
        }
        for token in body.tokens() {
            let (form, term) = stems.of(token, words, language);
            if self.numbers.len() <= form.0 as usize {
                self.numbers.resize(form.0 as usize + 1, NOWHERE);
            }
            let number = &mut self.numbers[form.0 as usize];
            if *number == NOWHERE {
                *number = self.parts.on_page.len() as u32;
                self.parts.on_page.push(form);
            }
            self.parts.forms.push(Form(*number));
            self.parts.terms.push(term);
            self.parts.tags = self.parts.tags | token.tags;
        }
        self.find_blocks(body, text.kinds);
        self.find_sentences(body);
        self.count_terms(body);
        Page { headline, body, words, source: text, parts: &self.parts }
    }

    fn find_blocks(&mut self, body: &Document, kinds: &[LineKind]) {
        self.parts.blocks.clear();
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
                self.parts.blocks.push(Block { kind, role, span, tokens: (first, next), sentences: (0, 0) });
            }
            first = next;
            if end == text.len() {
                break;
            }
            start = end + 1;
        }
    }

    fn find_sentences(&mut self, body: &Document) {
        self.parts.sentences.clear();
        let tokens = body.tokens();
        for (at, block) in self.parts.blocks.iter_mut().enumerate() {
            let before = self.parts.sentences.len();
            if block.role == Role::Prose {
                split(body, block.tokens, |first, end| {
                    let span: Span = tokens[first].span.cover(tokens[end - 1].span);
                    self.parts.sentences.push(Sentence { span, tokens: (first, end), block: at });
                });
            }
            block.sentences = (before, self.parts.sentences.len());
        }
    }

    fn count_terms(&mut self, body: &Document) {
        for count in &self.parts.counts {
            self.parts.places[count.term.0 as usize] = NOWHERE;
        }
        self.parts.counts.clear();
        self.parts.places.resize(self.stems.len(), NOWHERE);
        self.parts.prose.clear();
        for block in self.parts.blocks.iter().filter(|block| block.role == Role::Prose) {
            let (first, end) = block.tokens;
            let tokens = body.tokens()[first..end].iter().zip(&self.parts.forms[first..end]).zip(first as u32..);
            let words = tokens.filter(|((token, _), _)| token.is_word());
            self.parts.prose.extend(words.map(|((_, &form), token)| ProseWord { form, token }));
            for (at, &term) in (first..end).zip(&self.parts.terms[first..end]) {
                if term.is_some() {
                    let place = &mut self.parts.places[term.0 as usize];
                    if *place == NOWHERE {
                        *place = self.parts.counts.len() as u32;
                        self.parts.counts.push(TermCount { term, count: 0, first: at });
                    }
                    self.parts.counts[*place as usize].count += 1;
                }
            }
        }
        self.parts.counts.sort_unstable_by_key(|count| (std::cmp::Reverse(count.count), count.first));
        for (place, count) in self.parts.counts.iter().enumerate() {
            self.parts.places[count.term.0 as usize] = place as u32;
        }
    }
}
