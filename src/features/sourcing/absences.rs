//! What a page lacks around its text: links to others, an author.

use super::*;
use crate::features::Role;
use crate::lexicon::lists::{MONTH, NO_AUTHOR, WEEKDAY};
use crate::text::TokenKind;

pub(super) const FEATURES: &[Feature] = &[NO_LINKS, LINKS_OUT, EMPTY_BYLINE];

const NO_LINKS: Feature = Feature {
    id: FeatureId("sourcing.no_links"),
    unit: Unit::Share,
    direction: Direction::RaisesBait,
    reads: Reads::Form,
    used: Use::ShownOnly,
    source: sources::zhang_2018("links to outside sources are context indicators of credibility"),
    summary: "whether a page that has links or a named author, so that its links are known, links to no other address: \
              1 from 300 words of prose, 0 up to 150; the evidence is its first sentence",
    present: "links to no one else",
    absent: "links to others, or has no known links, or too little text to need any",
    examples: &[
        Example::hit(
            concat!("Mill\n\nIt has [a page](/mill).\n", mill!(), "\n", mill!(), "\n", mill!(), "\n", mill!()),
            1.0,
            &["It has a page."],
        ),
        Example::hit(
            concat!("Mill\n\n[Top](#top) is here.\n", mill!(), "\n", mill!(), "\n", mill!(), "\n", mill!()),
            1.0,
            &["Top is here."],
        ),
        Example::miss(concat!("Mill\n\n", mill!(), "\n", mill!(), "\n", mill!(), "\n", mill!())),
        Example::miss(concat!(
            "Mill\n\nIt has [a page](https://example.org/mill).\n",
            mill!(),
            "\n",
            mill!(),
            "\n",
            mill!(),
            "\n",
            mill!()
        )),
        Example::miss("Mill\n\nIt has [a page](/mill)."),
    ],
    measure: Measure::Page(|page, evidence| {
        let links = page.links();
        let known = !links.is_empty() || page.author().is_some();
        let leads_out = |target: &str| ["https://", "http://", "//"].iter().any(|scheme| target.starts_with(scheme));
        let value = long_enough(page);
        if !known || value == 0.0 || links.iter().any(|link| leads_out(&link.target)) {
            return 0.0;
        }
        if let Some(first) = page.sentences().first() {
            evidence.body(first.span);
        }
        value
    }),
};

/// Cap on links per 1,000 words.
const MOST_LINKS: f64 = 24.0;

const LINKS_OUT: Feature = Feature {
    id: FeatureId("sourcing.links_out"),
    unit: Unit::Points,
    direction: Direction::LowersBait,
    reads: Reads::Form,
    used: Use::Model,
    source: sources::zhang_2018("links to outside sources are context indicators of credibility"),
    summary: "links to other addresses, sponsored ones left out, per 1,000 words of prose; at most 24; measured if the \
              page has a link",
    present: "links to others",
    absent: "links to no others",
    examples: &[
        Example::hit("Mill\n\nIt has [a page](https://example.org/mill).", 4.0, &["a page"]),
        Example::hit(
            "Mill\n\n[One](https://example.org/1) and [two](//example.org/2) and [three](/3).",
            8.0,
            &["One", "two"],
        ),
        Example::miss("Mill\n\nIt has [a page](/mill)."),
        Example::miss("Mill\n\n[Top](#top) is here."),
    ],
    measure: Measure::Page(|page, evidence| {
        if page.links().is_empty() {
            return f64::NAN;
        }
        let leads_out = |target: &str| ["https://", "http://", "//"].iter().any(|scheme| target.starts_with(scheme));
        let mut count = 0.0;
        for link in page.links().iter().filter(|link| leads_out(&link.target) && !link.rel.contains("sponsored")) {
            count += 1.0;
            if evidence.is_kept() {
                page.link_span(link).into_iter().for_each(|span| evidence.body(span));
            }
        }
        f64::min(1000.0 * count / page.prose_words().max(LEAST_WORDS), MOST_LINKS)
    }),
};

const EMPTY_BYLINE: Feature = Feature {
    id: FeatureId("sourcing.empty_byline"),
    unit: Unit::Flag,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::google_people_first("pages should make clear who wrote them, with a byline where one is expected"),
    summary: "a byline that names nobody: By with a date, By admin; if nothing else on the page names an author",
    present: "has a byline without a name",
    absent: "has no byline without a name",
    examples: &[
        Example::hit("Rates\n\nBy | June 20, 2025\nRates rose.", 1.0, &["By | June 20, 2025"]),
        Example::hit("Tea\n\nBy admin\nTea is hot.", 1.0, &["By admin"]),
        Example::miss("Rates\n\nBy Ada Lund | June 20, 2025\nRates rose."),
        Example::miss("Rates\n\nBy Monday rates rose.\nThey fell."),
        Example::miss("Rates\n\nRates rose by 20 points."),
    ],
    measure: Measure::Page(|page, evidence| {
        if page.author().is_some_and(|author| !author.trim().is_empty()) {
            return 0.0;
        }
        let nobody = NO_AUTHOR.union(MONTH).union(WEEKDAY);
        let mut empty = None;
        for block in page.blocks_of(Role::Byline) {
            let mut words = page.tokens(block.tokens).iter().filter(|token| token.kind == TokenKind::Word);
            if words.any(|word| !word.has(nobody)) {
                return 0.0;
            }
            empty = empty.or(Some(block.span));
        }
        let Some(span) = empty else { return 0.0 };
        evidence.body(span);
        1.0
    }),
};
