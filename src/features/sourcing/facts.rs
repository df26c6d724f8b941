//! What can be checked: how many, when and where.

use super::*;
use crate::features::{Role, Sentence};
use crate::lexicon::lists::{MONTH, NAMED_SOURCE, SAID, STOPWORD, WEEKDAY};
use crate::text::{Case, Token, TokenKind};

pub(super) const FEATURES: &[Feature] = &[NUMBER_DENSITY, SOURCED_NUMBERS, WHEN_WHERE];

/// Cap on numbers per 1,000 words.
const MOST_NUMBERS: f64 = 40.0;

const NUMBER_DENSITY: Feature = Feature {
    id: FeatureId("sourcing.number_density"),
    unit: Unit::Points,
    direction: Direction::LowersBait,
    reads: Reads::Form,
    // Pages made for search engines have just as many: prices, dates, list numbers.
    used: Use::ShownOnly,
    source: sources::horne_2018(
        "numbers distinguish factual texts from others; leaving out years is this project's own",
    ),
    summary: "numbers in digits other than years and list numbers, per 1,000 words of prose; at most 40",
    present: "gives figures",
    absent: "gives no figures",
    examples: &[
        Example::hit("Ferry\n\nThe ferry took 314 people and 40 cars.", 8.0, &["314", "40"]),
        Example::hit("Bank\n\nRates rose by 0.25 points in 2024.", 4.0, &["0.25"]),
        Example::miss("Ferry\n\nThe ferry sank in 1979 and again in 2015."),
        Example::miss("Tea\n\n1. Boil the water.\n2. Pour it."),
    ],
    measure: Measure::Page(|page, evidence| {
        let mut count = 0.0;
        for block in page.blocks_of(Role::Prose) {
            let tokens = page.tokens(block.tokens);
            for (at, token) in tokens.iter().enumerate() {
                if token.kind != TokenKind::Number || is_year(page.text(token.span)) {
                    continue;
                }
                let marked = |next: &Token| matches!(page.text(next.span), "." | ")");
                if at == 0 && tokens.get(1).is_some_and(marked) {
                    continue;
                }
                count += 1.0;
                evidence.body(token.span);
            }
        }
        f64::min(1000.0 * count / page.prose_words().max(LEAST_WORDS), MOST_NUMBERS)
    }),
};

const SOURCED_NUMBERS: Feature = Feature {
    id: FeatureId("sourcing.sourced_numbers"),
    unit: Unit::Points,
    direction: Direction::LowersBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::horne_2018(
        "numbers distinguish factual texts from others; counting those with a source alone is this project's own, \
         since pages made for search engines are full of prices and dates",
    ),
    summary: "numbers in sentences that attribute a statement or name a source, without years, prices and times of \
              day, per 1,000 words of prose; at most 40",
    present: "gives figures with a source",
    absent: "gives no figures with a source",
    examples: &[
        Example::hit("Ferry\n\nPolice said 314 people were on board with 40 cars.", 8.0, &["314", "40"]),
        Example::hit("Bank\n\nAccording to the bank, rates rose by 0.25 points in 2024.", 4.0, &["0.25"]),
        Example::miss("Ferry\n\nThe ferry took 314 people and 40 cars."),
        Example::miss("Deal\n\nThe shop said that it costs $40 from 9:30 on."),
    ],
    measure: Measure::Page(|page, evidence| {
        let mut count = 0.0;
        for sentence in page.sentences() {
            if page.sentence_has(sentence, SAID.union(NAMED_SOURCE)).is_none() {
                continue;
            }
            let tokens = page.tokens(sentence.tokens);
            for at in (0..tokens.len()).filter(|&at| is_figure(page, tokens, at)) {
                count += 1.0;
                evidence.body(tokens[at].span);
            }
        }
        f64::min(1000.0 * count / page.prose_words().max(LEAST_WORDS), MOST_NUMBERS)
    }),
};

/// A number that is not a year, price or time of day.
fn is_figure(page: &Page<'_>, tokens: &[Token], at: usize) -> bool {
    let text = |at: usize| tokens.get(at).map_or("", |token| page.text(token.span));
    let is_price = at > 0 && matches!(text(at - 1), "$" | "\u{a3}" | "\u{20ac}");
    let is_time = text(at).contains(':') || text(at + 1) == ":" || at > 0 && text(at - 1) == ":";
    tokens[at].kind == TokenKind::Number && !is_year(text(at)) && !is_price && !is_time && !text(at).starts_with('$')
}

/// Cap on dates and places per 1,000 words.
const MOST_DATES: f64 = 24.0;

const WHEN_WHERE: Feature = Feature {
    id: FeatureId("sourcing.when_where"),
    unit: Unit::Points,
    direction: Direction::LowersBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::horne_2018(
        "texts about an event say when and where it was; the forms counted are this project's own",
    ),
    summary: "weekdays and dates with a month, and the places after in, at, near, outside or from in the same \
              sentences, per 1,000 words of prose; at most 24",
    present: "gives days and places",
    absent: "gives no day or date",
    examples: &[
        Example::hit("Ferry\n\nThe ferry sank near Bergen on Tuesday.", 8.0, &["Bergen", "Tuesday"]),
        Example::hit("Vote\n\nThe vote is on June 14. It rained in Oslo.", 4.0, &["June"]),
        Example::miss("Deals\n\nBlack Friday is here. The march may begin."),
        Example::miss("Oslo\n\nIt rained in Oslo in 2024."),
    ],
    measure: Measure::Page(|page, evidence| {
        let mut count = 0.0;
        for sentence in page.sentences() {
            let tokens = page.tokens(sentence.tokens);
            if (0..tokens.len()).any(|at| is_date(page, tokens, at)) {
                count += dates_and_places(page, sentence, evidence);
            }
        }
        f64::min(1000.0 * count / page.prose_words().max(LEAST_WORDS), MOST_DATES)
    }),
};

fn dates_and_places(page: &Page<'_>, sentence: &Sentence, evidence: &mut Evidence) -> f64 {
    let tokens = page.tokens(sentence.tokens);
    let mut count = 0.0;
    for at in 0..tokens.len() {
        if is_date(page, tokens, at) || is_place(page, tokens, at) {
            count += 1.0;
            evidence.body(tokens[at].span);
        }
    }
    count
}

/// A weekday that is not a holiday or sale, or a month beside a number.
fn is_date(page: &Page<'_>, tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    if token.case == Case::Lower || !token.has(WEEKDAY.union(MONTH)) {
        return false;
    }
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    if token.has(WEEKDAY) {
        let word = before.map_or("", |before| &*page.word(before).lower);
        return !matches!(word, "black" | "cyber" | "super" | "palm" | "giving" | "good" | "bloody");
    }
    let is_number = |token: &Token| token.kind == TokenKind::Number;
    let mut after = tokens[at + 1..].iter().skip_while(|next| page.text(next.span) == ".");
    before.is_some_and(is_number) || after.next().is_some_and(is_number)
}

/// The first word of a name after "in", "at", "near", "outside" or "from".
fn is_place(page: &Page<'_>, tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let named =
        matches!(token.case, Case::Capitalized | Case::Mixed) && !token.has(STOPWORD.union(WEEKDAY).union(MONTH));
    let word = |before: usize| &*page.word(&tokens[before]).lower;
    named && at > 0 && matches!(word(at - 1), "in" | "at" | "near" | "outside" | "from")
}
