use std::ops::Range;

use crate::lint::Selector;
use crate::message::DidYouMean;
use crate::text::PageFile;

/// The first word of a comment, and the front matter key.
const DISABLE: &str = "debait-disable";
const NEXT_LINE: &str = "debait-disable-next-line";
const ENABLE: &str = "debait-enable";
/// The prefix of every comment for this program.
const OWN: &str = "debait-";
/// Ends the names; the reason after it is for people.
const REASON: &str = "--";

/// A comment for this program, or the front matter key.
#[derive(Debug)]
pub(super) struct Directive {
    pub kind: Kind,
    /// The whole comment; in front matter, the line of the key.
    pub range: Range<usize>,
    /// Its first word, which says what it does.
    pub word: Range<usize>,
    /// The rules it applies to; all rules if it names none.
    pub names: Vec<Name>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Disable,
    DisableNextLine,
    Enable,
    Unknown,
}

/// The name of a rule or family.
#[derive(Debug)]
pub(super) struct Name {
    pub place: Range<usize>,
    /// `None` if there is no such rule or family.
    pub selector: Option<Selector>,
}

/// A suggestion for an unknown comment.
pub(super) fn unknown_comment(word: &str) -> DidYouMean {
    DidYouMean::among(word, [DISABLE, NEXT_LINE, ENABLE])
}

/// The directives of a page, in source order.
pub(super) fn directives(page: &PageFile, source: &str) -> Vec<Directive> {
    let front = page.front_matter.iter().filter_map(|range| of_front_matter(source, range));
    front.chain(page.comments.iter().filter_map(|range| of_comment(source, range))).collect()
}

fn of_comment(source: &str, range: &Range<usize>) -> Option<Directive> {
    let text = source.get(range.clone())?.strip_prefix("<!--")?.strip_suffix("-->")?;
    let start = range.start + "<!--".len();
    let (word, names) =
        text.trim_start().split_at_checked(text.trim().find(is_between).unwrap_or(text.trim().len()))?;
    let at = start + (text.len() - text.trim_start().len());
    if !word.starts_with(OWN) {
        return None;
    }
    let word_range = at..at + word.len();
    let kind = match word {
        DISABLE => Kind::Disable,
        NEXT_LINE => Kind::DisableNextLine,
        ENABLE => Kind::Enable,
        _ => Kind::Unknown,
    };
    let mut names = named(names, word_range.end, is_between);
    if names.is_empty() {
        names.push(Name { place: word_range.clone(), selector: Some(Selector::All) });
    }
    Some(Directive { kind, range: range.clone(), word: word_range, names })
}

/// The front matter key, with its value on the same line or in a list below.
fn of_front_matter(source: &str, range: &Range<usize>) -> Option<Directive> {
    let mut at = range.start;
    let mut lines = source.get(range.clone())?.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let start = at;
        at += line.len();
        let Some(value) = line.strip_prefix(DISABLE) else { continue };
        let Some(value) = value.trim_start().strip_prefix([':', '=']) else { continue };
        let mut end = at;
        // A list continues on lines that are indented or start with a dash; `---` ends the front matter.
        while let Some(more) = lines.next_if(|line| line.starts_with([' ', '\t', '-', ']']) && line.trim() != "---") {
            end += more.len();
        }
        let value_start = start + line.len() - value.len();
        let quoted = |c: char| is_between(c) || matches!(c, '[' | ']' | '"' | '\'');
        let names = named(source.get(value_start..end)?, value_start, quoted);
        let word = start..start + DISABLE.len();
        return Some(Directive { kind: Kind::Disable, range: start..at, word, names });
    }
    None
}

fn is_between(c: char) -> bool {
    c.is_whitespace() || c == ','
}

/// The names in a text that starts at a byte, up to the reason.
fn named(text: &str, start: usize, between: impl Fn(char) -> bool) -> Vec<Name> {
    let mut at = 0;
    let words = text.split_inclusive(&between).map(|piece| {
        let word = piece.trim_end_matches(&between);
        let place = start + at..start + at + word.len();
        at += piece.len();
        (word, place)
    });
    let names = words.take_while(|(word, _)| *word != REASON && !word.starts_with('#'));
    let names = names.filter(|(word, _)| !matches!(*word, "" | "-"));
    names.map(|(word, place)| Name { place, selector: Selector::find(word) }).collect()
}
