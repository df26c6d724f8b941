//! What a page says of itself outside its text.

use std::collections::BTreeMap;
use std::ops::Range;

use super::PageHit;
use super::spans::of_page;
use crate::lexicon::Lexicon;
use crate::lexicon::lists::STOPWORD;
use crate::text::{Language, PageFile, Tagger, tokenize};

/// A page without a headline, at its first words.
pub(super) fn no_headline(page: &PageFile, _: &str) -> Option<PageHit> {
    page.headline.trim().is_empty().then(|| PageHit { value: 1.0, span: of_page(page) })
}

/// How many keywords a page claims.
pub(super) fn keywords(page: &PageFile, source: &str) -> Option<PageHit> {
    let keywords = page.keywords.as_deref()?;
    let count = keywords.split([',', ';']).filter(|keyword| !keyword.trim().is_empty()).count();
    Some(PageHit { value: count as f64, span: place_of(keywords, &["keywords", "tags"], source) })
}

/// How often the description says its most repeated content word.
pub(super) fn description(page: &PageFile, source: &str) -> Option<PageHit> {
    let description = page.description.as_deref()?;
    let lexicon = Lexicon::shared();
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    tokenize(description, |start, end| {
        let word = description.get(start..end).unwrap_or_default().to_lowercase();
        let is_word = word.chars().next().is_some_and(char::is_alphabetic);
        if is_word && !lexicon.word(&word, Language::ENGLISH).tags.intersects(STOPWORD) {
            *counts.entry(word).or_default() += 1;
        }
    });
    let most = counts.into_values().max()?;
    Some(PageHit { value: f64::from(most), span: place_of(description, &["description", "summary"], source) })
}

/// Where a text about the page stands in its source: as it is, or else the line of its key.
fn place_of(text: &str, keys: &[&str], source: &str) -> Range<usize> {
    if let Some(at) = source.find(text) {
        return at..at + text.len();
    }
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        let lower = line.to_ascii_lowercase();
        if let Some(at) = keys.iter().find_map(|key| lower.find(key)) {
            return start + at..start + line.trim_end().len().max(at);
        }
        start += line.len();
    }
    0..0
}
