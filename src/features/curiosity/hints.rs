//! The headline hints at a fact instead of stating it.

use super::open_quote;
use crate::features::{
    Direction, Evidence, Example, Feature, FeatureId, Measure, Reads, Source, Unit, Use, listed, sources,
};
use crate::lexicon::lists;
use crate::text::{Document, Tags, Token, TokenKind};

pub(super) const FEATURES: &[Feature] =
    &[OPEN_CLAUSE, UNNAMED_DESCRIPTION, INDEFINITE_WORDS, REVELATION, READER_QUESTION];

const OPEN_CLAUSE: Feature = Feature {
    id: FeatureId("curiosity.open_clause"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::blom_hansen_2015(
        "a headline can point at a coming part of the article, which has to be read to learn the fact; counting \
         clauses with how, why and what is this project's own",
    ),
    summary: "clauses with how, why or what in place of the fact, as in \"explains why she left\"",
    present: "hints at a how, why or what without giving it",
    absent: "has no how, why or what in place of a fact",
    examples: &[
        Example::hit("Plumber Explains Why She Never Drinks From Old Taps", 1.0, &["Why She"]),
        Example::hit("a beekeeper on what winter does to a hive and how he copes", 2.0, &["what winter", "how he"]),
        Example::hit("Baker's diary | It shows how a village was fed", 1.0, &["how a"]),
        Example::miss("Why the bridge closed"),
        Example::miss("Lockdown: how families coped"),
        Example::miss("Do voters know what the levy pays for?"),
        Example::miss("Minister: 'I know what voters want'"),
        Example::miss("Wheat prices rise somewhat after frost"),
    ],
    measure: Measure::Listed(lists::CLAUSE_WORD, open_clause),
};

const UNNAMED_DESCRIPTION: Feature = Feature {
    id: FeatureId("curiosity.unnamed_description"),
    unit: Unit::Flag,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::blom_hansen_2015(
        "an expression whose meaning only the article gives makes readers curious; reading descriptions that stand \
         for a name is this project's own",
    ),
    summary: "an opening that describes someone or something instead of naming it",
    present: "opens with a description instead of a name",
    absent: "does not open with a description instead of a name",
    examples: &[
        Example::hit("The Village That Forgot Its Own Birthday", 1.0, &["The Village That"]),
        Example::hit("A retired bus driver who paints only clouds", 1.0, &["A retired bus driver who"]),
        Example::hit("These tiny ovens you can build in a day", 1.0, &["These tiny ovens you"]),
        Example::miss("The parliament votes on the budget"),
        Example::miss("Norway jails the man who sold fake maps"),
        Example::miss("The Kenya team that won gold returns home"),
        Example::miss("A ferry sinks; those who swam are safe"),
    ],
    measure: Measure::Listed(lists::DESCRIPTION_OPENER, unnamed_description),
};

const INDEFINITE_WORDS: Feature = Feature {
    id: FeatureId("curiosity.indefinite_words"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: Source {
        cite: "Wei & Wan 2017, IJCAI",
        locator: "\"Learning to Identify Ambiguous and Misleading News Headlines\"",
        claim: "an ambiguous headline leaves out the key information so that readers click to get it; counting words \
                such as something is this project's own",
    },
    summary: "words that name nothing, such as something, someone and things",
    present: "says something or someone instead of what or who",
    absent: "does not say something or someone instead of a name",
    examples: &[
        Example::hit("Divers Found Something Below the Old Pier", 1.0, &["Something"]),
        Example::hit("things that someone should have told young cooks", 2.0, &["things", "someone"]),
        Example::hit("Forget the others: this one folds flat | stuff", 2.0, &["this one", "stuff"]),
        Example::miss("Divers find cannon below the old pier"),
        Example::miss("Union wins one more week of leave"),
        Example::miss("Nothing found in search of lake"),
    ],
    measure: Measure::Listed(lists::INDEFINITE, |document, evidence| {
        listed::count_anywhere(document, lists::INDEFINITE, evidence)
    }),
};

const REVELATION: Feature = Feature {
    id: FeatureId("curiosity.revelation"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::zhang_2018(
        "a hidden secret is a kind of clickbait title; counting the words that promise to disclose one is this \
         project's own",
    ),
    summary: "words that promise a disclosure, such as revealed, hidden and the truth",
    present: "promises to disclose what it does not say",
    absent: "does not promise to disclose anything",
    examples: &[
        Example::hit("The Hidden Rooms of the Opera House", 1.0, &["Hidden"]),
        Example::hit("Revealed: what it really means to own a windmill", 2.0, &["Revealed", "what it really means"]),
        Example::hit("NOBODY TELLS YOU ABOUT THE MOTHS", 1.0, &["NOBODY TELLS"]),
        Example::hit("What they don't want you to know about towels", 1.0, &["don't want you to know about"]),
        Example::miss("Opera house opens two more rooms"),
        Example::miss("Secretary of state meets envoys"),
        Example::miss("Witness tells truth commission of arrests"),
    ],
    measure: Measure::Listed(lists::REVELATION, |document, evidence| {
        listed::count_anywhere(document, lists::REVELATION, evidence)
    }),
};

const READER_QUESTION: Feature = Feature {
    id: FeatureId("curiosity.reader_question"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::zhang_2018(
        "a challenge to the ego is a kind of clickbait title; counting questions and quizzes for the reader is this \
         project's own",
    ),
    summary: "questions and dares for the reader, such as can you, how well do you and quiz",
    present: "quizzes or dares the reader",
    absent: "does not quiz or dare the reader",
    examples: &[
        Example::hit("Can You Name These Garden Birds?", 1.0, &["Can You"]),
        Example::hit("Quiz: how well do you know your river?", 2.0, &["Quiz", "how well do you"]),
        Example::hit("guess which of these bridges is the oldest", 1.0, &["guess which of these"]),
        Example::miss("Can the council name a price?"),
        Example::miss("Police question two over bridge fire"),
        Example::miss("Canyon rescue ends after four days"),
    ],
    measure: Measure::Listed(lists::READER_QUESTION, |document, evidence| {
        listed::count_anywhere(document, lists::READER_QUESTION, evidence)
    }),
};

/// A clause is inside a sentence where words stand on both sides of its first, and a statement where no question mark
/// closes it.
fn open_clause(document: &Document, evidence: &mut Evidence) -> f64 {
    if !document.tags().intersects(lists::CLAUSE_WORD) {
        return 0.0;
    }
    let mut clauses = 0.0;
    for segment in document.segments() {
        let tokens = document.segment_tokens(*segment);
        let asked = tokens.iter().rposition(|token| token.has(Tags::QUESTION)).unwrap_or(0);
        for at in asked.max(1)..tokens.len().saturating_sub(1) {
            let inside = tokens[at - 1].is_word() && tokens[at + 1].is_word();
            if inside && tokens[at].has(lists::CLAUSE_WORD) && open_quote(document, tokens, at).is_none() {
                evidence.tokens(&tokens[at..at + 2]);
                clauses += 1.0;
            }
        }
    }
    clauses
}

/// Maximum number of words between the opening of a description and the word that joins it to the statement.
const DESCRIPTION_REACH: usize = 5;

fn unnamed_description(document: &Document, evidence: &mut Evidence) -> f64 {
    let core = document.core();
    let Some((first, rest)) = core.split_first().filter(|(first, _)| first.has(lists::DESCRIPTION_OPENER)) else {
        return 0.0;
    };
    let goes_on = |token: &Token| match token.kind {
        TokenKind::Word | TokenKind::Number => !token.has(lists::NAME),
        _ => document.token_text(token) == "-",
    };
    let near = &rest[..rest.len().min(DESCRIPTION_REACH)];
    let described = near.iter().take_while(|token| goes_on(token)).count();
    let link = near[..described].iter().skip(1).position(|token| token.has(lists::DESCRIPTION_LINK));
    let Some(link) = link else { return 0.0 };
    evidence.push(first.span.cover(near[link + 1].span));
    1.0
}
