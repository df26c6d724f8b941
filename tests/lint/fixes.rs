//! Fixes take out what they say, and nothing else, once.

use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use debait::lint::{Edit, Linter, apply};
use debait::text::Markup;
use proptest::prelude::*;

use super::linter;

/// Drafts of every markup with what is put right in them.
const CASES: &[(Markup, &str, &str)] = &[
    (
        Markup::Markdown,
        "# Ferry sails again!!! \u{2014} ferry times, island ferry, cheap ferry\n\nisland ferry times, cheap ferry \
         tickets, night ferry\n\nThe ferry sails on Monday.\n\nLeave a Reply\n",
        "# Ferry sails again!\n\nThe ferry sails on Monday.\n",
    ),
    (
        Markup::Markdown,
        "---\r\ntitle: \"Ferry sails again \u{2014} ferry times, island ferry\"\r\n---\r\n\r\n## Leave a Reply\r\n\r\n\
         It sails.\r\n",
        "---\r\ntitle: \"Ferry sails again\"\r\n---\r\n\r\nIt sails.\r\n",
    ),
    (
        Markup::Plain,
        "Ferry sails again | ferry times, island ferry | Harbour Post\n\nIt sails.\nLeave a Reply\nYour email address \
         will not be published. Required fields are marked *",
        "Ferry sails again | Harbour Post\n\nIt sails.\n",
    ),
    (
        Markup::Html,
        "<title>Will it sail?!?</title>\n<p>It sails.</p>\n<p class=\"note\">Leave a Reply</p>\n<p>It is <b>late</b>.</p>\n",
        "<title>Will it sail?</title>\n<p>It sails.</p>\n<p>It is <b>late</b>.</p>\n",
    ),
    // A list is no place to take a line out of without its mark, and facts are no keywords.
    (Markup::Html, "<title>Ferry</title><ul><li>Leave a Reply<li>It sails.</ul>", ""),
    (Markup::Plain, "Ada Lund\n\nBorn 19 August 1948, Oslo town, Norway coast\n", ""),
    (Markup::Markdown, "# Lund 400 stove \u{2014} Lighting, Cleaning and Fault Guide\n\nIt burns.\n", ""),
    // The same headline twice: to change one of them would make two.
    (
        Markup::Markdown,
        "---\ntitle: Ferry sails \u{2014} ferry times, island ferry\n---\n# Ferry sails \u{2014} ferry times, island ferry\n",
        "",
    ),
];

#[test]
fn fixes_put_right_what_they_can() {
    let mut linter = linter();
    for &(markup, source, expected) in CASES {
        let fixed = linter.fix(markup, source);
        assert_eq!(fixed.source, if expected.is_empty() { source } else { expected }, "{source}");
        assert_eq!(fixed.made > 0, !expected.is_empty(), "{source}");
    }
}

#[test]
fn what_is_behind_places_that_cannot_be_changed_is_changed_too() {
    let items = "<li>Leave a Reply\n".repeat(9);
    let page =
        |forms: &str| format!("<title>Ferry</title>\n<p>It sails.</p>\n<ul>\n{items}</ul>\n{forms}<p>At noon.</p>\n");
    let fixed = linter().fix(Markup::Html, &page(&"<p>Leave a Reply</p>\n".repeat(40)));
    assert_eq!((fixed.source.as_str(), fixed.made), (page("").as_str(), 40));
}

/// What stands outside every edit, in order.
fn kept<'s>(source: &'s str, edits: &[&Edit]) -> Vec<&'s str> {
    let mut edits: Vec<&&Edit> = edits.iter().collect();
    edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let mut reached = 0;
    let mut kept = Vec::new();
    for edit in edits {
        if edit.range.start >= reached {
            kept.push(&source[reached..edit.range.start]);
            reached = edit.range.end;
        }
    }
    kept.push(&source[reached..]);
    kept
}

/// One linter for every case: its models take longer to read than a page.
fn shared() -> MutexGuard<'static, Linter> {
    static LINTER: LazyLock<Mutex<Linter>> = LazyLock::new(|| Mutex::new(linter()));
    LINTER.lock().unwrap_or_else(PoisonError::into_inner)
}

const MARKUPS: [Markup; 3] = [Markup::Markdown, Markup::Html, Markup::Plain];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn a_fix_changes_nothing_outside_its_spans_and_nothing_twice(
        source in "(# |## |> |- |[*]|---\n|title: |<p>|</p>|<title>|</title>|<li>|\r?\n|\n\n| |!!|[?]!| \u{2014} | \\| |\
            Ferry sails|ferry times, island ferry, cheap ferry|Leave a Reply|Required fields are marked [*]|It sails[.]|&amp;){1,24}",
    ) {
        let mut linter = shared();
        for markup in MARKUPS {
            let findings = linter.check(markup, &source);
            for finding in &findings {
                for span in &finding.spans {
                    prop_assert!(source.get(span.clone()).is_some(), "{} at {span:?}", finding.rule);
                }
                let Some(edit) = &finding.fix else { continue };
                // What goes beyond the places of the finding is white space, marks and the tags around a line.
                let (mut beyond, mut tag) = (String::new(), false);
                for (at, c) in source[edit.range.clone()].char_indices() {
                    let at = edit.range.start + at;
                    tag |= c == '<';
                    if !tag && !finding.spans.iter().any(|span| span.contains(&at)) {
                        beyond.push(c);
                    }
                    tag &= c != '>';
                }
                prop_assert!(!beyond.contains(char::is_alphanumeric), "{}: {beyond:?} in {source:?}", finding.rule);
                prop_assert!(edit.replacement.len() < edit.range.len());
            }
            let edits: Vec<&Edit> = findings.iter().filter_map(|finding| finding.fix.as_ref()).collect();
            let (text, _) = apply(&source, edits.iter().copied());
            let mut rest = text.as_str();
            for piece in kept(&source, &edits) {
                let at = rest.find(piece);
                prop_assert!(at.is_some(), "{piece:?} is gone from {text:?}");
                rest = &rest[at.unwrap() + piece.len()..];
            }
            let once = linter.fix(markup, &source).source;
            prop_assert_eq!(&linter.fix(markup, &once).source, &once);
        }
    }
}
