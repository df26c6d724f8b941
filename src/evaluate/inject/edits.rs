//! What each trait does to a draft.

use super::texts::{FILLERS, HEADINGS, PROMOS, RESTATEMENTS};
use super::{Draft, Keywords, SplitMix64};
use crate::text::sentences;

/// How a paragraph ends; a line without such an ending is wrapped.
const ENDS: [char; 6] = ['.', '!', '?', '"', '\u{201d}', '\u{2026}'];

/// Inserts lines into the body at a depth from 0 to 1, after the last paragraph that ends before it.
fn insert(draft: &mut Draft, depth: f64, text: &str) {
    let at = (draft.body.len() as f64 * depth) as usize;
    let (mut before, mut start) = (0, 0);
    for line in draft.body.split_inclusive('\n') {
        start += line.len();
        if start > at {
            break;
        }
        if is_paragraph(line.trim_end()) && line.trim_end().ends_with(ENDS) && line.ends_with('\n') {
            before = start;
        }
    }
    draft.body.insert_str(before, &format!("{text}\n"));
}

fn append(draft: &mut Draft, text: &str) {
    draft.body.push('\n');
    draft.body.push_str(text);
}

fn prepend(draft: &mut Draft, text: &str) {
    draft.body.insert_str(0, &format!("{text}\n"));
}

/// The lines of the body, each mapped by a function of its number and text.
fn map_lines(draft: &mut Draft, mut each: impl FnMut(usize, &str) -> String) {
    let lines: Vec<String> = draft.body.lines().enumerate().map(|(number, line)| each(number, line)).collect();
    draft.body = lines.join("\n");
}

/// Bytes from which a line is a paragraph.
const PARAGRAPH: usize = 60;

fn is_paragraph(line: &str) -> bool {
    line.len() >= PARAGRAPH
}

/// The first sentence long enough to make a claim.
fn claim(draft: &Draft) -> String {
    let found = sentences(&draft.body).map(|span| &draft.body[span.range()]);
    let claim = found.into_iter().find(|sentence| sentence.split_whitespace().count() >= 8);
    claim.unwrap_or(&draft.headline).trim_end_matches(['.', '!', '?']).to_owned()
}

pub fn stuffed_tail(draft: &mut Draft, keywords: &Keywords, random: &mut SplitMix64) {
    let tail = keywords.line(3 + random.below(3), random);
    draft.headline.push_str(" \u{2014} ");
    draft.headline.push_str(&tail);
}

pub fn keyword_line(draft: &mut Draft, keywords: &Keywords, random: &mut SplitMix64) {
    prepend(draft, &keywords.line(4 + random.below(4), random));
}

pub fn empty_byline(draft: &mut Draft, _: &Keywords, random: &mut SplitMix64) {
    let byline = ["By | June 20, 2025", "By Admin", "By", "Posted by Staff"];
    prepend(draft, byline[random.below(byline.len())]);
}

pub fn second_headline(draft: &mut Draft, keywords: &Keywords, random: &mut SplitMix64) {
    let (key, word) = (keywords.keyphrase(), keywords.word(random));
    let headline = match random.below(3) {
        0 => format!("{key} and {word}: What You Need to Know Right Now?"),
        1 => format!("Is {key} Really About {word}, or Just the Beginning?"),
        _ => format!("{key}: Everything We Know About {word} So Far"),
    };
    prepend(draft, &format!("{headline}\n"));
}

pub fn template_headings(draft: &mut Draft, keywords: &Keywords, random: &mut SplitMix64) {
    let every = 1 + random.below(2);
    let mut headings = HEADINGS.draw(usize::MAX, random).into_iter();
    let mut paragraphs = 0;
    map_lines(draft, |number, line| {
        paragraphs += usize::from(is_paragraph(line));
        let due = number > 0 && is_paragraph(line) && paragraphs % (every + 1) == 0;
        match due.then(|| headings.next()).flatten() {
            Some(heading) => format!("\n{}\n\n{line}", heading.replace("{}", &keywords.keyphrase())),
            None => line.to_owned(),
        }
    });
    append(draft, &format!("\nConclusion\n\n{}", FILLERS.draw(2, random).join(" ")));
}

pub fn early_conclusion(draft: &mut Draft, keywords: &Keywords, random: &mut SplitMix64) {
    let closing = FILLERS.draw(2, random).join(" ");
    insert(
        draft,
        0.4,
        &format!("\nConclusion\n\nIn conclusion, {} matters to many. {closing}\n", keywords.keyphrase()),
    );
}

pub fn recycled_claim(draft: &mut Draft, _: &Keywords, random: &mut SplitMix64) {
    let claim = claim(draft);
    let count = 4 + random.below(4);
    for (number, opening) in RESTATEMENTS.draw(count, random).into_iter().enumerate() {
        insert(draft, 0.15 + 0.8 * number as f64 / count as f64, &format!("{opening} {claim}."));
    }
}

pub fn filler(draft: &mut Draft, _: &Keywords, random: &mut SplitMix64) {
    let mut fillers = FILLERS.draw(usize::MAX, random).into_iter();
    map_lines(draft, |_, line| match is_paragraph(line).then(|| fillers.next()).flatten() {
        Some(filler) => format!("{line} {filler}"),
        None => line.to_owned(),
    });
    append(draft, &fillers.take(4).collect::<Vec<_>>().join(" "));
}

pub fn keyphrase_density(draft: &mut Draft, keywords: &Keywords, _: &mut SplitMix64) {
    let key = keywords.keyphrase();
    let frames = [
        format!("When it comes to {key}, {key} is what matters most."),
        format!("Read on for more about {key} and why {key} is in the news."),
        format!("This is what {key} means for fans of {key}."),
        format!("If you are looking for {key}, this guide to {key} is for you."),
    ];
    let mut frames = frames.iter().cycle();
    let mut left = 12;
    map_lines(draft, |_, line| match is_paragraph(line).then(|| frames.next()).flatten() {
        Some(frame) if left > 0 => {
            left -= 1;
            format!("{line} {frame}")
        }
        _ => line.to_owned(),
    });
    append(draft, &frames.take(3).cloned().collect::<Vec<_>>().join(" "));
}

pub fn stitched(draft: &mut Draft, _: &Keywords, random: &mut SplitMix64) {
    let all: Vec<String> = sentences(&draft.body).map(|span| draft.body[span.range()].to_owned()).collect();
    let half = all.len().div_ceil(2).max(2).min(all.len());
    let openings = RESTATEMENTS.draw(half, random);
    let again = all[..half].iter().enumerate().map(|(at, sentence)| match openings.get(at) {
        Some(opening) if at % 3 == 1 => format!("{opening} {sentence}"),
        _ => sentence.clone(),
    });
    let again = again.collect::<Vec<_>>().join(" ");
    append(draft, &again);
}

pub fn stripped_sources(draft: &mut Draft, _: &Keywords, random: &mut SplitMix64) {
    const SOURCED: [&str; 8] =
        ["\"", "\u{201c}", " said", " told ", "ccording to", " says", " announced", " confirmed"];
    map_lines(draft, |_, line| {
        let kept = sentences(line).map(|span| &line[span.range()]);
        let shouts = |sentence: &str| !sentence.contains(char::is_lowercase);
        kept.filter(|sentence| shouts(sentence) || !SOURCED.iter().any(|mark| sentence.contains(mark)))
            .collect::<Vec<_>>()
            .join(" ")
    });
    append(draft, &format!("Many experts say this is a turning point. {}", FILLERS.draw(1, random).concat()));
}

pub fn promo(draft: &mut Draft, _: &Keywords, random: &mut SplitMix64) {
    for (number, promo) in PROMOS.draw(1 + random.below(2), random).into_iter().enumerate() {
        insert(draft, 0.35 + 0.3 * number as f64, promo);
    }
}

pub fn late_breaking(draft: &mut Draft, _: &Keywords, random: &mut SplitMix64) {
    let label = ["BREAKING", "JUST IN", "URGENT"][random.below(3)];
    let line = format!("{label}: {}.", draft.headline.split(" \u{2014} ").next().unwrap_or_default());
    insert(draft, 0.5, &line);
}

pub fn glyph_rules(draft: &mut Draft, _: &Keywords, random: &mut SplitMix64) {
    let rule =
        ["\u{2014}\u{2014}\u{2014}\u{2014}\u{2013}", "* * * * *", "=-=-=-=-=-=", "\u{2605}\u{2605}\u{2605}\u{2605}"];
    for depth in [0.1, 0.6] {
        insert(draft, depth, rule[random.below(rule.len())]);
    }
}

pub fn place_list(draft: &mut Draft, keywords: &Keywords, random: &mut SplitMix64) {
    const PLACES: [&str; 14] = [
        "London", "Leeds", "Bristol", "Glasgow", "Cardiff", "Derby", "Chester", "Oxford", "Dallas", "Austin", "Denver",
        "Boston", "Tampa", "Mumbai",
    ];
    let first = random.below(4);
    let places = PLACES[first..first + 10].join(", ");
    append(draft, &format!("{} in {places} and all other cities.", keywords.keyphrase()));
}

pub fn tag_block(draft: &mut Draft, keywords: &Keywords, random: &mut SplitMix64) {
    let label = ["Tags", "Related searches", "Keywords"][random.below(3)];
    append(draft, &format!("{label}: {}", keywords.line(6, random)));
}

pub fn comment_form(draft: &mut Draft, _: &Keywords, _: &mut SplitMix64) {
    append(
        draft,
        "Leave a Reply\nYour email address will not be published. Required fields are marked *\nName *\nEmail *",
    );
}

pub fn breaking_label(draft: &mut Draft, _: &Keywords, _: &mut SplitMix64) {
    draft.headline.insert_str(0, "BREAKING: ");
}

pub fn exclamations(draft: &mut Draft, _: &Keywords, _: &mut SplitMix64) {
    draft.headline.push_str("!!");
}
