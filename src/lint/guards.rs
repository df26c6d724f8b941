//! What makes lists of phrases search terms rather than facts: form alone does not tell them apart.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::content_words::words_of;
use super::fixes::Draft;

/// Share of a line's words that the headline has, from which the line is the headline again.
const HEADLINE: f64 = 0.7;

/// Whether the words of a line between commas come again, in another phrase of it or in the headline.
///
/// "Born 19 August 1948, Oslo, Norway" is a fact, and a line without a word twice, most of whose words stand in the
/// headline, is the headline.
pub(super) fn is_keyword_line(draft: &Draft<'_>, spans: &[Range<usize>]) -> bool {
    let Some(line) = spans.first().and_then(|span| draft.source.get(span.clone())) else { return false };
    let phrases: Vec<&str> = line.split(',').map(str::trim).filter(|phrase| !phrase.is_empty()).collect();
    if some_word_comes_again(&phrases) {
        return true;
    }
    let in_headline: BTreeSet<String> = words_of(&draft.page.headline).into_iter().collect();
    let words = words_of(line);
    let said = words.iter().filter(|word| in_headline.contains(*word)).count();
    let known = phrases.iter().filter(|phrase| words_of(phrase).iter().any(|word| in_headline.contains(word)));
    known.count() >= 2 && (said as f64) < HEADLINE * words.len() as f64
}

/// Whether the words of a tail come again, in another phrase of it or in the headline before it.
pub(super) fn is_keyword_tail(draft: &Draft<'_>, spans: &[Range<usize>]) -> bool {
    let phrases: Vec<&str> = spans.iter().filter_map(|span| draft.source.get(span.clone())).collect();
    let (Some(first), Some(first_span)) = (phrases.first(), spans.first()) else { return false };
    let before = draft.source.get(..first_span.start).unwrap_or_default();
    // What the headline says before the tail: it ends where the first phrase starts.
    let headline = &draft.page.headline;
    let head = headline.find(first).and_then(|at| headline.get(..at)).filter(|head| before.ends_with(head));
    let all: Vec<&str> = head.into_iter().chain(phrases.iter().copied()).collect();
    some_word_comes_again(&all)
}

fn some_word_comes_again(phrases: &[&str]) -> bool {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for phrase in phrases {
        let mut words = words_of(phrase);
        words.sort();
        words.dedup();
        words.into_iter().for_each(|word| *counts.entry(word).or_default() += 1);
    }
    counts.into_values().any(|count| count >= 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Markup, PageFile};

    fn judged(page: &str, phrases: &[&str], guard: fn(&Draft<'_>, &[Range<usize>]) -> bool) -> bool {
        let read = PageFile::read(Markup::Plain, page);
        let spans: Vec<_> = phrases
            .iter()
            .map(|phrase| page.rfind(phrase).unwrap())
            .zip(phrases)
            .map(|(at, phrase)| at..at + phrase.len())
            .collect();
        guard(&Draft::new(Markup::Plain, page, &read), &spans)
    }

    #[test]
    fn keyword_lines_repeat_themselves_or_the_headline() {
        for (headline, line, expected) in [
            ("Harbour", "island ferry times, cheap ferry tickets, night boats", true),
            ("Norway\u{2019}s Bold Move: Is the US Right?", "Norway boat trade, US fishing policy, northern sea", true),
            ("Ada Lund", "Born 19 August 1948, Oslo, Norway", false),
            ("Recalls: Lund chair, Moen heater, oat bars", "Recalls: chair, heater, oat bars", false),
        ] {
            let page = format!("{headline}\n\n{line}\n");
            assert_eq!(judged(&page, &[line], is_keyword_line), expected, "{line}");
        }
    }

    #[test]
    fn keyword_tails_repeat_themselves_or_the_headline() {
        for (headline, phrases, expected) in [
            ("Ferry sails \u{2014} ferry times, night boats", &["ferry times", "night boats"][..], true),
            ("Crew is back \u{2014} island boat, night boats", &["island boat", "night boats"], true),
            ("Lund 400 stove \u{2014} Lighting, cleaning", &["Lighting", "cleaning"], false),
        ] {
            assert_eq!(judged(headline, phrases, is_keyword_tail), expected, "{headline}");
        }
    }
}
