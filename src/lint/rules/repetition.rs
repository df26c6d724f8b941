//! Saying it again.

use super::*;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: RuleId("narrow-vocabulary"),
        finds: up_to("repetition.type_token_ratio", 0.55),
        severity: Severity::Info,
        places: Places::Together,
        message: "the text uses the same words again and again",
        advice: "Cut what repeats; what remains is the story.",
        bad: concat!("# Boats\n\n", twenty!(again), "\n"),
        good: concat!("# Boats\n\n", harbour!(), "\n\n", harbour!(), "\n"),
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("no-new-facts"),
        finds: up_to("repetition.new_info_rate", 0.1),
        severity: Severity::Info,
        places: Places::Together,
        message: "hardly a sentence brings a name or number that was not there before",
        advice: "Add facts, or end sooner.",
        bad: concat!("# Boats\n\n", harbour!(), "\n\n", harbour!(), "\n"),
        good: concat!(
            "# Boats\n\n",
            harbour!(),
            "\n\n",
            harbour!(),
            "\n\nOle Lund counted 14 boats. Siv Moen counted 15. Per Dahl saw 16 in June. Anna Berg sold 17 in Bergen. \
             Nils Vik of Tromso has 18. Kari Ness has 19.\n"
        ),
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("repeated-phrase"),
        finds: from("repetition.top_ngram_share", 1.0),
        severity: Severity::Warning,
        places: Places::Together,
        message: "one run of words fills much of the text: \u{201c}{text}\u{201d}, {count} times",
        advice: "Say it once.",
        bad: "# Soap\n\nThe best soap is soft. The best soap is cheap. The best soap is grey. The best soap is here.\n",
        good: "# Soap\n\nThe best soap is soft. It is cheap, it is grey, and it is made of nothing but fat and lye.\n",
        spares: Spares::Names,
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("repeated-passages"),
        finds: from("repetition.dup_ngram_share", 1.0),
        severity: Severity::Warning,
        places: Places::Together,
        message: "long runs of words occur again in {count} places",
        advice: "Remove the copies.",
        bad: "# Soap\n\nThe makers of soap in the old town use fat and lye and nothing else. It is grey.\n\n\
              The makers of soap in the old town use fat and lye and nothing else. It is sold here.\n",
        good: "# Soap\n\nThe makers of soap in the old town use fat and lye and nothing else. It is grey.\n\n\
               They sell it in two shops by the harbour and on Sundays at the market.\n",
        yields_to: &[RuleId("repeated-lines")],
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("repeated-lines"),
        finds: from("repetition.dup_lines", 0.1),
        severity: Severity::Warning,
        places: Places::Together,
        message: "whole lines occur twice",
        advice: "Remove the copies.",
        bad: "# Soap\n\nThe makers use fat and lye.\n\nIt is sold here.\n\nThe makers use fat and lye.\n",
        good: "# Soap\n\nThe makers use fat and lye.\n\nIt is sold here.\n\nThey use nothing else.\n",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("near-duplicate-sentences"),
        finds: from("repetition.near_dup_sentences", 0.15),
        severity: Severity::Warning,
        places: Places::Together,
        message: "a sentence comes again with a few words changed",
        advice: "Keep the better one.",
        bad: "# Talks\n\nThe minister said that the talks would go on in May. It rained. Nobody came. The minister said \
              that the talks would go on in June. Then he left.\n",
        good: "# Talks\n\nThe minister said that the talks would go on in May. It rained. Nobody came. A date is not \
               set. Then he left.\n",
        yields_to: &[RuleId("repeated-lines"), RuleId("repeated-passages")],
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("recycled-claim"),
        finds: from("repetition.claim_recycling", 4.0),
        severity: Severity::Warning,
        places: Places::Together,
        message: "one claim comes again in {count} sentences",
        advice: "Make the claim once, with its source, and go on.",
        bad: "# Talks\n\nThe minister refuses to join talks. It rained. The refusal to join the talks came late. Some ask \
              why she would refuse joining talks. To refuse to join talks is new. She refused to join any talks again. \
              They refuse to join our talks. Who refuses to join talks?\n",
        good: "# Talks\n\nThe minister refuses to join talks. It rained. Her party met at noon. Some ask for a vote. The \
               next round is in May, the speaker said.\n",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("same-openings"),
        finds: from("repetition.same_start_run", 2.0),
        severity: Severity::Info,
        places: Places::Together,
        message: "{count} sentences open with the same words",
        advice: "Vary the openings, or join the sentences.",
        bad: "# Soap\n\nSoap is grey. Soap is soft. Soap is cheap. Soap is old. It rained.\n",
        good: "# Soap\n\nSoap is grey. It is soft. Anybody can buy it. Soap is old.\n",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("restarted-article"),
        finds: from("repetition.two_articles_in_one", 0.5),
        severity: Severity::Warning,
        places: Places::Together,
        message: "the story starts again in its middle",
        advice: "Keep one of the two articles.",
        bad: restarted!(),
        good: concat!("# Boats\n\n", harbour!(), "\n"),
        ..Rule::PLAIN
    },
];
