use std::ops::Range;

use crate::text::{Markup, PageField, PageFile};

/// The place of the headline in the source, if it occurs there exactly once, verbatim and without nested markup.
#[derive(Debug)]
pub(super) struct HeadlinePlace {
    pub range: Range<usize>,
    /// The start of the headline, up to the first quotation mark, code, formula or tag.
    pub plain: Range<usize>,
}

impl HeadlinePlace {
    pub fn of(markup: Markup, source: &str, page: &PageFile) -> Option<Self> {
        let headline = page.headline.as_str();
        let range = page.to_source(PageField::Headline, 0..headline.len())?;
        let once = source.matches(headline).nth(1).is_none();
        let (before, after) = (source.get(..range.start)?, source.get(range.end..)?);
        if !once || source.get(range.clone())? != headline || !stands_alone(markup, before, after, page) {
            return None;
        }
        let plain = range.start..range.start + plain_until(headline);
        Some(HeadlinePlace { range, plain })
    }
}

/// Whether the rest of its line makes it a headline and nothing else: no quotation, list or code.
fn stands_alone(markup: Markup, before: &str, after: &str, page: &PageFile) -> bool {
    match markup {
        Markup::Plain => true,
        Markup::Markdown => {
            if page.front_matter.as_ref().is_some_and(|front| front.contains(&before.len())) {
                // A value that starts with a quotation may be parsed as a quoted string that ends before its line does.
                let quote = before.chars().next_back().filter(|c| matches!(c, '"' | '\''));
                let behind = quote.map_or(Some(after), |quote| after.strip_prefix(quote));
                return behind.is_some_and(|behind| behind.trim_start_matches([' ', '\t']).starts_with(['\n', '\r']));
            }
            let marks = before.trim_end_matches(['#', '*', '_', ' ', '\t']);
            marks.is_empty() || marks.ends_with(['\n', '\r'])
        }
        Markup::Html => {
            let tag = before.trim_end().strip_suffix('>').and_then(|before| before.rsplit_once('<'));
            let name = tag.map(|(_, tag)| tag.split([' ', '\t', '\n', '\r', '\u{c}']).next().unwrap_or_default());
            name.is_some_and(|name| name.eq_ignore_ascii_case("title") || name.eq_ignore_ascii_case("h1"))
        }
    }
}

/// The bytes before the first mark that opens a quotation or does not belong in prose.
fn plain_until(headline: &str) -> usize {
    let mut before = ' ';
    for (at, c) in headline.char_indices() {
        let opens = matches!(c, '\'' | '\u{2019}') && before == ' ';
        let marks = matches!(
            c,
            '"' | '`' | '$' | '<' | '\\' | '{' | '\u{2018}' | '\u{201c}'..='\u{201f}' | '\u{ab}' | '\u{bb}'
        );
        if opens || marks {
            return at;
        }
        before = c;
    }
    headline.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_has_one_place_and_is_plain_up_to_what_quotes() {
        for (markup, source, expected) in [
            (Markup::Plain, "Ferry sails again\n\nIt sails.\n", Some(("Ferry sails again", "Ferry sails again"))),
            (
                Markup::Plain,
                "Mayor's ferry \u{201c}sails\u{201d}",
                Some(("Mayor's ferry \u{201c}sails\u{201d}", "Mayor's ferry ")),
            ),
            (Markup::Plain, "'Fire!!! Run' said", Some(("'Fire!!! Run' said", ""))),
            (Markup::Plain, "Sum of $x!!$ is", Some(("Sum of $x!!$ is", "Sum of "))),
            (Markup::Plain, "Ferry\n\nFerry sails\n", None),
            (Markup::Markdown, "---\ntitle: Ferry\n---\n", Some(("Ferry", "Ferry"))),
            (Markup::Markdown, "---\ntitle: 'Ferry'\n---\n", Some(("Ferry", "Ferry"))),
            (Markup::Markdown, "---\ntitle: 'Fire! Run' said\n---\n", None),
            (Markup::Markdown, "# **Ferry**\n", Some(("Ferry", "Ferry"))),
            (Markup::Markdown, "# The *old* ferry\n", None),
            (Markup::Markdown, "# `it sails!!`\n", None),
            (Markup::Markdown, "> # Ferry\n", None),
            (Markup::Markdown, "- # Ferry\n", None),
            (Markup::Html, "<title>Ferry</title>", Some(("Ferry", "Ferry"))),
            (Markup::Html, "<h1 class=a>\n Ferry</h1>", Some(("Ferry", "Ferry"))),
            (Markup::Html, "<h1><code>Ferry</code></h1>", None),
        ] {
            let page = PageFile::read(markup, source);
            let place = HeadlinePlace::of(markup, source, &page);
            let found = place.map(|place| (&source[place.range], &source[place.plain]));
            assert_eq!(found, expected, "{source}");
        }
    }
}
