//! How the text opens.

use super::*;
use crate::features::Sentence;
use crate::lexicon::lists::STAGED_OPENING;
use crate::text::{Span, Tags, TokenKind};

pub(super) const FEATURES: &[Feature] = &[STAGED_OPENINGS, DEFINITION_OPENING];

/// Sentences that open a text.
const OPENING: usize = 3;

const STAGED_OPENINGS: Feature = Feature {
    id: FeatureId("template.staged_opening"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::this_project("pages made for search engines stage a scene before advice that needs none"),
    summary: "sentences among the first three that ask the reader, or open with a ready-made scene or a time of day: \
              imagine, picture this, in today's, it was 2:17 AM; at most 3",
    present: "opens by staging a scene or asking the reader",
    absent: "does not open by staging a scene",
    examples: &[
        Example::hit(
            "Plumbers\n\nIt was 2:17 AM when the pipe burst. Picture this. I ran.",
            2.0,
            &["It was", "Picture this"],
        ),
        Example::hit("Kettles\n\nAre you tired of cold tea? Kettles help.", 1.0, &["Are you tired of cold tea?"]),
        Example::miss("Fire\n\nIt was the third fire of the week. Crews came at 2:17 AM."),
        Example::miss("Fire\n\nA house burned down. Nobody was hurt. The owner was out. Who set the fire?"),
    ],
    measure: Measure::Page(|page, evidence| {
        let mut count = 0.0;
        for staged in page.sentences().iter().take(OPENING).filter_map(|sentence| staged(page, sentence)) {
            count += 1.0;
            evidence.body(staged);
        }
        count
    }),
};

/// Number of opening tokens of a sentence in which a time of day is looked for.
const CLOCK: usize = 8;

fn staged(page: &Page<'_>, sentence: &Sentence) -> Option<Span> {
    let tokens = page.tokens(sentence.tokens);
    let first = tokens.iter().find(|token| token.is_word())?;
    if tokens.last().is_some_and(|last| last.has(Tags::QUESTION)) {
        return Some(sentence.span);
    }
    let hits = page.body().phrases();
    let hits = &hits[hits.partition_point(|hit| hit.span.start < first.span.start)..];
    let opening = hits.iter().take_while(|hit| hit.span.start == first.span.start);
    let phrase = opening.filter(|hit| hit.list.intersects(STAGED_OPENING)).map(|hit| hit.span).last();
    let word = || first.has(STAGED_OPENING).then_some(first.span);
    let found = phrase.or_else(word)?;
    if !page.text(found).eq_ignore_ascii_case("it was") {
        return Some(found);
    }
    let half_of_day = |at: usize| tokens.get(at).is_some_and(|next| matches!(&*page.word(next).lower, "am" | "pm"));
    let is_clock = |at: usize| tokens[at].kind == TokenKind::Number && (at + 1..at + 4).any(half_of_day);
    (0..tokens.len().min(CLOCK)).any(is_clock).then_some(found)
}

/// Number of tokens within which the verb of a definition must end.
const TERM: usize = 12;

const DEFINITION_OPENING: Feature = Feature {
    id: FeatureId("template.definition_opening"),
    unit: Unit::Flag,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::this_project("pages made for search engines define what the searcher already knows"),
    summary: "a first sentence that defines a word of the headline: X is a, X refers to",
    present: "opens by defining its subject",
    absent: "does not open by defining its subject",
    examples: &[
        Example::hit(
            "Content marketing tips\n\nContent marketing is a strategy. It works.",
            1.0,
            &["Content marketing is"],
        ),
        Example::hit("Roof repair\n\nRoof repair refers to the repair of roofs.", 1.0, &["Roof repair refers"]),
        Example::miss("Roof repair\n\nThe storm took the roof. Roof repair is a trade."),
        Example::miss("Roof repair\n\nThe hall is a ruin, and its roof is gone."),
    ],
    measure: Measure::Page(|page, evidence| match page.sentences().first().and_then(|first| definition(page, first)) {
        Some(span) => {
            evidence.body(span);
            1.0
        }
        None => 0.0,
    }),
};

/// From the start of a sentence to the verb after a word of the headline, if that verb defines it.
fn definition(page: &Page<'_>, sentence: &Sentence) -> Option<Span> {
    let (first, end) = sentence.tokens;
    let range = (first, end.min(first + TERM));
    let (opening, terms) = (page.tokens(range), page.terms(range));
    let named = terms.iter().position(|&term| page.is_in_headline(term))?;
    let word = |at: usize| opening.get(at).map_or("", |token| &*page.word(token).lower);
    let defines = |at: &usize| match word(*at) {
        "is" | "are" => matches!(word(at + 1), "a" | "an" | "the" | "one" | "defined"),
        "refers" | "refer" => word(at + 1) == "to",
        verb => verb == "means",
    };
    let verb = (named + 1..opening.len()).find(defines)?;
    Some(opening[0].span.cover(opening[verb].span))
}
