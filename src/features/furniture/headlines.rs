//! Headlines inside the body.

use super::*;
use crate::lexicon::lists::BREAKING_LABEL;
use crate::text::LineKind;

pub(super) const FEATURES: &[Feature] = &[LATE_BREAKING, SECOND_HEADLINE];

/// Words of prose after which a breaking-news label is late.
const LATE: usize = 50;

const LATE_BREAKING: Feature = Feature {
    id: FeatureId("furniture.late_breaking"),
    unit: Unit::Flag,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::this_project("a page put together from pieces announces its news a second time"),
    summary: "a line that opens with breaking, just in or urgent after fifty words of prose or more; quotations do not \
              count",
    present: "calls its news breaking in the middle of the text",
    absent: "does not call its news breaking in the middle of the text",
    examples: &[
        Example::hit(
            "Ferry\n\nThe ferry to the islands left at noon with three hundred people on board, and the harbour office said that it will sail again on Monday.\nNobody was hurt when the old boat ran aground last week, but the captain told the port that he wants a new light on the rocks.\nBREAKING: The ferry is back.",
            1.0,
            &["BREAKING:"],
        ),
        Example::hit(
            "Ferry\n\nThe ferry to the islands left at noon with three hundred people on board, and the harbour office said that it will sail again on Monday. Nobody was hurt when the old boat ran aground last week, but the captain told the port that he wants a new light on the rocks.\n# Just in: the ferry is back\nIt is wet.",
            1.0,
            &["Just in:"],
        ),
        Example::miss(
            "Ferry\n\nBREAKING: The ferry is back.\nThe ferry to the islands left at noon with three hundred people on board, and the harbour office said that it will sail again on Monday.\nNobody was hurt when the old boat ran aground last week, but the captain told the port that he wants a new light on the rocks.",
        ),
        Example::miss(
            "Ferry\n\nThe ferry to the islands left at noon with three hundred people on board, and the harbour office said that it will sail again on Monday.\nNobody was hurt when the old boat ran aground last week, but the captain told the port that he wants a new light on the rocks.\nBreaking waves kept the ferry in port.",
        ),
        Example::miss(
            "Ferry\n\nThe ferry to the islands left at noon with three hundred people on board, and the harbour office said that it will sail again on Monday.\nNobody was hurt when the old boat ran aground last week, but the captain told the port that he wants a new light on the rocks.\n\"Breaking: the ferry is back\", the sign read.",
        ),
    ],
    measure: Measure::Page(late_breaking),
};

fn late_breaking(page: &Page<'_>, evidence: &mut Evidence) -> f64 {
    for block in page.blocks_of(Role::Breaking).filter(|block| block.kind != LineKind::Quote) {
        if prose_before(page, block) >= LATE {
            page.block_has(block, BREAKING_LABEL).into_iter().for_each(|label| evidence.body(label));
            return 1.0;
        }
    }
    0.0
}

/// Minimum number of words in a line that starts the running text.
const RUNNING: usize = 25;

const SECOND_HEADLINE: Feature = Feature {
    id: FeatureId("furniture.second_headline"),
    unit: Unit::Flag,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: Source {
        cite: "Yoast SEO, single H1 assessment",
        locator: "github.com/Yoast/wordpress-seo, packages/yoastseo",
        claim: "a page has one main heading",
    },
    summary: "a line of 5 to 24 words in title case, without a full stop, before the running text that has two of the \
              headline's content words and one of its own",
    present: "puts a second headline under the first",
    absent: "puts no second headline under the first",
    examples: &[
        Example::hit(
            "Ferry Strike: Will the Harbour Close?\n\nHarbour Workers Announce Ferry Strike for Monday\nThe ferry to the islands left at noon with three hundred people on board, and the harbour office said that it will sail again on Monday.",
            1.0,
            &["Harbour Workers Announce Ferry Strike for Monday"],
        ),
        Example::hit(
            "Why Tea Prices Rise Again\n\n# Tea Prices Explained: What Buyers Should Know\nTea is hot.",
            1.0,
            &["# Tea Prices Explained: What Buyers Should Know"],
        ),
        Example::miss(
            "Ferry Strike Closes the Harbour\n\nFerry Strike Closes the Harbour\nThe ferry to the islands left at noon with three hundred people on board, and the harbour office said that it will sail again on Monday.",
        ),
        Example::miss(
            "Ferry strike closes the harbour\n\nFerry workers in the harbour want more money this year\nThe ferry to the islands left at noon with three hundred people on board, and the harbour office said that it will sail again on Monday.",
        ),
        Example::miss(
            "Ferry Strike Closes the Harbour\n\nThe ferry to the islands left at noon with three hundred people on board, and the harbour office said that it will sail again on Monday.\nWhat the Ferry Strike in the Harbour Costs",
        ),
    ],
    measure: Measure::Page(second_headline),
};

fn second_headline(page: &Page<'_>, evidence: &mut Evidence) -> f64 {
    let headline = page.headline();
    let Some(first) = headline.core().first() else { return 0.0 };
    let first = headline.tokens().partition_point(|token| token.span.start < first.span.start);
    let mut core = page.headline_terms()[first..first + headline.core().len()].to_vec();
    core.sort_unstable();
    for block in page.blocks() {
        let words = || page.tokens(block.tokens).iter().filter(|token| token.is_word()).count();
        match block.role {
            Role::Headline => {}
            Role::Prose if words() >= RUNNING => break,
            _ => continue,
        }
        let terms = page.terms(block.tokens);
        let distinct = || terms.iter().enumerate().filter(|(at, term)| term.is_some() && !terms[..*at].contains(term));
        let shared = distinct().filter(|(_, term)| core.binary_search(term).is_ok()).count();
        if shared >= 2 && distinct().count() > shared {
            evidence.body(block.span);
            return 1.0;
        }
    }
    0.0
}
