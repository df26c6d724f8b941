//! What belongs to the page around the text.

use super::*;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: RuleId("midtext-promo"),
        finds: from("furniture.midtext_promo", 1.0),
        severity: Severity::Warning,
        message: "a promo breaks the text: \u{201c}{text}\u{201d}",
        advice: "Move it behind the text.",
        bad: concat!(
            "# Boats\n\n",
            harbour!(),
            "\n\nYou may also like: The ferry that would not sail\n\n",
            harbour!(),
            "\n"
        ),
        good: concat!("# Boats\n\n", harbour!(), "\n\nYou may also like: The ferry that would not sail\n"),
        yields_to: &[RuleId("unrelated-promo")],
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("unrelated-promo"),
        finds: from("furniture.promo_off_topic", 1.0),
        severity: Severity::Warning,
        message: "a promo for something else breaks the text: \u{201c}{text}\u{201d}",
        advice: "Remove it.",
        bad: concat!(
            "# Boats\n\n",
            harbour!(),
            "\n\nYou may also like: Haunted hotel guests flee midnight\n\n",
            harbour!(),
            "\n"
        ),
        good: concat!(
            "# Boats\n\n",
            harbour!(),
            "\n\nYou may also like: Boats and quay at evening\n\n",
            harbour!(),
            "\n"
        ),
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("paid-links"),
        finds: from("furniture.affiliate_links", 3.0),
        severity: Severity::Info,
        places: Places::Together,
        message: "{count} links lead to shops that pay for the click",
        advice: "Say so beside them, and keep those that readers need.",
        bad: "# Boots\n\n[One](https://www.amazon.com/dp/1?tag=mine-20), [two](https://www.amazon.com/dp/2?tag=mine-20) \
              and [three](https://www.amazon.com/dp/3?tag=mine-20) are dry.\n",
        good: "# Boots\n\n[One](https://boots.example/1), [two](https://boots.example/2) and \
               [three](https://boots.example/3) are dry.\n",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("late-breaking"),
        finds: from("furniture.late_breaking", 1.0),
        severity: Severity::Warning,
        message: "the text calls its news breaking when it is half told: \u{201c}{text}\u{201d}",
        advice: "Put the news first, or drop the label.",
        bad: concat!("# Boats\n\n", harbour!(), "\n\nBREAKING: The boats are back.\n"),
        good: concat!("# Boats\n\nBREAKING: The boats are back.\n\n", harbour!(), "\n"),
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("second-headline"),
        finds: from("furniture.second_headline", 1.0),
        severity: Severity::Warning,
        message: "a second headline stands under the first: \u{201c}{text}\u{201d}",
        advice: "Keep one of the two.",
        bad: "# Ferry to Samsby Sails Again\n\nFerry to Samsby Sails Despite Broken Engine\n\nThe ferry sails on Monday \
              with half its crew.\n",
        good: "# Ferry to Samsby Sails Again\n\nThe crew is back on board\n\nThe ferry sails on Monday with half its \
               crew.\n",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("leaked-comment-form"),
        finds: from("furniture.comment_form", 1.0),
        severity: Severity::Error,
        message: "a comment form was copied into the text",
        advice: "Remove it.",
        bad: "# Ferry sails again\n\nThe ferry sails on Monday.\n\nLeave a Reply\n",
        good: "# Ferry sails again\n\nThe crew was told to leave a reply at the gate.\n",
        fix: Some(fixes::without_lines),
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("site-notice"),
        finds: from("furniture.policy_boilerplate", 1.0),
        severity: Severity::Info,
        message: "a notice of the site was copied into the text",
        advice: "Leave cookies, terms and copyright to the page around the text.",
        bad: "# Ferry sails again\n\nThe ferry sails on Monday.\n\nPrivacy Policy | Terms of Use\n",
        good: "# Ferry sails again\n\nThe privacy policy of the harbour was read out in court.\n",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("mixed-rule"),
        finds: from("furniture.glyph_rules", 1.0),
        severity: Severity::Info,
        message: "a rule is drawn out of mixed dashes",
        advice: "Use a horizontal rule of the markup, or none.",
        bad: "# Ferry sails again\n\nThe ferry sails on Monday.\n\n\u{2014}\u{2014}\u{2014}\u{2014}\u{2013}\n\nIt is late.\n",
        good: "# Ferry sails again\n\nThe ferry sails on Monday.\n\n---\n\nIt is late.\n",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("shouted-lines"),
        finds: from("furniture.shouted_lines", 1.0),
        severity: Severity::Info,
        message: "a whole line is in capitals",
        advice: "Write it in normal case.",
        bad: "# Ferry sails again\n\nDO NOT MISS THE LAST FERRY TO THE ISLANDS\n\nIt sails on Monday.\n",
        good: "# Ferry sails again\n\nDo not miss the last ferry to the islands.\n\nIt sails on Monday.\n",
        spares: Spares::NamesAndAcronyms,
        ..Rule::PLAIN
    },
];
