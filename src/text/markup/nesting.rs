//! Flattens Markdown nested deeper than any real page: the parser visits all open blocks for every line.

use std::borrow::Cow;

/// Maximum number of quote and item markers that a line may open with.
const MOST: usize = 100;

/// The source, or one of the same length in which no line opens with more than [`MOST`] markers: the next one becomes a
/// comma.
pub(super) fn bounded(source: &str) -> Cow<'_, str> {
    let mut start = 0;
    let mut deep = Vec::new();
    for line in source.split_inclusive(['\n', '\r']) {
        deep.extend(marks(line).nth(MOST).map(|at| start + at));
        start += line.len();
    }
    if deep.is_empty() {
        return Cow::Borrowed(source);
    }
    let mut shallow = String::with_capacity(source.len());
    for at in deep {
        shallow.push_str(&source[shallow.len()..at]);
        shallow.push(',');
    }
    shallow.push_str(&source[shallow.len()..]);
    Cow::Owned(shallow)
}

/// The positions of the quote and item markers that a line opens with: `>`, `-`, `*`, `+`, and the end of `1.` and
/// `1)`.
fn marks(line: &str) -> impl Iterator<Item = usize> {
    let bytes = line.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let skip = |from: usize, is: fn(&u8) -> bool| from + bytes[from..].iter().take_while(|byte| is(byte)).count();
        let start = skip(at, |byte| matches!(byte, b' ' | b'\t'));
        let mark = skip(start, u8::is_ascii_digit);
        let spaced = bytes.get(mark + 1).is_none_or(u8::is_ascii_whitespace);
        let found = match bytes.get(mark)? {
            b'>' => mark == start,
            b'-' | b'*' | b'+' => mark == start && spaced,
            b'.' | b')' => mark > start && spaced,
            _ => false,
        };
        at = mark + 1;
        found.then_some(mark)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_too_deep_is_changed() {
        for source in [
            "",
            "# T\n\n> - 1. a\n- - -\n",
            &"> ".repeat(MOST),
            &"a - ".repeat(1000),
            &"-".repeat(1000),
            &"1".repeat(1000),
        ] {
            assert!(matches!(bounded(source), Cow::Borrowed(_)), "{source}");
        }
        for mark in ["> ", ">", "- ", "* ", " +\t", "> - ", "1. ", "12) "] {
            let source = format!("a\r{}a\r\nb\n{}", mark.repeat(2000), mark.repeat(2000));
            let shallow = bounded(&source);
            assert_eq!(shallow.len(), source.len());
            let changed: Vec<_> = source.bytes().zip(shallow.bytes()).filter(|(a, b)| a != b).collect();
            assert!(changed.len() == 2 && changed.iter().all(|(_, now)| *now == b','), "{mark}: {changed:?}");
            assert!(shallow.split(['\n', '\r']).all(|line| marks(line).count() <= MOST), "{mark}");
        }
    }
}
