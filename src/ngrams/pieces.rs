/// Calls `each` with every run of `shortest..=longest` characters of `^word$`, except the whole of it.
///
/// `buffer` holds the word with its markers; the runs are slices of it.
pub(super) fn pieces(
    lower: &str,
    (shortest, longest): (usize, usize),
    buffer: &mut String,
    mut each: impl FnMut(&str),
) {
    buffer.clear();
    buffer.push('^');
    buffer.push_str(lower);
    buffer.push('$');
    let ends: Vec<usize> = buffer.char_indices().map(|(at, _)| at).chain([buffer.len()]).collect();
    let characters = ends.len() - 1;
    for length in shortest..=longest.min(characters.saturating_sub(1)) {
        for first in 0..=characters - length {
            each(&buffer[ends[first]..ends[first + length]]);
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn runs_of_a_word() {
        let mut found = Vec::new();
        super::pieces("caf\u{e9}", (2, 3), &mut String::new(), |piece| found.push(piece.to_owned()));
        assert_eq!(found, ["^c", "ca", "af", "f\u{e9}", "\u{e9}$", "^ca", "caf", "af\u{e9}", "f\u{e9}$"]);
        found.clear();
        super::pieces("a", (2, 5), &mut String::new(), |piece| found.push(piece.to_owned()));
        assert_eq!(found, ["^a", "a$"]);
    }
}
