use crate::text::{Span, Token};

/// Collects the spans behind a measurement, or nothing where only the value is wanted.
#[derive(Debug)]
pub struct Evidence {
    spans: Option<Vec<Span>>,
}

impl Evidence {
    /// Keeps every span: for explanations.
    pub fn kept() -> Self {
        Evidence { spans: Some(Vec::new()) }
    }

    /// Keeps nothing and allocates nothing: for scoring.
    pub fn unkept() -> Self {
        Evidence { spans: None }
    }

    /// Adds a span of the document's normalised text.
    pub fn push(&mut self, span: Span) {
        if let Some(spans) = &mut self.spans {
            spans.push(span);
        }
    }

    /// Adds one token.
    pub fn token(&mut self, token: &Token) {
        self.push(token.span);
    }

    /// Adds the text from the first to the last of these tokens.
    pub fn tokens(&mut self, tokens: &[Token]) {
        if let (Some(first), Some(last)) = (tokens.first(), tokens.last()) {
            self.push(first.span.cover(last.span));
        }
    }

    /// The collected spans, in the order they were found.
    pub fn into_spans(self) -> Vec<Span> {
        self.spans.unwrap_or_default()
    }
}
