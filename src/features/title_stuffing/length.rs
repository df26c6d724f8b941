//! Titles longer than a result page shows.

use super::*;
use crate::text::{Document, Span, advance};

pub(super) const FEATURES: &[Feature] = &[TOO_WIDE, TOO_MANY_WORDS];

/// Pixels of a title that a result page shows.
const SHOWN: u32 = 600;
/// Pixels per em of the font that result pages use for titles.
const EM: u32 = 20;
/// Number of words a title may have before each further word counts.
const MANY: f64 = 16.0;
/// Cap on words.
const MOST: f64 = 32.0;

const TOO_WIDE: Feature = Feature {
    id: FeatureId("title_stuffing.too_wide"),
    unit: Unit::Share,
    direction: Direction::RaisesBait,
    reads: Reads::Form,
    used: Use::Model,
    source: Source {
        cite: "Yoast SEO, page title width assessment",
        locator: "github.com/Yoast/wordpress-seo, packages/yoastseo",
        claim: "a result page cuts titles wider than about 600 pixels",
    },
    summary: "width of the title beyond the 600 pixels that a result page shows, as a fraction of 600, at most 1; \
              measured in lower case",
    present: "is wider than a result page shows",
    absent: "is no wider than a result page shows",
    examples: &[
        Example::hit(
            "Harbour ferry timetable, ferry prices, ferry tickets, ferry parking, ferry news and ferry weather today",
            0.4431,
            &["news and ferry weather today"],
        ),
        Example::hit(
            "cheap flights to oslo, cheap hotels in oslo, cheap cars in oslo, cheap trips to oslo, cheap food in oslo, \
             cheap tours of oslo, cheap shops in oslo",
            1.0,
            &[" trips to oslo, cheap food in oslo, cheap tours of oslo, cheap shops in oslo"],
        ),
        Example::miss("Harbour ferry timetable changes on Monday"),
        Example::miss("What is a hung parliament and what happens next?"),
    ],
    measure: Measure::Headline(too_wide),
};

fn too_wide(document: &Document, evidence: &mut Evidence) -> f64 {
    const WIDEST: u32 = SHOWN * 1000 / EM;
    let width = document.width();
    let last = document.text().chars().next_back().map_or(0, advance);
    // A character that starts within the width is shown.
    if width - last <= WIDEST {
        return 0.0;
    }
    if evidence.is_kept() {
        let mut before = 0;
        let cut = document.text().char_indices().find(|(_, c)| {
            let is_cut = before > WIDEST;
            before += advance(*c);
            is_cut
        });
        if let Some((cut, _)) = cut {
            evidence.push(Span::new(cut, document.text().len()));
        }
    }
    let pixels = f64::from(width) * f64::from(EM) / 1000.0;
    ((pixels - f64::from(SHOWN)) / f64::from(SHOWN)).clamp(0.0, 1.0)
}

const TOO_MANY_WORDS: Feature = Feature {
    id: FeatureId("title_stuffing.too_many_words"),
    unit: Unit::Share,
    direction: Direction::RaisesBait,
    reads: Reads::Form,
    used: Use::Model,
    source: sources::ntoulas_2006("pages with many words in the title are more often spam"),
    summary: "words of the title beyond 16, as a fraction of 16, at most 1",
    present: "has more words than a title needs",
    absent: "has no more words than a title needs",
    examples: &[
        Example::hit(
            "Net worth of Ada Lund, Ada Lund age, Ada Lund height, Ada Lund husband, Ada Lund house, Ada Lund cars",
            0.25,
            &["house, Ada Lund cars"],
        ),
        Example::hit(
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen",
            0.0625,
            &["seventeen"],
        ),
        Example::miss("Minister says that the new bridge over the river will open two years later than planned"),
        Example::miss("Bridge to open late"),
    ],
    measure: Measure::Headline(|document, evidence| {
        let mut words = document.tokens().iter().filter(|token| token.is_word());
        let Some(first) = words.nth(MANY as usize) else { return 0.0 };
        let more = 1 + words.clone().count();
        evidence.push(first.span.cover(words.next_back().unwrap_or(first).span));
        (more as f64).min(MOST - MANY) / (MOST - MANY)
    }),
};
