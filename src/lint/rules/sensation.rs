//! Noise in headlines: words and marks that raise the voice.

use super::*;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: RuleId("hyperbole"),
        finds: from("sensation.hyperbole_words", 2.0),
        severity: Severity::Warning,
        places: Places::Together,
        message: "{count} words of exaggeration in one headline",
        advice: "Replace them by what happened or how much it was.",
        bad: "Epic storm leaves jaw-dropping trail along the coast",
        good: "Storm leaves a trail of fallen trees along the coast",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("piled-superlatives"),
        finds: from("sensation.superlatives", 0.2),
        severity: Severity::Info,
        places: Places::Together,
        message: "much of the headline is superlatives of opinion",
        advice: "Say what sets it apart, with a figure if there is one.",
        bad: "The best and cutest dogs",
        good: "The oldest dog in Norway turns 24",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("piled-intensifiers"),
        finds: from("sensation.intensifiers", 2.0),
        severity: Severity::Info,
        places: Places::Together,
        message: "{count} words that only turn up the volume",
        advice: "Take them out; the headline loses nothing.",
        bad: "Council is really, totally sure about the bridge",
        good: "Council is sure about the bridge",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("combat-verbs"),
        finds: from("sensation.combat_verbs", 2.0),
        severity: Severity::Info,
        places: Places::Together,
        message: "{count} verbs of combat for what was only said",
        advice: "Use said, criticised or rejected.",
        bad: "Mayor slams critics, destroys rival in debate",
        good: "Mayor rejects criticism in debate",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("fear-words"),
        finds: from("sensation.fear_terms", 2.0),
        severity: Severity::Info,
        places: Places::Together,
        message: "{count} words that frighten rather than report",
        advice: "Say what the danger is and how large.",
        bad: "Chilling find in creepy house by the lake",
        good: "Letters found in an empty house by the lake",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("outrage-words"),
        finds: from("sensation.outrage_titillation", 2.0),
        severity: Severity::Info,
        places: Places::Together,
        message: "{count} words that trade on outrage or titillation",
        advice: "Say what happened and leave the judgement to readers.",
        bad: "Disgusting stunt by shameless star in sexy dress",
        good: "Star walks out of the gala",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("chat-slang"),
        finds: from("sensation.slang_chat", 2.0),
        severity: Severity::Info,
        places: Places::Together,
        message: "{count} words of chat slang",
        advice: "Write it as the text would say it.",
        bad: "OMG, this cat is gonna break the internet, lol",
        good: "Cat sits on the keyboard of the town hall",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("absolutes"),
        finds: from("sensation.absolutes", 2.0),
        severity: Severity::Info,
        places: Places::Together,
        message: "{count} words that allow no exception",
        advice: "Say how many, how often, or who.",
        bad: "Everyone always forgets the bridge toll",
        good: "Half of all drivers forget the bridge toll",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("breaking-label"),
        finds: from("sensation.breaking_label", 1.0),
        severity: Severity::Info,
        message: "the label \u{201c}{text}\u{201d} calls for attention",
        advice: "Keep it for the first hours of real news, then take it off.",
        bad: "BREAKING: Council to meet on Monday",
        good: "Council to meet on Monday",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("exclamation"),
        finds: from("sensation.exclamations", 1.0),
        severity: Severity::Info,
        places: Places::Together,
        message: "the headline shouts with an exclamation mark",
        advice: "End without it, unless it belongs to a quotation or a name.",
        bad: "Ferry sails again!",
        good: "Ferry sails again",
        yields_to: &[RuleId("repeated-punctuation")],
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("shouted-words"),
        finds: from("sensation.shouted_words", 3.0),
        severity: Severity::Warning,
        places: Places::Together,
        message: "{count} words in capitals",
        advice: "Write them in normal case.",
        bad: "Ferry NEVER EVER sails AGAIN after storm",
        good: "NATO and WHO send a ferry after storm",
        spares: Spares::NamesAndAcronyms,
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("emoji"),
        finds: from("sensation.emoji_symbols", 1.0),
        severity: Severity::Info,
        places: Places::Together,
        message: "the headline is decorated with symbols",
        advice: "Take them out: search results and screen readers show them badly.",
        bad: "Ferry sails again \u{1f6a2}\u{1f525}",
        good: "Ferry sails again",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("repeated-punctuation"),
        finds: from("sensation.punct_runs", 1.0),
        severity: Severity::Warning,
        message: "\u{201c}{text}\u{201d} says no more than one of it",
        advice: "Use one mark, or none.",
        bad: "Ferry sails again!!!",
        good: "Will the ferry sail again?",
        fix: Some(fixes::one_mark),
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("scare-quotes"),
        finds: from("sensation.scare_quotes", 2.0),
        severity: Severity::Info,
        places: Places::Together,
        message: "{count} single words in quotation marks keep their distance from what they say",
        advice: "Quote whole statements with their speaker, or drop the marks.",
        bad: "Mayor's 'friend' builds 'villa' by the lake",
        good: "Mayor: 'We will not sell the lake shore'",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("secret-trick"),
        finds: from("sensation.secret_trick_template", 1.0),
        severity: Severity::Warning,
        message: "\u{201c}{text}\u{201d} promises a secret instead of telling",
        advice: "Say what the method is.",
        bad: "One weird trick to keep bread fresh",
        good: "Bread keeps longer in a clay pot",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("think-again"),
        finds: from("sensation.think_again_template", 1.0),
        severity: Severity::Warning,
        message: "\u{201c}{text}\u{201d} tells readers that they were wrong",
        advice: "Say what is so.",
        bad: "Think you know how to boil an egg? Think again",
        good: "Eggs boil best from cold water",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("urgency"),
        finds: from("sensation.urgency", 1.0),
        severity: Severity::Warning,
        message: "\u{201c}{text}\u{201d} presses readers to act at once",
        advice: "Give the date by which it matters.",
        bad: "Stop drinking tap water before it's too late",
        good: "Applications for the grant close on May 4",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("audience-reaction"),
        finds: from("sensation.audience_reaction", 1.0),
        severity: Severity::Info,
        message: "\u{201c}{text}\u{201d} tells how people react, not what to",
        advice: "Say what happened and leave the reaction to readers.",
        bad: "The new ferry has left the whole town in tears",
        good: "The last wooden ferry leaves Lund",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("reader-promise"),
        finds: from("sensation.reader_promise", 1.0),
        severity: Severity::Info,
        message: "\u{201c}{text}\u{201d} speaks of the reader instead of the subject",
        advice: "Say what the subject does, for whom and how much.",
        bad: "This old ferry will make you miss the sea",
        good: "The old ferry sails once more",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("relatable-reader"),
        finds: from("sensation.relatable_reader", 1.0),
        severity: Severity::Info,
        message: "\u{201c}{text}\u{201d} invites readers to see themselves",
        advice: "Say who is meant and how many they are.",
        bad: "Anyone who grew up in Lund knows the smell",
        good: "Four in five people in Lund know the smell",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("opinion-words"),
        finds: from("sensation.opinion_words", 2.0),
        severity: Severity::Info,
        places: Places::Together,
        message: "{count} words that judge without a fact",
        advice: "Give the fact that they stand for.",
        bad: "The perfect ferry for a weird and adorable town",
        good: "A ferry of 40 seats for a town of 900",
        ..Rule::PLAIN
    },
];
