use std::ops::Range;

const OPEN: &str = "<!--";
const CLOSE: &str = "-->";

/// The comments in a stretch of HTML, with their marks; one that is never closed is not a comment.
pub(super) fn in_html(source: &str, stretch: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = stretch.start;
    while let Some(rest) = source.get(at..stretch.end)
        && let Some(open) = rest.find(OPEN)
        && let Some(close) = rest[open + OPEN.len()..].find(CLOSE)
    {
        let end = open + OPEN.len() + close + CLOSE.len();
        found.push(at + open..at + end);
        at += end;
    }
    found
}

/// The comment that a stretch of HTML ends with.
pub(super) fn at_end_of(source: &str, stretch: Range<usize>) -> Option<Range<usize>> {
    let start = stretch.start + source.get(stretch.clone())?.strip_suffix(CLOSE)?.rfind(OPEN)?;
    Some(start..stretch.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_have_both_marks() {
        let source = "a<!-- b --><p><!--c--> <!-- d";
        assert_eq!(in_html(source, 0..source.len()), [1..11, 14..22]);
        assert_eq!(in_html(source, 2..source.len()), vec![14..22; 1]);
        assert!(in_html("<!-->", 0..5).is_empty());
        for (stretch, expected) in
            [(0..22, Some(14..22)), (14..22, Some(14..22)), (15..22, None), (0..21, None), (0..99, None)]
        {
            assert_eq!(at_end_of(source, stretch.clone()), expected, "{stretch:?}");
        }
    }
}
