//! A comment that has a rule look away from the next line.

use std::ops::Range;

use crate::lint::{Edit, RuleId};
use crate::text::{Markup, PageFile};

const OPEN: &str = "<!-- debait-disable-next-line";
const CLOSE: &str = " -->";
const TITLE: &str = "Disable the rule for this line";

/// Lines of a page that get a comment in one answer, at most: for each the page is read again.
const MOST: usize = 16;

/// Puts comments before lines of a page, which is read once for all of them.
pub struct DisableLines<'s> {
    markup: Markup,
    source: &'s str,
    page: PageFile,
    /// The lines so far, by their first byte, and how a comment before them is indented, if there can be one.
    indents: Vec<(usize, Option<&'s str>)>,
}

impl<'s> DisableLines<'s> {
    pub fn of(markup: Markup, source: &'s str) -> Self {
        DisableLines { markup, source, page: PageFile::read(markup, source), indents: Vec::new() }
    }

    /// Puts the comment on a line of its own before the line that starts at a byte; none where it would not be a comment
    /// or would change what the page says.
    pub fn disable(&mut self, start: usize, rule: RuleId) -> Option<Edit> {
        let (before, line) = (self.source.get(..start)?, self.source.get(start..)?);
        let line = line.split(['\r', '\n']).next().unwrap_or_default();
        if self.markup == Markup::Plain || self.markup == Markup::Html && in_title(before, line) {
            return None;
        }
        if self.page.front_matter.as_ref().is_some_and(|range| start < range.end) {
            return None;
        }
        let edit = |at: usize, replacement: String| Edit { range: at..at, replacement, title: TITLE };
        let last = self.page.comments.partition_point(|comment| comment.end <= start);
        let last = self.page.comments[..last].last();
        let is_next = |comment: &&Range<usize>| self.source[comment.end..start].trim().is_empty();
        if let Some(at) = last.filter(is_next).and_then(|comment| end_of_rules(self.source, comment)) {
            return Some(edit(at, format!(", {rule}")));
        }
        let indent = match self.indents.iter().find(|(line, _)| *line == start) {
            Some((_, indent)) => *indent,
            None if self.indents.len() == MOST => None,
            None => {
                let all = indents(self.markup, before, line);
                let indent =
                    all.into_iter().flatten().find(|indent| self.is_harmless(start, &self.comment(indent, rule)));
                self.indents.push((start, indent));
                indent
            }
        };
        indent.map(|indent| edit(start, self.comment(indent, rule)))
    }

    /// The line with the comment.
    fn comment(&self, indent: &str, rule: RuleId) -> String {
        let line_break = if self.source.contains("\r\n") { "\r\n" } else { "\n" };
        format!("{indent}{OPEN} {rule}{CLOSE}{line_break}")
    }

    /// Whether a comment at a byte is one, and the page says the same with it.
    fn is_harmless(&self, start: usize, comment: &str) -> bool {
        let (before, behind) = self.source.split_at(start);
        let edited = PageFile::read(self.markup, &format!("{before}{comment}{behind}"));
        edited.comments.iter().any(|range| range.start >= start && range.start < start + comment.len())
            && (&edited.headline, &edited.body, &edited.description, &edited.keywords)
                == (&self.page.headline, &self.page.body, &self.page.description, &self.page.keywords)
    }
}

/// How far the comment may be indented, best first.
///
/// In Markdown a comment that is indented by four columns stays inside the paragraph or item that it stands in; one
/// that is indented less would end it, and one that is indented as much between blocks would be code.
fn indents<'l>(markup: Markup, before: &str, line: &'l str) -> [Option<&'l str>; 2] {
    let own = &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
    let between_blocks = before.lines().next_back().is_none_or(|line| line.trim().is_empty());
    let inside = (!line.contains('|')).then_some("    ");
    match markup {
        Markup::Markdown if !between_blocks => [inside, Some(own)],
        _ => [Some(own), None],
    }
}

/// Where to add a rule to a comment that disables some for the next line already.
fn end_of_rules(source: &str, comment: &Range<usize>) -> Option<usize> {
    let named = source.get(comment.clone())?.strip_prefix(OPEN)?.strip_suffix("-->")?;
    // Behind two dashes is the reason. Without a rule the comment is for all of them.
    let rules = named.split(" --").next().unwrap_or(named).trim_end();
    (!rules.is_empty()).then_some(comment.start + OPEN.len() + rules.len())
}

/// Whether a line has the title of an HTML page, or is part of it.
fn in_title(before: &str, line: &str) -> bool {
    let (before, line) = (before.to_ascii_lowercase(), line.to_ascii_lowercase());
    line.contains("<title") || before.rfind("<title").is_some_and(|open| !before[open..].contains("</title"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The source with the comment before the line that has a text.
    fn disabled(markup: Markup, source: &str, text: &str) -> Option<String> {
        let at = source.find(text).unwrap();
        let start = source[..at].rfind('\n').map_or(0, |at| at + 1);
        let edit = DisableLines::of(markup, source).disable(start, RuleId("stuffed-tail"))?;
        Some(crate::lint::apply(source, [&edit]).0)
    }

    #[test]
    fn the_comment_stands_before_the_line_and_inside_its_block() {
        const COMMENT: &str = "<!-- debait-disable-next-line stuffed-tail -->\n";
        for (source, text, indent) in [
            ("# Ferry sails\n\nAt noon.\n", "Ferry", Some("")),
            ("# Ferry sails\n\nAt noon.\n", "noon", Some("")),
            ("# Ferry sails\nAt noon.\n", "noon", Some("")),
            ("One line\nand another\n", "another", Some("    ")),
            ("- one\n- two\n", "two", Some("    ")),
            ("- one\n\n  more\n", "more", Some("  ")),
            ("> one\n> two\n", "two", Some("    ")),
            ("| a | b |\n|---|---|\n| c | d |\n", "c", None),
            ("---\ntitle: Ferry sails\n---\n\nAt noon.\n", "Ferry", None),
            ("---\ntitle: Ferry sails\n---\n\nAt noon.\n", "noon", Some("")),
            ("+++\ntitle = \"Ferry sails\"\n+++\n\nAt noon.\n", "Ferry", None),
        ] {
            let at = source[..source.find(text).unwrap()].rfind('\n').map_or(0, |at| at + 1);
            let expected = indent.map(|indent| format!("{}{indent}{COMMENT}{}", &source[..at], &source[at..]));
            assert_eq!(disabled(Markup::Markdown, source, text), expected, "{source:?}");
        }
    }

    #[test]
    fn html_is_left_alone_where_a_comment_would_be_text() {
        let page = "<html><head>\n<title>Ferry\nsails</title>\n</head><body>\n  <p>At noon.\n  <p\n  class=x>More.\n";
        let expected = page.replace("  <p>At", "  <!-- debait-disable-next-line stuffed-tail -->\n  <p>At");
        assert_eq!(disabled(Markup::Html, page, "noon"), Some(expected));
        for inside in ["Ferry", "sails", "More"] {
            assert_eq!(disabled(Markup::Html, page, inside), None, "{inside}");
        }
        assert_eq!(disabled(Markup::Plain, "Ferry sails\n", "Ferry"), None);
    }

    #[test]
    fn a_comment_that_is_there_takes_one_more_rule() {
        for (source, expected) in [
            ("<!-- debait-disable-next-line exclamation -->\nOne!\n", "exclamation, stuffed-tail -->\nOne!\n"),
            ("<!-- debait-disable-next-line a, b-->\r\nOne!\r\n", "a, b, stuffed-tail-->\r\nOne!\r\n"),
            ("<!-- debait-disable-next-line a -- a quote -->\n\nOne!\n", "a, stuffed-tail -- a quote -->\n\nOne!\n"),
        ] {
            let found = disabled(Markup::Markdown, source, "One").unwrap();
            assert_eq!(found, format!("{OPEN} {expected}"));
        }
        let found = disabled(Markup::Markdown, "<!-- other -->\nOne!\n", "One").unwrap();
        assert_eq!(found, format!("<!-- other -->\n{OPEN} stuffed-tail -->\nOne!\n"));
    }

    #[test]
    fn line_breaks_are_those_of_the_file() {
        let found = disabled(Markup::Markdown, "One.\r\n\r\nTwo.\r\n", "Two").unwrap();
        assert_eq!(found, "One.\r\n\r\n<!-- debait-disable-next-line stuffed-tail -->\r\nTwo.\r\n");
    }
}
