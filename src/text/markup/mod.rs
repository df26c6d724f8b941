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

/// How a page is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Markup {
    /// CommonMark with tables and footnotes, front matter before it.
    Markdown,
    Html,
    /// The first line that is not blank is the headline.
    Plain,
}

impl Markup {
    /// As the extension of a file says; plain text where it says nothing.
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

/// A text of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PageField {
    Headline,
    Body,
}

/// A page as its file says it.
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
    /// Empty where the page names none.
    pub headline: String,
    pub body: Body,
    /// What the page says of itself, to search engines.
    pub description: Option<String>,
    /// The key words it claims, as they are written.
    pub keywords: Option<String>,
    /// Where the comments of Markdown and HTML are, their marks included.
    pub comments: Vec<Range<usize>>,
    /// Where the front matter is, its marks included.
    pub front_matter: Option<Range<usize>>,
    places: Places,
}

/// Where the texts of a page lie in its source.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Places {
    headline: mapped::SourceMap,
    body: mapped::SourceMap,
}

impl PageFile {
    /// Reads a page. Every text is a page, if only an empty one.
    pub fn read(markup: Markup, source: &str) -> Self {
        match markup {
            Markup::Markdown => markdown::read(source),
            Markup::Html => html::read(source),
            Markup::Plain => plain_page::read(source),
        }
    }

    /// The page as it is analysed.
    pub fn article(&self) -> Article<'_> {
        Article { headline: &self.headline, body: Some(self.body.lines()) }
    }

    /// Where bytes of a text lie in the source, markup between them included.
    ///
    /// A character that the source writes otherwise (`&amp;`) is all the bytes that stand for it. There is no place
    /// for an empty range, or for line breaks between blocks alone.
    pub fn to_source(&self, field: PageField, range: Range<usize>) -> Option<Range<usize>> {
        match field {
            PageField::Headline => self.places.headline.to_source(range),
            PageField::Body => self.places.body.to_source(range),
        }
    }

    /// Puts a page together: the first heading is the headline where no title was given, and is not repeated
    /// where it is the title.
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

/// What a page says about itself outside its text.
#[derive(Debug, Default)]
struct About {
    title: Option<Mapped>,
    author: Option<String>,
    description: Option<String>,
    keywords: Option<String>,
}
