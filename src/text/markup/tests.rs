use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::text::LineKind::{Byline, Caption, Code, Heading, Item, Paragraph, Quote};
use crate::text::{LineKind, Link};

/// The lines of a body with their kinds.
fn lines(page: &PageFile) -> Vec<(LineKind, &str)> {
    page.body.kinds.iter().copied().zip(page.body.text.split('\n')).collect()
}

#[test]
fn extensions_name_the_markup() {
    for (path, expected) in [
        ("a/page.md", Markup::Markdown),
        ("PAGE.Markdown", Markup::Markdown),
        ("index.HTML", Markup::Html),
        ("index.htm", Markup::Html),
        ("page.txt", Markup::Plain),
        ("-", Markup::Plain),
        ("md", Markup::Plain),
    ] {
        assert_eq!(Markup::of_path(Path::new(path)), expected, "{path}");
    }
}

#[test]
fn markdown_is_read_by_blocks() {
    let source = "---\ntitle: \"The \\\"Crossing\\\"\"\nauthor: Jane Roe # staff\ndescription: >\n  A ferry\n  sails.\n\
keywords:\n  - ferry\n  - sea\n---\n\n# The \"Crossing\"\n\nBy Jane Roe\n\nIt *left* at\nnoon &amp; sailed, says \
[the port](https://port.example \"x\").\n\n## Why\n\n> A storm.\n\n- a coat\n- a hat\n\n  of felt\n\n```\nlet a;\n\nlet  b;\n```\n\
\n![alt](x.png)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
    let page = PageFile::read(Markup::Markdown, source);
    assert_eq!(page.headline, "The \"Crossing\"");
    assert_eq!(page.body.author.as_deref(), Some("Jane Roe"));
    assert_eq!(page.description.as_deref(), Some("A ferry sails."));
    assert_eq!(page.keywords.as_deref(), Some("ferry, sea"));
    assert_eq!(
        lines(&page),
        [
            (Byline, "By Jane Roe"),
            (Paragraph, "It left at noon & sailed, says the port."),
            (Heading(2), "Why"),
            (Quote, "A storm."),
            (Item, "a coat"),
            (Item, "a hat"),
            (Paragraph, "of felt"),
            (Code, "let a;"),
            (Code, "let b;"),
            (Paragraph, "a b"),
            (Paragraph, "1 2"),
        ]
    );
    let at = page.body.text.find("the port").unwrap();
    let link = Link { target: "https://port.example".into(), rel: String::new(), text: at..at + 8 };
    assert_eq!(page.body.links, [link]);
    let place = |field, text: &str, part: &str| {
        let at = text.find(part).unwrap();
        &source[page.to_source(field, at..at + part.len()).unwrap()]
    };
    let body = &page.body.text;
    assert_eq!(place(PageField::Body, body, "the port"), "the port");
    assert_eq!(place(PageField::Body, body, "noon & sailed"), "noon &amp; sailed");
    assert_eq!(place(PageField::Body, body, "left at"), "left* at");
    assert_eq!(place(PageField::Headline, &page.headline, "Crossing"), "Crossing");
    assert_eq!(place(PageField::Headline, &page.headline, "\"Crossing"), "\\\"Crossing");
    assert_eq!(page.to_source(PageField::Body, 11..12), None, "a break between blocks");
}

#[test]
fn a_first_heading_is_the_headline_and_another_one_stays() {
    for (source, headline, body) in [
        ("# One\n\nText", "One", vec![(Paragraph, "Text")]),
        ("Text\n\n# [One](x)\n\n[More](y)", "One", vec![(Paragraph, "Text"), (Paragraph, "More")]),
        ("---\ntitle: One\n---\n# Two\n", "One", vec![(Heading(1), "Two")]),
        ("---\ntitle: 'It''s' # so\n---\n# It's\n", "It's", vec![]),
        ("+++\ntitle = \"One\"\n+++\nText", "One", vec![(Paragraph, "Text")]),
        ("---\ntags: [a, \"b\"]\n---\n## Two\n", "", vec![(Heading(2), "Two")]),
        ("", "", vec![]),
    ] {
        let page = PageFile::read(Markup::Markdown, source);
        assert_eq!((page.headline.as_str(), lines(&page)), (headline, body), "{source}");
        for link in &page.body.links {
            assert_eq!(&page.body.text[link.text.clone()], "More");
        }
    }
}

#[test]
fn html_is_read_by_elements() {
    let source = "<!doctype html><html><head><title>Ferry &amp; storm</title><meta name=author content='Jane Roe'>\
<meta name=description content=\"A ferry.\"><style>p {}</style></head><body><nav><a href=/>Home</a></nav>\
<h1>Ferry sails</h1><p class=\"byline\">By <a rel=author href=/jane>Jane Roe</a></p><p>It <em>left</em> at\n  noon &lt;sharp&gt;\
<script>x('<p>')</script>.<p>Buy <a href='/shop' rel='sponsored nofollow'>a coat</a>.<blockquote><p>A storm.</p></blockquote>\
<ul><li>one<li>two</ul><figure><img alt=x><figcaption>The port</figcaption></figure><pre>let a;\nlet b;</pre>\
<form><p>Sign up</p></form><footer>2026</footer></body></html>";
    let page = PageFile::read(Markup::Html, source);
    assert_eq!(page.headline, "Ferry sails");
    assert_eq!(page.body.author.as_deref(), Some("Jane Roe"));
    assert_eq!(page.description.as_deref(), Some("A ferry."));
    assert_eq!(
        lines(&page),
        [
            (Byline, "By Jane Roe"),
            (Paragraph, "It left at noon <sharp> ."),
            (Paragraph, "Buy a coat."),
            (Quote, "A storm."),
            (Item, "one"),
            (Item, "two"),
            (Caption, "The port"),
            (Code, "let a;"),
            (Code, "let b;"),
        ]
    );
    let links: Vec<_> =
        page.body.links.iter().map(|link| (&page.body.text[link.text.clone()], &*link.target, &*link.rel)).collect();
    assert_eq!(links, [("Jane Roe", "/jane", "author"), ("a coat", "/shop", "sponsored nofollow")]);
    let at = page.body.text.find("<sharp>").unwrap();
    assert_eq!(&source[page.to_source(PageField::Body, at..at + 7).unwrap()], "&lt;sharp&gt;");
    assert_eq!(PageFile::read(Markup::Html, "<h1>One</h1>Text").headline, "One");
}

#[test]
fn only_comments_with_their_marks_are_comments() {
    let source = "<h1>Ferry</h1><!-- a --><!b--><?c--><!-- d --><!e --><p>It sails.</p>";
    let page = PageFile::read(Markup::Html, source);
    let found: Vec<&str> = page.comments.iter().map(|range| &source[range.clone()]).collect();
    assert_eq!(found, ["<!-- a -->", "<!-- d -->"]);
}

#[test]
fn code_is_found_where_it_is_written() {
    for (source, text, word, written) in [
        ("|x|\n|-|\n|`a\\|b c\\|d`|\n", "a|b c|d", "c|d", "c\\|d"),
        ("> ``one `two`\n> three``\n", "one `two` three", "`two` three", "`two`\n> three"),
    ] {
        let page = PageFile::read(Markup::Markdown, source);
        let start = page.body.text.find(text).unwrap_or_else(|| panic!("{:?}", page.body.text));
        let start = start + text.find(word).unwrap();
        let place = page.to_source(PageField::Body, start..start + word.len()).unwrap();
        assert_eq!(&source[place], written, "{source}");
    }
}

#[test]
fn plain_text_starts_with_its_headline() {
    for (source, headline, body) in [
        ("\n  One \r\n\r\nText\n", "One", "\u{20}\nText\n"),
        ("One", "One", ""),
        ("One\rTwo", "One", "Two"),
        ("One\u{2028}Two", "One", "Two"),
        (" \n", "", ""),
    ] {
        let page = PageFile::read(Markup::Plain, source);
        assert_eq!((page.headline.as_str(), page.body.text.as_str()), (headline, body), "{source:?}");
        if let Some(at) = body.find('T') {
            let place = page.to_source(PageField::Body, at..at + 3).unwrap();
            assert_eq!(source[place], body[at..at + 3]);
        }
    }
}

/// Every word of a text is in its source where the map says, unless the source writes it otherwise.
fn check(markup: Markup, source: &str, verbatim: bool) -> Result<(), TestCaseError> {
    let page = PageFile::read(markup, source);
    let body = &page.body;
    if markup != Markup::Plain {
        prop_assert_eq!(body.kinds.len(), if body.text.is_empty() { 0 } else { body.text.split('\n').count() });
        prop_assert!(!page.headline.contains('\n'));
    }
    let mut reached = 0;
    for link in &body.links {
        prop_assert!(reached <= link.text.start && !link.text.is_empty() && body.text.get(link.text.clone()).is_some());
        reached = link.text.end;
    }
    for (field, text) in [(PageField::Headline, &page.headline), (PageField::Body, &body.text)] {
        for (at, c) in text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
            let place = page.to_source(field, at..at + c.len_utf8());
            let written = place.and_then(|place| source.get(place));
            prop_assert!(written.is_some(), "{c:?} of {text:?} is nowhere");
            prop_assert!(!verbatim || written == Some(c.encode_utf8(&mut [0; 4])), "{c:?} is {written:?}");
        }
        let all = page.to_source(field, 0..text.len());
        prop_assert!(all.is_none_or(|all| source.get(all).is_some()));
    }
    Ok(())
}

const MARKUPS: [Markup; 3] = [Markup::Markdown, Markup::Html, Markup::Plain];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undecoded_text_is_where_the_map_says(
        source in "(---\n|title: |# |## |> |- |1\\. |[*]|`|```\n|\\[|\\]|\\(x\\)|<p>|</p>|<h1>|</h1>|<li>|<a href=x>|</a>|<title>|</title>|<nav>|</nav>|\r?\n|\t| |[a-zäß漢]{1,4}|\\|){0,40}",
    ) {
        for markup in MARKUPS {
            check(markup, &source, true)?;
        }
    }

    #[test]
    fn no_text_is_refused(
        source in "(\\PC|[\r\n\t\0\u{2028}]|&(amp|#65|lt|notit|NotEqualTilde);?|\\\\|---\n|title: |[\"'\\[\\]]|# |> |- |`|<!--|-->|<[a-z]{1,6}|</[a-z1]{1,6}>|<script>|<h1>|</p|>|\\+\\+\\+\n){0,40}",
    ) {
        for markup in MARKUPS {
            check(markup, &source, false)?;
        }
    }

    #[test]
    fn no_bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for markup in MARKUPS {
            check(markup, &String::from_utf8_lossy(&bytes), false)?;
        }
    }
}
