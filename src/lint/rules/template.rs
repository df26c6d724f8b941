//! Filler and moulds.

use super::*;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: RuleId("stock-phrases"),
        finds: from("template.stock_phrases", 6.0),
        severity: Severity::Warning,
        places: Places::Together,
        message: "{count} ready-made phrases, the first \u{201c}{text}\u{201d}",
        advice: "Take them out, and say what is particular to this story.",
        bad: "# Soap\n\nIn today's fast-paced world soap matters. All eyes are on soap. Only time will tell.\n",
        good: "# Soap\n\nSoap is made of fat and lye. The makers in Samsby sell it by the bar.\n",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("metadiscourse"),
        finds: from("template.metadiscourse", 6.0),
        severity: Severity::Warning,
        places: Places::Together,
        message: "{count} phrases tell readers how to take the text, the first \u{201c}{text}\u{201d}",
        advice: "Say the thing itself.",
        bad: "# Soap\n\nIt's important to understand soap. It is worth noting that it is grey.\n",
        good: "# Soap\n\nIt is important to rinse soap off. It is grey.\n",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("announcement"),
        finds: from("template.announces_itself", 6.0),
        severity: Severity::Warning,
        places: Places::Together,
        message: "{count} phrases say what the text is going to do, the first \u{201c}{text}\u{201d}",
        advice: "Take them out, and do it.",
        bad: "# Soap\n\nIn this guide, we will explore soap. Soap is grey.\n",
        good: "# Soap\n\nThe guide shows visitors how soap is made. It is grey.\n",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("puffery"),
        finds: from("template.significance_puffery", 8.0),
        severity: Severity::Warning,
        places: Places::Together,
        message: "{count} words say that something matters, not what it is; the first is \u{201c}{text}\u{201d}",
        advice: "Say what it changed, and for whom.",
        bad: "# Soap\n\nSoap plays a pivotal role in a complex landscape and is a testament to a rich tapestry.\n",
        good: "# Soap\n\nSoap is made of fat. It is sold by the bar.\n",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("both-sides-filler"),
        finds: from("template.both_sides_frame", 5.0),
        severity: Severity::Info,
        places: Places::Together,
        message: "{count} frames weigh one thing against another, the first \u{201c}{text}\u{201d}",
        advice: "Say who holds which view.",
        bad: "# Soap\n\nSoap is not just clean but grey. On the other hand, it is soft. While others disagree, it floats.\n",
        good: "# Soap\n\nSoap is grey and soft, and it floats.\n",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("transition-overuse"),
        finds: from("template.transition_overuse", 0.4),
        severity: Severity::Info,
        places: Places::Together,
        message: "{count} sentences lean on a transition word",
        advice: "Put the sentences in an order that needs none.",
        bad: "# Soap\n\nMoreover, soap is grey. However, it is soft. Furthermore, it is cheap. Therefore, it sells. \
              Additionally, it floats. Consequently, it is loved.\n",
        good: "# Soap\n\nSoap is grey. It is soft and cheap. However, it melts. It floats. People love it.\n",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("vague-moral"),
        finds: from("template.summary_closer", 1.0),
        severity: Severity::Info,
        message: "a moral that fits any story: \u{201c}{text}\u{201d}",
        advice: "Leave it out, and end on the last fact.",
        bad: "# Soap\n\nSoap is grey. It is soft. Only time will tell.\n",
        good: "# Soap\n\nSoap is grey. It is soft. The shop opens on Monday.\n",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("template-headings"),
        finds: from("template.template_headings", 0.5),
        severity: Severity::Warning,
        places: Places::Together,
        message: "{count} headings would fit any subject",
        advice: "Let each heading say what its part tells.",
        bad: "# Soap\n\n## Background on Soap\n\nSoap is grey.\n\n## The Role of Fat\n\nFat is soft.\n\n\
              ## Implications for Trade\n\nIt sells.\n\n## Conclusion\n\nIt floats.\n",
        good: "# Soap\n\n## Fat from the dairy\n\nSoap is grey.\n\n## Lye from ashes\n\nFat is soft.\n\n\
               ## Two shops sell it\n\nIt sells.\n\n## Why it floats\n\nIt floats.\n",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("repeated-heading-opening"),
        finds: from("template.repeated_heading_stem", 2.0),
        severity: Severity::Info,
        places: Places::Together,
        message: "headings open with the same words",
        advice: "Open each with what is new in its part.",
        bad: "# Soap\n\n## The role of fat\n\nFat is soft.\n\n## The role of lye\n\nLye is strong.\n\n\
              ## The role of ash\n\nAsh is grey.\n",
        good: "# Soap\n\n## Fat\n\nFat is soft.\n\n## Lye\n\nLye is strong.\n\n## Ash\n\nAsh is grey.\n",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("early-conclusion"),
        finds: from("template.conclusion_early", 1.0),
        severity: Severity::Warning,
        places: Places::Together,
        message: "the text draws a conclusion and then goes on",
        advice: "End there, or move the conclusion to the end.",
        bad: concat!("# Boats\n\nThe harbour is old.\n\n## Conclusion\n\nIt is old.\n\n", harbour!(), "\n"),
        good: concat!("# Boats\n\nThe harbour is old.\n\n", harbour!(), "\n\n## Conclusion\n\nIt is old.\n"),
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("uniform-paragraphs"),
        finds: from("template.uniform_paragraphs", 0.75),
        severity: Severity::Info,
        places: Places::Together,
        message: "all paragraphs have about the same length",
        advice: "Let the matter decide how long a paragraph is.",
        bad: concat!(
            "# Boats\n\n",
            again!(),
            "\n\n",
            again!(),
            "\n\n",
            again!(),
            "\n\n",
            again!(),
            "\n\n",
            again!(),
            "\n\n",
            again!(),
            "\n"
        ),
        good: concat!(
            "# Boats\n\n",
            again!(),
            "\n\n",
            again!(),
            " ",
            again!(),
            " ",
            again!(),
            "\n\n",
            again!(),
            "\n\n",
            again!(),
            " ",
            again!(),
            " ",
            again!(),
            " ",
            again!(),
            "\n\n",
            again!(),
            "\n\n",
            again!(),
            "\n"
        ),
        ..Rule::PLAIN
    },
];
