//! What whole pages say: the verdicts of the two heads, and what a page claims about itself and says to this program.

use super::super::about;
use super::*;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: RuleId("clickbait-score"),
        finds: Finds::Head(Head::Clickbait),
        severity: Severity::Warning,
        message: "reads like clickbait",
        advice: "Say in the headline what the story says.",
        bad: "You won't believe what this cat did next!",
        good: "Parliament passes budget after late vote",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("seo-bait-score"),
        finds: Finds::Head(Head::SeoBait),
        severity: Severity::Warning,
        message: "reads like a page made for search engines",
        advice: "Write for somebody who already found the page.",
        bad: "# Ferry times \u{2014} ferry tickets, island ferry 2025, cheap ferry\n\n\
              ferry times, island ferry tickets, cheap night ferry\n\n\
              When it comes to ferry times, it's important to understand the ferry. Experts say the ferry is pivotal.\n\n\
              ## Conclusion\n\nOnly time will tell what the ferry brings.\n\nLeave a Reply\n",
        good: "# Ferry to Samsby sails again on Monday\n\n\
               The ferry to Samsby sails again on Monday, the harbour office said. It takes 40 cars.\n",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("no-headline"),
        finds: Finds::About(About { check: about::no_headline, from: 1.0 }),
        severity: Severity::Info,
        message: "the page has no headline",
        advice: "Give it a title, so that the headline can be checked too.",
        bad: "The ferry left at noon.\n\nIt came back late.\n",
        good: "# Ferry leaves at noon\n\nIt came back late.\n",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("stuffed-keywords"),
        finds: Finds::About(About { check: about::keywords, from: 15.0 }),
        severity: Severity::Info,
        message: "the page claims a long list of keywords",
        advice: "Keep the few that readers of the site would browse by.",
        bad: "---\ntitle: Ferry sails again\nkeywords: ferry, ferry times, island ferry, night ferry, car ferry, cheap \
              ferry, ferry 2025, ferry tickets, boat, boat times, island boat, night boat, car boat, cheap boat, boat \
              2025\n---\nThe ferry sails again.\n",
        good: "---\ntitle: Ferry sails again\nkeywords: ferry, islands, Samsby\n---\nThe ferry sails again.\n",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("stuffed-description"),
        finds: Finds::About(About { check: about::description, from: 3.0 }),
        severity: Severity::Warning,
        message: "the description says one word again and again",
        advice: "Say in one sentence what the page tells.",
        bad: "---\ntitle: Ferry sails again\ndescription: Ferry times, ferry tickets and ferry prices for every island \
              ferry.\n---\nThe ferry sails again.\n",
        good: "---\ntitle: Ferry sails again\ndescription: The ferry to Samsby sails again on Monday.\n---\nIt does.\n",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("unused-disable"),
        finds: Finds::Disables,
        severity: Severity::Info,
        message: "a comment disables what is not found, or what no rule is called",
        advice: "Take it out, or name the rule that it is for.",
        bad: "# Ferry sails again\n\n<!-- debait-disable stuffed-tial -->\n\nThe ferry sails again.\n",
        good: "# Ferry sails again\n\n<!-- debait-disable stuffed-tail -- the port asked for it -->\n\nThe ferry sails again.\n",
        ..Rule::PLAIN
    },
];
