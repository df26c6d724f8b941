use std::ops::Range;

use super::LineKind;

/// A link of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its target.
    pub target: String,
    /// Its `rel` attribute; empty if there is none.
    pub rel: String,
    /// Bytes of the body's text that it covers.
    pub text: Range<usize>,
}

/// The body of a page as lines, one block per line.
#[derive(Debug, Clone, Copy, Default)]
pub struct BodyText<'a> {
    pub text: &'a str,
    /// One element per line; lines without one are paragraphs.
    pub kinds: &'a [LineKind],
    /// By position.
    pub links: &'a [Link],
    /// The author, as named by front matter or a `meta` element.
    pub author: Option<&'a str>,
}

/// One input: a headline, and its body if there is one.
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

/// An owned body, with the kinds of its lines.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Body {
    pub text: String,
    pub kinds: Vec<LineKind>,
    pub links: Vec<Link>,
    pub author: Option<String>,
}

impl Body {
    /// A body of plain text, whose lines are classified by their layout. The bytes of the text are those of the source.
    pub fn plain(source: &str) -> Self {
        let (text, kinds) = super::plain::read(source);
        Body { text, kinds, ..Body::default() }
    }

    /// A borrowed view of the body.
    pub fn lines(&self) -> BodyText<'_> {
        BodyText { text: &self.text, kinds: &self.kinds, links: &self.links, author: self.author.as_deref() }
    }
}
