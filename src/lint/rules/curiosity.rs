//! Questions and gaps: headlines that ask or hide instead of telling.

use super::*;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: RuleId("question-headline"),
        finds: from("curiosity.question_mark", 1.0),
        severity: Severity::Info,
        message: "the headline asks instead of telling",
        advice: "Say what is known; keep the question only if the text leaves it open.",
        bad: "Who will run the harbour next year?",
        good: "Lund will run the harbour next year",
        yields_to: &[
            RuleId("yes-no-question"),
            RuleId("doubt-question"),
            RuleId("false-choice-question"),
            RuleId("stacked-questions"),
            RuleId("unanswered-question"),
        ],
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("yes-no-question"),
        finds: from("curiosity.yes_no_question", 1.0),
        severity: Severity::Info,
        message: "the headline asks a yes-or-no question",
        advice: "Give the answer, or say who claims what.",
        bad: "Will the new bridge open before winter?",
        good: "What the new bridge will cost the town",
        yields_to: &[RuleId("doubt-question"), RuleId("false-choice-question"), RuleId("unanswered-question")],
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("doubt-question"),
        finds: from("curiosity.doubt_question", 1.0),
        severity: Severity::Warning,
        message: "the question is padded with doubt: \u{201c}{text}\u{201d}",
        advice: "Drop the padding and say what is known.",
        bad: "Is the new bridge really that dangerous?",
        good: "Is the new bridge safe?",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("false-choice-question"),
        finds: from("curiosity.false_choice_question", 1.0),
        severity: Severity::Warning,
        message: "the question offers two answers as if there were no others",
        advice: "Say which it is, or that nobody knows yet.",
        bad: "Is the ferry line finished or just resting?",
        good: "Ferry line to rest until spring",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("stacked-questions"),
        finds: from("curiosity.stacked_questions", 1.0),
        severity: Severity::Warning,
        message: "the headline asks one question after another",
        advice: "Keep one statement; move what is open into the text.",
        bad: "Why did the ferry stop? Who will pay for it?",
        good: "Ferry stops for want of a captain",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("unnamed-this"),
        finds: from("curiosity.forward_demonstrative", 1.0),
        severity: Severity::Warning,
        message: "\u{201c}{text}\u{201d} points at something the headline does not name",
        advice: "Name it.",
        bad: "This village has no electricity bills",
        good: "Samsby heats its homes with waste from the dairy",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("unnamed-pronoun"),
        finds: from("curiosity.forward_pronoun", 1.0),
        severity: Severity::Info,
        message: "\u{201c}{text}\u{201d} stands for somebody the headline does not name",
        advice: "Name the person.",
        bad: "She sold her house to save a bakery",
        good: "Baker Ada Lund sold her house to save her shop",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("heres-why-frame"),
        finds: from("curiosity.heres_why_frame", 1.0),
        severity: Severity::Warning,
        message: "\u{201c}{text}\u{201d} announces the fact instead of giving it",
        advice: "Put the reason itself into the headline.",
        bad: "Bread prices are rising: here's why",
        good: "Bread prices rise after wet harvest",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("withheld-fact"),
        finds: from("curiosity.withheld_noun", 1.0),
        severity: Severity::Warning,
        message: "\u{201c}{text}\u{201d} stands where the fact should be",
        advice: "Replace it by the thing itself.",
        bad: "The one thing every gardener forgets in spring",
        good: "Gardeners forget to clean their shears in spring",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("cliffhanger"),
        finds: from("curiosity.cliffhanger", 1.0),
        severity: Severity::Warning,
        message: "\u{201c}{text}\u{201d} breaks off before the outcome",
        advice: "Say what happened.",
        bad: "A goat boarded a bus, and you won't believe what happened next",
        good: "Goat boards bus in Lund and rides to the terminus",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("trailing-ellipsis"),
        finds: from("curiosity.trailing_ellipsis", 1.0),
        severity: Severity::Warning,
        message: "the headline stops before its point",
        advice: "Finish the sentence.",
        bad: "He opened the old chest and found...",
        good: "Old chest held the town's lost charter",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("anonymous-actor"),
        finds: from("curiosity.anonymous_actor", 1.0),
        severity: Severity::Info,
        message: "\u{201c}{text}\u{201d} could be anybody",
        advice: "Name the person or company, or say what makes them matter.",
        bad: "This mom built a boat in her kitchen",
        good: "Ada Lund builds a boat in her kitchen",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("command-opening"),
        finds: from("curiosity.command_opening", 1.0),
        severity: Severity::Info,
        message: "the headline tells the reader what to do",
        advice: "Tell what there is to see, not to see it.",
        bad: "Watch this crane lift a whole house",
        good: "Crane lifts a whole house in Bergen",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("open-clause"),
        finds: from("curiosity.open_clause", 1.0),
        severity: Severity::Info,
        message: "\u{201c}{text}\u{201d} opens a clause that only the text completes",
        advice: "Say how, why or what.",
        bad: "The baker explains why she left Lund",
        good: "Baker leaves Lund for want of flour",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("unnamed-description"),
        finds: from("curiosity.unnamed_description", 1.0),
        severity: Severity::Info,
        message: "\u{201c}{text}\u{201d} describes what it could name",
        advice: "Name it, and keep the description for the text.",
        bad: "The village that lost its only road",
        good: "Samsby loses its only road",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("indefinite-words"),
        finds: from("curiosity.indefinite_words", 1.0),
        severity: Severity::Info,
        message: "\u{201c}{text}\u{201d} names nothing",
        advice: "Say what or who it is.",
        bad: "Divers found something in the harbour",
        good: "Divers found an anchor in the harbour",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("promised-disclosure"),
        finds: from("curiosity.revelation", 1.0),
        severity: Severity::Info,
        message: "\u{201c}{text}\u{201d} promises to disclose what the headline could say",
        advice: "Say it.",
        bad: "The hidden cost of the new bridge",
        good: "New bridge costs Lund 40 crowns a crossing",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("reader-question"),
        finds: from("curiosity.reader_question", 1.0),
        severity: Severity::Info,
        message: "\u{201c}{text}\u{201d} quizzes the reader instead of telling",
        advice: "Tell what there is to know.",
        bad: "Can you name the oldest bridge in town?",
        good: "The oldest bridge in town is of wood",
        ..Rule::PLAIN
    },
];
