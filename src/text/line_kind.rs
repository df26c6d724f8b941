use std::ops::Range;

/// What a line of a body is, as its markup or its layout says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineKind {
    /// Level 1 to 6.
    Heading(u8),
    Paragraph,
    Item,
    Quote,
    Caption,
    Code,
    Byline,
}

/// A link of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where it leads.
    pub target: String,
    /// Its `rel` attribute; empty where there is none.
    pub rel: String,
    /// Bytes of the body's text that it stands on.
    pub text: Range<usize>,
}

/// The body of a page as lines: one block a line.
#[derive(Debug, Clone, Copy, Default)]
pub struct BodyText<'a> {
    pub text: &'a str,
    /// One element a line; lines without one are paragraphs.
    pub kinds: &'a [LineKind],
    /// By position.
    pub links: &'a [Link],
    /// As front matter or a `meta` element names the author.
    pub author: Option<&'a str>,
}
