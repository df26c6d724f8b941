//! Who speaks to whom, and in what words.

use super::*;
use crate::features::Evidence;
use crate::text::{Document, Tags, Token, TokenKind};

pub(super) const FEATURES: &[Feature] =
    &[SECOND_PERSON, FIRST_PERSON, CONTRACTIONS, STOPWORD_RATIO, EASY_WORD_RATIO, PROPER_NOUN_SHARE];

const SECOND_PERSON: Feature = Feature {
    id: FeatureId("form.second_person"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::michaluk_2026("second-person pronouns are among the features of clickbait"),
    summary: "words that address the reader, such as you and your",
    present: "talks to the reader",
    absent: "does not talk to the reader",
    examples: &[
        Example::hit("You Should Check Your Tires", 2.0, &["You", "Your"]),
        Example::hit("the soup you'll make all winter", 1.0, &["you'll"]),
        Example::miss("Budget explained | What it means for you"),
        Example::hit("Is Your Roof Ready for Snow?", 1.0, &["Your"]),
        Example::miss("Youth vote rises in Ghana"),
        Example::miss("Younger drivers face new test"),
        Example::miss("Yousafzai speaks at Oxford"),
    ],
    measure: Measure::Listed(lists::SECOND_PERSON, |document, evidence| {
        listed::count(document, lists::SECOND_PERSON, evidence)
    }),
};

const FIRST_PERSON: Feature = Feature {
    id: FeatureId("form.first_person"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::chakraborty_2016(
        "pronouns and determiners set clickbait headlines apart; counting the first person is this project's own",
    ),
    summary: "words that refer to the writer, such as I, my and we",
    present: "speaks as I or we",
    absent: "does not speak as I or we",
    examples: &[
        Example::hit("I Quit My Job to Bake Bread", 2.0, &["I", "My"]),
        Example::hit("what we learned from our worst trip", 2.0, &["we", "our"]),
        Example::hit("Why I've Never Owned a Car", 1.0, &["I've"]),
        Example::miss("World War I shell found in Ypres"),
        Example::miss("US to send aid after quake"),
        Example::miss("Crash closes lanes of I-95 near Richmond"),
        Example::miss("Coal mine reopens in Poland"),
    ],
    measure: Measure::Listed(lists::FIRST_PERSON, first_person),
};

fn first_person(document: &Document, evidence: &mut Evidence) -> f64 {
    if !document.core_tags().intersects(lists::FIRST_PERSON) {
        return 0.0;
    }
    let core = document.core();
    let joined = |at: usize| core.get(at + 1).is_some_and(|next| next.span.start == core[at].span.end);
    let mut words = 0.0;
    for (at, token) in core.iter().enumerate() {
        // A single letter joined to something is the name of a road or a model: I-95.
        let name = token.span.len() == 1 && joined(at) && document.token_text(&core[at + 1]) == "-";
        if token.has(lists::FIRST_PERSON) && !name && !listed::is_plain(document, token.span) {
            evidence.token(token);
            words += 1.0;
        }
    }
    words
}

const CONTRACTED: Tags = lists::CONTRACTION.union(Tags::QUOTE);

const CONTRACTIONS: Feature = Feature {
    id: FeatureId("form.contractions"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::chakraborty_2016("contracted word forms occur in clickbait headlines"),
    summary: "contracted forms such as don't, you're and it's",
    present: "uses contractions",
    absent: "uses no contractions",
    examples: &[
        Example::hit("Don't Toss the Peel, You'll Need It", 2.0, &["Don't", "You'll"]),
        Example::hit("it\u{2019}s what they\u{2019}re hiding", 2.0, &["it\u{2019}s", "they\u{2019}re"]),
        Example::hit("HERE'S WHY I'D RATHER WALK", 2.0, &["HERE'S", "I'D"]),
        Example::miss("Iran's parliament rejects the minister's plan"),
        Example::miss("Five o'clock curfew in Xi'an"),
        Example::miss("O'Brien joins teachers' union talks"),
    ],
    measure: Measure::Listed(CONTRACTED, |document, evidence| {
        let contracted = |token: &Token| {
            token.has(lists::CONTRACTION) || (token.has(Tags::QUOTE) && is_contraction(document, token))
        };
        count::tokens(document.core(), contracted, evidence)
    }),
};

/// Whether a word ends in a contraction that cannot be a possessive.
fn is_contraction(document: &Document, token: &Token) -> bool {
    let text = document.token_text(token).as_bytes();
    let Some(mark) = text.iter().rposition(|&byte| byte == b'\'') else { return false };
    let (before, after) = (&text[..mark], &text[mark + 1..]);
    let is = |ending: &[u8]| after.eq_ignore_ascii_case(ending);
    let not = is(b"t") && before.last().is_some_and(|byte| byte.eq_ignore_ascii_case(&b'n'));
    !before.is_empty() && (not || is(b"re") || is(b"ve") || is(b"ll") || is(b"m") || is(b"d"))
}

const STOPWORD_RATIO: Feature = Feature {
    id: FeatureId("form.stopword_ratio"),
    unit: Unit::Share,
    direction: Direction::Either,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::chakraborty_2016("clickbait headlines have a larger share of function words than news headlines"),
    summary: "share of words that are function words, such as the, of and you",
    present: "uses function words, {} of all",
    absent: "has no function words",
    examples: &[
        Example::hit("This Is What You Should Do", 1.0, &["This", "Is", "What", "You", "Should", "Do"]),
        Example::hit("Rates rise in Norway", 0.25, &["in"]),
        Example::hit("BREAKING: Rates rise in Norway | What you should do", 0.25, &["in"]),
        Example::miss("Volcano erupts overnight"),
        Example::miss("Ferry capsizes, 14 dead"),
        Example::miss("Parliament dissolved"),
    ],
    measure: Measure::Listed(lists::STOPWORD, |document, evidence| share_of(document, lists::STOPWORD, evidence)),
};

const EASY_WORD_RATIO: Feature = Feature {
    id: FeatureId("form.easy_word_ratio"),
    unit: Unit::Share,
    direction: Direction::Either,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::potthast_2016("words from a list of easy words are among the features of clickbait"),
    summary: "share of words that a child knows",
    present: "uses words that a child knows, {} of all",
    absent: "has no words that a child knows",
    examples: &[
        Example::hit("My dog eats ice", 1.0, &["My", "dog", "eats", "ice"]),
        Example::hit("Parliament dissolved after budget vote", 0.2, &["after"]),
        Example::hit("Boys jump over hydrants", 0.75, &["Boys", "jump", "over"]),
        Example::miss("Parliament dissolved"),
        Example::miss("Inflation forecast revised"),
        Example::miss("Senate ratifies treaty"),
    ],
    measure: Measure::Listed(lists::EASY_WORD, |document, evidence| share_of(document, lists::EASY_WORD, evidence)),
};

/// Share of the core's words, numbers aside, that are on a list.
fn share_of(document: &Document, list: Tags, evidence: &mut Evidence) -> f64 {
    let listed = count::words(document, list, evidence);
    let words = document.core().iter().filter(|token| token.kind == TokenKind::Word).count() as f64;
    count::share(listed, words)
}

const PROPER_NOUN_SHARE: Feature = Feature {
    id: FeatureId("form.proper_noun_share"),
    unit: Unit::Share,
    direction: Direction::Either,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::horne_2017(
        "titles of real and fake news differ in proper nouns; finding names by a list, whatever their case, is this \
         project's own",
    ),
    summary: "share of words that are names of places, people or organisations",
    present: "names people, places or organisations",
    absent: "has no name that is on the lists",
    examples: &[
        Example::hit("Iran and Turkey sign pact", 0.4, &["Iran", "Turkey"]),
        Example::hit("new york and paris plan joint bid", 0.4286, &["new york", "paris"]),
        Example::hit("FERRY CAPSIZES OFF SAMAR", 0.25, &["SAMAR"]),
        Example::miss("Ten tips to sleep better"),
        Example::miss("A New Way to Peel Garlic"),
        Example::miss("The parliament votes on the budget"),
    ],
    measure: Measure::Listed(lists::NAME, |document, evidence| {
        let named = listed::words(document, lists::NAME, evidence);
        if named == 0.0 { 0.0 } else { count::share(named, count::core_words(document)) }
    }),
};
