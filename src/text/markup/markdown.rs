use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, MetadataBlockKind, Options, Parser, Tag, TagEnd};

use super::blocks::Blocks;
use super::nesting::bounded;
use super::{About, PageFile, comments, front_matter};
use crate::text::LineKind;

/// Markdown: CommonMark with tables, footnotes, strikethrough and front matter. Embedded HTML is left out.
pub(super) fn read(source: &str) -> PageFile {
    let mut options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    options.set(Options::ENABLE_YAML_STYLE_METADATA_BLOCKS, source.starts_with("---"));
    let source = bounded(source);
    let mut reader = Reader { source: &source, ..Reader::default() };
    for (event, range) in Parser::new_ext(&source, options).into_offset_iter() {
        reader.event(event, range);
    }
    let Reader { about, blocks, comments, front_matter, .. } = reader;
    PageFile { comments, front_matter, ..PageFile::of_blocks(about, blocks) }
}

#[derive(Default)]
struct Reader<'a> {
    source: &'a str,
    about: About,
    blocks: Blocks,
    /// The kind that the open blocks give a paragraph.
    around: Vec<LineKind>,
    /// Open images, whose text is not on the page.
    images: usize,
    /// The separator of key and value in front matter.
    separator: Option<char>,
    comments: Vec<Range<usize>>,
    front_matter: Option<Range<usize>>,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, &range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match self.separator {
                Some(separator) if self.source.get(range.clone()) == Some(&*text) => {
                    let about = front_matter::read(&text, range.start, separator);
                    self.about = About {
                        title: self.about.title.take().or(about.title),
                        author: self.about.author.take().or(about.author),
                        description: self.about.description.take().or(about.description),
                        keywords: self.about.keywords.take().or(about.keywords),
                    };
                }
                _ => self.text(&text, range),
            },
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => self.code(&text, range),
            Event::SoftBreak | Event::HardBreak => self.blocks.space(range),
            Event::Rule => self.blocks.close(),
            Event::InlineHtml(_) => self.comments.extend(comments::in_html(self.source, range)),
            Event::Html(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Paragraph | Tag::TableHead | Tag::TableRow => {
                let kind = self.paragraph();
                self.blocks.open(kind);
            }
            Tag::Heading { level, .. } => self.blocks.open(LineKind::Heading(level_of(level))),
            Tag::BlockQuote(_) => self.around.push(LineKind::Quote),
            Tag::Item => {
                self.around.push(LineKind::Item);
                self.blocks.open(LineKind::Item);
            }
            Tag::CodeBlock(_) => self.blocks.open(LineKind::Code),
            Tag::Link { dest_url, .. } if self.images == 0 => self.blocks.open_link(&dest_url, ""),
            Tag::Image { .. } => self.images += 1,
            Tag::TableCell => self.blocks.space(range.start..range.start),
            Tag::HtmlBlock => self.comments.extend(comments::in_html(self.source, range.clone())),
            Tag::MetadataBlock(kind) if range.start == 0 => {
                self.front_matter = Some(range.clone());
                self.separator = Some(match kind {
                    MetadataBlockKind::YamlStyle => ':',
                    MetadataBlockKind::PlusesStyle => '=',
                });
            }
            Tag::MetadataBlock(_) => self.blocks.open(LineKind::Paragraph),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::BlockQuote(_) | TagEnd::Item => {
                self.around.pop();
                self.blocks.close();
            }
            TagEnd::Paragraph
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::List(_) => self.blocks.close(),
            TagEnd::Link if self.images == 0 => self.blocks.close_link(),
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            TagEnd::MetadataBlock(_) => {
                self.separator = None;
                self.blocks.close();
            }
            _ => {}
        }
    }

    /// The kind of a paragraph here: the first of an item is the item.
    fn paragraph(&mut self) -> LineKind {
        match self.around.last_mut() {
            Some(LineKind::Item) => {
                let _ = self.around.pop();
                self.around.push(LineKind::Paragraph);
                LineKind::Item
            }
            Some(kind) => *kind,
            None => LineKind::Paragraph,
        }
    }

    /// Text verbatim from the source, or the character of a character reference.
    fn text(&mut self, text: &str, range: Range<usize>) {
        if self.images > 0 {
            return;
        }
        if self.source.get(range.clone()) == Some(text) {
            self.blocks.verbatim(text, range.start);
        } else {
            self.blocks.decoded(text, &range);
        }
    }

    /// Code, with markers around it and between its lines; its words are verbatim.
    fn code(&mut self, text: &str, range: Range<usize>) {
        if self.images > 0 {
            return;
        }
        let written = self.source.get(range.clone()).unwrap_or_default();
        let mut at = range.start + written.len() - written.trim_start_matches('`').len();
        for c in text.chars() {
            if c == ' ' {
                self.blocks.space(at..at);
                continue;
            }
            match self.source.get(at..range.end).and_then(|rest| rest.find(c)) {
                Some(before) => {
                    self.blocks.verbatim(c.encode_utf8(&mut [0; 4]), at + before);
                    at += before + c.len_utf8();
                }
                None => {
                    // Once a search fails, it is not repeated.
                    at = range.end;
                    self.blocks.decoded(c.encode_utf8(&mut [0; 4]), &range);
                }
            }
        }
    }
}

fn level_of(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
