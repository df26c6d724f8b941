use serde::Serialize;

use crate::text::{Document, Span};

/// A piece of the input that caused a contribution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EvidencePiece {
    /// The input's field: `headline`.
    pub field: &'static str,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// First UTF-16 code unit.
    pub start_utf16: usize,
    /// One past the last UTF-16 code unit.
    pub end_utf16: usize,
    pub text: String,
}

impl EvidencePiece {
    /// The piece of a document's source behind a span of its normalised text.
    pub(super) fn of(field: &'static str, document: &Document, span: Span) -> Self {
        let source = document.source();
        let range = document.to_source(span).range();
        let utf16 = |text: &str| text.encode_utf16().count();
        let start_utf16 = utf16(&source[..range.start]);
        let text = source[range.clone()].to_owned();
        EvidencePiece {
            field,
            start: range.start,
            end: range.end,
            start_utf16,
            end_utf16: start_utf16 + utf16(&text),
            text,
        }
    }
}

/// What one feature, or one word or phrase, adds to the log-odds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Contribution {
    /// `family.name` of a feature; `words.<text>` of a word or phrase.
    pub id: String,
    pub family: String,
    pub value: f64,
    /// Log-odds per unit of the value, calibrated.
    pub weight: f64,
    /// `value · weight`, in log-odds.
    pub contribution: f64,
    /// How much lower the probability would be without it.
    pub delta_probability: f64,
    /// Said to an editor.
    pub reason: String,
    pub evidence: Vec<EvidencePiece>,
}
