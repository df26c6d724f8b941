use unicode_segmentation::UnicodeSegmentation;

use super::Span;

/// The sentences of a normalised text (UAX #29 sentence boundaries), trimmed; a line break always ends one.
pub fn sentences(text: &str) -> impl Iterator<Item = Span> {
    text.split_sentence_bound_indices().filter_map(|(start, piece)| {
        let trimmed = piece.trim_start();
        let start = start + piece.len() - trimmed.len();
        let trimmed = trimmed.trim_end();
        (!trimmed.is_empty()).then(|| Span::new(start, start + trimmed.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_and_trims() {
        let text = "The vote failed. Why? \"Nobody came,\" he said.\nA new line";
        let found: Vec<&str> = sentences(text).map(|span| &text[span.range()]).collect();
        assert_eq!(found, ["The vote failed.", "Why?", "\"Nobody came,\" he said.", "A new line"]);
    }
}
