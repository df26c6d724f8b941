//! Fixes take out what they say, and nothing else, once.

use debait::text::Markup;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use super::{fixed, linter};

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
        "Ferry sails again | ferry times, island ferry | Harbour Post\n\nIt sails.\n\nLeave a Reply\n\nYour email address \
         will not be published. Required fields are marked *",
        "Ferry sails again | Harbour Post\n\nIt sails.\n",
    ),
    (
        Markup::Html,
        "<title>Will it sail?!?</title>\n<p>It sails.</p>\n<p class=\"note\">Leave a Reply</p>\n<p>It is <b>late</b>.</p>\n",
        "<title>Will it sail?</title>\n<p>It sails.</p>\n<p>It is <b>late</b>.</p>\n",
    ),
    (Markup::Plain, "Ferry\r\n\r\nIt sails.\r\n\r\nLeave a Reply\r\n", "Ferry\r\n\r\nIt sails.\r\n"),
    (
        Markup::Plain,
        "Lowford opens its harbour wall | Lowford News, Lowford Latest, Best Lowford Guide 2026\n\n\
         lowford news, lowford latest, best lowford, lowford 2026, lowford guide\n\nIt is open.\n",
        "Lowford opens its harbour wall\n\nIt is open.\n",
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

/// Prose that has furniture in it or beside it, and headlines whose marks and tails mean something: none of it is touched.
const KEPT: &[(Markup, &str)] = &[
    (Markup::Markdown, "# Vote\n\nLeave a Reply\nThe minister resigned on Monday.\n"),
    (Markup::Markdown, "# Vote\n\nRequired fields are marked *\nPolice said 12 people were hurt.\n"),
    (
        Markup::Markdown,
        "# Vote\n\nYour email address will not be published, the ministry promised patients on Friday.\n",
    ),
    (Markup::Plain, "Vote\n\nLeave a reply below if you saw the accident on the A64, police said.\n"),
    (Markup::Markdown, "# Vote\n\nHe wrote: \u{201c}Leave a Reply\u{201d} below.\n"),
    (Markup::Markdown, "# Vote\n\n> Leave a Reply\n"),
    (Markup::Plain, "Vote\n\n> Leave a Reply\n"),
    (Markup::Markdown, "# Vote\n\n- Leave a Reply\n- 12 people were hurt\n"),
    (Markup::Markdown, "# Vote\n\n1. Leave a Reply\n"),
    (Markup::Markdown, "# Vote\n\n$x!!!$\nLeave a Reply\nhttps://example.com/a!!\n"),
    (Markup::Plain, "Vote\n\nThe minister resigned.\nLeave a Reply\n"),
    (Markup::Markdown, "# Vote\n\nLeave a Reply\n---\n"),
    (Markup::Markdown, "# Vote\n\nThe button reads:\n\nLeave a Reply\n\nIt was broken.\n"),
    (Markup::Markdown, "# Vote\n\nThe voters\n\nLeave a Reply\n\nand go.\n"),
    (Markup::Markdown, "# Vote\n\n\u{201c}The form says this.\n\nLeave a Reply\n\nIt is broken.\u{201d}\n"),
    (Markup::Markdown, "# Vote\n\n1. one\n\nLeave a Reply\n\n1. another\n"),
    (Markup::Markdown, "# Vote\n\n    code\n\nLeave a Reply\n\n    more code\n"),
    (Markup::Markdown, "## Leave a Reply\n\n---\ntitle: Vote\n---\n"),
    (Markup::Markdown, "# Vote\n\n<blockquote>\n\nLeave a Reply\n\n</blockquote>\n"),
    (Markup::Markdown, "# Vote\n\n[Leave a Reply](https://example.com)\n\n![](a.png) Leave a Reply\n"),
    (Markup::Html, "<title>Vote</title>\n<blockquote>\n<p>Leave a Reply</p>\n</blockquote>\n"),
    (Markup::Html, "<title>Vote</title>\nIt sails.\n<p>Leave a Reply</p>\nIt is late.\n"),
    (Markup::Html, "<title>Vote</title>\n<p>It sails\n<p>Leave a Reply</p>\n<p>It is late.</p>\n"),
    (Markup::Html, "<title>Vote</title>\n<p>Leave a Reply<br>The minister resigned.</p>\n"),
    (Markup::Plain, "Sugar cake\n\n150 g brown sugar, 100 g white sugar, 50 g cane sugar\n\nMix it all.\n"),
    (Markup::Plain, "Sugar cake\n\nbrown sugar, white sugar, cane sugar\n\nMix it all.\n"),
    (Markup::Plain, "Ferries\n\nFerry crews strike, ferry owners refuse talks, ferry users wait\n\nIt rained.\n"),
    (Markup::Plain, "Minister resigns \u{2014} minister, wife charged\n"),
    (Markup::Plain, "Strikes on Iran \u{2014} Iran, Israel trade blame\n"),
    (
        Markup::Plain,
        "Ferry sails \u{2014} ferry times, cheap ferry \u{2014} captain unhurt \u{2014} ferry prices, old ferry\n",
    ),
    (Markup::Plain, "Ferry sails \u{2014} ferry prices, ferry owners change\n"),
    (Markup::Plain, "Proof that $x!!!$ grows\n"),
    (Markup::Plain, "What 5!! and n!! mean\n"),
    (Markup::Plain, "Kasparov plays Qxf7!! and wins\n"),
    (Markup::Plain, "Use !! to repeat sudo !!\n"),
    (Markup::Plain, "See https://example.com/a!!b and /c!! now\n"),
    (Markup::Plain, "\u{201c}Fire!!! Run\u{201d} cried the captain\n"),
    (Markup::Plain, "'Fire!!! Run' cried the captain\n"),
    (Markup::Markdown, "# Run `make it!! now` twice\n"),
    (Markup::Html, "<h1><code>make it!! now</code></h1>\n"),
    (Markup::Markdown, "> # Ferry sails again!!!\n"),
];

#[test]
fn prose_stays_whatever_stands_in_it_and_beside_it() {
    let mut linter = linter();
    for &(markup, source) in KEPT {
        for source in [source.to_owned(), source.replace('\n', "\r\n")] {
            let fixed = linter.fix(markup, &source);
            assert_eq!((fixed.source.as_str(), fixed.made), (source.as_str(), 0), "{markup:?}");
        }
    }
}

#[test]
fn a_page_of_nothing_but_forms_is_put_right_at_once() {
    let mut linter = linter();
    let page = format!("# Ferry sails\n\n{}It sails.\n", "Leave a Reply\n\n".repeat(50));
    let fixed = linter.fix(Markup::Markdown, &page);
    assert_eq!((fixed.source.as_str(), fixed.made), ("# Ferry sails\n\nIt sails.\n", 50));
    assert_eq!(linter.edits(Markup::Markdown, &page).len(), 50, "in one pass");
}

/// Drafts that the property is checked on.
const DRAFTS: u32 = 5000;

#[test]
fn no_sentence_is_lost_in_any_draft() {
    let config = ProptestConfig { failure_persistence: None, cases: DRAFTS, ..ProptestConfig::default() };
    let (mut changed, mut untouched) = (0, 0);
    let counts = std::cell::RefCell::new((&mut changed, &mut untouched));
    let recipes = prop::collection::vec(any::<u8>(), 5..40);
    let checked = TestRunner::new(config).run(&recipes, |recipe| {
        let mut counts = counts.borrow_mut();
        *if fixed::check(&recipe) > 0 { &mut *counts.0 } else { &mut *counts.1 } += 1;
        Ok(())
    });
    checked.unwrap();
    println!("{changed} drafts changed, {untouched} did not");
    assert!(changed >= DRAFTS / 5 && untouched >= DRAFTS / 5, "{changed} changed, {untouched} did not");
}
