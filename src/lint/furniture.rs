//! Lines of furniture that can go, so that everything around them stays what it is.

use std::borrow::Cow;
use std::ops::Range;

use super::forms::{Searches, is_form};
use super::surroundings::{Around, Quoting, html_line, markdown_line};
use crate::text::{LineIndex, Markup};

/// The lines of a page that are furniture and nothing else, and can go.
///
/// Lines of furniture that only blank lines part are one group, which can go where nothing around it would be read in another
/// way without it.
#[derive(Debug)]
pub(super) struct FurnitureLines(Vec<FurnitureLine>);

#[derive(Debug)]
struct FurnitureLine {
    number: usize,
    line: Range<usize>,
    /// What goes with it: its line break, and a blank line that would be one too many.
    goes: Range<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Blank,
    Form,
    Searches,
    Other,
}

impl Kind {
    fn is_furniture(self) -> bool {
        matches!(self, Kind::Form | Kind::Searches)
    }
}

struct Line {
    /// Without its break.
    text: Range<usize>,
    /// Where the next one starts.
    next: usize,
    kind: Kind,
    /// Whether it stands inside an element that quotes.
    quoted: bool,
}

impl FurnitureLines {
    pub fn of(markup: Markup, source: &str, headline: &str) -> Self {
        let lines = read(markup, source, &Searches::for_headline(headline));
        let mut found = Vec::new();
        let mut at = 0;
        while at < lines.len() {
            if !lines[at].kind.is_furniture() {
                at += 1;
                continue;
            }
            let first = at;
            let mut end = at + 1;
            while lines.get(at).is_some_and(|line| line.kind != Kind::Other) {
                at += 1;
                if lines[at - 1].kind.is_furniture() {
                    end = at;
                }
            }
            if can_go(markup, source, &lines, first..end) {
                let furniture = (first..end).filter(|&at| lines[at].kind.is_furniture());
                found.extend(furniture.map(|at| FurnitureLine {
                    number: at,
                    line: lines[at].text.clone(),
                    goes: goes(source, &lines, at),
                }));
            }
        }
        FurnitureLines(found)
    }

    /// What goes with the lines that a place is on; none where not all of them are furniture that can go.
    pub fn around(&self, place: &Range<usize>) -> Option<Range<usize>> {
        let first = self.0.partition_point(|each| each.line.end <= place.start);
        let end = first + self.0[first..].partition_point(|each| each.line.start < place.end);
        let lines = self.0.get(first..end)?;
        let (from, to) = (lines.first()?, lines.last()?);
        // In plain text a place may have the line break with it.
        let whole = from.line.start <= place.start && place.end <= to.goes.end;
        let together = to.number - from.number + 1 == lines.len();
        (whole && together).then_some(from.goes.start..to.goes.end)
    }
}

fn read(markup: Markup, source: &str, searches: &Searches) -> Vec<Line> {
    let index = LineIndex::new(source);
    let mut quoting = Quoting::default();
    let mut lines = Vec::new();
    for number in 1.. {
        let whole = index.line(source, number);
        if whole.is_empty() {
            break;
        }
        let written = &source[whole.clone()];
        let text = written.trim_end_matches(['\n', '\r']);
        let said = match markup {
            Markup::Plain => Some(Cow::Borrowed(text.trim_end_matches([' ', '\t']))),
            Markup::Markdown => markdown_line(text),
            Markup::Html => html_line(text).map(Cow::Borrowed),
        };
        let kind = match said {
            _ if text.trim_matches([' ', '\t']).is_empty() => Kind::Blank,
            Some(said) if is_form(&said) => Kind::Form,
            Some(said) if searches.are_in(&said) => Kind::Searches,
            _ => Kind::Other,
        };
        if kind == Kind::Other && markup != Markup::Plain {
            quoting.read(text);
        }
        let text = whole.start..whole.start + text.len();
        lines.push(Line { text, next: whole.end, kind, quoted: quoting.is_open() });
    }
    if markup != Markup::Html {
        join_paragraphs(&mut lines);
    }
    lines
}

/// A paragraph that is not furniture from its first line to its last is none of it: lines of a form may share one, search
/// phrases stand alone.
fn join_paragraphs(lines: &mut [Line]) {
    for paragraph in lines.split_mut(is_blank) {
        let alone = paragraph.len() == 1;
        if !paragraph.iter().all(|line| line.kind == Kind::Form || alone && line.kind == Kind::Searches) {
            paragraph.iter_mut().for_each(|line| line.kind = Kind::Other);
        }
    }
}

fn is_blank(line: &Line) -> bool {
    line.kind == Kind::Blank
}

/// Whether a group, from its first line to its last, leaves everything around it as it is.
fn can_go(markup: Markup, source: &str, lines: &[Line], group: Range<usize>) -> bool {
    let text = |line: &Line| &source[line.text.clone()];
    let around = Around {
        before: lines[..group.start].iter().rfind(|line| !is_blank(line)).map(text),
        after: lines[group.end..].iter().find(|line| !is_blank(line)).map(text),
    };
    !lines[group.start].quoted && around.stays(markup)
}

/// What goes with a line: of two blank lines around it one stays; at the end of the source none that stood before it.
fn goes(source: &str, lines: &[Line], at: usize) -> Range<usize> {
    let (before, after) = (&lines[..at], &lines[at + 1..]);
    if source[lines[at].next..].trim_start_matches([' ', '\t', '\n', '\r']).is_empty() {
        let kept = before.iter().rfind(|line| !is_blank(line));
        return kept.map_or(0, |line| line.next)..source.len();
    }
    let blank = after.first().filter(|line| is_blank(line) && before.last().is_none_or(is_blank));
    lines[at].text.start..blank.map_or(lines[at].next, |line| line.next)
}
