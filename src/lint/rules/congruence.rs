//! Headlines against what is under them.

use super::*;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: RuleId("headline-words-missing"),
        finds: from("congruence.title_terms_missing", 0.6),
        severity: Severity::Info,
        places: Places::Together,
        message: "most of the headline's words never occur in the text",
        advice: "Let the headline say what the text says, in its words.",
        bad: concat!("# Stunning volcano threatens Lisbon\n\n", harbour!(), "\n"),
        good: concat!("# Boats leave the harbour before light\n\n", harbour!(), "\n"),
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("late-headline"),
        finds: up_to("congruence.title_early_overlap", 0.0),
        severity: Severity::Info,
        message: "the first sentences say nothing of the headline",
        advice: "Come to the headline at once.",
        bad: concat!("# Nets hang like curtains\n\n", harbour!(), "\n\n", harbour!(), "\n"),
        good: concat!("# Boats pass the stone wall\n\n", harbour!(), "\n\n", harbour!(), "\n"),
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("missing-name"),
        finds: from("congruence.entity_missing", 1.0),
        severity: Severity::Info,
        message: "\u{201c}{text}\u{201d} stands in the headline and nowhere in the text",
        advice: "Tell readers about it in the text, or take it out of the headline.",
        bad: concat!("# Norway counts 314 boats in the harbour\n\n", harbour!(), "\n"),
        good: concat!("# Norway counts 314 boats in the harbour\n\nNorway has 314 boats.\n\n", harbour!(), "\n"),
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("list-too-short"),
        finds: from("congruence.list_count_mismatch", 0.2),
        severity: Severity::Warning,
        message: "the headline announces more things than the text lists",
        advice: "Count them again.",
        bad: "# 7 reasons to visit the coast\n\n## Quiet\n\nIt is.\n\n## Fish\n\nIt is good.\n\n## Light\n\nIt is grey.\n",
        good: "# 3 reasons to visit the coast\n\n## Quiet\n\nIt is.\n\n## Fish\n\nIt is good.\n\n## Light\n\nIt is grey.\n",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("overheated-headline"),
        finds: from("congruence.tone_gap", 3.0),
        severity: Severity::Info,
        places: Places::Together,
        message: "the headline is far more heated than the text: \u{201c}{text}\u{201d}",
        advice: "Use the words of the text.",
        bad: "# Horrific rain in the harbour\n\nIt rained on the boats. The crew put on coats and stood under the roof of the old house for the rest of \
              the hour. The next ferry left at noon with forty cars and as many boxes of fish on board, and it came back at \
              four with the post.\n",
        good: "# Rain in the harbour\n\nIt rained on the boats. The crew put on coats and stood under the roof of the old house for the rest of \
              the hour. The next ferry left at noon with forty cars and as many boxes of fish on board, and it came back at \
              four with the post.\n",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("softened-claim"),
        finds: from("congruence.claim_softening", 0.75),
        severity: Severity::Info,
        places: Places::Together,
        message: "the headline states what the text only supposes, in {count} sentences",
        advice: "Say in the headline how sure it is, and who says so.",
        bad: concat!(
            "# Ferry company closes northern line\n\nThe ferry company may close the northern line. The northern line could \
             close, the company said. The company might keep the line.\n\n",
            harbour!(),
            "\n"
        ),
        good: concat!(
            "# Ferry company may close northern line\n\nThe ferry company may close the northern line. The northern line \
             could close, the company said. The company might keep the line.\n\n",
            harbour!(),
            "\n"
        ),
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("unanswered-question"),
        finds: from("congruence.question_unanswered", 1.0),
        severity: Severity::Info,
        message: "the headline asks and the text does not answer",
        advice: "Answer the question early in the text, or do not ask it.",
        bad: concat!("# Will the ferry company close the northern line?\n\n", harbour!(), "\n"),
        good: concat!(
            "# Will the ferry company close the northern line?\n\nNo, the ferry company will not close the northern line.\
             \n\n",
            harbour!(),
            "\n"
        ),
        ..Rule::PLAIN
    },
];
