use super::{Span, Tags, Token, TokenKind};

/// A part of a headline between spaced delimiters, as a range of tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Segment {
    pub first: usize,
    /// One past the last token.
    pub end: usize,
}

impl Segment {
    /// Whether it has no tokens.
    pub fn is_empty(self) -> bool {
        self.first >= self.end
    }
}

/// Maximum length of a label, in words: "Just in", "Breaking news update".
const LABEL_WORDS: usize = 3;

/// Splits tokens at spaced delimiters (— – | - · •) and line breaks; the delimiters belong to no segment.
pub(super) fn split(text: &str, tokens: &[Token], segments: &mut Vec<Segment>) {
    segments.clear();
    let has_breaks = memchr::memchr(b'\n', text.as_bytes()).is_some();
    let mut first = 0;
    let mut close = |first: usize, end: usize| {
        if first < end {
            segments.push(Segment { first, end });
        }
    };
    for at in 0..tokens.len() {
        if has_breaks && at > first && breaks_line(text, tokens[at - 1].span, tokens[at].span) {
            close(first, at);
            first = at;
        }
        if tokens[at].kind == TokenKind::Punctuation && is_spaced_delimiter(text, tokens[at].span) {
            close(first, at);
            first = at + 1;
        }
    }
    close(first, tokens.len());
}

/// The rest of a segment after its labels.
pub(super) fn without_labels(text: &str, tokens: &[Token], segment: Segment) -> Segment {
    Segment { first: after_labels(text, tokens, segment), end: segment.end }
}

/// The first token after all labels that open the segment ("EXCLUSIVE: BREAKING: …").
fn after_labels(text: &str, tokens: &[Token], segment: Segment) -> usize {
    let mut start = segment.first;
    loop {
        let words = tokens[start..segment.end].iter().take(LABEL_WORDS).take_while(|t| t.has(Tags::LABEL)).count();
        let end = start + words;
        let closed = end == segment.end || matches!(&text[tokens[end].span.range()], ":");
        if words == 0 || !closed {
            return start;
        }
        start = (end + 1).min(segment.end);
    }
}

fn breaks_line(text: &str, before: Span, after: Span) -> bool {
    text[before.end as usize..after.start as usize].contains('\n')
}

fn is_spaced_delimiter(text: &str, span: Span) -> bool {
    if !matches!(&text[span.range()], "-" | "\u{2013}" | "\u{2014}" | "|" | "\u{b7}" | "\u{2022}" | "\u{2015}") {
        return false;
    }
    let before = span.start == 0 || text[..span.start as usize].ends_with([' ', '\n']);
    let after = span.end as usize == text.len() || text[span.end as usize..].starts_with([' ', '\n']);
    before && after
}
