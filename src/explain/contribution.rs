use serde::Serialize;

use crate::features::Field;
use crate::text::{CharIndex, Document, Span};

/// A piece of the input that caused a contribution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "report", derive(utoipa::ToSchema))]
pub struct EvidencePiece {
    /// The input's field that the offsets refer to.
    pub field: Field,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// First UTF-16 code unit.
    pub start_utf16: usize,
    /// One past the last UTF-16 code unit.
    pub end_utf16: usize,
    /// The text there; left out if only offsets were requested.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// Whether evidence quotes the text, or has only offsets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quotes {
    Text,
    Nothing,
}

/// Cuts pieces out of a document's source.
pub(super) struct Pieces<'d> {
    field: Field,
    document: &'d Document,
    chars: CharIndex,
    quotes: Quotes,
}

impl<'d> Pieces<'d> {
    pub fn of(field: Field, document: &'d Document, quotes: Quotes) -> Self {
        Pieces { field, document, chars: CharIndex::new(document.source()), quotes }
    }

    /// The piece of the source that a span of the normalised text comes from.
    pub fn piece(&self, span: Span) -> EvidencePiece {
        let source = self.document.source();
        let range = self.document.to_source(span).range();
        let utf16 = |byte: usize| self.chars.before(source, byte).utf16;
        EvidencePiece {
            field: self.field,
            start: range.start,
            end: range.end,
            start_utf16: utf16(range.start),
            end_utf16: utf16(range.end),
            text: match self.quotes {
                Quotes::Text => source[range].to_owned(),
                Quotes::Nothing => String::new(),
            },
        }
    }
}

/// What one feature, one phrase, or the wording as a whole, adds to the log-odds.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "report", derive(utoipa::ToSchema))]
pub struct Contribution {
    /// `family.name` for a feature, `words.<text>` for a phrase, `wording` for all words that are not in a listed
    /// phrase.
    pub id: String,
    pub family: String,
    pub value: f64,
    /// The value it is compared with: the mean over the honest pages of the training data, or 0 for features of
    /// headlines.
    #[serde(skip_serializing_if = "is_zero")]
    pub baseline: f64,
    /// Log-odds per unit of the value, calibrated.
    pub weight: f64,
    /// `(value − baseline) · weight`, in log-odds.
    pub contribution: f64,
    /// The probability minus what it would be without this contribution in the sum. Not the effect of deleting its
    /// words from the text: that changes other contributions too.
    pub delta_probability: f64,
    /// What the text has or lacks, in words for an editor; the sign of the contribution says which way that counts.
    pub reason: String,
    /// The first places that caused it, at most a hundred; for `wording`, the eight words with the most weight.
    pub evidence: Vec<EvidencePiece>,
    /// The total number of places.
    pub evidence_count: usize,
}

fn is_zero(number: &f64) -> bool {
    *number == 0.0
}
