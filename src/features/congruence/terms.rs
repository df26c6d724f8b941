//! Words of the headline in the body.

use super::*;
use crate::features::{Block, Role};
use crate::lexicon::lists::NAME;
use crate::text::{Token, TokenKind};

pub(super) const FEATURES: &[Feature] = &[TITLE_TERMS_MISSING, TITLE_EARLY_OVERLAP, ENTITY_MISSING];

/// Minimum denominator of a share of a headline's content words.
const LEAST_TERMS: f64 = 4.0;
/// Maximum number of content words of a headline that are looked for.
const MOST_TERMS: usize = 24;
/// Sentences that open a body.
const EARLY: usize = 5;

const TITLE_TERMS_MISSING: Feature = Feature {
    id: FeatureId("congruence.title_terms_missing"),
    unit: Unit::Share,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: Source {
        cite: "Wei & Wan 2017, IJCAI",
        locator: "arXiv:1705.06031, ambiguous and misleading headlines",
        claim: "a headline that its body does not bear out misleads; comparing content words is the plainest such test",
    },
    summary: "share of the headline's content words, by stem, that are nowhere in the body; out of at least four, in \
              prose of 40 words or more",
    present: "has words in its headline that the body never uses",
    absent: "has no word in its headline that the body never uses, or is too short to tell",
    examples: &[
        Example::hit(with_prose!("Boats and whales", "It rained."), 0.25, &["whales"]),
        Example::hit(
            with_prose!("Gulls eat sandwich in Oslo cafe", "It rained."),
            0.8,
            &["eat", "sandwich", "Oslo", "cafe"],
        ),
        Example::miss(with_prose!("Rain keeps boats in port", "It keeps raining.")),
        Example::miss("Whales in Oslo\n\nIt rained."),
        Example::miss(with_prose!("Whale song", "# Whale songs")),
    ],
    measure: Measure::Page(title_terms_missing),
};

/// The blocks that can deliver what the headline promises: headings and short list entries too, though they are not
/// prose; not a second headline, which only repeats the promise.
fn delivered<'a>(page: &Page<'a>) -> impl Iterator<Item = &'a Block> + use<'a> {
    page.blocks().iter().filter(|block| matches!(block.role, Role::Prose | Role::Heading | Role::Item))
}

fn title_terms_missing(page: &Page<'_>, evidence: &mut Evidence) -> f64 {
    if page.prose_words() < LEAST_PROSE {
        return 0.0;
    }
    let (mut all, mut missing) = (0.0, 0.0);
    for (token, term) in core(page).filter(|(_, term)| term.is_some()).take(MOST_TERMS) {
        all += 1.0;
        if page.count_of(term) == 0 && !delivered(page).any(|block| page.terms(block.tokens).contains(&term)) {
            missing += 1.0;
            evidence.token(token);
        }
    }
    missing / f64::max(all, LEAST_TERMS)
}

const TITLE_EARLY_OVERLAP: Feature = Feature {
    id: FeatureId("congruence.title_early_overlap"),
    unit: Unit::Share,
    direction: Direction::LowersBait,
    reads: Reads::Lexicon,
    // Stuffing the opening with the headline raises it, so it must not count in a page's favour.
    used: Use::ShownOnly,
    source: Source {
        cite: "Fake News Challenge 2017, baseline features",
        locator: "github.com/FakeNewsChallenge/fnc-1-baseline",
        claim: "words of the headline in the first characters of the body distinguish related pairs from unrelated \
                ones",
    },
    summary: "share of the headline's content words, by stem, in the first five sentences; out of at least four",
    present: "takes up its headline in its first sentences",
    absent: "does not take up its headline in its first sentences",
    examples: &[
        Example::hit("Rain keeps boats in port\n\nRain fell. Boats stayed in port.", 0.75, &["Rain", "boats", "port"]),
        Example::hit("Whales sing\n\nA whale sang. It rained.", 0.25, &["Whales"]),
        Example::miss("Whales in Oslo\n\nIt rained."),
        Example::miss("Whales\n\nIt rained. It poured. It hailed. It snowed. It froze. A whale sang."),
    ],
    measure: Measure::Page(|page, evidence| {
        let sentences = &page.sentences()[..page.sentences().len().min(EARLY)];
        let (Some(first), Some(last)) = (sentences.first(), sentences.last()) else { return 0.0 };
        let early = page.terms((first.tokens.0, last.tokens.1));
        let (mut all, mut found) = (0.0, 0.0);
        for (token, term) in core(page).filter(|(_, term)| term.is_some()).take(MOST_TERMS) {
            all += 1.0;
            if early.contains(&term) {
                found += 1.0;
                evidence.token(token);
            }
        }
        found / f64::max(all, LEAST_TERMS)
    }),
};

/// Cap on names and numbers of a headline that are looked for.
const MOST_ENTITIES: usize = 4;

const ENTITY_MISSING: Feature = Feature {
    id: FeatureId("congruence.entity_missing"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::google_discover("titles should not leave out or promise what the content does not bear out"),
    summary: "names and numbers of the headline that are nowhere in the body, the number of an announced list aside; the \
              first four are looked for, in prose of 40 words or more",
    present: "has a name or number in its headline that the body never mentions",
    absent: "has no name or number in its headline that the body never mentions, or is too short to tell",
    examples: &[
        Example::hit(with_prose!("London loses 450 boats", "It rained on boats."), 2.0, &["London", "450"]),
        Example::hit(with_prose!("Rain in France", "It rained in Spain."), 1.0, &["France"]),
        Example::miss(with_prose!("London loses 450 boats", "London lost 450 boats.")),
        Example::miss(with_prose!("7 things to know about rain", "It rained.")),
        Example::miss("London loses 450 boats\n\nIt rained."),
    ],
    measure: Measure::Page(entity_missing),
};

fn entity_missing(page: &Page<'_>, evidence: &mut Evidence) -> f64 {
    if page.prose_words() < LEAST_PROSE {
        return 0.0;
    }
    let list = super::super::form::announced_list(page.headline());
    let counts = |token: &Token| list.is_some_and(|list| list[0].span == token.span);
    let is_entity = |token: &Token| token.has(NAME) || token.kind == TokenKind::Number;
    let mut missing = 0.0;
    for (token, _) in core(page).filter(|(token, _)| is_entity(token) && !counts(token)).take(MOST_ENTITIES) {
        let bare = |token: &Token| {
            let lower = &*page.word(token).lower;
            lower.strip_suffix("'s").unwrap_or(lower)
        };
        let wanted = bare(token);
        let is_it = |other: &Token| other.word == token.word || bare(other) == wanted;
        if !delivered(page).any(|block| page.tokens(block.tokens).iter().any(is_it)) {
            missing += 1.0;
            evidence.token(token);
        }
    }
    missing
}
