use crate::lexicon::lists::NAME;
use crate::text::{Case, Document, Span, Token, TokenKind};

/// A list of names: one to three capitalised words each, separated by commas, bars or "and".
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PlaceList {
    /// From the first name to the last.
    pub span: Span,
    /// More than [`LISTED`].
    pub names: usize,
    /// How many of them are on the list of names; at least half.
    known: usize,
}

/// Number of names that a news text may list.
pub const LISTED: usize = 7;
/// Words of one name: "New South Wales".
const NAME_WORDS: usize = 3;

/// The name being read.
#[derive(Debug, Default)]
struct Name {
    span: Option<Span>,
    words: usize,
    known: bool,
}

impl PlaceList {
    /// Adds a name that ends here; false if it is not a name and the list ends before it.
    fn take(&mut self, name: Name) -> bool {
        let Some(span) = name.span.filter(|_| name.words <= NAME_WORDS) else { return false };
        self.span = if self.names == 0 { span } else { self.span.cover(span) };
        self.names += 1;
        self.known += usize::from(name.known);
        true
    }

    /// Ends the list, and passes it on if it is long and mostly of places.
    fn end(&mut self, each: &mut impl FnMut(PlaceList)) {
        let row = std::mem::take(self);
        if row.names > LISTED && 2 * row.known >= row.names {
            each(row);
        }
    }
}

/// Calls `each` with every long list of names among the tokens of a line, in order; at least half must be on the list
/// of names.
pub(super) fn place_lists(body: &Document, tokens: &[Token], mut each: impl FnMut(PlaceList)) {
    let (mut row, mut name) = (PlaceList::default(), Name::default());
    for token in tokens {
        if is_capital(token) {
            name.span = Some(name.span.map_or(token.span, |name| name.cover(token.span)));
            name.words += 1;
            name.known |= token.has(NAME);
            continue;
        }
        match body.token_text(token) {
            "-" | "'" => {}
            "," | ";" | "|" | "/" | "\u{2022}" | "\u{b7}" => {
                // "Oslo, and Bergen" has two marks between two names.
                if !row.take(std::mem::take(&mut name)) {
                    row.end(&mut each);
                }
            }
            "and" | "or" | "&" => {
                if name.span.is_some() && !row.take(std::mem::take(&mut name)) {
                    row.end(&mut each);
                }
            }
            _ => {
                row.take(std::mem::take(&mut name));
                row.end(&mut each);
            }
        }
    }
    row.take(name);
    row.end(&mut each);
}

fn is_capital(token: &Token) -> bool {
    token.kind == TokenKind::Word && matches!(token.case, Case::Capitalized | Case::Upper | Case::Mixed)
}
