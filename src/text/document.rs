use super::token::tokenize;
use super::{Language, Normalized, PhraseHit, Segment, Span, Tagger, Tags, Token, Words, sentences};

/// One text, analysed once: what features and grams read.
///
/// Spans inside a document are bytes of its normalised text; [`Document::to_source`] leads back to what was
/// written.
#[derive(Debug, Default)]
pub struct Document {
    pub(super) source: String,
    pub(super) normalized: Normalized,
    pub(super) tokens: Vec<Token>,
    pub(super) segments: Vec<Segment>,
    pub(super) core: Segment,
    pub(super) core_tags: Tags,
    pub(super) tags: Tags,
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
        let tokens = &mut self.tokens;
        tokenize(text, |start, end| tokens.push(words.intern(text, (start, end), language, tagger)));
        self.phrases.clear();
        tagger.phrases(text, &self.tokens, language, &mut self.phrases);
    }

    /// The text as it was given.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The normalised text.
    pub fn text(&self) -> &str {
        self.normalized.text()
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

    /// The tokens of the headline itself, without labels before it and tails behind it.
    ///
    /// What is learned and measured of a headline reads only these, so that no tail can dilute it.
    pub fn core(&self) -> &[Token] {
        self.segment_tokens(self.core)
    }

    /// Every list that some word of the core is on: a quick way to see that a feature cannot apply.
    pub fn core_tags(&self) -> Tags {
        self.core_tags
    }

    /// The same for the whole text.
    pub fn tags(&self) -> Tags {
        self.tags
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

    /// Where a span of the normalised text lies in the source.
    pub fn to_source(&self, span: Span) -> Span {
        self.normalized.to_source(span)
    }

    /// The sentences of the text, as spans of the normalised text.
    pub fn sentences(&self) -> impl Iterator<Item = Span> {
        sentences(self.text())
    }
}
