use std::sync::Arc;

use super::segment::split;
use super::{Document, Language, Tagger, Tags, Token, Words, clause};

/// Reads texts into [`Document`]s, one at a time, reusing its buffers and remembering words.
///
/// # Examples
///
/// ```
/// use std::sync::Arc;
/// use debait::text::{Analyzer, Language, NoTags};
///
/// let mut analyzer = Analyzer::new(Language::ENGLISH, Arc::new(NoTags));
/// let document = analyzer.read("Is it over? \u{2014} latest news");
/// assert_eq!(document.segments().len(), 2);
/// assert_eq!(document.core().len(), 4);
/// ```
pub struct Analyzer {
    language: Language,
    tagger: Arc<dyn Tagger>,
    words: Words,
    document: Document,
    body: Document,
}

impl Analyzer {
    pub fn new(language: Language, tagger: Arc<dyn Tagger>) -> Self {
        Analyzer { language, tagger, words: Words::default(), document: Document::default(), body: Document::default() }
    }

    /// Analyses `source`; the result is valid until the next call.
    pub fn read(&mut self, source: &str) -> &Document {
        self.words.make_room();
        let Analyzer { language, tagger, words, document, .. } = self;
        document.take(source, words, *language, &**tagger);
        let text = document.normalized.text();
        split(text, &document.tokens, &mut document.segments);
        let words_of = (&*document.tokens, &*document.phrases);
        clause::find(text, words_of, &document.segments, *language, &mut document.clauses);
        document.set_core(document.clauses.first().copied().unwrap_or_default());
        let all = |tokens: &[Token]| tokens.iter().fold(Tags::NONE, |all, token| all | token.tags);
        document.tags = document.core_tags
            | all(&document.tokens[..document.core.first])
            | all(&document.tokens[document.core.end..]);
        document.signs = document.phrases.iter().fold(document.tags, |all, hit| all | hit.list);
        document
    }

    /// Analyses the body of the last headline read; both share a table of words. A body has no segments and no core.
    pub fn read_body(&mut self, source: &str) -> &Document {
        let Analyzer { language, tagger, words, body, .. } = self;
        body.take(source, words, *language, &**tagger);
        body
    }

    /// The body read last.
    pub fn body(&self) -> &Document {
        &self.body
    }

    /// The document read last.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The distinct words seen so far.
    pub fn words(&self) -> &Words {
        &self.words
    }

    pub fn language(&self) -> Language {
        self.language
    }

    /// Consumes the analyzer and returns the last document read.
    pub fn into_document(self) -> Document {
        self.document
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Known, PhraseHit};

    struct Labels;

    impl Tagger for Labels {
        fn word(&self, lower: &str, _: Language) -> Known {
            let is_label = ["breaking", "just", "in", "exclusive"].contains(&lower);
            Known { tags: if is_label { Tags::LABEL } else { Tags::NONE }, ..Known::default() }
        }

        fn phrases(&self, _: &str, _: &[Token], _: Language, _: &mut Vec<PhraseHit>) {}
    }

    #[test]
    fn core_leaves_out_labels_and_tails() {
        let mut analyzer = Analyzer::new(Language::ENGLISH, Arc::new(Labels));
        for (headline, core) in [
            ("Parliament dissolved", "Parliament dissolved"),
            ("BREAKING: Parliament dissolved", "Parliament dissolved"),
            ("Exclusive: just in: Parliament dissolved", "Parliament dissolved"),
            ("Breaking | Parliament dissolved | News 9", "Parliament dissolved"),
            ("Parliament dissolved \u{2014} vote, budget", "Parliament dissolved"),
            ("Parliament dissolved\nWatch this", "Parliament dissolved"),
            ("Breaking point for mid-table side", "Breaking point for mid-table side"),
            ("BREAKING", "BREAKING"),
            ("Twenty-five - all out", "Twenty-five"),
            ("- Parliament dissolved", "Parliament dissolved"),
        ] {
            let document = analyzer.read(headline);
            assert_eq!(&document.text()[document.core_span().range()], core, "{headline}");
        }
        assert!(analyzer.read("").core().is_empty());
    }
}
