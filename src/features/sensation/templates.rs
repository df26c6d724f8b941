//! Ready-made phrases that promise a secret, contradict the reader or press for time.

use super::*;

pub(super) const FEATURES: &[Feature] = &[SECRET_TRICK_TEMPLATE, THINK_AGAIN_TEMPLATE, URGENCY];

const SECRET_TRICK_TEMPLATE: Feature = Feature {
    id: FeatureId("sensation.secret_trick_template"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::zhang_2018("a hidden secret or trick, and a challenge to the ego, are kinds of clickbait title"),
    summary: "phrases that promise a secret, a trick or a test for the few",
    present: "promises a secret, a trick or a test for the few",
    absent: "promises no secret, trick or test for the few",
    examples: &[
        Example::hit("Doctors Hate This Weird Trick", 2.0, &["Doctors Hate", "This Weird Trick"]),
        Example::hit("only people with sharp eyes can spot the owl", 1.0, &["only people with"]),
        Example::hit("The Secret to Crisp Fries No One Tells You", 2.0, &["The Secret to", "No One Tells You"]),
        Example::miss("Doctors back ban on trick candy"),
        Example::miss("Hospital doctors strike over pay"),
        Example::miss("Secret ballot set for Tuesday"),
        Example::miss("Only people over 60 to get booster in Denmark"),
    ],
    measure: Measure::Listed(lists::SECRET_TRICK, |document, evidence| {
        listed::count(document, lists::SECRET_TRICK, evidence)
    }),
};

const THINK_AGAIN_TEMPLATE: Feature = Feature {
    id: FeatureId("sensation.think_again_template"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::zhang_2018(
        "defying convention, as in telling readers to think again, is a kind of clickbait title",
    ),
    summary: "phrases that tell readers that they were wrong all along",
    present: "tells readers that they were wrong all along",
    absent: "does not tell readers that they were wrong all along",
    examples: &[
        Example::hit("Think Oat Milk Is Healthy? Think Again", 1.0, &["Think Again"]),
        Example::hit("you've been doing it wrong your whole life", 2.0, &["been doing it wrong", "your whole life"]),
        Example::hit("The Real Reason Airplane Windows Are Round", 1.0, &["The Real Reason"]),
        Example::hit("Moss grows faster than anyone expected", 1.0, &["than anyone expected"]),
        Example::miss("Think tank warns of weaker growth again"),
        Example::miss("Audit finds wrong dose given to patients"),
        Example::miss("Governor gives reason for veto"),
    ],
    measure: Measure::Listed(lists::THINK_AGAIN, |document, evidence| {
        listed::count(document, lists::THINK_AGAIN, evidence)
    }),
};

const URGENCY: Feature = Feature {
    id: FeatureId("sensation.urgency"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: Source {
        cite: "Google Search Central, people-first content",
        locator: "self-assessment questions",
        claim: "content should not be made to attract visits first; counting calls to hurry is this project's own",
    },
    summary: "phrases that press readers to act at once",
    present: "presses readers to act at once",
    absent: "does not press readers to act at once",
    examples: &[
        Example::hit("Watch This Before It's Too Late", 1.0, &["Watch This Before It's Too Late"]),
        Example::hit("last chance to get the tent everyone wants right now", 2.0, &["last chance", "right now"]),
        Example::hit("Hurry: Free Flights Today Only", 2.0, &["Hurry", "Today Only"]),
        Example::miss("Court rules on last appeal of bank chief"),
        Example::miss("Minister now says tax will stay"),
        Example::miss("Late goal earns Ghana a chance in the final"),
    ],
    measure: Measure::Listed(lists::URGENCY, |document, evidence| listed::count(document, lists::URGENCY, evidence)),
};
