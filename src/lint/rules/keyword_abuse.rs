//! Keywords where sentences should be.

use super::*;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: RuleId("keyword-line"),
        finds: from("keyword_abuse.keyword_line", 1.0),
        severity: Severity::Error,
        message: "a line of keywords stands in the text",
        advice: "Remove it: readers cannot use it, and search engines call it spam.",
        bad: "# Ferry sails again\n\nisland ferry times, cheap ferry tickets, night ferry prices\n\n\
              The ferry sails again on Monday.\n",
        good: "# Ferry sails again\n\nThe crew, the captain and the cook are back.\n\nThe ferry sails on Monday.\n",
        fix: Some(fixes::without_lines),
        guard: Some(guards::is_keyword_line),
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("keyword-density"),
        finds: from("keyword_abuse.keyphrase_density", 2.0),
        severity: Severity::Warning,
        places: Places::Together,
        message: "one word is five per cent of the text or more",
        advice: "Use pronouns and other words, or say less about it.",
        bad: concat!("# Boats\n\n", again!(), " ", again!(), " ", again!(), " ", again!(), "\n"),
        good: concat!("# Boats\n\n", harbour!(), "\n"),
        spares: Spares::Names,
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("saturated-name"),
        finds: from("keyword_abuse.entity_saturation", 0.7),
        severity: Severity::Info,
        places: Places::Together,
        message: "one name stands in {count} sentences, which is most of them",
        advice: "Name it where it matters and write on.",
        bad: "# Norway\n\nThe coast of Norway is long. People in Norway like boats. Norway has many islands. Ferries in \
              Norway run all year. The roads of Norway are narrow. Norway sells fish. Winters in Norway are dark. \
              Summers in Norway are short.\n",
        good: "# Norway\n\nThe coast of Norway is long. People like boats. There are many islands. Ferries run all year. \
               Roads are narrow. Norway sells fish. Winters are dark. Summers are short.\n",
        spares: Spares::Names,
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("stuffed-subheadings"),
        finds: from("keyword_abuse.subheading_stuffing", 0.75),
        severity: Severity::Warning,
        places: Places::Together,
        message: "the keyword stands in {count} subheadings",
        advice: "Let each heading say what its part is about.",
        bad: "# Soap\n\n## What is soap\n\nSoap is made of fat.\n\n## Why soap works\n\nSoap binds dirt.\n\n\
              ## Soap prices\n\nSoap is cheap.\n\n## Best soap\n\nAny soap will do.\n",
        good: "# Soap\n\n## Fat and lye\n\nSoap is made of fat.\n\n## Dirt and water\n\nSoap binds dirt.\n\n\
               ## Prices\n\nSoap is cheap.\n\n## Soap by hand\n\nAny soap will do.\n",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("stuffed-lede"),
        finds: from("keyword_abuse.first_para_stuffing", 2.0),
        severity: Severity::Warning,
        places: Places::Together,
        message: "the first paragraph says its keyword again and again",
        advice: "Open with what happened and say the word once.",
        bad: "# Soap\n\nSoap is what you look for when you look for soap, and this soap guide tells you which soap is the \
              soap to buy.\n\nIt is made of fat.\n",
        good: "# Soap\n\nSoap made by hand in Samsby is sold in two shops now, and next year the makers want to open a \
               third one.\n\nSoap is made of fat. The soap is grey.\n",
        spares: Spares::Names,
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("place-list"),
        finds: from("keyword_abuse.place_list", 4.0),
        severity: Severity::Warning,
        places: Places::Together,
        message: "the text lists name after name",
        advice: "Name those that something is said about.",
        bad: "# Plumbers\n\nWe work in Paris, London, Berlin, Madrid, Rome, Vienna, Prague, Warsaw, Dublin, Lisbon, \
              Athens, Oslo and Stockholm.\n",
        good: "# Plumbers\n\nWe work in Paris, London and Berlin.\n",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("tag-block"),
        finds: from("keyword_abuse.tag_block", 1.0),
        severity: Severity::Info,
        message: "tags or related searches stand in the text",
        advice: "Move them into front matter, or remove them.",
        bad: "# Ferry sails again\n\nThe ferry sails on Monday.\n\nTags: ferry, harbour, noon\n",
        good: "# Ferry sails again\n\nThe ferry sails on Monday. Boxes with tags go first.\n",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("keyword-prose"),
        finds: up_to("keyword_abuse.function_word_ratio", 0.3),
        severity: Severity::Info,
        places: Places::Together,
        message: "sentences string keywords together with few small words between",
        advice: "Write whole sentences.",
        bad: concat!("# Boats\n\n", twenty!(keywords), "\n"),
        good: concat!("# Boats\n\n", harbour!(), "\n\n", harbour!(), "\n"),
        ..Rule::PLAIN
    },
];
