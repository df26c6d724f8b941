//! Changes that put a finding right and rewrite no prose: each takes something out.
//!
//! A change is safe where it cannot take a word that was meant for readers: whole lines of furniture that stand by
//! themselves, search phrases behind a headline, all but one of a run of marks. Where that is in doubt there is no change,
//! and the finding stays.

use std::cell::OnceCell;
use std::ops::Range;

use super::Edit;
use super::forms::Searches;
use super::furniture::FurnitureLines;
use super::headline::HeadlinePlace;
use crate::text::{Markup, PageFile};

/// A page under correction.
#[derive(Debug)]
pub struct Draft<'a> {
    pub markup: Markup,
    pub source: &'a str,
    pub page: &'a PageFile,
    furniture: OnceCell<FurnitureLines>,
    headline: OnceCell<Option<HeadlinePlace>>,
}

impl<'a> Draft<'a> {
    pub(super) fn new(markup: Markup, source: &'a str, page: &'a PageFile) -> Self {
        Draft { markup, source, page, furniture: OnceCell::new(), headline: OnceCell::new() }
    }

    fn furniture(&self) -> &FurnitureLines {
        self.furniture.get_or_init(|| FurnitureLines::of(self.markup, self.source, &self.page.headline))
    }

    fn headline(&self) -> Option<&HeadlinePlace> {
        self.headline.get_or_init(|| HeadlinePlace::of(self.markup, self.source, self.page)).as_ref()
    }
}

/// The change for a finding with these places; none where it would not be safe.
pub type Fix = fn(&Draft<'_>, &[Range<usize>]) -> Option<Edit>;

/// Whether the places of a finding are what the rule is meant for.
pub type Guard = fn(&Draft<'_>, &[Range<usize>]) -> bool;

/// Takes out lines that are furniture from their first word to their last.
pub(super) fn without_lines(draft: &Draft<'_>, spans: &[Range<usize>]) -> Option<Edit> {
    let [span] = spans else { return None };
    let range = draft.furniture().around(span)?;
    Some(Edit { range, replacement: String::new(), title: "Remove the line" })
}

/// Delimiters between a headline and its tails.
const DELIMITERS: [char; 7] = ['\u{2014}', '\u{2013}', '\u{2015}', '|', '-', '\u{b7}', '\u{2022}'];

/// Takes out the search phrases behind the headline, and the dash or bar before them.
pub(super) fn without_tail(draft: &Draft<'_>, spans: &[Range<usize>]) -> Option<Edit> {
    let headline = draft.headline()?;
    let (first, last) = (spans.first()?, spans.last()?);
    if first.start < headline.range.start || last.end > headline.plain.end {
        return None;
    }
    let before = draft.source.get(headline.range.start..first.start)?.strip_suffix(' ')?;
    let kept = before.strip_suffix(DELIMITERS)?.strip_suffix(' ')?.trim_end_matches(' ');
    let behind = draft.source.get(last.end..headline.range.end)?;
    let ends = behind.is_empty() || behind.strip_prefix(' ').is_some_and(|rest| rest.starts_with(DELIMITERS));
    // A word alone may mean something else to front matter: `title: No`.
    if !ends || !kept.contains(' ') || !draft.are_a_list(spans) {
        return None;
    }
    let phrases: Vec<&str> = spans.iter().filter_map(|span| draft.source.get(span.clone())).collect();
    let range = headline.range.start + kept.len()..last.end;
    let searches = phrases.len() == spans.len() && Searches::for_headline(kept).are(&phrases);
    searches.then(|| Edit { range, replacement: String::new(), title: "Remove the tail" })
}

impl Draft<'_> {
    /// Whether nothing stands between these phrases but what parts them.
    fn are_a_list(&self, phrases: &[Range<usize>]) -> bool {
        phrases.windows(2).all(|pair| {
            let between = self.source.get(pair[0].end..pair[1].start);
            between.is_some_and(|between| {
                between.chars().all(|c| matches!(c, ' ' | ',' | ';' | '/') || DELIMITERS.contains(&c))
            })
        })
    }
}

/// Letters of a word before a run of marks: `x!!!` is a formula.
const LETTERS: usize = 2;

/// One mark for a run of them that ends a word of the headline.
pub(super) fn one_mark(draft: &Draft<'_>, spans: &[Range<usize>]) -> Option<Edit> {
    let [span] = spans else { return None };
    let headline = draft.headline()?;
    if span.start < headline.range.start || span.end > headline.plain.end {
        return None;
    }
    let run = draft.source.get(span.clone())?;
    let before = draft.source.get(headline.range.start..span.start)?;
    let after = draft.source.get(span.end..headline.range.end)?;
    let rest = before.trim_end_matches(|c: char| c.is_alphabetic() || matches!(c, '\'' | '\u{2019}'));
    let word = &before[rest.len()..];
    let ends_word = (rest.is_empty() || rest.ends_with([' ', '-']))
        && word.ends_with(char::is_alphabetic)
        && word.chars().filter(|c| c.is_alphabetic()).nth(LETTERS - 1).is_some();
    let is_run = run.len() >= 2 && run.bytes().all(|byte| matches!(byte, b'!' | b'?'));
    if !is_run || !ends_word || !(after.is_empty() || after.starts_with(' ')) {
        return None;
    }
    let mark = if run.contains('?') { "?" } else { "!" };
    Some(Edit { range: span.clone(), replacement: mark.to_owned(), title: "Use one mark" })
}
