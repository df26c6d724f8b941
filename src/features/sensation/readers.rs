//! The reader's feelings, body and money in place of the facts.

use super::*;

pub(super) const FEATURES: &[Feature] = &[AUDIENCE_REACTION, READER_PROMISE, RELATABLE_READER, OPINION_WORDS];

const AUDIENCE_REACTION: Feature = Feature {
    id: FeatureId("sensation.audience_reaction"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::google_discover(
        "titles should not manipulate appeal by outrage or titillation; counting reports of how people react is this \
         project's own",
    ),
    summary: "words for how others react, such as in tears, viral and the internet",
    present: "tells how people react instead of what they react to",
    absent: "does not tell how people react",
    examples: &[
        Example::hit("This Duet Left the Whole Bus in Tears", 1.0, &["in Tears"]),
        Example::hit("fans are losing it over a viral teapot", 2.0, &["fans are losing it", "viral"]),
        Example::hit(
            "People Can't Handle This Lamp: It Broke the Internet",
            2.0,
            &["People Can't Handle", "Broke the Internet"],
        ),
        Example::miss("Internet access reaches two thirds of villages"),
        Example::miss("Fans leave stadium after flood warning"),
        Example::miss("Virus found in poultry near Leeds"),
    ],
    measure: Measure::Listed(lists::AUDIENCE_REACTION, |document, evidence| {
        listed::count_anywhere(document, lists::AUDIENCE_REACTION, evidence)
    }),
};

const READER_PROMISE: Feature = Feature {
    id: FeatureId("sensation.reader_promise"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::michaluk_2026(
        "second-person pronouns are among the features of clickbait; counting what the text will do for the reader, \
         and the reader's own body, money and day, is this project's own",
    ),
    summary: "what the text will do to the reader, or what the reader has at stake: make you, your skin",
    present: "promises the reader an effect, or names what the reader has at stake",
    absent: "does not promise the reader an effect",
    examples: &[
        Example::hit("Songs That Will Make You Miss the Sea", 1.0, &["Make You"]),
        Example::hit(
            "what cheap pillows do to your skin, and habits that save money",
            2.0,
            &["your skin", "save money"],
        ),
        Example::hit("Read on | It could change your life", 1.0, &["change your life"]),
        Example::miss("Makers of yurts win export prize"),
        Example::miss("Skin cancer cases rise in Norway"),
        Example::miss("Bank moves savings of two million clients"),
    ],
    measure: Measure::Listed(lists::READER_PROMISE, |document, evidence| {
        listed::count_anywhere(document, lists::READER_PROMISE, evidence)
    }),
};

const RELATABLE_READER: Feature = Feature {
    id: FeatureId("sensation.relatable_reader"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::chakraborty_2016(
        "clickbait headlines and news headlines differ in the subjects they are about; counting descriptions in which \
         many readers see themselves is this project's own",
    ),
    summary: "descriptions in which many readers see themselves: anyone who, every parent, if you're",
    present: "describes its readers in terms that fit many",
    absent: "does not describe its readers",
    examples: &[
        Example::hit("Anyone Who Grew Up Near a Railway Knows This Smell", 1.0, &["Anyone Who"]),
        Example::hit(
            "if you're a 90s kid, every parent will envy your lunchbox",
            3.0,
            &["if you're", "90s kid", "every parent"],
        ),
        Example::hit("That Feeling When the Last Bus Is Early", 1.0, &["That Feeling When"]),
        Example::miss("Parents of missing boy thank rescuers"),
        Example::miss("Every second school lacks a nurse"),
        Example::miss("Minister asks whether those taxes paid off"),
    ],
    measure: Measure::Listed(lists::RELATABLE, |document, evidence| {
        listed::count_anywhere(document, lists::RELATABLE, evidence)
    }),
};

const OPINION_WORDS: Feature = Feature {
    id: FeatureId("sensation.opinion_words"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::potthast_2016(
        "the sentiment of the teaser is among the features of clickbait; counting words that judge without a fact is \
         this project's own",
    ),
    summary: "words that judge without a fact, such as perfect, weird and adorable",
    present: "passes judgment instead of reporting",
    absent: "uses no words that judge without a fact",
    examples: &[
        Example::hit("An Adorable Otter With a Perfect Plan", 2.0, &["Adorable", "Perfect"]),
        Example::hit("the weirdest soup in Ghent", 1.0, &["weirdest"]),
        Example::hit("Ferry diary | Simple, honest, fun", 3.0, &["Simple", "honest", "fun"]),
        Example::miss("Otter count rises by a third"),
        Example::miss("Weir repairs close canal"),
        Example::miss("Perfection Motors recalls vans"),
        Example::miss("Amazing Race adds stop in Oslo"),
    ],
    measure: Measure::Listed(lists::OPINION, |document, evidence| {
        listed::count_anywhere(document, lists::OPINION, evidence)
    }),
};
