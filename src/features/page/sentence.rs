use crate::lexicon::lists::ABBREVIATION;
use crate::text::{Case, Document, Span, Tags, Token, TokenKind};

/// One sentence of the prose.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sentence {
    pub span: Span,
    /// Its tokens, as indices `first..end` into the body's.
    pub tokens: (usize, usize),
    /// Its block, as an index into the page's.
    pub block: usize,
}

/// Calls `each` with the token range of every sentence in `first..end` of a document, in order.
///
/// A sentence ends at `.`, `?`, `!` or `…` (with the quotation marks and brackets that close after it) if white space
/// follows, unless the stop belongs to an abbreviation or an initial, or the next word is in lower case.
pub fn split(document: &Document, (first, end): (usize, usize), mut each: impl FnMut(usize, usize)) {
    let tokens = document.tokens();
    let mut open = first;
    let mut at = first;
    while at < end {
        at += 1;
        if !tokens[at - 1].has(ENDS) {
            continue;
        }
        let mut close = at;
        while close < end && touches(tokens, close) && (tokens[close].has(ENDS) || is_closing(document, &tokens[close]))
        {
            close += 1;
        }
        let ends = close >= end || (!touches(tokens, close) && is_end(document, tokens, (first, at - 1), close));
        if ends {
            each(open, close);
            open = close;
        }
        at = close;
    }
    if open < end {
        each(open, end);
    }
}

const ENDS: Tags = Tags::STOP.union(Tags::QUESTION).union(Tags::EXCLAMATION);

fn touches(tokens: &[Token], at: usize) -> bool {
    tokens[at - 1].span.end == tokens[at].span.start
}

fn is_closing(document: &Document, token: &Token) -> bool {
    matches!(document.token_text(token), "\"" | "'" | ")" | "]")
}

/// Whether the mark at `mark` ends a sentence before the token at `next`.
fn is_end(document: &Document, tokens: &[Token], (first, mark): (usize, usize), next: usize) -> bool {
    if tokens[next].case == Case::Lower && tokens[next].kind == TokenKind::Word {
        return false;
    }
    if mark == first || !tokens[mark].has(Tags::STOP) || !touches(tokens, mark) {
        return true;
    }
    let before = &tokens[mark - 1];
    let initial = before.letters == 1 && before.kind == TokenKind::Word && before.case == Case::None;
    let dotted = before.kind == TokenKind::Word && document.token_text(before).contains('.');
    !(before.has(ABBREVIATION) || initial || dotted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::text::{Analyzer, Language};

    #[test]
    fn splits_where_a_reader_would() {
        let mut analyzer = Analyzer::new(Language::ENGLISH, Lexicon::shared());
        for (text, expected) in [
            (
                "The vote failed. Why? \"Nobody came,\" he said.",
                vec!["The vote failed.", "Why?", "\"Nobody came,\" he said."],
            ),
            ("\"It is over.\" She left.", vec!["\"It is over.\"", "She left."]),
            ("Mr. Smith met J. K. Doe. They talked.", vec!["Mr. Smith met J. K. Doe.", "They talked."]),
            (
                "Prices rose 3.5 per cent. In U.S. dollars, less.",
                vec!["Prices rose 3.5 per cent.", "In U.S. dollars, less."],
            ),
            ("Really?! Yes", vec!["Really?!", "Yes"]),
            ("no end", vec!["no end"]),
        ] {
            let document = analyzer.read(text);
            let mut found = Vec::new();
            split(document, (0, document.tokens().len()), |first, end| {
                let span = document.tokens()[first].span.cover(document.tokens()[end - 1].span);
                found.push(&document.text()[span.range()]);
            });
            assert_eq!(found, expected, "{text}");
        }
    }
}
