//! Which lines of a page are its article.
//!
//! Found by `dom_smoothie`, a port of Mozilla's Readability. Of the extractors that are kept up it has the fewest
//! dependencies, is one of the two quickest, and fails on none of the real pages; `libreadability` and `legible` find the
//! same with more crates, the latter not on every page, and ports of trafilatura take two to five times as long to find
//! nearly the same. On nested pages and long lists of attributes all of them take quadratic time or overflow the stack, so
//! that none is given a page itself: it is given an [`Outline`]. The lines are marked there, and those whose marks come
//! back are the article's, in the places where our own reader found them.

use super::outline::{Outline, marked};
use crate::text::LineKind;

/// Number of words that are too few for an article.
const FEW: usize = 60;
/// How many times as many words the page must have; a page with fewer is just short.
const TIMES: usize = 4;
/// Number of words from which a page has several times too few.
pub(super) const ENOUGH: usize = FEW * TIMES;
/// Bytes from which a line is running text.
const RUNNING: usize = 80;

/// Whether each line is part of the article; `None` if no article is found and the whole page should be read.
pub(super) fn of(outline: Outline, lines: &[(LineKind, &str)]) -> Option<Vec<bool>> {
    let mut found = marked(&article_text(outline.finish()?)?, lines.len());
    let words = |line: &(LineKind, &str)| line.1.split_whitespace().count();
    let kept: usize = lines.iter().zip(&found).filter(|(_, kept)| **kept).map(|(line, _)| words(line)).sum();
    let all: usize = lines.iter().map(words).sum();
    if kept == 0 || is_little(kept, all) {
        return None;
    }
    fill(&mut found);
    for ((_, line), kept) in
        lines.iter().zip(&mut found).take_while(|((_, line), kept)| !(**kept && line.len() >= RUNNING))
    {
        *kept &= !is_date(line);
    }
    Some(found)
}

/// The text of the article in a page; none where that is not found.
#[cfg(feature = "readability")]
fn article_text(page: String) -> Option<String> {
    use dom_smoothie::{Config, Readability};
    let config = Config { disable_json_ld: true, ..Config::default() };
    let mut reader = Readability::new(page, None, Some(config)).ok()?;
    Some(reader.parse().ok()?.text_content.to_string())
}

/// Not looked for.
#[cfg(not(feature = "readability"))]
fn article_text(_: String) -> Option<String> {
    None
}

/// Takes in a line with lines of the article right before and behind it: what stands between two paragraphs, a promo
/// above all, is read with them.
fn fill(found: &mut [bool]) {
    for at in 1..found.len().saturating_sub(1) {
        found[at] |= found[at - 1] && found[at + 1];
    }
}

/// Whether this many words are too few to be the article of the page, which has several times as many.
pub(super) fn is_little(words: usize, all: usize) -> bool {
    words < FEW && all > TIMES * words
}

/// Whether a line is only a publication date: half of its words are numbers.
fn is_date(line: &str) -> bool {
    let words = line.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
    let (mut all, mut numbers) = (0, 0);
    for word in words {
        all += 1;
        numbers += usize::from(word.starts_with(|c: char| c.is_ascii_digit()));
    }
    numbers >= 2 && 2 * numbers >= all
}
