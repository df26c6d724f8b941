/// Advance width of a character in thousandths of an em, for Helvetica, whose metrics the font of result pages shares.
///
/// Letters count as lower case, so that letter case changes nothing.
pub fn advance(c: char) -> u32 {
    match c.to_ascii_lowercase() {
        'i' | 'j' | 'l' => 222,
        '\'' => 191,
        '|' => 260,
        ' ' | '.' | ',' | ':' | ';' | '!' | '/' | '\\' | '[' | ']' | 'f' | 't' => 278,
        'r' | '(' | ')' | '-' | '`' => 333,
        '"' => 355,
        '*' => 389,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' => 500,
        'w' => 722,
        '&' => 667,
        'm' => 833,
        '%' => 889,
        '@' => 1015,
        '+' | '<' | '=' | '>' | '~' => 584,
        '\u{2014}' => 1000,
        _ => 556,
    }
}

/// The advance width of a text in thousandths of an em.
pub fn width(text: &str) -> u32 {
    text.chars().map(advance).fold(0, u32::saturating_add)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::text::{Analyzer, Language, NoTags};

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_document_is_as_wide_as_its_text(text in "([ -~\n\t]|\\PC|[\u{301}\u{a0}\u{2014}]|[w@]{60,70}){0,40}") {
            let mut analyzer = Analyzer::new(Language::ENGLISH, Arc::new(NoTags));
            let document = analyzer.read(&text);
            prop_assert_eq!(document.width(), width(document.text()), "{:?}", text);
        }
    }
}
