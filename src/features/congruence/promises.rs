//! What a headline promises: a number of things, an answer.

use std::ops::Range;

use super::*;
use crate::features::{Role, Sentence};
use crate::lexicon::lists::{AUXILIARY, CAUSE, NAME, VERDICT};
use crate::text::{Tags, TokenKind};

pub(super) const FEATURES: &[Feature] = &[LIST_COUNT_MISMATCH, QUESTION_UNANSWERED];

/// Minimum number of entries in a body that counts as a list.
const LEAST_ENTRIES: usize = 2;

const LIST_COUNT_MISMATCH: Feature = Feature {
    id: FeatureId("congruence.list_count_mismatch"),
    unit: Unit::Share,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: Source {
        cite: "Google Search Central, people-first content",
        locator: "developers.google.com/search/docs/fundamentals/creating-helpful-content",
        claim: "a page should deliver what its heading promises; counting the entries of lists is this project's own",
    },
    summary: "share of the things announced in the headline that the body does not list: headings, list entries or \
              lines that open with a number, whichever are most; 0 if the body lists fewer than two, since things told \
              in prose or shown in pictures cannot be counted",
    present: "announces more things than it lists",
    absent: "announces no more things than it lists, or lists none that can be counted",
    examples: &[
        Example::hit("5 ways to dry a boat\n\n# Sun\nShine.\n# Wind\nBlow.\n# Cloth\nRub.", 0.4, &["5 ways"]),
        Example::hit("10 Reasons to sail\n\n- Wind\n- Waves\n- Gulls\n- Salt", 0.6, &["10 Reasons"]),
        Example::hit("4 things about tea\n\n1. It is hot.\n2. It is wet.", 0.5, &["4 things"]),
        Example::miss("3 ways to dry a boat\n\n# Sun\nShine.\n# Wind\nBlow.\n# Cloth\nRub."),
        Example::miss("5 ways to dry a boat\n\nUse the sun, or the wind, or a cloth."),
        Example::miss("2 dead as boat sinks\n\n- Rain\n- Wind"),
    ],
    measure: Measure::Page(list_count_mismatch),
};

fn list_count_mismatch(page: &Page<'_>, evidence: &mut Evidence) -> f64 {
    let Some(list) = super::super::form::announced_list(page.headline()) else { return 0.0 };
    let Some(promised) = number(page, &list[0]) else { return 0.0 };
    let (mut headings, mut items, mut numbered) = (0usize, 0, 0);
    for block in page.blocks() {
        match block.role {
            Role::Heading => headings += 1,
            Role::Item => items += 1,
            Role::Prose if matches!(block.kind, crate::text::LineKind::Item) => items += 1,
            _ => {}
        }
        let opening = page.tokens(block.tokens).iter().take_while(|token| !token.is_word()).count();
        let number = page.tokens(block.tokens).get(opening);
        numbered += usize::from(!block.role.is_furniture() && number.is_some_and(|t| t.kind == TokenKind::Number));
    }
    let delivered = headings.max(items).max(numbered);
    if delivered < LEAST_ENTRIES || delivered >= promised {
        return 0.0;
    }
    evidence.tokens(list);
    (promised - delivered) as f64 / promised as f64
}

/// The number that a token writes.
fn number(page: &Page<'_>, token: &Token) -> Option<usize> {
    const WORDS: [&str; 21] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    let lower = &*page.word(token).lower;
    WORDS.iter().position(|word| *word == lower).or_else(|| lower.parse().ok())
}

/// Words of prose from which a question should be answered.
const LONG_ENOUGH: f64 = 80.0;
/// Share of the question's content words that an answering sentence must have.
const ABOUT: f64 = 0.5;
/// Content words that a question must have to be recognised in an answer.
const LEAST_ASKED: usize = 2;
/// Maximum number of content words of a question that are looked for.
const MOST_ASKED: usize = 16;

const QUESTION_UNANSWERED: Feature = Feature {
    id: FeatureId("congruence.question_unanswered"),
    unit: Unit::Flag,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::google_discover(
        "headlines should not withhold what readers need; looking for a sentence of the form of an answer is this \
         project's own",
    ),
    summary: "a question headline without a sentence in the body that has half of the question's content words, at least \
              two, and what such an answer has: a verdict or a negation (not only is none) for yes or no, a number for \
              how many and when, a name for who and where, a cause for why; in prose of 80 words or more. It sees the \
              form of an answer, not its truth, and misses answers in other words",
    present: "asks a question in its headline and does not answer it",
    absent: "leaves no question of its headline open, or is too short to tell",
    examples: &[
        Example::hit(
            with_prose!(
                "Is the harbour hall safe?",
                "The harbour hall is much discussed. Many wonder about it. Views \
             differ on the harbour hall, and opinions matter as much as feelings do in times such as these. Read on for \
             more about the hall and all that is said of it by those who talk of it every day of the week."
            ),
            1.0,
            &["Is the harbour hall safe?"],
        ),
        Example::hit(
            with_prose!(
                "How many boats left the harbour?",
                "Boats left the harbour, as boats do. Many wonder about it. \
             Views differ on boats, and opinions matter as much as feelings do in times such as these. Read on for more \
             about the boats and all that is said of them by those who talk of them every day of the week."
            ),
            1.0,
            &["How many boats left the harbour?"],
        ),
        Example::miss(with_prose!(
            "Is the harbour hall safe?",
            "No, the harbour hall is not safe. Many wonder about it. \
             Views differ on the hall, and opinions matter as much as feelings do in times such as these. Read on for \
             more about the hall and all that is said of it by those who talk of it every day of the week."
        )),
        Example::miss(with_prose!(
            "How many boats left the harbour?",
            "By noon 14 boats had left the harbour. Many wonder \
             about it. Views differ on boats, and opinions matter as much as feelings do in times such as these. Read on \
             for more about the boats and all that is said of them by those who talk of them every day of the week."
        )),
        Example::hit(
            with_prose!(
                "Old Stones: Is the harbour hall safe?",
                "The harbour hall is not only old but dear to its friends, and not just to them. Old \
             stones are not all that counts. Views differ, and opinions matter as much as feelings do in times such as \
             these. Read on for more about it and all that is said of it by those who talk of it every day."
            ),
            1.0,
            &["Old Stones: Is the harbour hall safe?"],
        ),
        Example::miss("Is the harbour hall safe?\n\nMany wonder."),
    ],
    measure: Measure::Page(question_unanswered),
};

/// What the answer to a question has.
enum Answer {
    Verdict,
    Cause,
    Name,
    Number,
    Any,
}

/// Words after which a negation is none: "not only dear but late".
const ADDING: [&str; 4] = ["just", "merely", "only", "simply"];

impl Answer {
    fn to(page: &Page<'_>, question: &[Token]) -> Answer {
        let mut words = question.iter().filter(|token| token.is_word()).map(|token| (&*page.word(token).lower, token));
        match (words.next(), words.next()) {
            (Some((_, first)), _) if first.has(AUXILIARY) => Answer::Verdict,
            (Some(("how", _)), Some(("many" | "much" | "old" | "long" | "tall" | "far", _))) => Answer::Number,
            (Some(("when", _)), _) => Answer::Number,
            (Some(("who" | "where", _)), _) => Answer::Name,
            (Some(("why", _)), _) => Answer::Cause,
            _ => Answer::Any,
        }
    }

    fn is_in(&self, page: &Page<'_>, sentence: &Sentence) -> bool {
        let tokens = page.tokens(sentence.tokens);
        let settles = |at: usize| {
            let adds = |next: &Token| ADDING.contains(&&*page.word(next).lower);
            tokens[at].has(VERDICT) && !tokens.get(at + 1).is_some_and(adds)
        };
        let verdict = || (0..tokens.len()).any(settles);
        match self {
            Answer::Verdict => verdict(),
            Answer::Cause => page.sentence_has(sentence, CAUSE).is_some() || verdict(),
            Answer::Name => page.sentence_has(sentence, NAME).is_some(),
            Answer::Number => tokens.iter().any(|token| token.kind == TokenKind::Number),
            Answer::Any => true,
        }
    }
}

fn question_unanswered(page: &Page<'_>, evidence: &mut Evidence) -> f64 {
    let tokens = page.headline().core();
    let Some(mark) = tokens.iter().rposition(|token| token.has(Tags::QUESTION)) else { return 0.0 };
    if page.prose_words() < LONG_ENOUGH {
        return 0.0;
    }
    let colon = tokens[..mark].iter().rposition(|token| page.headline().token_text(token) == ":");
    let question = colon.map_or(0, |at| at + 1)..mark;
    let terms_of = |words: Range<usize>| {
        let words = core(page).take(words.end).skip(words.start);
        let mut terms: Vec<Term> = words.map(|(_, term)| term).filter(|term| term.is_some()).collect();
        terms.sort_unstable();
        terms.dedup();
        terms.truncate(MOST_ASKED);
        terms
    };
    // "Ferry strike: is it over?" asks about words before its colon.
    let Some(asked) = [question.clone(), 0..mark].into_iter().map(terms_of).find(|asked| asked.len() >= LEAST_ASKED)
    else {
        return 0.0;
    };
    let least = ((asked.len() as f64 * ABOUT).ceil() as usize).max(LEAST_ASKED);
    let answer = Answer::to(page, &tokens[question]);
    let answers = |sentence: &Sentence| {
        let terms = page.terms(sentence.tokens);
        let about = asked.iter().filter(|term| terms.contains(term)).count();
        let asks = page.tokens(sentence.tokens).iter().any(|token| token.has(Tags::QUESTION));
        about >= least && !asks && answer.is_in(page, sentence)
    };
    if page.sentences().iter().any(answers) {
        return 0.0;
    }
    evidence.tokens(&tokens[..=mark]);
    1.0
}
