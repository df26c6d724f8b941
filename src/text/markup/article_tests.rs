//! Pages in HTML with everything around their article.

use proptest::prelude::*;

use super::*;

/// A page of a blog: `around` in its place behind the article, `inside` among the paragraphs of the article.
fn blog(inside: &str, around: &str) -> String {
    let filler = "The harbour office counted forty boats on Monday, ten more than a week ago, and said why: the strike \
                  of the ferry crews is over, and the storm that kept the fishers in port has passed.";
    format!(
        "<!doctype html><html><head><title>Ferry crews end strike - Harbour Gazette</title></head><body>\
         <div id=header><h1 class=logo>Harbour Gazette</h1><ul class=menu><li><a href=/>Home</a><li><a href=/news>News</a></ul></div>\
         <div id=content><div class=post><h1>Ferry crews end strike</h1><p class=byline>By Jane Roe</p>\
         <div class=entry><p>{filler}</p><p>{filler} Nobody was hurt.</p>{inside}<p>{filler} It rained.</p>\
         <p>{filler} \u{201c}We are glad,\u{201d} said Ada Lund, who leads the office.</p></div></div>{around}</div>\
         <div id=sidebar class=sidebar><h3>Archives</h3><ul><li><a href=/5>May</a><li><a href=/6>June</a></ul></div>\
         </body></html>"
    )
}

/// What stands around the articles of many blogs.
const FURNITURE: [&str; 3] = [
    "<div class=tags>Tags: <a href=/t/ferry>ferry</a>, <a href=/t/strike>strike</a>, <a href=/t/news>ferry news</a></div>",
    "<div class=related-posts><h2>You May Also Like</h2><ul><li><a href=/1>Ten Ferries You Must See</a>\
     <li><a href=/2>What Crews Eat</a></ul></div>",
    "<div id=respond class=comment-respond><h3>Leave a Reply</h3><p>Your email address will not be published. Required \
     fields are marked *</p></div>",
];

fn read(source: &str) -> PageFile {
    PageFile::read(Markup::Html, source)
}

#[test]
fn what_stands_around_the_article_is_left_out() {
    let page = read(&blog("", &FURNITURE.concat()));
    assert_eq!(page.headline, "Ferry crews end strike");
    let lines: Vec<&str> = page.body.text.split('\n').collect();
    assert_eq!(lines.len(), 5, "{lines:#?}");
    assert_eq!(lines[0], "By Jane Roe");
    assert_eq!(page.body.kinds[0], crate::text::LineKind::Byline);
    assert!(lines[1..].iter().all(|line| line.starts_with("The harbour office")), "{lines:#?}");
    assert_eq!(page, read(&blog("", &FURNITURE.concat())));
}

#[test]
fn what_leaked_into_the_article_stays() {
    let leaks = [
        "Leave a Reply",
        "Your email address will not be published. Required fields are marked *",
        "Tags: ferry, strike, ferry news, ferry crews",
        "You May Also Like: Ten Ferries You Must See",
    ];
    for leak in leaks {
        let page = read(&blog(&format!("<p>{leak}</p>"), &FURNITURE.concat()));
        assert!(page.body.text.contains(leak), "{leak}: {}", page.body.text);
        assert!(!page.body.text.contains("What Crews Eat"), "{}", page.body.text);
    }
}

#[test]
fn a_promo_between_paragraphs_is_read_with_them() {
    let promo = "<div class=sponsor>SPONSORED <a href=/shop>This kettle</a> is selling out.</div>";
    let page = read(&blog(promo, promo));
    assert_eq!(page.body.text.matches("SPONSORED").count(), 1, "{}", page.body.text);
    assert_eq!(page.body.links.len(), 1);
}

#[test]
fn a_fragment_is_all_article() {
    let page = blog("", &FURNITURE.concat());
    let body = &page[page.find("<div id=content>").unwrap()..page.find("</body>").unwrap()];
    let read = read(body);
    for text in ["Leave a Reply", "What Crews Eat", "Tags: ferry, strike, ferry news", "Archives", "It rained."] {
        assert!(read.body.text.contains(text), "{text}");
    }
}

#[test]
fn a_page_without_an_article_is_read_whole() {
    let items: String = (0..200).map(|at| format!("<li><a href=/{at}>Ferry number {at}</a>")).collect();
    let page = read(&format!("<html><body><ul>{items}</ul><p>All ferries.</p></body></html>"));
    assert_eq!(page.body.kinds.len(), 201);
    let short = read("<html><body><h1>Ferry</h1><p>It sails.</p><p>Leave a Reply</p></body></html>");
    assert_eq!((short.headline.as_str(), short.body.text.as_str()), ("Ferry", "It sails.\nLeave a Reply"));
}

#[test]
fn tables_in_tables_hold_an_article_too() {
    let cell =
        "<p>The ferry left at noon, on time, with three hundred people and forty cars on board, said the port.</p>";
    let page = read(&format!(
        "<html><body><table width=100%><tr><td><table><tr><td><a href=/>Home</a><td><a href=/n>News</a></table>\
         <tr><td><table><tr><td><table><tr><td>{}</table></table><tr><td><font size=1>Copyright</font></table></body></html>",
        cell.repeat(6)
    ));
    assert_eq!(page.body.text.matches("The ferry left").count(), 6, "{}", page.body.text);
}

#[test]
fn a_page_inside_a_form_is_read() {
    let text =
        "<p>The ferry left at noon, on time, with three hundred people and forty cars on board, said the port.</p>";
    let page =
        read(&format!("<html><body><form id=main><h1>Ferry</h1><div>{}</div></form></body></html>", text.repeat(6)));
    assert_eq!(page.body.text.matches("The ferry left").count(), 6);
    assert_eq!(read(&format!("<form>{}</form><p>Short.</p>", text.repeat(6))).body.text, "Short.");
}

#[test]
fn the_headline_is_what_the_page_is_called() {
    for (head, body, expected, place) in [
        (
            "<meta property=og:title content='Ferry &amp; storm'><title>X</title>",
            "",
            "Ferry & storm",
            "Ferry &amp; storm",
        ),
        ("<meta name=og:title content=Ferry>", "", "Ferry", "Ferry"),
        (
            "<meta property=og:title content='Ferry sails'>",
            "<h1>Ferry <b>sails</b></h1>",
            "Ferry sails",
            "Ferry <b>sails",
        ),
        (
            "<title>Ferry sails</title><meta property='og:title' content='Ferry sails'>",
            "",
            "Ferry sails",
            "Ferry sails",
        ),
        ("<title>Ferry sails | Harbour Gazette</title>", "", "Ferry sails", "Ferry sails"),
        ("<title>Ferry sails | News | Harbour Gazette</title>", "", "Ferry sails", "Ferry sails"),
        (
            "<title>Ferry sails - the gazette</title><meta property=og:site_name content='The Gazette'>",
            "",
            "Ferry sails",
            "Ferry sails",
        ),
        (
            "<title>The Gazette: x | Ferry sails</title>",
            "<h1>Ferry sails</h1>",
            "The Gazette: x | Ferry sails",
            "The Gazette: x | Ferry sails",
        ),
        (
            "<title>Ferry sails | ferry times, ferry price</title>",
            "<h1>Ferry sails</h1>",
            "Ferry sails | ferry times, ferry price",
            "Ferry sails | ferry times, ferry price",
        ),
        (
            "<title>Ferry: times, price, crew, age</title>",
            "<h1>The ferry</h1>",
            "Ferry: times, price, crew, age",
            "Ferry: times, price, crew, age",
        ),
        ("<title>Ferry sails | Ferry Times</title>", "", "Ferry sails | Ferry Times", "Ferry sails | Ferry Times"),
        ("<title>Twenty-five years of rail</title>", "", "Twenty-five years of rail", "Twenty-five years of rail"),
        (
            "<title>Gazette</title><meta property=og:site_name content=Gazette>",
            "<h1>Gazette</h1><h1>Ferry sails</h1>",
            "Ferry sails",
            "Ferry sails",
        ),
        (
            "<meta property=og:title content='Gazette - latest news'><title>Ferry sails | Gazette</title>",
            "<h1>Ferry sails</h1>",
            "Ferry sails",
            "Ferry sails",
        ),
        ("<title> </title>", "<h2>Ferry</h2>", "", ""),
    ] {
        let source = format!("<html><head>{head}</head><body>{body}<p>It left.</p></body></html>");
        let page = read(&source);
        assert_eq!(page.headline, expected, "{source}");
        let found = page.to_source(PageField::Headline, 0..expected.len()).map(|place| &source[place]);
        assert_eq!(found.unwrap_or_default(), place, "{source}");
    }
}

#[test]
fn the_headline_is_not_repeated_and_a_second_one_stays() {
    let head = "<html><head><title>Ferry sails</title></head><body>";
    let page = read(&format!("{head}<h1>Ferry sails again</h1><p>It left.</p></body></html>"));
    assert_eq!((page.headline.as_str(), page.body.text.as_str()), ("Ferry sails again", "It left."));
    let page = read(&format!("{head}<h1>Ferry sails</h1><h1>How Ferries Sail</h1><p>It left.</p></body></html>"));
    assert_eq!((page.headline.as_str(), page.body.text.as_str()), ("Ferry sails", "How Ferries Sail\nIt left."));
}

#[test]
fn an_element_around_all_of_the_text_makes_no_byline_of_it() {
    use crate::text::LineKind::{Byline, Paragraph};
    let text =
        "<p>The ferry left at noon, on time, with three hundred people and forty cars on board, said the port.</p>";
    let page = read(&format!("<div class=author><p>By Jane Roe</p>{text}{text}</div><p>It rained.</p>"));
    assert_eq!(page.body.kinds, [Byline, Paragraph, Paragraph, Paragraph]);
    let page = read(&format!("<div class=author><p>Jane Roe</p></div>{text}"));
    assert_eq!(page.body.kinds, [Byline, Paragraph]);
}

#[test]
fn links_and_places_are_those_of_what_is_left() {
    let link = "<p>See <a href=/log>the log &amp; list</a>.</p>";
    let source = blog(link, &FURNITURE.concat());
    let page = read(&source);
    let [link] = page.body.links.as_slice() else { panic!("{:?}", page.body.links) };
    assert_eq!((&page.body.text[link.text.clone()], link.target.as_str()), ("the log & list", "/log"));
    assert_eq!(&source[page.to_source(PageField::Body, link.text.clone()).unwrap()], "the log &amp; list");
}

#[test]
fn hostile_pages_are_read_in_linear_time() {
    let many = 100_000;
    let attributes: String = (0..many).map(|at| format!(" a{at}=1")).collect();
    let bold: String = (0..many / 10).map(|at| format!("<b a={at}><p>x")).collect();
    // What is quadratic in the page, or goes down its tree by recursion, does not come to its end here.
    for shape in [
        "<div>".repeat(many),
        "<div><p>x".repeat(many),
        "<table><tr><td>x".repeat(many),
        "<span>x".repeat(many),
        "<a href=x>x".repeat(many),
        "<ul><li>x".repeat(many),
        "<blockquote>The ferry, it left, it sailed, and it never came back. ".repeat(many / 10),
        "</div>".repeat(many),
        "<br>".repeat(many),
        format!("<p{attributes}>x"),
        bold,
    ] {
        let page = read(&format!("<html><body><h1>Ferry</h1>{shape}"));
        assert_eq!(page.headline, "Ferry");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a page is made of, what is kept of it are lines of all of it, in order.
    #[test]
    fn lines_are_kept_in_order(
        parts in "(<(div|p|table|tr|td|ul|li|a href=x|a|h1|h2|article|section|blockquote|pre|span|br|img|form|dl|dt) ?(class=(comment|post|share|byline)|hidden)?>|</(div|p|table|td|ul|li|a|h1|article|form)>|The ferry, it left, it sailed, and it never came back again\\. |x|\u{f0001}|&amp;|\n){0,80}",
    ) {
        let source = format!("<html><body>{parts}");
        let page = read(&source);
        let all = read(&source.replacen("<html><body>", "<xtml><xody>", 1));
        let mut rest = all.body.text.split('\n');
        for line in page.body.text.split('\n').filter(|line| !line.is_empty()) {
            prop_assert!(rest.any(|other| other == line) || parts.contains("form"), "{line:?}");
        }
        for (at, c) in page.body.text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
            let place = page.to_source(PageField::Body, at..at + c.len_utf8());
            prop_assert!(place.and_then(|place| source.get(place)).is_some_and(|written| written.contains(c) || c == '&'));
        }
    }
}
