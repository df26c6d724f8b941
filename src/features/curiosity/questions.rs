//! The headline asks instead of telling.

use super::open_quote;
use crate::features::{Direction, Evidence, Example, Feature, FeatureId, Measure, Reads, Source, Unit, Use, sources};
use crate::lexicon::lists;
use crate::text::{Document, Tags, Token, TokenKind};

pub(super) const FEATURES: &[Feature] =
    &[QUESTION_MARK, INTERROGATIVE_START, YES_NO_QUESTION, DOUBT_QUESTION, FALSE_CHOICE_QUESTION, STACKED_QUESTIONS];

const QUESTION_MARK: Feature = Feature {
    id: FeatureId("curiosity.question_mark"),
    unit: Unit::Flag,
    direction: Direction::RaisesBait,
    reads: Reads::Form,
    used: Use::Model,
    source: sources::chakraborty_2016("punctuation distinguishes clickbait headlines from news headlines"),
    summary: "a question that the headline itself asks",
    present: "asks instead of telling",
    absent: "asks no question of its own",
    examples: &[
        Example::hit("Could your old phone bill be wrong?", 1.0, &["?"]),
        Example::hit("The mayor wants a monorail. Really?!!", 1.0, &["?"]),
        Example::hit("Rates rise again - but who pays for it? | The Daily", 1.0, &["?"]),
        Example::hit("'Why now?' Voters greet the early poll with a shrug", 1.0, &["?"]),
        Example::miss("Minister asks 'why now?' as dock strike enters third week"),
        Example::miss("Lawmaker to bank chief: \"Where did the money go?\""),
        Example::miss("Archive moves to records.example/search?q=census"),
        Example::miss("Council questions cost of new stadium"),
    ],
    measure: Measure::Listed(Tags::ASKS, |document, evidence| {
        let mut value = 0.0;
        questions(document, |_, mark| {
            evidence.token(mark);
            value = 1.0;
        });
        value
    }),
};

const INTERROGATIVE_START: Feature = Feature {
    id: FeatureId("curiosity.interrogative_start"),
    unit: Unit::Flag,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: Source {
        cite: "Biyani et al. 2016, AAAI",
        locator: "AAAI-16, \"8 Amazing Secrets for Getting More Clicks\"",
        claim: "question words in a title are among the features of a clickbait detector",
    },
    summary: "a who, what, when, where, why or how that opens the headline",
    present: "opens with a question word",
    absent: "does not open with a question word",
    examples: &[
        Example::hit("Why nobody wants to host the winter games", 1.0, &["Why"]),
        Example::hit("So what's in a hot dog", 1.0, &["what's"]),
        Example::hit("Lockdown: how families coped", 1.0, &["how"]),
        Example::hit("When you finally finish your taxes", 1.0, &["When"]),
        Example::hit("WHO IS AFRAID OF A RATE RISE", 1.0, &["WHO"]),
        Example::miss("WHO declares end of Ebola outbreak in Guinea"),
        Example::miss("When troops entered the city, the bridges were gone"),
        Example::miss("Police learn how thieves entered museum"),
        Example::miss("Howard wins third term in Tasmania"),
    ],
    measure: Measure::Listed(lists::INTERROGATIVE, interrogative_start),
};

const YES_NO_QUESTION: Feature = Feature {
    id: FeatureId("curiosity.yes_no_question"),
    unit: Unit::Flag,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::blom_hansen_2015(
        "headlines that refer forward to the article make readers curious enough to click; singling out \
                questions that yes or no would answer is this project's own",
    ),
    summary: "a yes-or-no question",
    present: "asks a yes-or-no question",
    absent: "asks no yes-or-no question",
    examples: &[
        Example::hit("A Bold Refusal: Is the Army Really That Desperate?", 1.0, &["Is"]),
        Example::hit("After the storm, will insurers pay?", 1.0, &["will"]),
        Example::hit("But can it run on rainwater?", 1.0, &["can"]),
        Example::hit("Are You Smarter Than a Border Collie", 1.0, &["Are"]),
        Example::hit("Is this the loneliest bus stop in Scotland", 1.0, &["Is"]),
        Example::miss("What is a hung parliament and what happens next?"),
        Example::miss("Will Young returns to the stage"),
        Example::miss("May calls early election"),
        Example::miss("Ministers ask whether banks can pay"),
        Example::miss("Do this before you sell your car"),
    ],
    measure: Measure::Listed(lists::AUXILIARY, yes_no_question),
};

const DOUBT_QUESTION: Feature = Feature {
    id: FeatureId("curiosity.doubt_question"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: Source {
        cite: "Scott 2021, Journal of Pragmatics 175, 53-66",
        locator: "doi:10.1016/j.pragma.2020.12.023",
        claim: "intensifiers are more common in clickbait headlines than in others; counting them inside \
                questions is this project's own",
    },
    summary: "words such as really, actually or that bad in a question",
    present: "adds doubt to a question",
    absent: "adds no doubt to a question",
    examples: &[
        Example::hit("A Bold Refusal: Is the Army Really That Desperate?", 1.0, &["Really That"]),
        Example::hit("Did the U.S. Senate actually read the bill?", 1.0, &["actually"]),
        Example::hit("Is airline food that bad?", 1.0, &["that bad"]),
        Example::hit("Has the drought finally ended? Is it truly over?!", 2.0, &["finally", "truly"]),
        Example::miss("What teachers really think of homework"),
        Example::miss("The bridge is finally open. Who pays the toll?"),
        Example::miss("Can the club sign that striker?"),
        Example::miss("Is the museum open on Monday?"),
    ],
    measure: Measure::Listed(Tags::ASKS, doubt_question),
};

const FALSE_CHOICE_QUESTION: Feature = Feature {
    id: FeatureId("curiosity.false_choice_question"),
    unit: Unit::Flag,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::blom_hansen_2015(
        "headlines that refer forward to the article make readers curious enough to click; singling out \
                the choice of two short answers is this project's own",
    ),
    summary: "a question that offers two answers, \"X or (just) Y?\"",
    present: "offers a choice of two easy answers",
    absent: "offers no choice of answers",
    examples: &[
        Example::hit("Is the Truce Dead or Just Delayed?", 1.0, &["Dead or Just Delayed"]),
        Example::hit("Bitcoin: genius or madness?!", 1.0, &["genius or madness"]),
        Example::hit("Is the mayor lost, or simply waiting for the right moment?", 1.0, &["lost, or simply"]),
        Example::hit("Is the strike over - or just paused?", 1.0, &["or just paused"]),
        Example::miss("Trial or error: how labs choose"),
        Example::miss("Have you paid 500 or more in fees?"),
        Example::miss("Can pensioners in Wales or Scotland still claim help with winter bills?"),
        Example::miss("Is the border open?"),
    ],
    measure: Measure::Listed(lists::CHOICE_WORD, false_choice_question),
};

const STACKED_QUESTIONS: Feature = Feature {
    id: FeatureId("curiosity.stacked_questions"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Form,
    used: Use::Model,
    source: Source {
        cite: "Elyashar et al. 2017, Clickbait Challenge",
        locator: "\"Detecting Clickbait in Online Social Media\"",
        claim: "a clickbait detector counts question marks among its features; counting questions after the first \
                is this \
                project's own",
    },
    summary: "questions after the first",
    present: "piles question upon question",
    absent: "asks no second question",
    examples: &[
        Example::hit("Who is she? What does she want?", 1.0, &["What does she want?"]),
        Example::hit("Broke? Tired? Bored? The town that pays you to move", 2.0, &["Tired?", "Bored?"]),
        Example::hit(
            "Is the party over?\nAre pubs dying or just changing?",
            1.0,
            &["Are pubs dying or just changing?"],
        ),
        Example::miss("Really???"),
        Example::miss("Who will lead the party?"),
        Example::miss("Who will lead the party? Four names to know"),
    ],
    measure: Measure::Listed(Tags::ASKS, |document, evidence| {
        let mut asked = 0;
        questions(document, |clause, mark| {
            asked += 1;
            if asked > 1 {
                evidence.push(clause.first().map_or(mark.span, |first| first.span.cover(mark.span)));
            }
        });
        f64::from(asked.max(1) - 1)
    }),
};

/// Calls `each` with every question of the document: the tokens of its clause and its (first) question mark.
///
/// A clause starts after a mark that ends a clause, or with a segment. Marks that follow a question mark ("?!!") belong
/// to it. A question quoted in the middle of a headline is asked by someone else and is left out, and so is a mark
/// inside a URL.
fn questions(document: &Document, mut each: impl FnMut(&[Token], &Token)) {
    for segment in document.segments() {
        let tokens = document.segment_tokens(*segment);
        let (mut start, mut ended, mut has_words) = (0, false, false);
        for (at, token) in tokens.iter().enumerate() {
            if token.kind != TokenKind::Punctuation {
                if ended {
                    (start, ended, has_words) = (at, false, false);
                }
                has_words |= token.is_word();
                continue;
            }
            match document.token_text(token) {
                "?" | "\u{ff1f}" | "\u{61f}" if has_words && !is_in_address(tokens, at) => {
                    if !is_quoted_within(document, tokens, at) {
                        each(&tokens[start..at], token);
                    }
                    (ended, has_words) = (true, false);
                }
                ":" | ";" => (ended, has_words) = (true, false),
                "!" | "\u{2026}" => ended = true,
                "." => ended |= at == 0 || !tokens[at - 1].has(lists::ABBREVIATION),
                _ => {}
            }
        }
    }
}

/// Whether a word follows the mark without a space, as in `search?q=`.
fn is_in_address(tokens: &[Token], mark: usize) -> bool {
    tokens.get(mark + 1).is_some_and(|next| next.is_word() && next.span.start == tokens[mark].span.end)
}

/// Whether the mark is in a quotation that follows words of the headline other than labels.
fn is_quoted_within(document: &Document, tokens: &[Token], mark: usize) -> bool {
    let start = document.core_span().start;
    open_quote(document, tokens, mark)
        .is_some_and(|open| tokens[..open].iter().any(|token| token.is_word() && token.span.start >= start))
}

/// The first token after punctuation and lead-in words ("So", "But").
fn opening(tokens: &[Token]) -> Option<usize> {
    tokens.iter().position(|token| token.kind != TokenKind::Punctuation && !token.has(lists::CONNECTIVE))
}

fn interrogative_start(document: &Document, evidence: &mut Evidence) -> f64 {
    if !document.core_tags().intersects(lists::INTERROGATIVE) {
        return 0.0;
    }
    let core = document.core();
    let colon = core.iter().position(|token| document.token_text(token) == ":");
    for start in [Some(0), colon].into_iter().flatten() {
        let Some(at) = opening(&core[start..]).map(|at| at + start) else { continue };
        if core[at].has(lists::INTERROGATIVE)
            && (!core[at].has(lists::AMBIGUOUS_OPENER) || is_asking(document, &core[at..]))
        {
            evidence.token(&core[at]);
            return 1.0;
        }
    }
    0.0
}

/// Whether an opener that may be a name or a conjunction asks: a question mark, a verb or a pronoun follows.
fn is_asking(document: &Document, tokens: &[Token]) -> bool {
    const FOLLOWERS: Tags = lists::AUXILIARY.union(lists::SUBJECT_PRONOUN).union(lists::THIRD_PERSON);
    tokens.get(1).is_some_and(|next| next.has(FOLLOWERS)) || tokens.iter().any(|t| document.token_text(t) == "?")
}

fn yes_no_question(document: &Document, evidence: &mut Evidence) -> f64 {
    let mut value = 0.0;
    questions(document, |clause, _| {
        if let Some(verb) = inverted_verb(document, clause) {
            evidence.token(verb);
            value = 1.0;
        }
    });
    if value == 0.0 && document.core_tags().intersects(lists::AUXILIARY) {
        let core = document.core();
        if let Some([verb, subject, ..]) = opening(core).map(|at| &core[at..])
            && is_inversion(verb, subject)
        {
            evidence.token(verb);
            value = 1.0;
        }
    }
    value
}

/// The verb that opens a question, or the part of it after a comma.
fn inverted_verb<'a>(document: &Document, clause: &'a [Token]) -> Option<&'a Token> {
    let first = &clause[opening(clause)?];
    if first.has(lists::INTERROGATIVE) {
        return None;
    }
    if first.has(lists::AUXILIARY) {
        return Some(first);
    }
    let comma = clause.iter().rposition(|token| document.token_text(token) == ",")?;
    let verb = &clause[comma + 1 + opening(&clause[comma + 1..])?];
    verb.has(lists::AUXILIARY).then_some(verb)
}

/// Whether a verb and the word after it make a question without a question mark ("Are you …", "Is this …").
fn is_inversion(verb: &Token, subject: &Token) -> bool {
    let demonstrative = subject.has(lists::DEMONSTRATIVE) && !verb.has(lists::AMBIGUOUS_OPENER);
    verb.has(lists::AUXILIARY) && (demonstrative || subject.has(lists::SUBJECT_PRONOUN | lists::THIRD_PERSON))
}

fn doubt_question(document: &Document, evidence: &mut Evidence) -> f64 {
    let mut count = 0.0;
    questions(document, |clause, _| {
        let mut at = 0;
        while at < clause.len() {
            let padding = clause[at..].iter().take_while(|token| token.has(lists::QUESTION_PADDING)).count();
            let end = at + padding;
            let has_degree = clause.get(end).is_some_and(|token| token.has(lists::DEGREE_WORD));
            let has_adjective =
                has_degree && clause.get(end + 1).is_some_and(|token| token.has(lists::DEGREE_ADJECTIVE));
            let words = match (padding, has_degree, has_adjective) {
                (0, _, true) => 2,
                (0, ..) => 0,
                (_, true, _) => padding + 1,
                _ => padding,
            };
            if words > 0 {
                evidence.tokens(&clause[at..at + words]);
                count += 1.0;
            }
            at += words.max(1);
        }
    });
    count
}

/// Maximum number of words in the second answer of a short choice.
const ANSWER_WORDS: usize = 4;

fn false_choice_question(document: &Document, evidence: &mut Evidence) -> f64 {
    let mut value = 0.0;
    questions(document, |clause, _| {
        let Some(or) = clause.iter().rposition(|token| token.has(lists::CHOICE_WORD)) else { return };
        let answer = &clause[or + 1..];
        let Some(first) = answer.first() else { return };
        let before = clause[..or].iter().rposition(Token::is_word);
        let is_amount = [before.map(|at| &clause[at]), Some(first)].into_iter().flatten().any(is_number);
        let words = answer.iter().filter(|token| token.is_word()).count();
        let is_padded = first.has(lists::CHOICE_PADDING);
        if !is_amount && (is_padded || (1..=ANSWER_WORDS).contains(&words)) {
            let end = if words <= ANSWER_WORDS { clause.len() } else { or + 2 };
            evidence.tokens(&clause[before.unwrap_or(or)..end]);
            value = 1.0;
        }
    });
    value
}

fn is_number(token: &Token) -> bool {
    token.kind == TokenKind::Number
}
