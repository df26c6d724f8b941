//! Words taken out of a text as an editor would: with the space, and the marks that are left with nothing beside them.

use std::ops::Range;

/// Marks that open a line in Markdown, for a line that has nothing else.
const OPENS_LINE: [char; 8] = [' ', '\t', '#', '>', '*', '_', '-', '+'];
/// Marks that lean on what stands before them.
const LEANS: [char; 9] = [',', ';', ':', '.', '!', '?', '\u{2026}', ')', ']'];
/// Marks that part what follows from something before them.
const PARTS: [char; 8] = [',', ';', ':', '-', '\u{2013}', '\u{2014}', '|', '\u{b7}'];
/// Marks around words.
const PAIRS: [(char, char); 7] =
    [('\u{201c}', '\u{201d}'), ('\u{2018}', '\u{2019}'), ('"', '"'), ('\'', '\''), ('(', ')'), ('[', ']'), ('*', '*')];
/// Characters before a deletion that are looked at.
const LOOKED_BACK: usize = 32;

/// The text without these ranges of bytes; linear in the text.
///
/// A line with nothing else goes with its break. A space, an empty pair of quotation marks or brackets, and a mark that
/// would part something from nothing go with the words beside them.
pub(super) fn without(text: &str, ranges: impl IntoIterator<Item = Range<usize>>) -> String {
    let mut ranges: Vec<Range<usize>> = ranges.into_iter().collect();
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut kept = String::with_capacity(text.len());
    let mut at = 0;
    for range in ranges {
        if let Some(before) = text.get(at..range.start) {
            kept.push_str(before);
            at = range.start;
        }
        if range.end > at && text.is_char_boundary(range.end) {
            at = range.end;
            at = text.len() - close_up(&mut kept, &text[at..]).len();
        }
    }
    kept.push_str(&text[at..]);
    kept
}

/// Tidies the place where words were taken out; what follows, less what goes with them.
fn close_up<'t>(kept: &mut String, mut rest: &'t str) -> &'t str {
    // The hyphen of a compound goes with its part; of two, one still joins what is left.
    match (kept.ends_with('-') && !kept.ends_with(" -"), rest.strip_prefix('-')) {
        (_, Some(after)) if !after.starts_with(' ') => rest = after,
        (true, _) => kept.truncate(kept.len() - 1),
        _ => {}
    }
    while let Some(inside) = empty_pair(kept, rest) {
        kept.truncate(inside.0);
        rest = inside.1;
    }
    if let Some(start) = line_opened(kept) {
        let blank = rest.trim_start_matches([' ', '\t', '#', '*', '_']);
        if blank.is_empty() || blank.starts_with(['\n', '\r']) {
            kept.truncate(start);
            return blank.strip_prefix("\r\n").or_else(|| blank.strip_prefix(['\n', '\r'])).unwrap_or(blank);
        }
    }
    // A mark with nothing before it that it could lean on, or part from what follows.
    let after = rest.trim_start_matches(' ');
    rest = match unspaced(kept).chars().next_back() {
        None | Some('\n' | '\r') => after.trim_start_matches(LEANS).trim_start_matches(' ').trim_start_matches(PARTS),
        Some('(' | '[' | '\u{201c}') => after.trim_start_matches(PARTS),
        Some(c) if PARTS.contains(&c) => after.trim_start_matches(PARTS),
        Some('?' | '!' | '.' | '\u{2026}') => after.strip_prefix([',', ';', ':']).unwrap_or(rest),
        Some(_) => rest,
    };
    let next = rest.trim_start_matches(' ');
    let ends = next.is_empty() || next.starts_with(['\n', '\r']);
    if ends {
        kept.truncate(unspaced(kept).trim_end_matches(PARTS).len());
    }
    if ends || next.starts_with(LEANS) {
        kept.truncate(unspaced(kept).len());
        return next;
    }
    if kept.is_empty() || kept.ends_with([' ', '\t', '\n', '\r', '(', '[']) { next } else { rest }
}

/// How much stays before a pair of marks with nothing between them, and what follows it; the text of a link in Markdown
/// keeps its brackets.
fn empty_pair<'t>(kept: &str, rest: &'t str) -> Option<(usize, &'t str)> {
    let (before, after) = (unspaced(kept), rest.trim_start_matches(' '));
    PAIRS.iter().find_map(|&(open, close)| {
        let (before, after) = (before.strip_suffix(open)?, after.strip_prefix(close)?);
        (close != ']' || !after.starts_with('(')).then_some((before.len(), after))
    })
}

/// The text without the spaces at its end, as far as is looked back: many deletions side by side stay linear.
fn unspaced(kept: &str) -> &str {
    let spaces = kept.bytes().rev().take(LOOKED_BACK).take_while(|&byte| byte == b' ').count();
    &kept[..kept.len() - spaces]
}

/// Where the line starts that has nothing but marks which open one.
fn line_opened(kept: &str) -> Option<usize> {
    let opening = kept.chars().rev().take(LOOKED_BACK).take_while(|c| OPENS_LINE.contains(c)).count();
    let before = &kept[..kept.len() - opening];
    (before.is_empty() || before.ends_with(['\n', '\r'])).then_some(before.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_reads_as_if_it_had_never_been_there() {
        for (text, deleted, expected) in [
            ("Agent 07 resigns", &["07"][..], "Agent resigns"),
            ("Flight 07: what we know", &["07"], "Flight: what we know"),
            ("BREAKING: Ferry capsizes", &["BREAKING"], "Ferry capsizes"),
            ("07", &["07"], ""),
            ("The \u{201c}trick\u{201d} works", &["trick"], "The works"),
            ("The trick (really), he says", &["really"], "The trick, he says"),
            ("Lund wins \u{2014} Lund news", &["Lund news"], "Lund wins"),
            ("What next? You won't believe it!!", &["!!"], "What next? You won't believe it"),
            ("Wait! 7 tricks", &["Wait"], "7 tricks"),
            ("Going, going... the last fares", &["Going", "going"], "the last fares"),
            ("So, really, really bad", &["really", "really"], "So, bad"),
            ("One line.\n\n## Conclusion\n\nAnother.", &["Conclusion"], "One line.\n\n\nAnother."),
            ("- first\n- second\n", &["first"], "- second\n"),
            ("ends on **time**", &["time"], "ends on"),
            ("A [deal](https://shop.example) here", &["deal"], "A [](https://shop.example) here"),
            ("Is she? Who is he? - Lund news", &["Who is he?"], "Is she? - Lund news"),
            ("Lund | Moe | Berg", &["Moe"], "Lund | Berg"),
            ("A Mum-of-three wins", &["Mum"], "A of-three wins"),
            ("A Mum-of-three wins", &["of"], "A Mum-three wins"),
            ("A 30-Cent fix", &["Cent"], "A 30 fix"),
            ("With This Little-Known App", &["This Little", "Known"], "With App"),
            ("He said: \u{e9}t\u{e9} 07!", &["07"], "He said: \u{e9}t\u{e9}!"),
        ] {
            let mut from = 0;
            let ranges = deleted.iter().map(|words| {
                let start = from + text[from..].find(words).unwrap();
                from = start + words.len();
                start..from
            });
            assert_eq!(without(text, ranges.collect::<Vec<_>>()), expected, "{text}");
        }
        let overlapping = [4..9, 0..5, 4..6];
        assert_eq!(without("0123456789 abc", overlapping), "9 abc");
        assert_eq!(without("abc", []), "abc");
    }
}
