//! The headline points forward or withholds instead of telling.

use super::open_quote;
use crate::features::{
    Direction, Evidence, Example, Feature, FeatureId, Measure, Reads, Source, Unit, Use, count, sources,
};
use crate::lexicon::lists;
use crate::text::{Document, PhraseHit, Tags, Token, TokenKind};

pub(super) const FEATURES: &[Feature] = &[
    FORWARD_DEMONSTRATIVE,
    FORWARD_PRONOUN,
    HERES_WHY_FRAME,
    WITHHELD_NOUN,
    CLIFFHANGER,
    TRAILING_ELLIPSIS,
    ANONYMOUS_ACTOR,
    COMMAND_OPENING,
];

const FORWARD_DEMONSTRATIVE: Feature = Feature {
    id: FeatureId("curiosity.forward_demonstrative"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::blom_hansen_2015(
        "headlines use demonstratives that only the article resolves in order to lure readers into it",
    ),
    summary: "this or these with nothing yet to point to",
    present: "says this or these before saying which",
    absent: "does not say this or these before saying which",
    examples: &[
        Example::hit("This Dog Walked Forty Miles to Find Its Owner", 1.0, &["This Dog"]),
        Example::hit("We tried these three salads so you don't have to", 1.0, &["these three"]),
        Example::hit("YOU HAVE NEVER SEEN A GOAL LIKE THIS", 1.0, &["THIS"]),
        Example::hit("Only '90s kids will get these jokes", 1.0, &["these jokes"]),
        Example::miss("Inflation to peak this winter, central bank says"),
        Example::miss("Rebels gain ground in these elections"),
        Example::miss("Flood defences ready this past March"),
        Example::miss("'This is not who we are,' governor says after clashes"),
        Example::miss("Thistle harvest begins in Fife"),
    ],
    measure: Measure::Listed(lists::DEMONSTRATIVE, forward_demonstrative),
};

const FORWARD_PRONOUN: Feature = Feature {
    id: FeatureId("curiosity.forward_pronoun"),
    unit: Unit::Flag,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::blom_hansen_2015(
        "a word that refers forward, before what it stands for is named, makes readers look for it in the \
                article",
    ),
    summary: "he, she or they before anyone it could refer to",
    present: "says he, she or they before saying who",
    absent: "does not say he, she or they before saying who",
    examples: &[
        Example::hit("She Opened a Letter From 1943 and Froze", 1.0, &["She"]),
        Example::hit("When they lifted the floorboards, they called the police", 1.0, &["they"]),
        Example::hit("You won't believe what she built from old tyres", 1.0, &["she"]),
        Example::hit("His neighbours laughed until the rain came", 1.0, &["His"]),
        Example::miss("Merkel says she will not run again"),
        Example::miss("Scientists say they found water on a distant moon"),
        Example::miss("\"He was our hero,\" say pupils of drowned teacher"),
        Example::miss("Sheffield loses its last steelworks"),
        Example::miss("In his first speech, pope urges mercy"),
    ],
    measure: Measure::Listed(PRONOUNS, forward_pronoun),
};

const HERES_WHY_FRAME: Feature = Feature {
    id: FeatureId("curiosity.heres_why_frame"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::blom_hansen_2015(
        "a headline can point at a coming part of the article, which has to be read to learn the fact",
    ),
    summary: "frames such as \"here's why\" and \"this is what\"",
    present: "announces something but withholds it",
    absent: "announces nothing that it withholds",
    examples: &[
        Example::hit("Your bread goes stale too fast. Here\u{2019}s why", 1.0, &["Here\u{2019}s why"]),
        Example::hit("This Is What Happens When You Feed a Swan", 1.0, &["This Is What"]),
        Example::hit("Beavers return to Devon: everything you need to know", 1.0, &["everything you need to know"]),
        Example::hit("heres how they did it and here's what it cost", 2.0, &["heres how", "here's what"]),
        Example::hit("Old clockmaker explains exactly how a tower clock stops", 1.0, &["explains exactly how"]),
        Example::miss("Why the bridge closed"),
        Example::miss("Here is the full text of the treaty"),
        Example::miss("Shipyard closure: this is a blow, union says"),
    ],
    measure: Measure::Listed(lists::HERES_WHY, |document, evidence| {
        count::phrases(document, lists::HERES_WHY, evidence)
    }),
};

const WITHHELD_NOUN: Feature = Feature {
    id: FeatureId("curiosity.withheld_noun"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: Source {
        cite: "Wei & Wan 2017, IJCAI",
        locator: "\"Learning to Identify Ambiguous and Misleading News Headlines\"",
        claim: "an ambiguous headline leaves out the key information so that readers click to get it",
    },
    summary: "empty nouns in place of the fact: the reason, one thing, this trick",
    present: "says thing, trick or reason where the fact should be",
    absent: "does not say thing, trick or reason where the fact should be",
    examples: &[
        Example::hit("Plumbers Swear by This Simple Trick", 1.0, &["This Simple Trick"]),
        Example::hit("The real reason pilots dim the cabin lights", 1.0, &["The real reason"]),
        Example::hit(
            "The secret to crisp potatoes is one thing you throw away",
            2.0,
            &["The secret to", "one thing you"],
        ),
        Example::miss("Cabin lights fail because of faulty relay"),
        Example::miss("Court gives reason for its ruling"),
        Example::miss("Secret service agent resigns"),
        Example::miss("Star paves the way for young players, says one thing missing is money"),
    ],
    measure: Measure::Listed(lists::WITHHELD_NOUN, |document, evidence| {
        count::phrases(document, lists::WITHHELD_NOUN, evidence)
    }),
};

const CLIFFHANGER: Feature = Feature {
    id: FeatureId("curiosity.cliffhanger"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::zhang_2018("a cliffhanger that holds back the outcome is a sign of a clickbait title"),
    summary: "phrases that break off before the outcome",
    present: "breaks off before saying what happened",
    absent: "does not break off before saying what happened",
    examples: &[
        Example::hit("You Won't Believe Who Came Back", 1.0, &["Won't Believe"]),
        Example::hit("He opened the door. What happened next shocked him", 1.0, &["What happened next"]),
        Example::hit("Postwoman could hardly believe her eyes at the weir", 1.0, &["could hardly believe her"]),
        Example::hit(
            "A fox met a cat, and what it did next will melt your heart",
            2.0,
            &["what it did next", "melt your heart"],
        ),
        Example::miss("Believe it or not, the vote is over"),
        Example::miss("The next vote happened on Monday"),
        Example::miss("What is a hung parliament and what happens next?"),
    ],
    measure: Measure::Listed(lists::CLIFFHANGER, |document, evidence| {
        count::phrases(document, lists::CLIFFHANGER, evidence)
    }),
};

const TRAILING_ELLIPSIS: Feature = Feature {
    id: FeatureId("curiosity.trailing_ellipsis"),
    unit: Unit::Flag,
    direction: Direction::RaisesBait,
    reads: Reads::Form,
    used: Use::Model,
    source: Source {
        cite: "Biyani et al. 2016, AAAI",
        locator: "AAAI-16, \"8 Amazing Secrets for Getting More Clicks\"",
        claim: "informal writing is a strong sign of clickbait; looking for dots that end a headline is this \
                project's own",
    },
    summary: "dots at the end of the headline",
    present: "trails off in dots",
    absent: "does not trail off in dots",
    examples: &[
        Example::hit("And then the lights went out...", 1.0, &["..."]),
        Example::hit("The winner of tonight's draw is\u{2026}!!", 1.0, &["\u{2026}"]),
        Example::hit("\"I opened the envelope ...\" - Daily Star", 1.0, &["..."]),
        Example::hit("Guess who won..., awards, gossip, photos", 1.0, &["..."]),
        Example::miss("Going, going... gone: auction house closes"),
        Example::miss("Storm leaves 4 dead in the U.S."),
        Example::miss("Prices rise by 2.5%"),
    ],
    measure: Measure::Listed(Tags::STOP, trailing_ellipsis),
};

const ANONYMOUS_ACTOR: Feature = Feature {
    id: FeatureId("curiosity.anonymous_actor"),
    unit: Unit::Flag,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::chakraborty_2016("clickbait and news headlines differ in the subjects they are about"),
    summary: "someone left unnamed: a man, this mom, one company",
    present: "leaves someone unnamed",
    absent: "leaves no one unnamed",
    examples: &[
        Example::hit("This Mom Turned a School Bus Into a Library", 1.0, &["This Mom"]),
        Example::hit("One tiny company is quietly buying up lakes", 1.0, &["One tiny company"]),
        Example::hit("How a bus driver's song calmed a storm", 1.0, &["a bus driver's"]),
        Example::hit("Bakery queue grows by the hour thanks to this girl", 1.0, &["this girl"]),
        Example::miss("Man, 43, charged over ferry fire"),
        Example::miss("A Texas teacher wins chess title"),
        Example::miss("A man from Kenya breaks the marathon record"),
        Example::miss("Serena Williams thanks a fan"),
        Example::miss("Police look for a man seen near the canal"),
        Example::miss("Company profits fall for third quarter"),
    ],
    measure: Measure::Listed(lists::ANONYMOUS_ACTOR, anonymous_actor),
};

const COMMAND_OPENING: Feature = Feature {
    id: FeatureId("curiosity.command_opening"),
    unit: Unit::Flag,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::blom_hansen_2015(
        "headlines that refer forward to the article make readers curious enough to click, and a command \
                to watch or read is one way to do so",
    ),
    summary: "an opening that tells the reader to do something",
    present: "tells the reader what to do",
    absent: "does not tell the reader what to do",
    examples: &[
        Example::hit("Watch this otter unlock a phone", 1.0, &["Watch this"]),
        Example::hit("Please stop saying you are a morning person", 1.0, &["stop saying"]),
        Example::hit("CHECK OUT THE NEW TRAILER", 1.0, &["CHECK OUT"]),
        Example::hit("Don't throw away that old kettle", 1.0, &["Don't"]),
        Example::hit("Meet Boris, the parrot who rides a bicycle", 1.0, &["Meet Boris"]),
        Example::miss("Watch maker to cut 400 jobs"),
        Example::miss("Stop sign theft puzzles police"),
        Example::miss("Read receipts are coming to the app"),
        Example::miss("Unions tell members to stop the strike"),
        Example::miss("Don't you miss the old radio hour?"),
    ],
    measure: Measure::Listed(COMMANDS, command_opening),
};

const PRONOUNS: Tags = lists::THIRD_PERSON.union(lists::THIRD_PERSON_OBJECT);

/// Words and phrases that can tell the reader to do something.
const COMMANDS: Tags = lists::COMMAND.union(lists::BARE_COMMAND).union(lists::SHOW_COMMAND);

/// Words that refer to someone, with nobody named before them.
const LEADING: Tags = lists::LEAD_IN.union(lists::INTERROGATIVE).union(lists::AUXILIARY).union(lists::CONNECTIVE);

fn forward_demonstrative(document: &Document, evidence: &mut Evidence) -> f64 {
    if !document.core_tags().intersects(lists::DEMONSTRATIVE) {
        return 0.0;
    }
    let core = document.core();
    let mut count = 0.0;
    for (at, token) in core.iter().enumerate() {
        if !token.has(lists::DEMONSTRATIVE) || open_quote(document, core, at).is_some() {
            continue;
        }
        let follow = words_from(&core[at + 1..], 2);
        if !follow.iter().any(|next| next.has(lists::TIME_NOUN)) {
            evidence.tokens(&core[at..=at + follow.len().min(1)]);
            count += 1.0;
        }
    }
    count
}

/// The first words of these tokens, up to `most` and up to the first mark.
fn words_from(tokens: &[Token], most: usize) -> &[Token] {
    let words = tokens.iter().take(most).take_while(|token| token.is_word()).count();
    &tokens[..words]
}

fn forward_pronoun(document: &Document, evidence: &mut Evidence) -> f64 {
    if !document.core_tags().intersects(PRONOUNS) {
        return 0.0;
    }
    let mut is_first = true;
    for token in document.core() {
        let is_mark = token.kind == TokenKind::Punctuation;
        if token.has(lists::THIRD_PERSON) || is_first && token.has(lists::THIRD_PERSON_OBJECT) {
            evidence.token(token);
            return 1.0;
        }
        if is_mark && matches!(document.token_text(token), "\"" | "'") {
            return 0.0;
        }
        if !is_mark && token.kind != TokenKind::Number && !token.has(LEADING) {
            return 0.0;
        }
        is_first &= token.has(lists::INTERROGATIVE);
    }
    0.0
}

/// Dots count as trailing if nothing follows them but a label or an appended list ("..., news, video").
fn trailing_ellipsis(document: &Document, evidence: &mut Evidence) -> f64 {
    let core = document.core();
    if !document.core_tags().intersects(Tags::STOP) {
        return 0.0;
    }
    let is_mark = |at: usize, mark: &str| {
        core.get(at).is_some_and(|token| token.kind == TokenKind::Punctuation && document.token_text(token) == mark)
    };
    let past_quote = |at: usize| if is_mark(at, "\"") || is_mark(at, "'") { at + 1 } else { at };
    let last_word = core.iter().rposition(|token| token.is_word() && !token.has(Tags::LABEL));
    let mut at = 0;
    while at < core.len() {
        let dots = (at..core.len()).take_while(|&i| is_mark(i, ".")).count();
        let end = if is_mark(at, "\u{2026}") { at + 1 } else { at + dots };
        let is_ellipsis = dots >= 3 || dots == 0 && end > at;
        if is_ellipsis && (last_word.is_none_or(|word| word < at) || is_mark(past_quote(end), ",")) {
            evidence.tokens(&core[at..end]);
            return 1.0;
        }
        at = end.max(at + 1);
    }
    0.0
}

/// Most words from "a" or "this" to the noun, that noun included.
const NOUN_REACH: usize = 3;

fn anonymous_actor(document: &Document, evidence: &mut Evidence) -> f64 {
    const BEFORE: Tags = LEADING.union(lists::COMMAND);
    if !document.core_tags().intersects(lists::ANONYMOUS_ACTOR) {
        return 0.0;
    }
    let core = document.core();
    let named_from = named_from(document, core);
    let mut is_start = true;
    for at in 0..core.len() {
        if core[at].has(lists::NAME) {
            return 0.0;
        }
        let points = core[at].has(lists::DEMONSTRATIVE) && open_quote(document, core, at).is_none();
        let begins = is_start && core[at].has(lists::DETERMINER_OF_ONE);
        is_start &= core[at].kind == TokenKind::Punctuation || core[at].has(BEFORE);
        if !points && !begins {
            continue;
        }
        let follow = words_from(&core[at + 1..], NOUN_REACH);
        let follow = follow.split(|token| token.has(lists::AUXILIARY)).next().unwrap_or_default();
        if let Some(noun) = follow.iter().position(|token| token.has(lists::ANONYMOUS_ACTOR))
            && named_from.is_none_or(|from| at < from)
        {
            evidence.tokens(&core[at..=at + 1 + noun]);
            return 1.0;
        }
    }
    0.0
}

/// The start of the clause that has the first name: from there on, up to the name, somebody is named.
///
/// What comes after a comma or colon is another clause, so that an appended list of keywords names nobody.
fn named_from(document: &Document, tokens: &[Token]) -> Option<usize> {
    let ends = |token: &Token| matches!(document.token_text(token), "," | ":" | ";" | "." | "!" | "?" | "\u{2026}");
    let name = tokens.iter().position(|token| token.has(lists::NAME))?;
    Some(tokens[..name].iter().rposition(ends).map_or(0, |end| end + 1))
}

fn command_opening(document: &Document, evidence: &mut Evidence) -> f64 {
    let core = document.core();
    let Some(at) = core.iter().position(|token| !token.has(lists::CONNECTIVE)) else { return 0.0 };
    let start = core[at].span.start;
    let of_words = |hit: &&PhraseHit| hit.list.intersects(lists::COMMAND) && hit.span.start == start;
    if let Some(phrase) = document.phrases().iter().find(of_words) {
        evidence.push(phrase.span);
        return 1.0;
    }
    let Some([verb, next, ..]) = core.get(at..).filter(|tokens| tokens[1..].first().is_some_and(Token::is_word)) else {
        return 0.0;
    };
    if verb.has(lists::BARE_COMMAND) && !next.has(lists::SUBJECT_PRONOUN | lists::THIRD_PERSON) {
        evidence.token(verb);
        return 1.0;
    }
    if verb.has(lists::COMMAND) && next.has(lists::COMMAND_OBJECT)
        || verb.has(lists::SHOW_COMMAND) && next.has(lists::NAME)
    {
        evidence.tokens(&core[at..at + 2]);
        return 1.0;
    }
    0.0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::lexicon::Lexicon;
    use crate::text::{Analyzer, Language};

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_name_counts_up_to_the_end_of_its_clause(words in prop::collection::vec("this man|Paris|,|ran|:", 0..12)) {
            let mut analyzer = Analyzer::new(Language::ENGLISH, Lexicon::shared());
            let document = analyzer.read(&words.join(" "));
            let tokens = document.tokens();
            let found = named_from(document, tokens);
            let first = tokens.iter().position(|token| token.has(lists::NAME)).unwrap_or(tokens.len());
            for at in 0..first {
                let clause = tokens[at..].iter().take_while(|token| !matches!(document.token_text(token), "," | ":"));
                let named = clause.into_iter().any(|token| token.has(lists::NAME));
                prop_assert_eq!(found.is_some_and(|from| from <= at), named, "{} at {}", document.text(), at);
            }
        }

        #[test]
        fn an_ellipsis_is_looked_for_at_the_start_of_each_run_of_dots(
            words in prop::collection::vec("[.]{1,5}|…|so|,|\"", 0..10),
        ) {
            let mut analyzer = Analyzer::new(Language::ENGLISH, Lexicon::shared());
            let document = analyzer.read(&words.concat());
            let core = document.core();
            let text = |at: usize| core.get(at).map_or("", |token| document.token_text(token));
            let last_word = core.iter().rposition(Token::is_word);
            let simple = (0..core.len()).any(|at| {
                let dots = (at..core.len()).take_while(|&i| text(i) == ".").count();
                let end = if text(at) == "\u{2026}" { at + 1 } else { at + dots };
                let comma = if matches!(text(end), "\"" | "'") { end + 1 } else { end };
                (dots >= 3 || dots == 0 && end > at) && (last_word.is_none_or(|word| word < at) || text(comma) == ",")
            });
            let found = trailing_ellipsis(document, &mut Evidence::unkept());
            prop_assert_eq!(found, f64::from(u8::from(simple)), "{}", document.text());
        }
    }
}
