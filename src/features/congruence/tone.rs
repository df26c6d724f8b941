//! The tone of the headline against that of the body.

use super::*;
use crate::features::Sentence;
use crate::lexicon::lists::{HEDGE, REFUTATION};
use crate::text::Tags;

pub(super) const FEATURES: &[Feature] = &[TONE_GAP, CLAIM_SOFTENING];

const TONE_GAP: Feature = Feature {
    id: FeatureId("congruence.tone_gap"),
    unit: Unit::Points,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: Source {
        cite: "Elyashar et al. 2017, Clickbait Challenge",
        locator: "arXiv:1710.06699, sentiment of the fields of a post",
        claim: "how far the sentiment of a headline is from that of its text helps to identify bait; comparing the \
                strongest words is this project's own",
    },
    summary: "how much stronger the headline's most emotional word is than any word of the prose, by valence (1 to 5 \
              either way), in prose of 40 words or more",
    present: "is more emotional in its headline than in its body",
    absent: "is no more emotional in its headline than in its body, or is too short to tell",
    examples: &[
        Example::hit(with_prose!("Horrific rain in port", "It rained on boats."), 4.0, &["Horrific"]),
        Example::hit(with_prose!("A horrific day in port", "The crew was sad."), 2.0, &["horrific"]),
        Example::miss(with_prose!("Horrific rain in port", "The crew called it horrific.")),
        Example::miss(with_prose!("Rain in port", "It was a horrific day.")),
        Example::miss("Horrific rain in port\n\nIt rained."),
    ],
    measure: Measure::Page(tone_gap),
};

fn tone_gap(page: &Page<'_>, evidence: &mut Evidence) -> f64 {
    if page.prose_words() < LEAST_PROSE {
        return 0.0;
    }
    let strength = |token: &Token| f64::from(token.valence.unsigned_abs());
    let mut strongest: Option<&Token> = None;
    for (token, _) in core(page) {
        if strength(token) > strongest.map_or(0.0, strength) {
            strongest = Some(token);
        }
    }
    let Some(strongest) = strongest else { return 0.0 };
    let tokens = page.body().tokens();
    let in_prose = page.prose().iter().map(|word| strength(&tokens[word.token as usize]));
    let gap = strength(strongest) - in_prose.fold(0.0, f64::max);
    if gap > 0.0 {
        evidence.token(strongest);
    }
    f64::max(gap, 0.0)
}

/// Content words that a sentence about the headline's claim shares with it.
const SHARED: usize = 2;
/// Minimum denominator of a share of the sentences about the claim.
const LEAST_SENTENCES: f64 = 3.0;

const CLAIM_SOFTENING: Feature = Feature {
    id: FeatureId("congruence.claim_softening"),
    unit: Unit::Share,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: Source {
        cite: "Chesney et al. 2017, Natural Language Processing meets Journalism; Fake News Challenge 2017, baseline",
        locator: "Incongruent Headlines: Yet Another Way to Mislead Your Readers; refuting words",
        claim: "headlines state what their articles only report, doubt or deny",
    },
    summary: "share of the sentences with two or more of the headline's content words that hedge or refute, out of at \
              least three, if the headline itself does neither and asks nothing; in prose of 40 words or more",
    present: "states in its headline what its body leaves open or denies",
    absent: "does not back away from what its headline states, or is too short to tell",
    examples: &[
        Example::hit(
            with_prose!(
                "Mayor sells harbour crane",
                "The mayor may sell the crane. That he sells the crane is unconfirmed."
            ),
            0.6667,
            &["may", "unconfirmed"],
        ),
        Example::hit(
            with_prose!("Crane falls on harbour wall", "That the crane fell is denied by the harbour."),
            0.3333,
            &["denied"],
        ),
        Example::miss(with_prose!("Mayor may sell harbour crane", "The mayor may sell the crane.")),
        Example::miss(with_prose!("Will the mayor sell the crane?", "The mayor may sell the crane.")),
        Example::miss(with_prose!("Mayor sells harbour crane", "The mayor sold the crane. It may rain.")),
        Example::miss("Mayor sells crane\n\nThe mayor may sell the crane."),
    ],
    measure: Measure::Page(claim_softening),
};

fn claim_softening(page: &Page<'_>, evidence: &mut Evidence) -> f64 {
    let soft = HEDGE.union(REFUTATION);
    let headline = page.headline();
    let softened = headline.tags().intersects(soft.union(Tags::QUESTION))
        || headline.phrases().iter().any(|hit| hit.list.intersects(soft));
    if page.prose_words() < LEAST_PROSE || softened {
        return 0.0;
    }
    let mut claim: Vec<Term> = core(page).map(|(_, term)| term).filter(|term| term.is_some()).collect();
    claim.sort_unstable();
    claim.dedup();
    let speaks_of_it = |sentence: &&Sentence| {
        let mut found = [Term::NONE; SHARED];
        let terms = page.terms(sentence.tokens).iter().filter(|term| claim.binary_search(term).is_ok());
        terms.fold(0, |count, &term| {
            if count < SHARED && !found[..count].contains(&term) {
                found[count] = term;
                count + 1
            } else {
                count
            }
        }) == SHARED
    };
    let (mut all, mut count) = (0.0, 0.0);
    for sentence in page.sentences().iter().filter(speaks_of_it) {
        all += 1.0;
        if let Some(span) = page.sentence_has(sentence, soft) {
            count += 1.0;
            evidence.body(span);
        }
    }
    count / f64::max(all, LEAST_SENTENCES)
}
