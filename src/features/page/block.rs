use crate::text::{LineKind, Span};

/// One line of a body.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Block {
    /// The kind given by markup or layout.
    pub kind: LineKind,
    /// What it is for.
    pub role: Role,
    /// From its first token to its last.
    pub span: Span,
    /// Its tokens, as indices `first..end` into the body's.
    pub tokens: (usize, usize),
    /// Its sentences, as indices `first..end` into the page's; empty where it is not prose.
    pub sentences: (usize, usize),
}

/// What a block is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Running text.
    Prose,
    /// A heading inside the body.
    Heading,
    /// A second headline: a line of 5 to 24 words in title case that is no sentence.
    Headline,
    /// A breaking-news line: "BREAKING: …".
    Breaking,
    /// A list entry that is not a sentence, a caption, code.
    Item,
    /// "By …" with or without a name.
    Byline,
    /// A stand-alone list of search terms.
    KeywordLine,
    /// A list of places that fills at least half of a line.
    PlaceList,
    /// Tags or related searches.
    Tags,
    /// "You may also like …" inside the copy.
    Promo,
    /// "Leave a Reply", "Required fields are marked *".
    CommentForm,
    /// Cookies, terms, copyright.
    Policy,
    /// A run of dashes or stars.
    Rule,
}

impl Role {
    /// Whether the block is part of the page around the article, not of the article.
    pub fn is_furniture(self) -> bool {
        !matches!(self, Role::Prose | Role::Heading | Role::Headline | Role::Breaking | Role::Item)
    }
}
