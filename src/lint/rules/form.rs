//! Forms of headlines that are often right, and worth a look.

use super::*;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: RuleId("listicle"),
        finds: from("form.listicle", 1.0),
        severity: Severity::Info,
        message: "the headline announces a numbered list",
        advice: "Say what the list shows, unless the number is the news.",
        bad: "12 reasons to visit the coast in winter",
        good: "12 boats sink off the coast in winter",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("media-tag"),
        finds: from("form.media_tag", 1.0),
        severity: Severity::Info,
        message: "the tag \u{201c}{text}\u{201d} sells the medium, not the story",
        advice: "Leave it to the page to show that there is a video.",
        bad: "Crane lifts a whole house [VIDEO]",
        good: "Crane lifts a whole house",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("reader-address"),
        finds: from("form.second_person", 2.0),
        severity: Severity::Info,
        places: Places::Together,
        message: "the headline talks to the reader instead of about its subject",
        advice: "Name the subject and what it does.",
        bad: "What your handwriting says about you",
        good: "Handwriting says little about character, study finds",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("staccato-headline"),
        finds: from("form.sentence_breaks", 2.0),
        severity: Severity::Info,
        places: Places::Together,
        message: "the headline is chopped into sentences",
        advice: "Make it one sentence.",
        bad: "He came. He saw. He left the harbour.",
        good: "Lund leaves the harbour",
        ..Rule::PLAIN
    },
];
