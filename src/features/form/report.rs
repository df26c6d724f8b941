//! What plain news looks like: an event, a figure, its circumstances and who says so.

use super::*;
use crate::features::Evidence;
use crate::text::{Document, Tags, TokenKind};

pub(super) const FEATURES: &[Feature] = &[NEWS_VERBS, ATTRIBUTION, FIGURES, CIRCUMSTANCE];

const NEWS_VERBS: Feature = Feature {
    id: FeatureId("form.news_verbs"),
    unit: Unit::Count,
    direction: Direction::LowersBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::chakraborty_2016(
        "news headlines name the event in content words, clickbait headlines lean on function words; counting verbs of \
         reported events is this project's own",
    ),
    summary: "verbs that report an event, such as dies, approves and arrested",
    present: "reports an event",
    absent: "has no verb that reports an event",
    examples: &[
        Example::hit("Senate Approves Canal Bill", 1.0, &["Approves"]),
        Example::hit("two arrested as ferry operator files for bankruptcy", 2.0, &["arrested", "files"]),
        Example::hit("Miner to cut 300 jobs in Ghana", 1.0, &["to cut"]),
        Example::miss("Approval Is Overrated, and Other Lessons"),
        Example::miss("Ten ways to sleep better | Court approves plan"),
        Example::miss("A canal you have to see"),
    ],
    measure: Measure::Listed(lists::NEWS_VERB, |document, evidence| {
        listed::count(document, lists::NEWS_VERB, evidence)
    }),
};

const ATTRIBUTION: Feature = Feature {
    id: FeatureId("form.attribution"),
    unit: Unit::Count,
    direction: Direction::LowersBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::horne_2018(
        "the style of attribution is measured to set kinds of news outlets apart; counting it in headlines is this \
         project's own",
    ),
    summary: "words that attribute a statement, such as says, according to and police say",
    present: "says who says so",
    absent: "does not say who says so",
    examples: &[
        Example::hit("Dam was cracked for years, inquiry finds", 1.0, &["inquiry finds"]),
        Example::hit("Mayor says tolls will fall, according to draft", 2.0, &["says", "according to"]),
        Example::hit("FERRY WAS OVERLOADED, POLICE SAY", 1.0, &["POLICE SAY"]),
        Example::miss("What your kettle would say about you"),
        Example::miss("Here's why the dam cracked | Mayor says sorry"),
        Example::miss("A police dog finds its way home"),
    ],
    measure: Measure::Listed(lists::REPORTING, |document, evidence| {
        listed::count(document, lists::REPORTING, evidence)
    }),
};

const FIGURES: Feature = Feature {
    id: FeatureId("form.figures"),
    unit: Unit::Count,
    direction: Direction::LowersBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::horne_2018(
        "numbers distinguish factual texts from others; counting figures with their unit in headlines is this \
         project's own",
    ),
    summary: "figures with their unit: sums, percentages, tolls",
    present: "gives a figure with its unit",
    absent: "gives no figure with a unit",
    examples: &[
        Example::hit("Port spends $40 on each crane, 3% more", 2.0, &["$40", "3%"]),
        Example::hit("5 million vote in Kenya", 1.0, &["5 million"]),
        Example::hit("Quake leaves 1,200 homeless", 1.0, &["1,200"]),
        Example::hit("Bank fined \u{20ac}2.5bn", 1.0, &["\u{20ac}2.5bn"]),
        Example::miss("10 Things We Learned About Moss"),
        Example::miss("Rates in 2025: what to expect | 3% off"),
        Example::miss("A million reasons to stay home"),
    ],
    measure: Measure::Listed(Tags::DIGIT, figures),
};

const CIRCUMSTANCE: Feature = Feature {
    id: FeatureId("form.circumstance"),
    unit: Unit::Count,
    direction: Direction::LowersBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: Source {
        cite: "Bell 1991, The Language of News Media",
        locator: "chapter 8, \"Telling stories\"",
        claim: "a lead names the event with its actors, time and place; counting the words that tie a headline to an \
                earlier event is this project's own",
    },
    summary: "words that tie the news to what came before, such as after, amid and despite",
    present: "says what came before or what lies behind it",
    absent: "does not say what came before",
    examples: &[
        Example::hit("Parliament dissolved after budget vote fails", 1.0, &["after"]),
        Example::hit("rates held despite frost and amid talks", 2.0, &["despite", "amid"]),
        Example::hit("Mill shuts because of drought", 1.0, &["because of"]),
        Example::miss("The happily ever afterparty of your dreams"),
        Example::miss("A kettle for tired people | New after dinner"),
        Example::miss("Aftershave for teens, ranked"),
    ],
    measure: Measure::Listed(lists::CIRCUMSTANCE, |document, evidence| {
        listed::count(document, lists::CIRCUMSTANCE, evidence)
    }),
};

/// A figure is a number after a currency sign, before a percent sign or unit, or of more than three digits with a
/// separator.
fn figures(document: &Document, evidence: &mut Evidence) -> f64 {
    let core = document.core();
    let mut figures = 0.0;
    for (at, token) in core.iter().enumerate() {
        if !token.is_word() || !token.has(Tags::DIGIT) {
            continue;
        }
        let touches = |left: usize, right: usize| core[left].span.end == core[right].span.start;
        let money =
            at > 0 && touches(at - 1, at) && matches!(document.token_text(&core[at - 1]), "$" | "\u{a3}" | "\u{20ac}");
        let unit = core.get(at + 1).is_some_and(|next| {
            next.has(lists::FIGURE_UNIT) || touches(at, at + 1) && document.token_text(next) == "%"
        });
        let grouped = token.kind == TokenKind::Number && document.token_text(token).contains(',');
        if money || unit || grouped {
            evidence.tokens(&core[at - usize::from(money)..=at + usize::from(unit)]);
            figures += 1.0;
        }
    }
    figures
}
