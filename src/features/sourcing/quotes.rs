//! Quotations.

use super::*;
use crate::features::repetition::{Counter, hash_of};
use crate::features::{Form, ProseWord, Role};
use crate::text::{LineKind, Tags, TokenKind};

pub(super) const FEATURES: &[Feature] = &[QUOTES_PER_1K, SELF_QUOTE];

/// Minimum number of words in a quotation that is a statement, not a term or a title.
const STATEMENT: usize = 5;
/// Cap on quotations per 1,000 words.
const MOST_QUOTES: f64 = 24.0;

const QUOTES_PER_1K: Feature = Feature {
    id: FeatureId("sourcing.quotes_per_1k"),
    unit: Unit::Points,
    direction: Direction::LowersBait,
    reads: Reads::Form,
    used: Use::Model,
    source: sources::zhang_2018("quotations of outside sources are content indicators of credibility"),
    summary: "different quotations of five words or more, per 1,000 words of prose; at most 24",
    present: "quotes statements",
    absent: "quotes no statement of five words or more",
    examples: &[
        Example::hit("Ferry\n\n\"We waited for two hours,\" Lund said.", 4.0, &["We waited for two hours,"]),
        Example::hit(
            "Ferry\n\n'We waited for two hours,' she said. \"It was cold and it rained.\"",
            8.0,
            &["We waited for two hours,", "It was cold and it rained."],
        ),
        Example::miss("Ferry\n\nThe \"ferry\" took two hours, and the crew's 'tea' was cold."),
        Example::miss("Board\n\nThe board is 3\" wide and 4\" long and it is red."),
    ],
    measure: Measure::Page(|page, evidence| {
        let mut seen = Counter::with_room_for(page.prose().len());
        let mut count = 0.0;
        quotations(page, |tokens| {
            let words = words_in(page, tokens);
            if words.len() < STATEMENT {
                return;
            }
            let times = seen.get(hash_of(words.iter().map(|word| word.form.0)));
            *times += 1;
            if *times == 1 {
                count += 1.0;
                evidence_of(page, tokens, evidence);
            }
        });
        f64::min(1000.0 * count / page.prose_words().max(LEAST_WORDS), MOST_QUOTES)
    }),
};

/// Number of words that are compared at a time.
const GRAM: usize = 4;
/// Minimum number of words in a quotation that can be recognised as the page's own line.
const LINE: usize = 6;
/// Share of a quotation's sequences that the page must have without quotation marks for the line to be its own.
const OWN: f64 = 0.5;
/// Cap on the page's own lines quoted.
const MOST_OWN: f64 = 3.0;

const SELF_QUOTE: Feature = Feature {
    id: FeatureId("sourcing.self_quote"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Form,
    used: Use::Model,
    source: sources::google_spam(
        "text without added value is scaled content abuse; a page that quotes itself is this project's own sign of it",
    ),
    summary: "quotations of six words or more that the page's own prose, or a line of it that announces breaking news, \
              has without quotation marks: at least half of their four-word sequences; at most 3",
    present: "quotes its own line as if it were a source",
    absent: "does not quote its own line as if it were a source",
    examples: &[
        Example::hit(
            "Ferry\n\nFerry chief Lund says the islands are desperate for boats.\nWhen you hear that \"ferry chief Lund \
             says the islands are desperate,\" ask why.",
            1.0,
            &["ferry chief Lund says the islands are desperate,"],
        ),
        Example::hit(
            "Tea\n\nGreen tea is the best thing for tired eyes.\n\"Tea is the best thing for tired eyes.\"",
            1.0,
            &["Tea is the best thing for tired eyes."],
        ),
        Example::hit(
            "Ferry\n\nBREAKING: Ferry chief Lund says the islands are desperate.\nWhen you hear that \"ferry chief Lund \
             says the islands are desperate,\" ask why.",
            1.0,
            &["ferry chief Lund says the islands are desperate,"],
        ),
        Example::miss(
            "Ferry\n\n\"We waited for two hours in the rain,\" Lund said. \"We waited for two hours in the rain.\"",
        ),
        Example::miss("Tea\n\nTea is the best thing. \"It is the best thing that we grow here,\" Lund said."),
    ],
    measure: Measure::Page(self_quote),
};

fn self_quote(page: &Page<'_>, evidence: &mut Evidence) -> f64 {
    let mut quoted = Vec::new();
    quotations(page, |tokens| quoted.push(tokens));
    if quoted.iter().all(|&tokens| words_in(page, tokens).len() < LINE) {
        return 0.0;
    }
    let mut own = Counter::with_room_for(page.prose().len());
    let mut start = 0;
    for end in quoted.iter().map(|tokens| tokens.0).chain([usize::MAX]).enumerate() {
        let words = words_in(page, (start, end.1));
        for gram in words.windows(GRAM) {
            *own.get(hash(gram)) += 1;
        }
        start = quoted.get(end.0).map_or(usize::MAX, |tokens| tokens.1);
    }
    for block in page.blocks_of(Role::Breaking) {
        let (tokens, forms) = (page.tokens(block.tokens), page.forms(block.tokens));
        let words: Vec<Form> =
            tokens.iter().zip(forms).filter(|(token, _)| token.is_word()).map(|(_, form)| *form).collect();
        for gram in words.windows(GRAM) {
            *own.get(hash_of(gram.iter().map(|form| form.0))) += 1;
        }
    }
    let mut count = 0.0;
    for &tokens in &quoted {
        let words = words_in(page, tokens);
        if words.len() < LINE {
            continue;
        }
        let found = words.windows(GRAM).filter(|gram| *own.get(hash(gram)) > 0).count();
        if found as f64 >= OWN * (words.len() + 1 - GRAM) as f64 {
            count += 1.0;
            evidence_of(page, tokens, evidence);
        }
    }
    f64::min(count, MOST_OWN)
}

fn hash(gram: &[ProseWord]) -> u64 {
    hash_of(gram.iter().map(|word| word.form.0))
}

/// The words of the prose in the tokens `first..end` of the body.
fn words_in<'a>(page: &Page<'a>, (first, end): (usize, usize)) -> &'a [ProseWord] {
    let prose = page.prose();
    let from = prose.partition_point(|word| (word.token as usize) < first);
    let to = prose.partition_point(|word| (word.token as usize) < end);
    &prose[from..to.max(from)]
}

fn evidence_of(page: &Page<'_>, tokens: (usize, usize), evidence: &mut Evidence) {
    if let [first, .., last] = page.tokens(tokens) {
        evidence.body(first.span.cover(last.span));
    }
}

/// Calls `each` with the tokens of every quotation of the prose, without its marks, in order.
///
/// A quotation opens at a mark that touches only the word after it and closes at one that touches what is before it; a
/// single mark, which may be an apostrophe, closes only after another punctuation mark. A double mark left open, as in
/// speech over several paragraphs, closes with its block. A block quotation is one quotation.
fn quotations(page: &Page<'_>, mut each: impl FnMut((usize, usize))) {
    let tokens = page.body().tokens();
    for block in page.blocks_of(Role::Prose) {
        let (first, end) = block.tokens;
        if block.kind == LineKind::Quote {
            each(block.tokens);
            continue;
        }
        let mut open: Option<(usize, &str)> = None;
        for at in first..end {
            let token = &tokens[at];
            if token.kind != TokenKind::Punctuation || !token.has(Tags::QUOTE) {
                continue;
            }
            let mark = page.text(token.span);
            let before = (at > first && tokens[at - 1].span.end == token.span.start).then(|| &tokens[at - 1]);
            let after = at + 1 < end && tokens[at + 1].span.start == token.span.end;
            match (open, before) {
                (Some((start, opening)), Some(before)) if opening == mark && (mark == "\"" || !before.is_word()) => {
                    each((start, at));
                    open = None;
                }
                (None, _) if after && before.is_none_or(|before| !before.is_word()) => open = Some((at + 1, mark)),
                (Some((_, opening)), None) if after && opening == mark => open = Some((at + 1, mark)),
                _ => {}
            }
        }
        if let Some((start, "\"")) = open {
            each((start, end));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::PageReader;
    use crate::lexicon::Lexicon;
    use crate::text::{Analyzer, Body, Language};

    #[test]
    fn many_lines_that_cry_breaking_are_compared_with_few_words_of_prose() {
        let lines: String =
            (0..200).map(|n| format!("BREAKING: ferry {n} of {n}0 leaves {n}1 with {n}2\n\n")).collect();
        let body = Body::plain(&format!("\"Ferry 7 of 70 leaves 71 with 72,\" he said.\n\n{lines}"));
        let mut analyzer = Analyzer::new(Language::ENGLISH, Lexicon::shared());
        analyzer.read("Ferry");
        analyzer.read_body(&body.text);
        let mut reader = PageReader::default();
        let page = reader.read(&analyzer, body.lines());
        assert_eq!(page.blocks_of(Role::Breaking).count(), 200);
        assert_eq!(self_quote(&page, &mut Evidence::unkept()), 1.0);
    }
}
