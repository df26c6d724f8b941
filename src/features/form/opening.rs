//! Numbers, lists, instructions and tags: what kind of piece the headline announces.

use super::*;
use crate::features::Evidence;
use crate::text::{Document, Tags, Token, TokenKind};

pub(super) const FEATURES: &[Feature] = &[STARTS_WITH_NUMBER, LISTICLE, HOW_TO, MEDIA_TAG, COLLECTION];

/// What a number of things starts with.
const COUNTS: Tags = Tags::DIGIT.union(lists::NUMBER_WORD);
/// What the number of a list counts.
const LISTED: Tags = lists::LIST_NOUN.union(lists::LIST_SUBJECT);

const STARTS_WITH_NUMBER: Feature = Feature {
    id: FeatureId("form.starts_with_number"),
    unit: Unit::Flag,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::chakraborty_2016(
        "clickbait headlines often start with a number; leaving out what news counts is this project's own",
    ),
    summary: "opens with a number that does not count victims, units or money",
    present: "opens with a number",
    absent: "does not open with a number, or opens with one of victims, units or money",
    examples: &[
        Example::hit("10 Things We Learned About Moss", 1.0, &["10"]),
        Example::hit("seventeen reasons to repot your fern", 1.0, &["seventeen"]),
        Example::hit("BREAKING: 21 Celebrities Who Love Soup", 1.0, &["21"]),
        Example::miss("14 dead as ferry capsizes off Samar"),
        Example::miss("5 million people without power in Texas"),
        Example::miss("14-year-old wins chess title"),
        Example::miss("Two ministers resign over budget"),
        Example::miss("$5 fee for parking from May"),
    ],
    measure: Measure::Listed(COUNTS, starts_with_number),
};

fn starts_with_number(document: &Document, evidence: &mut Evidence) -> f64 {
    let core = document.core();
    let Some(first) = core.first() else { return 0.0 };
    // Number words open news as often as lists, so they count only if a list follows.
    let opens = match first.kind {
        TokenKind::Number => is_count(document, core, 0) && !counts_news(core),
        _ => is_count(document, core, 0) && list_end(document, core, 0).is_some(),
    };
    if opens {
        evidence.token(first);
    }
    f64::from(u8::from(opens))
}

const LISTICLE: Feature = Feature {
    id: FeatureId("form.listicle"),
    unit: Unit::Flag,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::zhang_2018("a listicle, a numbered list of tips or the like, is a kind of clickbait title"),
    summary: "announces a numbered list of things, reasons, signs or the like",
    present: "announces a numbered list",
    absent: "announces no numbered list",
    examples: &[
        Example::hit("10 Things We Learned About Moss", 1.0, &["10 Things"]),
        Example::hit("Here Are 7 Surprisingly Simple Ways to Fold a Sheet", 1.0, &["7 Surprisingly Simple Ways"]),
        Example::hit("the twelve best photos of the regatta", 1.0, &["twelve best photos"]),
        Example::hit("19 People Who Should Not Own a Grill", 1.0, &["19 People Who"]),
        Example::miss("14 dead as ferry capsizes off Samar"),
        Example::miss("5 million people without power in Texas"),
        Example::miss("Two people held over museum theft"),
        Example::miss("3 arrested after photos leak from ministry"),
        Example::miss("Rower fined three times for late entry"),
        Example::miss("New York Times names 2 deputy editors"),
    ],
    measure: Measure::Listed(LISTED, listicle),
};

/// How far from the start of the core, in tokens, the number of a list may be.
const LIST_OPENING: usize = 9;
/// How far after the number, in tokens, the counted noun may be.
const LIST_REACH: usize = 5;

fn listicle(document: &Document, evidence: &mut Evidence) -> f64 {
    let list = announced_list(document);
    if let Some(tokens) = list {
        evidence.tokens(tokens);
    }
    f64::from(u8::from(list.is_some()))
}

/// The words that announce a numbered list, its number first: "10 Things".
pub fn announced_list(document: &Document) -> Option<&[Token]> {
    if !document.core_tags().intersects(LISTED) {
        return None;
    }
    let core = document.core();
    let opens = |at: usize| is_count(document, core, at) && (at == 0 || may_open(document, &core[at - 1]));
    let mut numbers = (0..core.len().min(LIST_OPENING)).filter(|&at| opens(at));
    numbers.find_map(|at| list_end(document, core, at).map(|end| &core[at..end]))
}

/// Whether the number of a list may follow this token ("Here are", "Top", a colon).
fn may_open(document: &Document, before: &Token) -> bool {
    before.has(lists::LIST_OPENER) || matches!(document.token_text(before), ":" | "\"" | "'" | "(")
}

/// One past the noun that the number at `at` counts, if that noun makes a list.
fn list_end(document: &Document, core: &[Token], at: usize) -> Option<usize> {
    for noun in at + 1..core.len().min(at + 1 + LIST_REACH) {
        let token = &core[noun];
        if token.has(lists::LIST_NOUN) {
            return Some(noun + 1);
        }
        if token.has(lists::LIST_SUBJECT) && core.get(noun + 1).is_some_and(|next| next.has(lists::LIST_LINK)) {
            return Some(noun + 2);
        }
        let stops = match token.kind {
            TokenKind::Word => token.has(lists::NEWS_NUMBER.union(lists::LIST_BREAK)),
            TokenKind::Number | TokenKind::Symbol => true,
            TokenKind::Punctuation => !matches!(document.token_text(token), "-" | "'" | "\"" | "&" | "+"),
        };
        if stops {
            return None;
        }
    }
    None
}

/// Whether the token at `at` counts things: a number word, or up to three digits that are not part of a longer figure,
/// sum, date or compound.
fn is_count(document: &Document, core: &[Token], at: usize) -> bool {
    let token = &core[at];
    let touches = |left: &Token, right: &Token| left.span.end == right.span.start;
    let is = |token: &Token, marks: &str| marks.contains(document.token_text(token));
    let opens = at == 0 || !touches(&core[at - 1], token) || is(&core[at - 1], "'\"(:");
    let closes = core.get(at + 1).is_none_or(|next| !touches(token, next) || is(next, "+'\",:"));
    let counts = match token.kind {
        TokenKind::Number => token.span.len() <= 3 && document.token_text(token).bytes().all(|b| b.is_ascii_digit()),
        _ => token.has(lists::NUMBER_WORD),
    };
    counts && opens && closes
}

/// Whether the number that these tokens open with is the kind that news gives rather than that of a list.
fn counts_news(core: &[Token]) -> bool {
    let near = core.iter().skip(1).take(4).take_while(|token| !token.has(lists::LIST_NOUN));
    near.into_iter().any(|token| token.has(lists::NEWS_NUMBER))
}

const HOW: Tags = lists::HOW_TO.union(lists::HOW_TO_OPENING);

const HOW_TO: Feature = Feature {
    id: FeatureId("form.how_to"),
    unit: Unit::Flag,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::zhang_2018(
        "tips are named among typical clickbait lists; flagging announced instructions is this project's own",
    ),
    summary: "announces instructions, as in how to",
    present: "announces instructions",
    absent: "announces no instructions",
    examples: &[
        Example::hit("How to Poach an Egg", 1.0, &["How to"]),
        Example::hit("here's how to get red wine out of wool", 1.0, &["here's how to"]),
        Example::hit("Tax season: how to claim a refund", 1.0, &["how to"]),
        Example::hit("A Step-by-Step Tour of the Perfect Braid", 1.0, &["Step-by-Step"]),
        Example::miss("Senators divided on how to fund roads"),
        Example::miss("How the vote was lost in Leeds"),
        Example::miss("Court told how accountant hid losses"),
    ],
    measure: Measure::Listed(HOW, |document, evidence| {
        let core = document.core_span();
        let inside = |hit: &&crate::text::PhraseHit| core.start <= hit.span.start && hit.span.end <= core.end;
        for hit in document.phrases().iter().filter(inside) {
            let before = || document.text()[..hit.span.start as usize].trim_end();
            let opens = || hit.span.start == core.start || before().ends_with(':');
            if hit.list.intersects(lists::HOW_TO) || (hit.list.intersects(lists::HOW_TO_OPENING) && opens()) {
                evidence.push(hit.span);
                return 1.0;
            }
        }
        0.0
    }),
};

const MEDIA_TAG: Feature = Feature {
    id: FeatureId("form.media_tag"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: Source {
        cite: "Elyashar et al. 2017, Clickbait Challenge",
        locator: "section on features",
        claim: "media that come with a post are among the features of clickbait; reading the tag is this project's own",
    },
    summary: "tags that announce a video, photos or the like",
    present: "carries a tag for a video, photos, a quiz or the like",
    absent: "carries no tag for a video, photos, a quiz or the like",
    examples: &[
        Example::hit("Dog rides bus alone [VIDEO]", 1.0, &["VIDEO"]),
        Example::hit("WATCH: Mayor dances at parade (with photos)", 2.0, &["WATCH", "with photos"]),
        Example::hit("the storm from space | video", 1.0, &["video"]),
        Example::miss("Video shows moment roof collapsed"),
        Example::miss("Watch live: lawmakers debate budget"),
        Example::miss("Watch maker Omega recalls 2,000 pieces"),
        Example::miss("Two win (photo finish needed) in Dubai"),
    ],
    measure: Measure::Listed(lists::MEDIA_TAG, |document, evidence| {
        labels::count(document, lists::MEDIA_TAG, evidence)
    }),
};

const COLLECTION: Feature = Feature {
    id: FeatureId("form.collection"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::zhang_2018(
        "a list of tips or the like is a kind of clickbait title; counting what is collected, with or without a number, \
         is this project's own",
    ),
    summary: "what a headline collects instead of reporting, such as tips, photos and ideas",
    present: "offers a collection rather than an event",
    absent: "offers no collection",
    examples: &[
        Example::hit("Lighthouse Photos and Quotes for Grey Days", 2.0, &["Photos", "Quotes"]),
        Example::hit("gift ideas from a harbour shop", 2.0, &["gift", "ideas"]),
        Example::hit("Seven Ways to Fold a Map", 1.0, &["Ways"]),
        Example::miss("Photographer sues harbour over fall"),
        Example::miss("Lawyers tip rival for chief justice"),
        Example::miss("Road closed both way signs stolen"),
    ],
    measure: Measure::Listed(lists::COLLECTION, |document, evidence| {
        listed::count_anywhere(document, lists::COLLECTION, evidence)
    }),
};
