use std::ops::Range;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, State, Token, Tokenizer};

use super::blocks::Blocks;
use super::headline::Names;
use super::mapped::Mapped;
use super::outline::{Outline, attribute};
use super::{About, PageFile, comments, content, headline};
use crate::text::LineKind;

/// Elements whose text is not part of the article; one that is never closed hides the rest of the page.
const LEFT_OUT: [&str; 14] = [
    "script", "style", "nav", "aside", "footer", "form", "template", "noscript", "iframe", "svg", "select", "button",
    "textarea", "object",
];
/// Elements that end a block but have no kind of their own.
const BLOCKS: [&str; 19] = [
    "div", "section", "article", "main", "header", "figure", "ul", "ol", "dl", "dt", "dd", "table", "tr", "hr", "body",
    "head", "html", "address", "details",
];

/// The one of them that some pages wrap everything in.
const FORM: &str = "form";

/// HTML, read by its tags: a tag that is never closed ends where the next block starts.
pub(super) fn read(source: &str) -> PageFile {
    let mut reader = Reader::of(source, &LEFT_OUT);
    let words = |reader: &Reader<'_>| reader.blocks.text().text.split_whitespace().take(content::ENOUGH).count();
    let without_forms = LEFT_OUT.map(|name| if name == FORM { "" } else { name });
    if reader.has_forms && reader.is_page && content::is_little(words(&reader), content::ENOUGH) {
        let with_forms = Reader::of(source, &without_forms);
        if content::is_little(words(&reader), words(&with_forms)) {
            reader = with_forms;
        }
    }
    reader.finish()
}

#[derive(Default)]
struct Reader<'a> {
    source: &'a str,
    /// Elements whose text is not read.
    without: &'a [&'a str],
    has_forms: bool,
    about: About,
    title: Blocks,
    names: Names,
    blocks: Blocks,
    outline: Outline,
    /// Whether it declares itself a whole page rather than a fragment.
    is_page: bool,
    in_title: bool,
    /// Whether a title was read; later ones belong to images.
    titled: bool,
    /// The element being skipped, and how many of its name are open.
    left_out: Option<(String, usize)>,
    quotes: usize,
    /// The element whose text is a byline.
    byline: Option<String>,
    comments: Vec<Range<usize>>,
    /// The end of the last comment, of whatever kind.
    commented: usize,
}

impl<'a> Reader<'a> {
    fn of(source: &'a str, without: &'a [&'a str]) -> Self {
        let mut reader = Reader { source, without, ..Reader::default() };
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        for token in Tokenizer::new_with_emitter(source, emitter).flatten() {
            match token {
                Token::StartTag(tag) => reader.start(&tag),
                Token::EndTag(tag) => reader.end(&name_of(&tag.name)),
                Token::String(text) => {
                    reader.text(&String::from_utf8_lossy(&text.value), text.span.start..text.span.end);
                }
                Token::Comment(comment) => {
                    // Not every comment opens as ours do, so search after the last one, and nothing twice.
                    reader.comments.extend(comments::at_end_of(source, reader.commented..comment.span.end));
                    reader.commented = comment.span.end;
                }
                Token::Doctype(_) => reader.is_page = true,
                Token::Error(_) => {}
            }
        }
        reader.blocks.close_link();
        reader
    }

    fn start(&mut self, tag: &StartTag<usize>) {
        let name = name_of(&tag.name);
        if let Some((out, open)) = &mut self.left_out {
            *open += usize::from(*out == name && !tag.self_closing);
            return;
        }
        self.has_forms |= name == FORM;
        if self.without.contains(&name.as_str()) {
            self.blocks.space(tag.span.start..tag.span.end);
            if !tag.self_closing || matches!(name.as_str(), "script" | "style") {
                self.left_out = Some((name, 1));
            }
            return;
        }
        self.outline.start(&name, tag);
        match name.as_str() {
            "html" | "body" => self.is_page = true,
            "title" => self.in_title = !self.titled,
            "meta" => self.meta(tag),
            "a" => match attribute(tag, "href") {
                Some(target) => self.blocks.open_link(&target, &attribute(tag, "rel").unwrap_or_default()),
                None => self.blocks.close_link(),
            },
            "br" | "td" | "th" => self.blocks.space(tag.span.start..tag.span.end),
            "blockquote" => self.quotes += 1,
            _ => {}
        }
        let kind = self.kind_of(&name);
        if let Some(kind) = kind {
            self.blocks.open(kind);
        }
        if is_byline(tag) && !matches!(kind, Some(LineKind::Heading(_))) && self.byline.is_none() {
            if kind.is_some() {
                self.blocks.open(LineKind::Byline);
            } else {
                self.blocks.make(LineKind::Byline);
            }
            self.byline = Some(name);
        }
    }

    fn end(&mut self, name: &str) {
        if let Some((out, open)) = &mut self.left_out {
            if out == name {
                *open -= 1;
                if *open == 0 {
                    self.left_out = None;
                }
            }
            return;
        }
        self.outline.end(name);
        match name {
            "title" => {
                self.titled |= self.in_title;
                self.in_title = false;
            }
            "a" => self.blocks.close_link(),
            "blockquote" => self.quotes = self.quotes.saturating_sub(1),
            _ => {}
        }
        if self.byline.as_deref() == Some(name) {
            self.byline = None;
        }
        if self.kind_of(name).is_some() {
            self.blocks.open(self.around());
        }
    }

    /// The kind of block an element of this name is; `None` if it is inline.
    fn kind_of(&self, name: &str) -> Option<LineKind> {
        Some(match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => LineKind::Heading(name.as_bytes()[1] - b'0'),
            "p" | "blockquote" => self.around(),
            "li" => LineKind::Item,
            "figcaption" | "caption" => LineKind::Caption,
            "pre" => LineKind::Code,
            _ if BLOCKS.contains(&name) => self.around(),
            _ => return None,
        })
    }

    fn around(&self) -> LineKind {
        match self.byline {
            Some(_) => LineKind::Byline,
            None if self.quotes > 0 => LineKind::Quote,
            None => LineKind::Paragraph,
        }
    }

    fn meta(&mut self, tag: &StartTag<usize>) {
        let (Some(name), Some(content)) =
            (attribute(tag, "name").or_else(|| attribute(tag, "property")), attribute(tag, "content"))
        else {
            return;
        };
        let content = content.trim();
        if content.is_empty() {
            return;
        }
        let field = match name.to_ascii_lowercase().as_str() {
            "author" => &mut self.about.author,
            "description" => &mut self.about.description,
            "keywords" => &mut self.about.keywords,
            "og:site_name" => &mut self.names.site,
            "og:title" if self.names.shared.is_none() => {
                self.names.shared = value(self.source, tag, "content");
                return;
            }
            _ => return,
        };
        if field.is_none() {
            *field = Some(content.to_owned());
        }
    }

    /// Text of the page.
    fn text(&mut self, text: &str, range: Range<usize>) {
        if self.left_out.is_some() {
            return;
        }
        if self.in_title {
            return add(&mut self.title, self.source, text, range);
        }
        let before = self.blocks.count();
        add(&mut self.blocks, self.source, text, range);
        self.outline.text(text, self.blocks.count() - before);
    }

    /// The page: everything around the article is left out, except the bylines between its headline and its text.
    fn finish(mut self) -> PageFile {
        self.blocks.mark_bylines();
        self.names.title = Some(self.title.finish().0).filter(|title: &Mapped| !title.text.is_empty());
        let lines = self.blocks.to_lines();
        let article = if self.is_page { content::of(self.outline, &lines) } else { None };
        let is_kept = |line: usize| article.as_ref().is_none_or(|kept| kept[line]);
        let (headline, heading) = headline::of(self.names, &self.blocks, is_kept);
        let begins = heading.unwrap_or(usize::MAX);
        let is_text = |line: usize| lines[line].0 == LineKind::Paragraph && is_kept(line);
        let first = (0..lines.len()).find(|&line| is_text(line)).unwrap_or(0);
        let is_byline = |line: usize| begins < line && line < first && lines[line].0 == LineKind::Byline;
        let kept: Vec<bool> =
            (0..lines.len()).map(|line| line != begins && (is_kept(line) || is_byline(line))).collect();
        drop(lines);
        self.blocks.keep(&kept);
        self.blocks.unmark_bylines();
        self.blocks.mark_bylines();
        PageFile {
            comments: self.comments,
            ..PageFile::of_parts(self.about, headline.unwrap_or_default(), self.blocks)
        }
    }
}

/// Adds text from a range of the source.
fn add(blocks: &mut Blocks, source: &str, text: &str, range: Range<usize>) {
    let written = source.get(range.clone()).unwrap_or_default();
    if written == text {
        return blocks.verbatim(text, range.start);
    }
    let mut at = range.start;
    for piece in cut(written) {
        piece_of(blocks, piece, at);
        at += piece.len();
    }
}

/// The value of an attribute with its range; `None` if that is unknown.
fn value(source: &str, tag: &StartTag<usize>, name: &str) -> Option<Mapped> {
    let value = tag.attributes.get(name.as_bytes())?;
    let (start, end) = (value.span.start, value.span.end.min(tag.span.end));
    let written = source.get(start..end)?;
    let open = written.find('=')? + 1;
    let quoted = written[open..].trim_start();
    let from = end - quoted.len();
    let (from, written) = match quoted.chars().next()? {
        quote @ ('"' | '\'') => (from + 1, quoted[1..].split(quote).next()?),
        _ => (from, quoted.split(|c: char| c.is_ascii_whitespace() || c == '>').next()?),
    };
    let mut blocks = Blocks::default();
    add(&mut blocks, source, &String::from_utf8_lossy(value), from..from + written.len());
    Some(blocks.finish().0).filter(|value| !value.text.is_empty())
}

/// Splits a text into pieces that have at most one character reference or changed character, at their start.
fn cut(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let next =
            rest.char_indices().skip(1).find(|&(_, c)| matches!(c, '&' | '\r' | '\0')).map_or(rest.len(), |(at, _)| at);
        let (piece, after) = rest.split_at_checked(next)?;
        rest = after;
        (!piece.is_empty()).then_some(piece)
    })
}

/// Adds a piece of text: the suffix that it shares with its source is verbatim. Tags are text here.
fn piece_of(blocks: &mut Blocks, piece: &str, at: usize) {
    let mut decoded = String::new();
    let mut tokens = Tokenizer::new(piece);
    tokens.set_state(State::RcData);
    for token in tokens.flatten() {
        if let Token::String(text) = token {
            decoded.push_str(&String::from_utf8_lossy(&text));
        }
    }
    let pairs = piece.char_indices().rev().zip(decoded.char_indices().rev());
    let common = pairs.take_while(|((_, a), (_, b))| a == b).last();
    let (written, means) = common.map_or((piece.len(), decoded.len()), |((a, _), (b, _))| (a, b));
    if means > 0 {
        blocks.decoded(&decoded[..means], &(at..at + written));
    }
    blocks.verbatim(&piece[written..], at + written);
}

fn name_of(name: &[u8]) -> String {
    String::from_utf8_lossy(name).into_owned()
}

/// Whether a class or `rel` says that this is who wrote the page.
fn is_byline(tag: &StartTag<usize>) -> bool {
    let has = |name: &str, words: &[&str]| {
        attribute(tag, name).is_some_and(|value| {
            value.split_whitespace().any(|word| words.iter().any(|w| word.eq_ignore_ascii_case(w)))
        })
    };
    has("class", &["byline", "author"]) || has("rel", &["author"])
}
