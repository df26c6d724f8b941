use serde::Serialize;
use utoipa::ToSchema;

use crate::features::Field;
use crate::text::{Document, Span};

/// A piece of the input that caused a contribution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct EvidencePiece {
    /// The input's field that the places count in.
    pub field: Field,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// First UTF-16 code unit.
    pub start_utf16: usize,
    /// One past the last UTF-16 code unit.
    pub end_utf16: usize,
    /// What stands there; left out where places alone were asked for.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// Whether evidence quotes the text at its places, or says the places alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quotes {
    Text,
    Nothing,
}

/// Cuts pieces of a document's source; linear as long as they come in order.
pub(super) struct Pieces<'d> {
    field: Field,
    document: &'d Document,
    quotes: Quotes,
    /// A byte of the source and how many UTF-16 code units lie before it.
    reached: (usize, usize),
}

impl<'d> Pieces<'d> {
    pub fn of(field: Field, document: &'d Document, quotes: Quotes) -> Self {
        Pieces { field, document, quotes, reached: (0, 0) }
    }

    /// The piece of the source behind a span of the normalised text.
    pub fn piece(&mut self, span: Span) -> EvidencePiece {
        let source = self.document.source();
        let range = self.document.to_source(span).range();
        let utf16 = |text: &str| text.encode_utf16().count();
        if range.start < self.reached.0 {
            self.reached = (0, 0);
        }
        let start_utf16 = self.reached.1 + utf16(&source[self.reached.0..range.start]);
        self.reached = (range.start, start_utf16);
        let text = &source[range.clone()];
        EvidencePiece {
            field: self.field,
            start: range.start,
            end: range.end,
            start_utf16,
            end_utf16: start_utf16 + utf16(text),
            text: match self.quotes {
                Quotes::Text => text.to_owned(),
                Quotes::Nothing => String::new(),
            },
        }
    }
}

/// What one feature, or one word or phrase, adds to the log-odds.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Contribution {
    /// `family.name` of a feature; `words.<text>` of a word or phrase.
    pub id: String,
    pub family: String,
    pub value: f64,
    /// What the value is compared with: its mean on the honest pages of the training data, or 0 for what a headline
    /// has or has not.
    #[serde(skip_serializing_if = "is_zero")]
    pub baseline: f64,
    /// Log-odds per unit of the value, calibrated.
    pub weight: f64,
    /// `(value − baseline) · weight`, in log-odds.
    pub contribution: f64,
    /// How much lower the probability would be without it.
    pub delta_probability: f64,
    /// Said to an editor.
    pub reason: String,
    /// The first places that caused it, a hundred at most.
    pub evidence: Vec<EvidencePiece>,
    /// How many places there are.
    pub evidence_count: usize,
}

fn is_zero(number: &f64) -> bool {
    *number == 0.0
}
