//! The title again in the text.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::*;
use crate::text::Span;

pub(super) const FEATURES: &[Feature] = &[TITLE_PHRASE_DENSITY, TITLE_IN_HEADINGS];

/// Minimum denominator, in words of prose.
const LEAST_WORDS: f64 = 100.0;
/// Occurrences that do not count.
const NAMED: usize = 2;
/// Cap on further ones per 100 words.
const MOST: f64 = 5.0;

const TITLE_PHRASE_DENSITY: Feature = Feature {
    id: FeatureId("keyword_abuse.title_phrase_density"),
    unit: Unit::Points,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::yoast(
        "a keyphrase that comes too often for the length of the text is over-used; taking it from the title is this \
         project's own",
    ),
    summary: "occurrences in the prose, beyond the second, of the title's most frequent pair of neighbouring content \
              words, per 100 words, of at least 100; at most 5",
    present: "works its title into its sentences",
    absent: "does not work its title into its sentences",
    examples: &[
        Example::hit(
            "Oslo plumber\n\nAn Oslo plumber comes. Call an Oslo plumber. Pay the Oslo plumber.",
            1.0,
            &["Oslo plumber", "Oslo plumber", "Oslo plumber"],
        ),
        Example::hit(
            "Best tea kettle tips\n\nA tea kettle boils. Fill the tea kettle. Lift the tea kettle. Buy a tea kettle.",
            2.0,
            &["tea kettle", "tea kettle", "tea kettle", "tea kettle"],
        ),
        Example::miss("Oslo plumber\n\nAn Oslo plumber comes. Call the plumber. Pay him in Oslo."),
        Example::miss("Plumber\n\nA plumber comes. Call a plumber. Pay the plumber."),
    ],
    measure: Measure::Page(title_phrase_density),
};

fn title_phrase_density(page: &Page<'_>, evidence: &mut Evidence) -> f64 {
    let title: Vec<Term> = page.headline_terms().iter().copied().filter(|term| term.is_some()).collect();
    let pairs: HashMap<[Term; 2], usize, FixedState> =
        title.windows(2).enumerate().map(|(at, pair)| ([pair[0], pair[1]], at)).collect();
    let places = || {
        page.sentences().iter().flat_map(|sentence| {
            let tokens = page.tokens(sentence.tokens).windows(2);
            let terms = page.terms(sentence.tokens).windows(2);
            let found = terms.zip(tokens).filter_map(|(terms, tokens)| {
                Some((*pairs.get(&[terms[0], terms[1]])?, tokens[0].span.cover(tokens[1].span)))
            });
            found.collect::<Vec<(usize, Span)>>()
        })
    };
    let mut counts = vec![0; title.len()];
    places().for_each(|(pair, _)| counts[pair] += 1);
    let Some(most) = counts.iter().copied().max().filter(|&most| most > NAMED) else { return 0.0 };
    if evidence.is_kept() {
        let first = counts.iter().position(|&count| count == most);
        places().filter(|(pair, _)| Some(*pair) == first).for_each(|(_, span)| evidence.body(span));
    }
    f64::min(100.0 * (most - NAMED) as f64 / page.prose_words().max(LEAST_WORDS), MOST)
}

/// Minimum denominator of a share of headings.
const LEAST_HEADINGS: f64 = 4.0;
/// Content words of the title in a heading that repeats it.
const REPEATED: usize = 2;

const TITLE_IN_HEADINGS: Feature = Feature {
    id: FeatureId("keyword_abuse.title_in_headings"),
    unit: Unit::Share,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::yoast("a keyphrase in more than three of four subheadings is over-used"),
    summary: "share of the headings that have two or more of the title's content words; out of at least four",
    present: "repeats its title in its headings",
    absent: "does not repeat its title in its headings",
    examples: &[
        Example::hit("Oslo plumber prices\n\n# Why an Oslo plumber\nLeaks.", 0.25, &["# Why an Oslo plumber"]),
        Example::hit(
            "Tea kettle tips\n\n# Tea kettle care\nRinse.\n# Kettle tips\nBoil.",
            0.5,
            &["# Tea kettle care", "# Kettle tips"],
        ),
        Example::miss("Tea kettle tips\n\n# Kettle\nRinse.\n# Limescale\nBoil."),
        Example::miss("Tea kettle tips\n\nTea kettle tips are here."),
    ],
    measure: Measure::Page(|page, evidence| {
        let of_title = |term: &&Term| page.is_in_headline(**term) && term.is_some();
        let (mut all, mut repeated) = (0.0, 0.0);
        for heading in page.headings() {
            all += 1.0;
            if page.terms(heading.tokens).iter().filter(of_title).count() >= REPEATED {
                repeated += 1.0;
                evidence.body(heading.span);
            }
        }
        repeated / f64::max(all, LEAST_HEADINGS)
    }),
};
