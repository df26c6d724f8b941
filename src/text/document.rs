use super::{Language, Normalized, PhraseHit, Segment, Span, Tagger, Tags, Token, Words, advance, sentences, width};

/// One text, analysed once: what features and grams read.
///
/// Spans inside a document are bytes of its normalised text; [`Document::to_source`] maps them back to the source.
#[derive(Debug, Default)]
pub struct Document {
    pub(super) source: String,
    pub(super) normalized: Normalized,
    pub(super) tokens: Vec<Token>,
    pub(super) segments: Vec<Segment>,
    /// At most [`MOST_CLAUSES`](super::MOST_CLAUSES).
    pub(super) clauses: Vec<Segment>,
    /// One of the clauses.
    pub(super) core: Segment,
    pub(super) core_tags: Tags,
    pub(super) tags: Tags,
    pub(super) signs: Tags,
    pub(super) phrases: Vec<PhraseHit>,
}

impl Document {
    /// Replaces the content by `source`: normalised text, tokens and phrases.
    pub(super) fn take(&mut self, source: &str, words: &mut Words, language: Language, tagger: &dyn Tagger) {
        self.source.clear();
        self.source.push_str(source);
        self.normalized.read(source);
        self.tokens.clear();
        let text = self.normalized.text();
        words.read(text, language, tagger, &mut self.tokens);
        self.phrases.clear();
        tagger.phrases(text, &self.tokens, language, &mut self.phrases);
    }

    /// Replaces the content by that of another document, reusing the buffers.
    pub fn copy(&mut self, other: &Document) {
        let Document { source, normalized, tokens, segments, clauses, core, core_tags, tags, signs, phrases } = other;
        self.source.clone_from(source);
        self.normalized.copy(normalized);
        self.tokens.clone_from(tokens);
        self.segments.clone_from(segments);
        self.clauses.clone_from(clauses);
        self.phrases.clone_from(phrases);
        (self.core, self.core_tags, self.tags, self.signs) = (*core, *core_tags, *tags, *signs);
    }

    /// Makes another of the [`clauses`](Document::clauses) the core.
    pub fn set_core(&mut self, clause: Segment) {
        self.core = clause;
        self.core_tags = self.core().iter().fold(Tags::NONE, |all, token| all | token.tags);
    }

    /// The source text.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The normalised text.
    pub fn text(&self) -> &str {
        self.normalized.text()
    }

    /// The [`width`](width()) of the normalised text.
    pub fn width(&self) -> u32 {
        let text = self.text();
        // In ASCII, only spaces and line breaks are between tokens.
        if !text.is_ascii() || self.tokens.iter().any(|token| token.width == u16::MAX) {
            return width(text);
        }
        let within: usize = self.tokens.iter().map(|token| token.span.len()).sum();
        let breaks = memchr::memchr_iter(b'\n', text.as_bytes()).count();
        let spaces = text.len() - within - breaks;
        let words: u64 = self.tokens.iter().map(|token| u64::from(token.width)).sum();
        let between = spaces as u64 * u64::from(advance(' ')) + breaks as u64 * u64::from(advance('\n'));
        u32::try_from(words + between).unwrap_or(u32::MAX)
    }

    /// The normalised text of a token.
    pub fn token_text(&self, token: &Token) -> &str {
        &self.text()[token.span.range()]
    }

    /// Every token.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The parts between spaced delimiters (— – | - ·) and line breaks.
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// The tokens of one segment.
    pub fn segment_tokens(&self, segment: Segment) -> &[Token] {
        &self.tokens[segment.first..segment.end]
    }

    /// The clauses of the headline: its segments without their labels, leaving out asides such as the name of the site.
    /// At most [`MOST_CLAUSES`](super::MOST_CLAUSES), and at least one if there is a token.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::sync::Arc;
    /// use debait::lexicon::Lexicon;
    /// use debait::text::{Analyzer, Language};
    ///
    /// let mut analyzer = Analyzer::new(Language::ENGLISH, Lexicon::shared());
    /// let clauses = |document: &debait::text::Document| document.clauses().len();
    /// assert_eq!(clauses(analyzer.read("Ferry sails again - BBC News")), 1);
    /// assert_eq!(clauses(analyzer.read("Ferry sails again - you won't believe why")), 2);
    /// ```
    pub fn clauses(&self) -> &[Segment] {
        &self.clauses
    }

    /// The tokens of the clause being read, without labels before it or tails after it; initially the first clause.
    ///
    /// Grams and features of a headline read only these, so no tail can dilute them.
    pub fn core(&self) -> &[Token] {
        self.segment_tokens(self.core)
    }

    /// The union of the lists that the words of the core are on: a quick check that a feature cannot apply.
    pub fn core_tags(&self) -> Tags {
        self.core_tags
    }

    /// The same, for the whole text.
    pub fn tags(&self) -> Tags {
        self.tags
    }

    /// The union of the lists that the words and phrases of the whole headline are on.
    pub fn signs(&self) -> Tags {
        self.signs
    }

    /// Phrases of the lexicons found in the text, by position.
    pub fn phrases(&self) -> &[PhraseHit] {
        &self.phrases
    }

    /// The bytes from the core's first token to its last.
    pub fn core_span(&self) -> Span {
        match self.core() {
            [] => Span::default(),
            [first, .., last] => first.span.cover(last.span),
            [only] => only.span,
        }
    }

    /// The span of the source behind a span of the normalised text.
    pub fn to_source(&self, span: Span) -> Span {
        self.normalized.to_source(span)
    }

    /// The sentences of the text, as spans of the normalised text.
    pub fn sentences(&self) -> impl Iterator<Item = Span> {
        sentences(self.text())
    }
}
