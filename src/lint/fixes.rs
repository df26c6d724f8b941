//! Changes that put a finding right and rewrite no prose: each takes something out.

use std::ops::Range;

use super::Edit;
use crate::text::{Markup, PageField, PageFile};

/// A page under correction.
#[derive(Debug, Clone, Copy)]
pub struct Draft<'a> {
    pub markup: Markup,
    pub source: &'a str,
    pub page: &'a PageFile,
}

/// The change for a finding with these places; none where it would not be safe.
pub type Fix = fn(&Draft<'_>, &[Range<usize>]) -> Option<Edit>;

/// Whether the places of a finding are what the rule is meant for.
pub type Guard = fn(&Draft<'_>, &[Range<usize>]) -> bool;

/// Marks that stand around the text of a block in Markdown.
const AROUND: [char; 6] = ['#', '*', '_', '>', ' ', '\t'];

/// Takes out the lines of a block that leaked into the text.
pub(super) fn without_block(draft: &Draft<'_>, spans: &[Range<usize>]) -> Option<Edit> {
    let [span] = spans else { return None };
    let block = match draft.markup {
        Markup::Plain => span.clone(),
        Markup::Markdown => {
            let before = draft.source.get(..span.start)?.trim_end_matches(AROUND).len();
            let after = draft.source.get(span.end..)?;
            before..draft.source.len() - after.trim_start_matches(AROUND).len()
        }
        Markup::Html => paragraph_around(draft.source, span)?,
    };
    let range = whole_lines(draft.source, &block)?;
    Some(Edit { range, replacement: String::new(), title: "Remove the line" })
}

/// The paragraph element that holds nothing but a span.
fn paragraph_around(source: &str, span: &Range<usize>) -> Option<Range<usize>> {
    let before = source.get(..span.start)?.trim_end();
    let start = before.rfind('<')?;
    let tag = before.get(start..)?.strip_prefix("<p")?.strip_suffix('>')?;
    let plain = (tag.is_empty() || tag.starts_with(char::is_whitespace)) && !tag.contains('>');
    let after = source.get(span.end..)?;
    let end = source.len() - after.trim_start().strip_prefix("</p>")?.len();
    plain.then_some(start..end)
}

/// The lines of a range that has them for itself, with the break behind them; of two blank lines around them one is left.
fn whole_lines(source: &str, range: &Range<usize>) -> Option<Range<usize>> {
    let is_break = |c: char| matches!(c, '\n' | '\r');
    let before = source.get(..range.start)?.trim_end_matches([' ', '\t']);
    let after = source.get(range.end..)?.trim_start_matches([' ', '\t']);
    if !(before.is_empty() || before.ends_with(is_break)) || !(after.is_empty() || after.starts_with(is_break)) {
        return None;
    }
    let mut end = source.len() - past_break(after).len();
    // A blank line before, or the start, makes the blank line behind one too many.
    let line_before = before.strip_suffix('\n').unwrap_or(before).trim_end_matches(['\r', ' ', '\t']);
    let blank_before = line_before.is_empty() || line_before.ends_with('\n');
    let rest = source.get(end..)?;
    let blank = rest.trim_start_matches([' ', '\t']);
    if blank_before && blank.starts_with(is_break) {
        end = source.len() - past_break(blank).len();
    }
    // At the end of the source nothing needs the blank lines before.
    let start = match source.get(end..)?.trim().is_empty() {
        true => {
            let kept = before.trim_end();
            before.len().min(source.len() - past_break(source.get(kept.len()..)?).len())
        }
        false => before.len(),
    };
    Some(start..end)
}

/// A text behind the line break that it starts with.
fn past_break(text: &str) -> &str {
    text.strip_prefix("\r\n").or_else(|| text.strip_prefix(['\n', '\r'])).unwrap_or(text)
}

/// Takes out the part of the headline that these places list, and the dash or bar before it.
pub(super) fn without_tail(draft: &Draft<'_>, spans: &[Range<usize>]) -> Option<Edit> {
    let headline = verbatim_headline(draft)?;
    let (first, last) = (spans.first()?, spans.last()?);
    if first.start < headline.start || last.end > headline.end {
        return None;
    }
    let kept = draft.source.get(headline.start..first.start)?;
    let cut = kept.trim_end().trim_end_matches(['\u{2014}', '\u{2013}', '|', '-', '\u{b7}', ':']).trim_end();
    if cut.is_empty() || cut.len() == kept.trim_end().len() {
        return None;
    }
    let range = headline.start + cut.len()..last.end;
    Some(Edit { range, replacement: String::new(), title: "Remove the tail" })
}

/// One mark for a run of them.
pub(super) fn one_mark(draft: &Draft<'_>, spans: &[Range<usize>]) -> Option<Edit> {
    let [span] = spans else { return None };
    let run = draft.source.get(span.clone())?;
    if run.len() < 2 || !run.bytes().all(|b| matches!(b, b'!' | b'?')) {
        return None;
    }
    let mark = if run.contains('?') { "?" } else { "!" };
    Some(Edit { range: span.clone(), replacement: mark.to_owned(), title: "Use one mark" })
}

/// Where the headline stands, if it stands there as it is read, and nowhere else.
fn verbatim_headline(draft: &Draft<'_>) -> Option<Range<usize>> {
    let headline = draft.page.headline.as_str();
    let range = draft.page.to_source(PageField::Headline, 0..headline.len())?;
    let once = draft.source.matches(headline).nth(1).is_none();
    (once && draft.source.get(range.clone())? == headline).then_some(range)
}
