//! Pages as files: Markdown, HTML and plain text as a headline and a body, with a way back to the bytes of the file.

#[cfg(test)]
mod article_tests;
mod blocks;
mod comments;
mod content;
mod front_matter;
mod headline;
mod html;
mod mapped;
mod markdown;
mod nesting;
mod outline;
mod plain_page;
#[cfg(test)]
mod tests;

use std::ops::Range;
use std::path::Path;

use self::blocks::Blocks;
use self::mapped::Mapped;
use super::{Article, Body};

/// The format of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Markup {
    /// CommonMark with tables and footnotes, front matter before it.
    Markdown,
    Html,
    /// The first line that is not blank is the headline.
    Plain,
}

impl Markup {
    /// The format for a file's extension; plain text if the extension is unknown.
    pub fn of_path(path: &Path) -> Self {
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        let is = |names: &[&str]| names.iter().any(|name| extension.eq_ignore_ascii_case(name));
        if is(&["md", "markdown"]) {
            Markup::Markdown
        } else if is(&["html", "htm"]) {
            Markup::Html
        } else {
            Markup::Plain
        }
    }
}

/// One of the two texts of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PageField {
    Headline,
    Body,
}

/// A page read from a file.
///
/// # Examples
///
/// ```
/// use debait::text::{LineKind, Markup, PageField, PageFile};
///
/// let source = "# Ferry capsizes\n\nIt left at *noon*.\n";
/// let page = PageFile::read(Markup::Markdown, source);
/// assert_eq!(page.headline, "Ferry capsizes");
/// assert_eq!(page.body.text, "It left at noon.");
/// assert_eq!(page.body.kinds, [LineKind::Paragraph]);
/// let noon = page.to_source(PageField::Body, 11..15).unwrap();
/// assert_eq!(&source[noon], "noon");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PageFile {
    /// Empty if the page has none.
    pub headline: String,
    pub body: Body,
    /// The description the page gives to search engines.
    pub description: Option<String>,
    /// The keywords it declares, verbatim.
    pub keywords: Option<String>,
    /// The ranges of comments in Markdown and HTML, including their delimiters.
    pub comments: Vec<Range<usize>>,
    /// The range of the front matter, including its delimiters.
    pub front_matter: Option<Range<usize>>,
    places: Places,
}

/// Mappings from the texts of a page to its source.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Places {
    headline: mapped::SourceMap,
    body: mapped::SourceMap,
}

impl PageFile {
    /// Reads a page. Every text is a page, even an empty one.
    pub fn read(markup: Markup, source: &str) -> Self {
        match markup {
            Markup::Markdown => markdown::read(source),
            Markup::Html => html::read(source),
            Markup::Plain => plain_page::read(source),
        }
    }

    /// The page as input to an [`Analyzer`](super::Analyzer).
    pub fn article(&self) -> Article<'_> {
        Article { headline: &self.headline, body: Some(self.body.lines()) }
    }

    /// The range of the source behind bytes of a text, including markup between them.
    ///
    /// A character that is escaped in the source (`&amp;`) covers all of the escape's bytes. An empty range, or one of
    /// only line breaks between blocks, has no place in the source.
    pub fn to_source(&self, field: PageField, range: Range<usize>) -> Option<Range<usize>> {
        match field {
            PageField::Headline => self.places.headline.to_source(range),
            PageField::Body => self.places.body.to_source(range),
        }
    }

    /// Assembles a page: the first heading is the headline if no title was given, and is removed from the body if it
    /// equals the title.
    fn of_blocks(mut about: About, mut blocks: Blocks) -> Self {
        blocks.mark_bylines();
        let headline = match about.title.take() {
            Some(title) => {
                blocks.take_title(|line| line == title.text);
                title
            }
            None => blocks.take_title(|_| true).unwrap_or_default(),
        };
        PageFile::of_parts(about, headline, blocks)
    }

    fn of_parts(about: About, headline: Mapped, blocks: Blocks) -> Self {
        let (text, kinds, links) = blocks.finish();
        PageFile {
            headline: headline.text,
            body: Body { text: text.text, kinds, links, author: about.author },
            description: about.description,
            keywords: about.keywords,
            comments: Vec::new(),
            front_matter: None,
            places: Places { headline: headline.map, body: text.map },
        }
    }
}

/// The metadata of a page.
#[derive(Debug, Default)]
struct About {
    title: Option<Mapped>,
    author: Option<String>,
    description: Option<String>,
    keywords: Option<String>,
}
