use std::ops::Range;

use super::LineKind;

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

/// One input: a headline, and the body under it where there is one.
#[derive(Debug, Clone, Copy, Default)]
pub struct Article<'a> {
    pub headline: &'a str,
    pub body: Option<BodyText<'a>>,
}

impl<'a> Article<'a> {
    /// A headline by itself.
    pub fn headline(headline: &'a str) -> Self {
        Article { headline, body: None }
    }
}

/// A body kept by itself, with what is known of its lines.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Body {
    pub text: String,
    pub kinds: Vec<LineKind>,
    pub links: Vec<Link>,
    pub author: Option<String>,
}

impl Body {
    /// A body of plain text: its lines are told by their layout. The bytes of the text are those of the source.
    pub fn plain(source: &str) -> Self {
        let (text, kinds) = super::plain::read(source);
        Body { text, kinds, ..Body::default() }
    }

    /// The body as it is read.
    pub fn lines(&self) -> BodyText<'_> {
        BodyText { text: &self.text, kinds: &self.kinds, links: &self.links, author: self.author.as_deref() }
    }
}
