use super::LineKind;

/// Bytes from which a line that does not end a sentence looks wrapped.
const WRAPPED: usize = 40;
/// Bytes from which a line is running text.
const LONG: usize = 80;
/// Maximum number of words in a heading.
const HEADING_WORDS: usize = 12;
/// What running text ends with.
const ENDINGS: [char; 7] = ['.', '!', '?', '"', '\u{201d}', ')', '\u{2026}'];
/// Bytes from which a line with no blank line around it may have a short one as its heading.
const BENEATH: usize = 80;

/// Plain text as lines: hard-wrapped paragraphs joined; headings, list entries and bylines recognised.
///
/// The bytes of the text keep their positions in the source; a line break inside a paragraph becomes a space.
pub(super) fn read(source: &str) -> (String, Vec<LineKind>) {
    let source = with_plain_breaks(source);
    let mut text = String::with_capacity(source.len());
    let mut kinds: Vec<LineKind> = Vec::new();
    let mut running = false;
    let mut before = "";
    // The same, skipping bylines and rules: they take no heading from the line below.
    let mut above = "";
    let mut lines = source.split('\n').peekable();
    while let Some(written) = lines.next() {
        let line = written.trim();
        if kinds.is_empty() {
            text.push_str(written);
        } else if continues(before, line) {
            text.push(' ');
            text.push_str(written);
            before = line;
            continue;
        } else {
            text.push('\n');
            text.push_str(written);
        }
        let after = lines.peek().map(|line| line.trim());
        let kind = match line {
            _ if is_byline(line) && !running => LineKind::Byline,
            _ if is_item(line) => LineKind::Item,
            _ if is_heading(line, above, after) => LineKind::Heading(2),
            _ => LineKind::Paragraph,
        };
        running |= line.len() >= LONG;
        kinds.push(kind);
        before = line;
        if kind != LineKind::Byline && (line.is_empty() || line.contains(char::is_alphanumeric)) {
            above = line;
        }
    }
    (text, kinds)
}

/// Every kind of line break as `\n`, padded with spaces to the same number of bytes.
fn with_plain_breaks(source: &str) -> String {
    let mut text = source.replace("\r\n", " \n").replace('\r', "\n");
    for long in ['\u{2028}', '\u{2029}'] {
        if text.contains(long) {
            text = text.replace(long, "  \n");
        }
    }
    text
}

/// Whether a line continues the paragraph of the line before it.
fn continues(before: &str, line: &str) -> bool {
    let open = before.len() >= WRAPPED && !before.ends_with(['.', '!', '?', ':', '"', '\u{201d}', '\'']);
    open && line.starts_with(char::is_lowercase) && !is_item(line)
}

fn is_item(line: &str) -> bool {
    let marked = line.strip_prefix(['\u{2022}', '*', '-', '\u{25aa}', '\u{25cf}', '\u{2013}']);
    let numbered = line.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix(['.', ')']);
    let starts_with_digit = line.starts_with(|c: char| c.is_ascii_digit());
    marked.or(numbered.filter(|_| starts_with_digit)).is_some_and(|rest| rest.starts_with(char::is_whitespace))
}

/// "By Jane Roe", "By | June 20, 2025", "Written by Jane Roe".
pub(super) fn is_byline(line: &str) -> bool {
    let rest = ["By ", "BY ", "by ", "Written by ", "By:", "Posted by "].iter().find_map(|by| line.strip_prefix(by));
    rest.is_some_and(|rest| line.len() <= LONG && !rest.ends_with(['.', ':', ',', '?']) && !rest.trim().is_empty())
        || line == "By"
}

/// A short line that does not end a sentence: between blank lines, or right above a long line that does.
fn is_heading(line: &str, above: &str, after: Option<&str>) -> bool {
    let ends = line.ends_with(['.', '!', ',', ';', ':', '"', '\u{201d}', '\u{2026}']);
    let words = line.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    if ends || words == 0 || words > HEADING_WORDS || line.len() > LONG || line.ends_with("...") {
        return false;
    }
    match after {
        None => false,
        Some("") => above.is_empty(),
        Some(after) => after.len() >= BENEATH && after.ends_with(ENDINGS),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lines_are_what_they_look_like() {
        use LineKind::{Byline, Heading, Item, Paragraph};
        let long = "The ferry to the islands left on time at noon with three hundred people and forty cars on board.";
        let spaced = format!("By Jane Roe\n\nThe Crossing\n\n{long}\n\n- a coat\n2) a hat\n\nWill it sail?\n\n{long}");
        let (text, kinds) = read(&spaced);
        assert_eq!(text, spaced);
        let found: Vec<_> = text.split('\n').zip(kinds).filter(|(line, _)| !line.is_empty()).map(|(_, k)| k).collect();
        assert_eq!(found, [Byline, Heading(2), Paragraph, Item, Item, Heading(2), Paragraph]);
        for (source, expected) in [
            ("The Crossing\nIt left.", vec![Paragraph, Paragraph]),
            (&format!("The Crossing\n{long}"), vec![Heading(2), Paragraph]),
            ("By | June 20, 2025\nIt left.", vec![Byline, Paragraph]),
            ("By noon the ferry had left.\nIt left.", vec![Paragraph, Paragraph]),
            ("- x", vec![Item]),
            ("-5 degrees", vec![Paragraph]),
            ("2.5 metres", vec![Paragraph]),
            ("", vec![Paragraph]),
        ] {
            assert_eq!(read(source).1, expected, "{source}");
        }
    }

    #[test]
    fn wrapped_lines_are_joined_in_place() {
        let source =
            "The ferry to the islands left on time at\r\nnoon with three hundred people on board\n\nIt rained.";
        let (text, kinds) = read(source);
        assert_eq!(
            text,
            "The ferry to the islands left on time at  noon with three hundred people on board\n\nIt rained."
        );
        assert_eq!(kinds.len(), 3);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn bytes_keep_their_places(source in "(\\PC|[\r\n\u{2028}]| |By|- ){0,60}") {
            let (text, kinds) = read(&source);
            prop_assert_eq!(text.len(), source.len());
            prop_assert_eq!(kinds.len(), text.split('\n').count());
            let space = |c: char| c.is_whitespace();
            for ((at, a), (same, b)) in text.char_indices().filter(|(_, c)| !space(*c)).zip(source.char_indices().filter(|(_, c)| !space(*c))) {
                prop_assert_eq!((at, a), (same, b));
            }
        }
    }
}
