//! Drafts made of parts, of which it is known what may be taken out.

use debait::text::Markup;

/// A draft and its parts, in order; white space stands between them.
pub struct Draft {
    pub markup: Markup,
    pub source: String,
    pub parts: Vec<Part>,
}

/// Something of a draft that is no white space at its ends.
pub struct Part {
    pub text: String,
    pub may: May,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum May {
    /// It stays as it is.
    Stay,
    /// It may be taken out.
    Go,
    /// It may become its first mark.
    Shrink,
}

/// Lines that are furniture and nothing else, where nothing else is on them.
pub const FURNITURE: [&str; 8] = [
    "Leave a Reply",
    "Your email address will not be published. Required fields are marked *",
    "LEAVE A COMMENT",
    "Required fields are marked *",
    "Save my name, email, and website in this browser for the next time I comment.",
    "Post a Comment.",
    "island ferry times, cheap ferry tickets, night ferry prices",
    "Ferry News, Latest Ferry Prices, Best Ferry Guide 2026",
];

/// Prose, and what else an editor wrote; `N` is a number that no other part has.
const KEPT: [&str; 40] = [
    "Captain Lund counted N boats on Monday.",
    "The minister resigned on Monday, N days after the vote.",
    "Leave a Reply below if you saw accident N on the A64, police said.",
    "Your email address will not be published, the ministry promised patient N on Friday.",
    "He wrote: \u{201c}Leave a Reply\u{201d} on page N.",
    "Police said N people were hurt! They were asked to leave a reply?",
    "The button on page N reads:",
    "\u{201c}The form on page N says",
    "and so it went on for N days, they said.",
    "> Leave a Reply",
    "> Police N: post a comment",
    "- Leave a Reply",
    "* Post a Comment",
    "1. Leave a Reply",
    "- a coat for N",
    "1. the hat of N",
    "The sum $x_N!!!$ is what https://example.com/N?a!!b gives.",
    "`sudo N!!` runs it again!!!",
    "```",
    "---",
    "===",
    "+++",
    "| cell N | b |",
    "|---|---|",
    "[N]: https://example.com/N",
    "[^N]: A note on N.",
    "![Leave a Reply](picN.png)",
    "[Leave a Reply](https://example.com/N)",
    "<!-- note N -->",
    "<blockquote>",
    "</blockquote>",
    "<div>",
    "</div>",
    "## Part N of the harbour",
    "\u{201c}Leave a Reply\u{201d}",
    "Leave a Reply, N",
    "N g brown sugar, 100 g white sugar, 50 g cane sugar",
    "Ferry crews strike, ferry owners refuse talks, ferry users wait for N",
    "Tags: ferry, harbour, N",
    "Leave a Reply \\",
];
/// The same in HTML.
const KEPT_HTML: [&str; 24] = [
    "<p>Captain Lund counted N boats on Monday.</p>",
    "<p>Leave a Reply below if you saw accident N, police said.</p>",
    "<p>Leave a Reply<br>The minister resigned N days later.</p>",
    "<p>Leave a Reply <b>now, N</b></p>",
    "<p><a href=\"/N\">Leave a Reply</a></p>",
    "<p>Your email address will not be published, ministry N promised.</p>",
    "<p>The button on page N reads:</p>",
    "<li>Leave a Reply",
    "<li><p>Leave a Reply</p></li>",
    "<blockquote>",
    "</blockquote>",
    "<pre>",
    "</pre>",
    "<ul>",
    "</ul>",
    "<div>",
    "</div>",
    "It sailed N times.",
    "<b>Lund N</b>",
    "<h2>Part N of the harbour</h2>",
    "<p>and so on for N days.</p>",
    "<p>Captain N",
    "<!-- note N -->",
    "<p>Leave a Reply</p> on page N",
];
/// The number of the headline, which nothing else in a draft has.
pub const HEADLINE: &str = "1000";
const HEADLINES: [&str; 8] = [
    "Ferry to island N sails again",
    "Ferry N: \u{201c}Help!!!\u{201d} she cried",
    "Ferry N solves $x!!!$ for the island",
    "Ferry `N!!` sails",
    "'Fire!!! Run' says ferry master N",
    "Ferry sails at https://example.com/N!!",
    "Ferry N plays Qxf7!! to win",
    "Ferry !! N",
];
/// Behind the headline, as `May` says.
const TAILS: [(&str, May); 10] = [
    ("", May::Stay),
    ("!!!", May::Shrink),
    ("?!?", May::Shrink),
    ("\u{2014} ferry times, island ferry, cheap ferry", May::Go),
    ("| Ferry Tickets, Cheap Ferry, Best Ferry Guide 2026", May::Go),
    ("\u{2014} minister, wife charged", May::Stay),
    ("\u{2014} Ferry Crew, Ferry Owners Trade Blame, Ferry Prices", May::Stay),
    ("| Harbour Post", May::Stay),
    ("\u{2014} captain: ferry safe, nobody hurt", May::Stay),
    ("| cheap ferry, ferry prices, says minister", May::Stay),
];
const BETWEEN: [&str; 6] = ["\n\n", "\n\n", "\n", "\n \n\n", " ", "\n\n\n"];

/// A draft as the bytes of a recipe say.
pub fn draft(recipe: &[u8]) -> Draft {
    let mut recipe = recipe.iter().map(|&byte| usize::from(byte));
    let mut next = || recipe.next();
    let markup = [Markup::Markdown, Markup::Plain, Markup::Html][next().unwrap_or(0) % 3];
    let line_break = ["\n", "\n", "\r\n", "\r"][next().unwrap_or(0) % 4];
    let numbered = |text: &str, number: usize| text.replace('N', &format!("{}", 1000 + number));
    let mut parts: Vec<(Part, &str)> = Vec::new();
    let mut add = |text: String, may: May, between: &'static str| {
        if !text.is_empty() {
            parts.push((Part { text, may }, between));
        }
    };
    let head = next().unwrap_or(0);
    let headline = numbered(HEADLINES[head % HEADLINES.len()], 0);
    let tails = [next().unwrap_or(0), next().unwrap_or(0)].map(|tail| TAILS[tail % TAILS.len()]);
    let (open, close) = match (markup, head / 8 % 4) {
        (Markup::Plain, _) => ("", ""),
        (Markup::Html, 0..2) => ("<title>", "</title>"),
        (Markup::Html, _) => ("<h1>", "</h1>"),
        (Markup::Markdown, 0) => ("---\ntitle: ", "\n---"),
        (Markup::Markdown, 1) => ("---\ntitle: \"", "\"\n---"),
        (Markup::Markdown, _) => ("# ", ""),
    };
    add(format!("{open}{headline}"), May::Stay, "");
    let mut marked = true;
    for (text, may) in tails {
        // Marks end a word of the headline itself.
        match may {
            May::Shrink if !marked => continue,
            May::Shrink => add(text.to_owned(), may, ""),
            May::Go | May::Stay => add(text.to_owned(), may, " "),
        }
        marked = false;
    }
    add(close.trim_start().to_owned(), May::Stay, if close.starts_with('\n') { "\n" } else { "" });
    let mut number = 0;
    while let Some(byte) = next() {
        number += 1;
        let between = BETWEEN[next().unwrap_or(0) % BETWEEN.len()];
        let between = if number == 1 && between == " " { "\n" } else { between };
        let kept = if markup == Markup::Html { &KEPT_HTML[..] } else { &KEPT[..] };
        let furniture = FURNITURE[byte % FURNITURE.len()];
        match byte % (kept.len() + kept.len() / 2) {
            at if at < kept.len() => add(numbered(kept[at], number), May::Stay, between),
            _ if markup == Markup::Html => add(format!("<p>{furniture}</p>"), May::Go, between),
            at if markup == Markup::Markdown && at % 3 == 1 => add(format!("## {furniture}"), May::Go, between),
            at if markup == Markup::Markdown && at % 3 == 2 => add(format!("**{furniture}**"), May::Go, between),
            _ => add(furniture.to_owned(), May::Go, between),
        }
    }
    bind(markup, &mut parts);
    let mut source = String::new();
    for (part, between) in &parts {
        source += between;
        source += &part.text;
    }
    if head % 2 == 0 {
        source.push('\n');
    }
    let parts = parts.into_iter().map(|(part, _)| part).collect();
    Draft { markup, source: source.replace('\n', line_break), parts }
}

/// What shares a line or a paragraph with something that stays, is quoted or is introduced, stays.
fn bind(markup: Markup, parts: &mut [(Part, &str)]) {
    let breaks =
        |parts: &[(Part, &str)], at: usize| parts.get(at).map_or(2, |(_, between)| between.matches('\n').count());
    let is_line = |part: &Part| part.may == May::Go && FURNITURE.iter().any(|text| part.text.contains(text));
    for at in 1..parts.len() {
        if breaks(parts, at) == 0 && is_line(&parts[at].0) && is_line(&parts[at - 1].0) {
            parts[at].1 = "\n";
        }
    }
    let is_search = |part: &Part| FURNITURE[6..].iter().any(|text| part.text.contains(text));
    let apart = if markup == Markup::Html { 1 } else { 2 };
    let mut start = 0;
    for end in 1..=parts.len() {
        if breaks(parts, end) >= apart {
            let paragraph = &mut parts[start..end];
            let alone = paragraph.len() == 1;
            if !paragraph.iter().all(|(part, _)| is_line(part) && (alone || !is_search(part))) {
                paragraph.iter_mut().filter(|(part, _)| is_line(part)).for_each(|(part, _)| part.may = May::Stay);
            }
            start = end;
        }
    }
    let (mut quoted, mut at) = (0_usize, 0);
    while at < parts.len() {
        match parts[at].0.text.as_str() {
            "<blockquote>" | "<pre>" if markup != Markup::Plain => quoted += 1,
            "</blockquote>" | "</pre>" if markup != Markup::Plain => quoted = quoted.saturating_sub(1),
            _ => {}
        }
        let first = at;
        while at < parts.len() && is_line(&parts[at].0) {
            at += 1;
        }
        let introduced = first > 0 && parts[first - 1].0.text.trim_end_matches("</p>").ends_with(':');
        // Of search phrases it depends on the headline whether they are furniture, or prose that nothing introduces.
        let until = parts[first..at].iter().position(|(part, _)| is_search(part)).map_or(at, |phrases| first + phrases);
        let bound = if quoted > 0 { first..at } else { first..until };
        if quoted > 0 || introduced {
            parts[bound].iter_mut().for_each(|(part, _)| part.may = May::Stay);
        }
        at = at.max(first + 1);
    }
}
