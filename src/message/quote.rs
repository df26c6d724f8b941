/// A value as a message may quote it: at most 40 characters, on one line.
pub(crate) fn shorten(value: &str) -> String {
    const LONGEST: usize = 40;
    let mut short: String = value.chars().take(LONGEST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if value.chars().nth(LONGEST).is_some() {
        short.push('\u{2026}');
    }
    short
}

/// A text on one line, with single spaces, cut after a number of characters; what comes later is not read.
pub(crate) fn one_line(text: &str, most: usize) -> String {
    let spaced = text.split_whitespace().flat_map(|word| std::iter::once(' ').chain(word.chars())).skip(1);
    let line: String = spaced.take(most + 1).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    match line.char_indices().nth(most) {
        Some((at, _)) => line[..at].trim_end().to_owned() + "\u{2026}",
        None => line,
    }
}
