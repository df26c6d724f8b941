//! Readability indices, by their published formulas.

use super::*;

pub(super) const FEATURES: &[Feature] = &[LIX, RIX, COLEMAN_LIAU];

/// Letters beyond which a word is long.
const LONG: u16 = 6;

/// Long words of the prose.
fn long_words(page: &Page<'_>, evidence: &mut Evidence) -> f64 {
    let mut count = 0.0;
    for token in words(page).filter(|token| token.letters > LONG) {
        count += 1.0;
        evidence.body(token.span);
    }
    count
}

const LIX: Feature = Feature {
    id: FeatureId("complexity.lix"),
    unit: Unit::Points,
    direction: Direction::Either,
    reads: Reads::Form,
    used: Use::ShownOnly,
    source: sources::biyani_2016("LIX is among the measures of formality and readability of a page"),
    summary: "LIX: words per sentence plus the percentage of words of more than six letters; at most 120",
    present: "has a LIX of {}",
    absent: "has no sentence that LIX could measure",
    examples: &[
        Example::hit("Ferry\n\nThe ferry leaves. It returns.", 22.5, &["returns"]),
        Example::hit("Harbour\n\nAuthorities closed harbours.", 69.6667, &["Authorities", "harbours"]),
        Example::miss("Harbour"),
        Example::miss("Harbour\n\n# Authorities closed harbours"),
    ],
    measure: Measure::Page(|page, evidence| {
        let (words, sentences) = (page.prose_words(), page.sentences().len() as f64);
        if words == 0.0 || sentences == 0.0 {
            return 0.0;
        }
        f64::min(words / sentences + 100.0 * long_words(page, evidence) / words, 120.0)
    }),
};

const RIX: Feature = Feature {
    id: FeatureId("complexity.rix"),
    unit: Unit::Points,
    direction: Direction::Either,
    reads: Reads::Form,
    used: Use::ShownOnly,
    source: sources::biyani_2016("RIX is among the measures of formality and readability of a page"),
    summary: "RIX: words of more than six letters per sentence; at most 30",
    present: "has {} long words per sentence",
    absent: "has no long words",
    examples: &[
        Example::hit("Ferry\n\nThe ferry leaves. It returns.", 0.5, &["returns"]),
        Example::hit("Harbour\n\nAuthorities closed harbours.", 2.0, &["Authorities", "harbours"]),
        Example::miss("Harbour\n\nNo boat sails today."),
        Example::miss("Harbour\n\n# Authorities closed harbours"),
    ],
    measure: Measure::Page(|page, evidence| {
        f64::min(long_words(page, evidence) / (page.sentences().len() as f64).max(1.0), 30.0)
    }),
};

const COLEMAN_LIAU: Feature = Feature {
    id: FeatureId("complexity.coleman_liau"),
    unit: Unit::Points,
    direction: Direction::Either,
    reads: Reads::Form,
    used: Use::ShownOnly,
    source: Source {
        cite: "Coleman & Liau 1975, Journal of Applied Psychology 60, 283-284",
        locator: "doi:10.1037/h0076540",
        claim: "letters and sentences in a hundred words tell the school grade that can read a text",
    },
    summary: "Coleman-Liau index: 0.0588 letters minus 0.296 sentences per 100 words minus 15.8, from −20 to 40; the \
              longest sentence is the evidence",
    present: "reads at school grade {}",
    absent: "reads at school grade 0, or has no words",
    examples: &[
        Example::hit("Ferry\n\nThe ferry leaves. It returns.", -0.592, &["The ferry leaves."]),
        Example::hit("Harbour\n\nAuthorities closed harbours.", 23.3333, &["Authorities closed harbours."]),
        Example::miss("Harbour"),
        Example::miss("Harbour\n\n# Authorities closed harbours"),
    ],
    measure: Measure::Page(coleman_liau),
};

fn coleman_liau(page: &Page<'_>, evidence: &mut Evidence) -> f64 {
    let words = page.prose_words();
    if words == 0.0 {
        return 0.0;
    }
    if let Some(longest) = page.sentences().iter().max_by_key(|sentence| sentence.span.len()) {
        evidence.body(longest.span);
    }
    let (letters, sentences) = (100.0 * letters(page) / words, 100.0 * page.sentences().len() as f64 / words);
    (0.0588 * letters - 0.296 * sentences - 15.8).clamp(-20.0, 40.0)
}
