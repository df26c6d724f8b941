use serde::Serialize;

use crate::text::{Span, Token};

/// The part of an input that a span lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "report", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Field {
    Headline,
    Body,
}

impl Field {
    /// As in explanations.
    pub fn name(self) -> &'static str {
        match self {
            Field::Headline => "headline",
            Field::Body => "body",
        }
    }
}

/// Collects the spans behind a measurement, or nothing if only the value is needed.
#[derive(Debug)]
pub struct Evidence {
    spans: Option<Vec<(Field, Span)>>,
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

    /// Whether spans are collected; if not, work that only finds evidence can be skipped.
    pub fn is_kept(&self) -> bool {
        self.spans.is_some()
    }

    /// Adds a span of the headline's normalised text.
    pub fn push(&mut self, span: Span) {
        self.push_in(Field::Headline, span);
    }

    /// Adds a span of the body's normalised text.
    pub fn body(&mut self, span: Span) {
        self.push_in(Field::Body, span);
    }

    /// Adds a span of the normalised text of a field.
    pub fn push_in(&mut self, field: Field, span: Span) {
        if let Some(spans) = &mut self.spans {
            spans.push((field, span));
        }
    }

    /// Adds one token of the headline.
    pub fn token(&mut self, token: &Token) {
        self.push(token.span);
    }

    /// Adds the text of the headline from the first to the last of these tokens.
    pub fn tokens(&mut self, tokens: &[Token]) {
        if let (Some(first), Some(last)) = (tokens.first(), tokens.last()) {
            self.push(first.span.cover(last.span));
        }
    }

    /// The collected spans with their field, in the order they were found.
    pub fn into_spans(self) -> Vec<(Field, Span)> {
        self.spans.unwrap_or_default()
    }
}
