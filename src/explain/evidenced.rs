use super::EvidencePiece;
use super::contribution::{Pieces, Quotes};
use crate::features::{Field, Read};
use crate::text::Span;

/// Places that are shown of one cause; the rest is counted.
const MOST_PLACES: usize = 100;
/// What a contribution has at least of the largest one to be told.
pub(super) const LEAST_SHARE: f64 = 0.1;

/// Cuts the pieces of an input behind spans of its fields.
pub(super) struct Evidenced<'r> {
    headline: Pieces<'r>,
    body: Option<Pieces<'r>>,
}

impl<'r> Evidenced<'r> {
    pub fn of(read: &Read<'r>, quotes: Quotes) -> Self {
        let body = read.page.map(|page| Pieces::of(Field::Body, page.body(), quotes));
        Evidenced { headline: Pieces::of(Field::Headline, read.headline, quotes), body }
    }

    /// The first pieces, and how many spans there are.
    pub fn pieces(&self, spans: Vec<(Field, Span)>) -> (Vec<EvidencePiece>, usize) {
        let count = spans.len();
        let pieces = spans.into_iter().take(MOST_PLACES).filter_map(|(field, span)| match field {
            Field::Headline => Some(self.headline.piece(span)),
            Field::Body => self.body.as_ref().map(|body| body.piece(span)),
        });
        (pieces.collect(), count)
    }
}
