//! The headline of an HTML page, without the name of its site.

use std::collections::BTreeSet;
use std::ops::Range;

use super::blocks::Blocks;
use super::mapped::Mapped;
use crate::text::LineKind;

/// Maximum number of words in the name of a site.
const SITE_WORDS: usize = 4;
/// Maximum number of site and section names at the end of a title.
const MOST_SITES: usize = 3;
/// Maximum number of parts of a title that are examined.
const MOST_PARTS: usize = 16;
/// How many more commas than the headline a title must have to be a list of search words.
const LISTED: usize = 3;
/// The separators between the parts of a title, with a space on either side.
const MARKS: [&str; 9] = ["|", "-", "\u{2013}", "\u{2014}", "\u{b7}", "\u{2022}", "\u{bb}", "::", "\u{2039}"];

/// The titles in the `head` of a page.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// `og:title`.
    pub shared: Option<Mapped>,
    pub title: Option<Mapped>,
    /// `og:site_name`.
    pub site: Option<String>,
}

/// The headline, and the line of the body that repeats it.
///
/// That is `og:title`, or else the heading of the article, or else the title, without the name of the site. If the
/// title adds more than names of the site and its sections, such as a tail of search words or a longer list, it is the
/// title. Its span is that of the heading or title that has the same text.
pub(super) fn of(names: Names, blocks: &Blocks, kept: impl Fn(usize) -> bool) -> (Option<Mapped>, Option<usize>) {
    let site = names.site.as_deref();
    let mut sites: BTreeSet<String> = site.map(folded).into_iter().collect();
    let shared = names.shared.map(|title| without_site(title, site, &mut sites));
    let title = names.title.map(|title| without_site(title, site, &mut sites));
    let named = [&shared, &title].into_iter().flatten().flat_map(|title| parts(&title.text));
    let named: BTreeSet<String> = named.map(|(_, part)| folded(part)).collect();
    let heading = heading(&named, &sites, blocks, kept);
    let shown = heading.as_ref().map(|(_, text)| text);
    // On some pages `og:title` names the site; the heading is right if the title agrees with it.
    let agrees = |title: &Mapped| {
        let (title, shown) = (folded(&title.text), shown.map(|shown| folded(&shown.text)).unwrap_or_default());
        let shared = shared.as_ref().map(|shared| folded(&shared.text)).unwrap_or_default();
        !shown.is_empty() && title.contains(&shown) && !title.contains(&shared) && !shared.contains(&shown)
    };
    let called = if title.as_ref().is_some_and(agrees) { shown } else { shared.as_ref().or(shown) };
    let headline = match (&title, called) {
        (Some(title), Some(called)) if !has_tail(&title.text, &called.text) => called,
        (Some(title), _) => title,
        (None, Some(called)) => called,
        (None, None) => return (None, None),
    };
    let place = [shown, title.as_ref()].into_iter().flatten().find(|other| other.text == headline.text);
    (Some(place.unwrap_or(headline).clone()), heading.as_ref().map(|(line, _)| *line))
}

/// The level-1 heading that the `head` repeats; or else the first one in the article; or else the last one before it.
/// Never the name of the site.
fn heading(
    named: &BTreeSet<String>,
    sites: &BTreeSet<String>,
    blocks: &Blocks,
    kept: impl Fn(usize) -> bool,
) -> Option<(usize, Mapped)> {
    let text = &blocks.text().text;
    let mut first = None;
    let mut before = None;
    let mut begun = false;
    for (line, (kind, range)) in blocks.lines().enumerate() {
        let is_kept = kept(line);
        let says = if kind == LineKind::Heading(1) { folded(&text[range.clone()]) } else { String::new() };
        if !says.is_empty() && !sites.contains(&says) {
            if named.contains(&says) {
                return Some((line, blocks.text().part(range)));
            }
            if is_kept && first.is_none() {
                first = Some((line, range));
            } else if !begun {
                before = Some((line, range));
            }
        }
        begun |= is_kept;
    }
    first.or(before).map(|(line, range)| (line, blocks.text().part(range)))
}

/// A title without the parts at its end, or the one at its start, that name the site; these are added to `sites`.
fn without_site(title: Mapped, site: Option<&str>, sites: &mut BTreeSet<String>) -> Mapped {
    let all: Vec<(Range<usize>, &str)> = parts(&title.text).collect();
    let (mut first, mut end) = (0, all.len());
    while end > 1 && all.len() - end < MOST_SITES && is_site(all[end - 1].1, &all[..end - 1], site) {
        end -= 1;
    }
    let is_named = |part: &str| site.is_some_and(|site| folded(site) == folded(part));
    if end > 1 && is_named(all[0].1) {
        first = 1;
    }
    sites.extend(all[..first].iter().chain(&all[end..]).map(|(_, part)| folded(part)));
    match all.get(first..end) {
        Some([(one, _)]) => title.part(one.clone()),
        Some([(one, _), .., (last, _)]) => title.part(one.start..last.end),
        _ => title,
    }
}

/// Whether a part of a title reads like the name of a site or a section: it is a known one, or it has few words, all
/// capitalised, no marks except those in names, and none of the words of the parts before it.
fn is_site(part: &str, before: &[(Range<usize>, &str)], site: Option<&str>) -> bool {
    if site.is_some_and(|site| folded(site) == folded(part)) {
        return true;
    }
    let is_name = |word: &str| {
        let small = ["a", "and", "at", "de", "for", "in", "of", "on", "the"];
        word.starts_with(|c: char| c.is_uppercase() || c == '&') || small.contains(&word) || word.contains('.')
    };
    let marks = |c: char| c.is_numeric() || matches!(c, ',' | ';' | ':' | '?' | '!' | '/');
    let said: Vec<String> = before.iter().flat_map(|(_, part)| part.split_whitespace()).map(stem).collect();
    let words = || part.split_whitespace();
    words().count() <= SITE_WORDS
        && words().all(is_name)
        && !part.contains(marks)
        && !words().map(stem).any(|word| word.chars().count() > 3 && said.contains(&word))
}

/// Whether a title has a part that is neither this headline nor a name, a tail or a second headline; or lists more.
fn has_tail(title: &str, headline: &str) -> bool {
    let commas = |text: &str| text.matches([',', ';']).count();
    if commas(title) >= commas(headline) + LISTED {
        return true;
    }
    let headline = folded(headline);
    let all: Vec<String> = parts(title).take(MOST_PARTS).map(|(_, part)| folded(part)).collect();
    all.len() > 1 && all.iter().any(|part| !headline.contains(&**part))
}

/// The parts of a title between spaced separators, with their ranges.
fn parts(title: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut start = 0;
    let mut words = title.split(' ').scan(0, |at, word| {
        let from = *at;
        *at += word.len() + 1;
        Some((from, word))
    });
    std::iter::from_fn(move || {
        if start > title.len() {
            return None;
        }
        let from = start;
        let mark = words.by_ref().find(|(_, word)| MARKS.contains(word));
        let end = mark.map_or(title.len(), |(at, _)| at);
        start = mark.map_or(title.len() + 1, |(at, word)| at + word.len());
        Some((from, end.max(from)))
    })
    .map(move |(from, end)| {
        let part = &title[from..end];
        let start = from + part.len() - part.trim_start().len();
        (start..start + part.trim().len(), part.trim())
    })
    .filter(|(_, part)| !part.is_empty())
}

/// A text in lower case, its letters and digits only.
fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A word in lower case, without the marks around it and the `s` of a plural.
fn stem(word: &str) -> String {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    word.strip_suffix('s').map_or_else(|| word.clone(), str::to_owned)
}
