//! What stands around a line, and whether it would be read in another way without the line.

use std::borrow::Cow;

use crate::text::Markup;

/// The lines next to something that may go, blank ones passed over; none at the ends of the page.
pub(super) struct Around<'s> {
    pub before: Option<&'s str>,
    pub after: Option<&'s str>,
}

impl Around<'_> {
    /// Whether they are read the same without what is between them.
    pub fn stays(&self, markup: Markup) -> bool {
        let before = self.before.map(|line| line.trim_end_matches([' ', '\t']));
        match (markup, before, self.after) {
            // Text outside an element would run together.
            (Markup::Html, before, after) => {
                before.is_none_or(|line| ends_block(line) && closes(without_tags_behind(line)))
                    && after.is_none_or(|line| starts_block(line) && opens(without_tags_before(line)))
            }
            // What goes on in another block reads on: code, an entry of a list, a note.
            (_, Some(before), Some(after)) => closes(before) && opens(after) && !goes_on(after),
            (_, Some(before), None) => closes(before),
            // At the start of a page this is front matter.
            (_, None, Some(after)) => opens(after) && !after.starts_with("---") && !after.starts_with("+++"),
            (_, None, None) => true,
        }
    }
}

/// Whether a line leaves nothing open: what it introduces or quotes may be the line behind it.
fn closes(line: &str) -> bool {
    let line = line.trim_end_matches(['*', '_', '~', '`']);
    let open = [':', ',', ';', '(', '[', '{', '\u{201c}', '\u{2018}', '\u{201e}', '\u{ab}', '\u{2013}', '\u{2014}'];
    let count = |mark: char| line.matches(mark).count();
    let (high, low, end) = (count('\u{201c}'), count('\u{201e}'), count('\u{201d}'));
    // In German the mark that opens English quotations closes them.
    let quoted = if low > 0 { low > high + end } else { high > end };
    !line.ends_with(open) && !quoted && count('"').is_multiple_of(2) && count('\u{ab}') == count('\u{bb}')
}

/// Whether a line opens a sentence, rather than ending one.
fn opens(line: &str) -> bool {
    !line.starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | ';' | '.' | ')' | '\u{201d}' | '\u{bb}'))
}

/// Whether a line may belong to the list, note or code before it.
fn goes_on(line: &str) -> bool {
    let bullet = line.strip_prefix(['-', '+', '*']);
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = digits.strip_prefix(['.', ')']).filter(|_| digits.len() < line.len());
    line.starts_with([' ', '\t'])
        || bullet.or(number).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
}

/// Elements that are a block by themselves, beside which text does not run on.
const BLOCKS: [&str; 30] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "dl",
    "div",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "link",
    "main",
    "meta",
    "nav",
    "ol",
    "p",
    "section",
    "table",
    "title",
    "ul",
];

fn ends_block(line: &str) -> bool {
    line.strip_suffix('>').and_then(|line| line.rsplit_once('<')).is_some_and(|(_, tag)| is_block(tag))
}

fn starts_block(line: &str) -> bool {
    line.trim_start_matches([' ', '\t']).strip_prefix('<').is_some_and(is_block)
}

/// Whether a tag, without its first bracket, is of a block.
fn is_block(tag: &str) -> bool {
    let name = tag_name(tag);
    BLOCKS.iter().any(|block| block.eq_ignore_ascii_case(name))
}

/// The name of a tag, without its first bracket.
fn tag_name(tag: &str) -> &str {
    let tag = tag.strip_prefix('/').unwrap_or(tag);
    &tag[..tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len())]
}

fn without_tags_behind(mut line: &str) -> &str {
    while let Some((text, _)) = line.strip_suffix('>').and_then(|line| line.rsplit_once('<')) {
        line = text.trim_end_matches([' ', '\t']);
    }
    line
}

fn without_tags_before(mut line: &str) -> &str {
    line = line.trim_start_matches([' ', '\t']);
    while let Some((_, text)) = line.strip_prefix('<').and_then(|line| line.split_once('>')) {
        line = text.trim_start_matches([' ', '\t']);
    }
    line
}

/// The text of a line that is a paragraph or a heading by itself, in Markdown, without its marks.
pub(super) fn markdown_line(line: &str) -> Option<Cow<'_, str>> {
    let line = line.trim_end_matches([' ', '\t']);
    let title = line.trim_start_matches('#');
    let mut text = match line.len() - title.len() {
        0 => line,
        1..=6 if title.starts_with([' ', '\t']) => {
            let title = title.trim_matches([' ', '\t']);
            let open = title.trim_end_matches('#');
            if open.ends_with([' ', '\t']) { open.trim_end_matches([' ', '\t']) } else { title }
        }
        _ => return None,
    };
    for mark in ["**", "__", "*", "_"] {
        text = text.strip_prefix(mark).and_then(|text| text.strip_suffix(mark)).unwrap_or(text);
    }
    if text.starts_with(char::is_whitespace) {
        return None;
    }
    Some(if text.contains("\\*") { Cow::Owned(text.replace("\\*", "*")) } else { Cow::Borrowed(text) })
}

/// The text of a line that is a paragraph by itself, in HTML.
pub(super) fn html_line(line: &str) -> Option<&str> {
    let (tag, text) = line.trim_matches([' ', '\t']).strip_prefix("<p")?.split_once('>')?;
    let text = text.strip_suffix("</p>")?;
    (tag.is_empty() || tag.starts_with([' ', '\t'])).then(|| text.trim_matches([' ', '\t']))
}

/// Elements in which text is a quotation, or stands as it is written.
const QUOTING: [&str; 6] = ["blockquote", "code", "pre", "q", "textarea", "xmp"];

/// How many elements that quote are open, read line by line.
#[derive(Default)]
pub(super) struct Quoting(usize);

impl Quoting {
    pub fn read(&mut self, line: &str) {
        for (at, _) in line.match_indices('<') {
            let tag = &line[at + 1..];
            if QUOTING.iter().any(|element| element.eq_ignore_ascii_case(tag_name(tag))) {
                self.0 = if tag.starts_with('/') { self.0.saturating_sub(1) } else { self.0 + 1 };
            }
        }
    }

    pub fn is_open(&self) -> bool {
        self.0 > 0
    }
}
