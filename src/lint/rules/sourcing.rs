//! Who says so.

use super::*;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: RuleId("no-outside-links"),
        finds: from("sourcing.no_links", 1.0),
        severity: Severity::Info,
        message: "the page links to nobody else",
        advice: "Link to the documents and reports it rests on.",
        bad: concat!("# Boats\n\nSee [our page](/boats).\n\n", harbour!(), "\n"),
        good: concat!("# Boats\n\nSee [the port](https://port.example/boats).\n\n", harbour!(), "\n"),
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("empty-byline"),
        finds: from("sourcing.empty_byline", 1.0),
        severity: Severity::Error,
        message: "the byline names nobody",
        advice: "Name the author, or the agency the text is from.",
        bad: "# Ferry sails again\n\nBy | June 20, 2025\n\nThe ferry sails on Monday.\n",
        good: "# Ferry sails again\n\nBy Ada Lund | June 20, 2025\n\nThe ferry sails on Monday.\n",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("no-named-source"),
        finds: from("sourcing.no_named_source", 1.0),
        severity: Severity::Info,
        message: "no person, agency or document is named as a source",
        advice: "Say who said it, or where it can be looked up.",
        bad: concat!("# Boats\n\n", harbour!(), "\n"),
        good: concat!("# Boats\n\nThe boats are old, Ada Lund said.\n\n", harbour!(), "\n"),
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("self-quote"),
        finds: from("sourcing.self_quote", 1.0),
        severity: Severity::Info,
        message: "the text quotes its own line as if it were a source",
        advice: "Quote the person who said it, or drop the quotation marks.",
        bad: "# Tea\n\nGreen tea is the best thing for tired eyes.\n\nAs they say, \"tea is the best thing for tired \
              eyes.\"\n",
        good: "# Tea\n\nGreen tea is good for tired eyes.\n\n\"It is the best thing that we grow here,\" Ada Lund said.\n",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("vague-attribution"),
        finds: from("sourcing.vague_attribution", 6.0),
        severity: Severity::Warning,
        places: Places::Together,
        message: "{count} statements are given to nobody in particular, the first with \u{201c}{text}\u{201d}",
        advice: "Name the experts, or leave the statement out.",
        bad: "# Tea\n\nExperts say tea is good. Some believe it heals.\n",
        good: "# Tea\n\nTea is good, says the dietitian Ada Lund. Her study of 60 people found no harm.\n",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("hedged-text"),
        finds: from("sourcing.hedge_rate", 0.4),
        severity: Severity::Info,
        places: Places::Together,
        message: "{count} sentences leave open whether it is so",
        advice: "Say what is known and who doubts it.",
        bad: "# Rates\n\nRates could rise. They may also fall. Banks might wait. Prices could follow. Nobody knows. It \
              rained.\n",
        good: "# Rates\n\nRates rose. They may fall again. Banks wait. Prices follow. Nobody knows. It rained.\n",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("no-figures"),
        finds: up_to("sourcing.number_density", 0.0),
        severity: Severity::Info,
        message: "the text has no figure in it",
        advice: "Say how many, how much or how long.",
        bad: concat!("# Boats\n\n", harbour!(), "\n\n", harbour!(), "\n"),
        good: concat!("# Boats\n\nThe harbour has 40 boats.\n\n", harbour!(), "\n\n", harbour!(), "\n"),
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("no-date"),
        finds: up_to("sourcing.when_where", 0.0),
        severity: Severity::Info,
        message: "the text does not say when anything happened",
        advice: "Give the day or the date.",
        bad: concat!("# Boats\n\n", harbour!(), "\n\n", harbour!(), "\n"),
        good: concat!("# Boats\n\nThe harbour opened on Tuesday.\n\n", harbour!(), "\n\n", harbour!(), "\n"),
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("two-holders-of-one-office"),
        finds: from("sourcing.role_name_conflict", 1.0),
        severity: Severity::Warning,
        places: Places::Together,
        message: "one office is given to two people",
        advice: "Check who holds it, and say former or acting where that is meant.",
        bad: "# Talks\n\nNorway's Foreign Minister, Ada Lund, has spoken. Recently, Norway's Foreign Minister Nils Olav \
              Moen refused.\n",
        good: "# Talks\n\nNorway's Foreign Minister Ada Lund left. Norway's former Foreign Minister Nils Olav Moen stayed.\n",
        ..Rule::PLAIN
    },
];
