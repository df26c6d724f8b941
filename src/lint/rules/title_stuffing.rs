//! Titles written for search engines.

use super::*;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: RuleId("long-title"),
        finds: from("title_stuffing.too_wide", 0.4),
        severity: Severity::Info,
        message: "the title is wider than result pages show",
        advice: "Shorten it to about 60 characters, the news first.",
        bad: "The harbour office has counted all the boats along the quay again this morning and found that \
              two of them are missing",
        good: "Harbour office counts its boats and misses two",
        yields_to: &[RuleId("stuffed-tail"), RuleId("long-tail")],
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("many-title-parts"),
        finds: from("title_stuffing.segments", 2.0),
        severity: Severity::Warning,
        places: Places::Together,
        message: "{count} further parts hang on the headline",
        advice: "Keep the headline, and at most the name of the site.",
        bad: "Ferry sails again | Times and prices | All islands | Book a cabin",
        good: "Ferry sails again | Harbour Post",
        yields_to: &[RuleId("stuffed-tail")],
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("long-tail"),
        finds: from("title_stuffing.tail_share", 0.5),
        severity: Severity::Info,
        places: Places::Together,
        message: "half of the title or more stands behind the headline itself",
        advice: "Cut what the headline does not need.",
        bad: "Ferry sails again \u{2014} what to see and where to stay on the islands this summer",
        good: "Ferry to the northern islands sails again after storm \u{2014} Harbour Post",
        yields_to: &[RuleId("stuffed-tail"), RuleId("many-title-parts")],
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("stuffed-tail"),
        finds: from("title_stuffing.verbless_comma_tail", 2.0),
        severity: Severity::Warning,
        places: Places::Together,
        message: "search phrases hang on the headline: {count} between commas",
        advice: "Drop everything behind the headline.",
        bad: "Ferry sails again \u{2014} ferry times, island ferry 2025, cheap ferry tickets",
        good: "Ferry sails again \u{2014} crew, captain and cook are back, says the port",
        fix: Some(fixes::without_tail),
        guard: Some(guards::is_keyword_tail),
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("listed-title"),
        finds: from("title_stuffing.phrase_list", 2.0),
        severity: Severity::Warning,
        places: Places::Together,
        message: "the title lists search phrases: {count} of them",
        advice: "Say in the title what the page tells.",
        bad: "Ada Lund: Age, Height, Husband, Net Worth, Career, Family",
        good: "Ada Lund sells her shipyard, her house and her boats",
        yields_to: &[RuleId("stuffed-tail")],
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("repeated-title-word"),
        finds: from("title_stuffing.term_repeats", 2.0),
        severity: Severity::Warning,
        places: Places::Together,
        message: "one word stands {count} times in the title",
        advice: "Say it once.",
        bad: "Ferry times: island ferry, night ferry and car ferry",
        good: "Ferry times for the island, by night and with a car",
        spares: Spares::Names,
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("reordered-keywords"),
        finds: from("title_stuffing.permuted_keywords", 1.0),
        severity: Severity::Warning,
        places: Places::Together,
        message: "\u{201c}{text}\u{201d} says words of the title again in another order",
        advice: "Keep one of the two.",
        bad: "Island ferry times \u{2014} ferry island, times island ferry",
        good: "Island ferry times \u{2014} the new plan for winter",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("year-stamp"),
        finds: from("title_stuffing.year_stamp", 1.0),
        severity: Severity::Info,
        message: "the title is stamped with a year",
        advice: "Keep the year only if the text is about it.",
        bad: "Best hiking boots for wet hills 2025",
        good: "Hiking boots sold since May 2025 recalled",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("query-title"),
        finds: from("title_stuffing.query_phrasing", 1.0),
        severity: Severity::Info,
        places: Places::Together,
        message: "\u{201c}{text}\u{201d} is what people type, not what writers say",
        advice: "Write the title as a statement.",
        bad: "Ada Lund net worth and age",
        good: "Ada Lund sells her shipyard",
        ..Rule::PLAIN
    },
    Rule {
        id: RuleId("selling-title"),
        finds: from("title_stuffing.commerce_terms", 2.0),
        severity: Severity::Info,
        places: Places::Together,
        message: "{count} words of buying in the title",
        advice: "Say what was found out about the product.",
        bad: "Hiking boots for sale: cheap boots, coupon inside",
        good: "Hiking boots fail the rain test",
        ..Rule::PLAIN
    },
];
