//! Promos in the copy, and paid links.

use super::*;
use crate::lexicon::lists::PROMO_PHRASE;

pub(super) const FEATURES: &[Feature] = &[MIDTEXT_PROMO, PROMO_OFF_TOPIC, AFFILIATE_LINKS];

/// Cap on promos.
const MOST_PROMOS: f64 = 3.0;
/// Words of prose before and after a promo that interrupts the copy: more than an author's note has.
const AROUND: usize = 20;

const MIDTEXT_PROMO: Feature = Feature {
    id: FeatureId("furniture.midtext_promo"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::this_project("copy written to carry promos is broken up by them"),
    summary: "promo lines (you may also like, trending now, watch) with twenty words of prose or more before and after \
              them, at most 3; links to related stories, newsletters and advertisement labels do not count",
    present: "interrupts its text with a promo",
    absent: "interrupts its text with no promo",
    examples: &[
        Example::hit(
            "Ferry\n\nThe ferry to the islands left at noon with three hundred people on board, and the harbour office said that it will sail again on Monday.\nYOU MAY ALSO LIKE: The Lamp That Never Went Out\nNobody was hurt when the old boat ran aground last week, but the captain told the port that he wants a new light on the rocks.",
            1.0,
            &["YOU MAY ALSO LIKE: The Lamp That Never Went Out"],
        ),
        Example::hit(
            "Ferry\n\nThe ferry to the islands left at noon with three hundred people on board, and the harbour office said that it will sail again on Monday.\nTrending now: a goat drove a bus\nWatch: ten odd lamps\nNobody was hurt when the old boat ran aground last week, but the captain told the port that he wants a new light on the rocks.",
            2.0,
            &["Trending now: a goat drove a bus", "Watch: ten odd lamps"],
        ),
        Example::miss(
            "Ferry\n\nThe ferry to the islands left at noon with three hundred people on board, and the harbour office said that it will sail again on Monday.\nNobody was hurt when the old boat ran aground last week, but the captain told the port that he wants a new light on the rocks.\nYou may also like: The Lamp That Never Went Out",
        ),
        Example::miss(
            "Ferry\n\nThe ferry to the islands left at noon with three hundred people on board, and the harbour office said that it will sail again on Monday.\nRelated: The harbour in winter\nNobody was hurt when the old boat ran aground last week, but the captain told the port that he wants a new light on the rocks.",
        ),
        Example::miss(
            "Ferry\n\nThe ferry to the islands left at noon with three hundred people on board, and the harbour office said that it will sail again on Monday.\nYou may also like to bring a coat.\nNobody was hurt when the old boat ran aground last week, but the captain told the port that he wants a new light on the rocks.",
        ),
    ],
    measure: Measure::Page(|page, evidence| count(page, MOST_PROMOS, evidence, |block| is_midtext(page, block))),
};

const PROMO_OFF_TOPIC: Feature = Feature {
    id: FeatureId("furniture.promo_off_topic"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::this_project("promos sold by the click have nothing to do with the copy around them"),
    summary: "promo lines inside the text with at least three content words, of which at most a third are in the \
              headline or in the text before; at most 3",
    present: "promotes something unrelated to its story",
    absent: "promotes nothing unrelated to its story",
    examples: &[
        Example::hit(
            "Ferry\n\nThe ferry to the islands left at noon with three hundred people on board, and the harbour office said that it will sail again on Monday.\nYou may also like: Haunted hotel scares chef\nNobody was hurt when the old boat ran aground last week, but the captain told the port that he wants a new light on the rocks.",
            1.0,
            &["You may also like: Haunted hotel scares chef"],
        ),
        Example::hit(
            "Ferry\n\nThe ferry to the islands left at noon with three hundred people on board, and the harbour office said that it will sail again on Monday.\nTrending now: goat drives yellow bus\nNobody was hurt when the old boat ran aground last week, but the captain told the port that he wants a new light on the rocks.",
            1.0,
            &["Trending now: goat drives yellow bus"],
        ),
        Example::miss(
            "Ferry\n\nThe ferry to the islands left at noon with three hundred people on board, and the harbour office said that it will sail again on Monday.\nYou may also like: Old ferry boats of the harbour\nNobody was hurt when the old boat ran aground last week, but the captain told the port that he wants a new light on the rocks.",
        ),
        Example::miss(
            "Ferry\n\nThe ferry to the islands left at noon with three hundred people on board, and the harbour office said that it will sail again on Monday.\nNobody was hurt when the old boat ran aground last week, but the captain told the port that he wants a new light on the rocks.\nYou may also like: Haunted hotel scares chef",
        ),
    ],
    measure: Measure::Page(|page, evidence| {
        count(page, MOST_PROMOS, evidence, |block| is_midtext(page, block) && is_off_topic(page, block))
    }),
};

fn is_midtext(page: &Page<'_>, block: &Block) -> bool {
    if block.role != Role::Promo || page.block_has(block, PROMO_PHRASE).is_none() {
        return false;
    }
    let before = prose_before(page, block);
    before >= AROUND && page.prose().len() - before >= AROUND
}

/// Minimum number of content words in a promo to judge its subject.
const LEAST_TERMS: usize = 3;

fn is_off_topic(page: &Page<'_>, block: &Block) -> bool {
    let Some(phrase) = page.block_has(block, PROMO_PHRASE) else { return false };
    let tokens = page.tokens(block.tokens).iter().zip(page.terms(block.tokens));
    let (mut all, mut known) = (0, 0);
    for (_, &term) in tokens.filter(|(token, term)| token.span.start >= phrase.end && term.is_some()) {
        all += 1;
        let told = page.first_of(term).is_some_and(|first| first < block.tokens.0);
        known += usize::from(told || page.is_in_headline(term));
    }
    all >= LEAST_TERMS && known * 3 <= all
}

const AFFILIATE_LINKS: Feature = Feature {
    id: FeatureId("furniture.affiliate_links"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Form,
    used: Use::Model,
    source: Source {
        cite: "Bevendorff et al. 2024, ECIR",
        locator: "Is Google Getting Worse? A Longitudinal Investigation of SEO Spam in Search Engines",
        claim: "pages made for search engines have more affiliate links",
    },
    summary: "links to affiliate networks or with an affiliate's mark, or declared as sponsored; at most 5",
    present: "links to shops that pay for the click",
    absent: "links to no shop that pays for the click",
    examples: &[
        Example::hit("Lamps\n\nBuy [this lamp](https://amzn.to/abc) at once.", 1.0, &["this lamp"]),
        Example::hit(
            "Lamps\n\nA [red lamp](https://www.awin1.com/x?y=1) and a [blue lamp](https://shop.example/?affid=7).",
            2.0,
            &["red lamp", "blue lamp"],
        ),
        Example::miss("Lamps\n\nThe [lamp office](https://lamps.example/affiliations) is open."),
        Example::miss("Lamps\n\nThe [Amazon](https://rivers.example/amazon?tag=water) is long."),
    ],
    measure: Measure::Page(affiliate_links),
};

/// Hosts of affiliate networks.
const NETWORKS: [&str; 18] = [
    "amzn.to/",
    "anrdoezrs.net",
    "avantlink.com",
    "awin1.com",
    "clickbank.net",
    "dpbolvw.net",
    "jdoqocy.com",
    "kqzyfj.com",
    "linksynergy.com",
    "prf.hn/",
    "pxf.io",
    "rstyle.me",
    "shareasale.com",
    "sjv.io",
    "skimresources.com",
    "tkqlhce.com",
    "tradedoubler.com",
    "viglink.com",
];
/// How a link target names the affiliate, after `?` or `&`.
const MARKS: [&str; 6] = ["aff=", "aff_id=", "affid=", "affiliate=", "affiliate_id=", "irclickid="];
/// Cap on links.
const MOST_LINKS: f64 = 5.0;

fn affiliate_links(page: &Page<'_>, evidence: &mut Evidence) -> f64 {
    let mut count = 0.0;
    for link in page.links().iter().filter(|link| pays(&link.target) || link.rel.contains("sponsored")) {
        count += 1.0;
        if evidence.is_kept() {
            page.link_span(link).into_iter().for_each(|span| evidence.body(span));
        }
    }
    f64::min(count, MOST_LINKS)
}

fn pays(target: &str) -> bool {
    let (place, query) = target.split_once('?').unwrap_or((target, ""));
    NETWORKS.iter().any(|network| place.contains(network))
        || query.split('&').any(|part| MARKS.iter().any(|mark| part.starts_with(mark)))
        || place.contains(".amazon.") && query.split('&').any(|part| part.starts_with("tag="))
}
