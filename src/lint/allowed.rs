//! Words of a project that its editors know to be right.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Spares;
use crate::text::tokenize;

/// Names that may come again and again and be in capitals, and acronyms, which may be in capitals.
///
/// A name is found in any case, also with `'s`; several words are a name only one after another. An acronym is found as
/// it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Allowed {
    names: BTreeSet<String>,
    acronyms: BTreeSet<String>,
}

impl Allowed {
    pub fn add(&mut self, names: &BTreeSet<String>, acronyms: &BTreeSet<String>) {
        self.names.extend(names.iter().cloned());
        self.acronyms.extend(acronyms.iter().cloned());
    }

    pub fn names(&self) -> &BTreeSet<String> {
        &self.names
    }

    pub fn acronyms(&self) -> &BTreeSet<String> {
        &self.acronyms
    }

    /// Whether a text has a word, so that it can be found.
    pub fn is_word(text: &str) -> bool {
        text.contains(char::is_alphanumeric)
    }

    /// Where allowed words stand in a source.
    pub(super) fn places<'s>(&self, source: &'s str) -> AllowedPlaces<'s> {
        let of = |listed: &BTreeSet<String>, fold: fn(&str) -> String| {
            if listed.is_empty() { Vec::new() } else { found(source, listed, fold) }
        };
        let names = of(&self.names, |word| bare(word).to_lowercase());
        let acronyms = of(&self.acronyms, |word| bare(word).to_owned());
        AllowedPlaces { source, names, acronyms }
    }
}

/// Where the allowed words of a configuration stand in a source: ranges in order, none over another.
pub(super) struct AllowedPlaces<'s> {
    source: &'s str,
    names: Vec<Range<usize>>,
    acronyms: Vec<Range<usize>>,
}

impl AllowedPlaces<'_> {
    /// Whether a place has nothing but words that a rule spares.
    pub fn spare(&self, spares: Spares, place: &Range<usize>) -> bool {
        let inside = |ranges: &[Range<usize>], word: &Range<usize>| {
            let next = ranges.partition_point(|range| range.start <= word.start);
            next.checked_sub(1).and_then(|at| ranges.get(at)).is_some_and(|range| word.end <= range.end)
        };
        let spared = |word: &Range<usize>| match spares {
            Spares::Nothing => false,
            Spares::Names => inside(&self.names, word),
            Spares::NamesAndAcronyms => inside(&self.names, word) || inside(&self.acronyms, word),
        };
        let text = self.source.get(place.clone()).unwrap_or_default();
        let mut words = tokens(text)
            .filter(|token| Allowed::is_word(&text[token.clone()]))
            .map(|token| place.start + token.start..place.start + token.end)
            .peekable();
        words.peek().is_some() && words.all(|word| spared(&word))
    }
}

/// Where listed words stand in a text, each a run of its tokens.
fn found(text: &str, listed: &BTreeSet<String>, fold: fn(&str) -> String) -> Vec<Range<usize>> {
    let folded = |text: &str| tokens(text).map(|token| fold(&text[token])).collect::<Vec<_>>();
    let mut by_first: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    for listed in listed {
        let run = folded(listed);
        if let Some(first) = run.first() {
            by_first.entry(first.clone()).or_default().push(run);
        }
    }
    let (places, texts): (Vec<_>, Vec<_>) = tokens(text).zip(folded(text)).unzip();
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, first) in texts.iter().enumerate() {
        let runs = by_first.get(first).map(Vec::as_slice).unwrap_or_default();
        let longest = runs.iter().filter(|run| texts[at..].starts_with(run)).map(Vec::len).max();
        let Some(last) = longest.and_then(|length| places.get(at + length - 1)) else { continue };
        match found.last_mut() {
            Some(before) if places[at].start < before.end => before.end = before.end.max(last.end),
            _ => found.push(places[at].start..last.end),
        }
    }
    found
}

fn tokens(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut tokens = Vec::new();
    tokenize(text, |start, end| tokens.push(start..end));
    tokens.into_iter()
}

/// A word without the mark of a genitive.
fn bare(word: &str) -> &str {
    let ends = ["'s", "\u{2019}s", "'S", "\u{2019}S"];
    ends.iter().find_map(|end| word.strip_suffix(end)).filter(|bare| !bare.is_empty()).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_nothing_but_allowed_words_are_spared() {
        let set = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect::<BTreeSet<_>>();
        let mut allowed = Allowed::default();
        allowed.add(&set(&["Ada Lund", "IKEA", "Lund Bank", "\u{c5}s"]), &set(&["SKDLF", "AT&T"]));
        for (text, place, names, both) in [
            ("Ada Lund sings", "Ada Lund", true, true),
            ("ADA  LUND sings", "LUND", true, true),
            ("Ada\nLund\u{2019}s song", "Lund\u{2019}s", true, true),
            ("the town of Lund", "Lund", false, false),
            ("Ada, Lund", "Lund", false, false),
            ("Ada Lund Bank", "Ada Lund Bank", true, true),
            ("Ada Lund sings", "Lund sings", false, false),
            ("IKEA, IKEA!", "IKEA, IKEA!", true, true),
            ("SKDLF wins", "SKDLF", false, true),
            ("skdlf wins", "skdlf", false, false),
            ("SKDLF's win", "SKDLF's", false, true),
            ("AT&T grows", "AT&T", false, true),
            ("AT T", "T", false, false),
            ("IKEA and SKDLF", "IKEA and SKDLF", false, false),
            ("\u{c5}s \u{1f6a2}", "\u{e5}s", false, false),
            ("\u{e5}s \u{1f6a2}", "\u{e5}s", true, true),
            ("IKEA!!", "!!", false, false),
        ] {
            let start = text.find(place).unwrap_or(0);
            let place = start..if text[start..].starts_with(place) { start + place.len() } else { start };
            let places = allowed.places(text);
            let found = [Spares::Nothing, Spares::Names, Spares::NamesAndAcronyms].map(|s| places.spare(s, &place));
            assert_eq!(found, [false, names, both], "{text}");
        }
        assert!(!Allowed::default().places("IKEA").spare(Spares::NamesAndAcronyms, &(0..4)));
    }
}
