//! Two articles glued together: the body starts again halfway through.

use super::counter::{Counter, hash_of};
use super::*;
use crate::features::{Block, Role, Sentence, Term};

pub(super) const FEATURES: &[Feature] = &[TWO_ARTICLES_IN_ONE];

/// Minimum number of different content words in an opening.
const LEAST_OPENING: usize = 8;
/// Sentences of an opening, and of the passage that may be the second one.
const OPENING: usize = 2;
/// Part of the prose in which a second opening may stand.
const MIDDLE: (f64, f64) = (0.3, 0.8);
/// Share of the opening's content words from which a passage opens again.
const AGAIN: f64 = 0.5;
/// Number of candidate passages checked for whether the story follows.
const PASSAGES: usize = 16;

const TWO_ARTICLES_IN_ONE: Feature = Feature {
    id: FeatureId("repetition.two_articles_in_one"),
    unit: Unit::Share,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::google_spam(
        "stitching content of several pages together without adding value is scaled content abuse; seeing the second \
         opening is this project's own",
    ),
    summary: "how fully two sentences in the middle of the prose, after a line that announces breaking news, open the \
              story again: the share of the first two sentences' content words that they repeat, if it is at least a \
              half and what follows shares a third of its words with what went before",
    present: "starts the story again halfway through",
    absent: "does not start the story again halfway through",
    examples: &[
        Example::hit(
            "Talks\n\nHerring minister Lund refused quota talks with island unions on Monday in Oslo harbour. Boats \
             stayed in port. Fish prices rose at once. Buyers waited for news. Crews went home to rest.\nMinister Lund \
             refused herring quota talks with island unions, it was said on Monday. Boats stayed in port and fish prices \
             rose. Buyers and crews waited for news. People asked why.",
            0.8571,
            &[
                "Herring minister Lund refused quota talks with island unions on Monday in Oslo harbour. Boats stayed in \
                 port.",
                "Minister Lund refused herring quota talks with island unions, it was said on Monday. Boats stayed in \
                 port and fish prices rose.",
            ],
        ),
        Example::hit(
            "Lund\n\nActor Ada Lund bought a red villa near the lake in Geneva last spring. Neighbours saw painters and \
             gardeners. A pool is planned. She sings as well.\nLast spring a red villa near the Geneva lake was bought \
             by actor Ada Lund. Painters and gardeners were seen by neighbours. She sings.",
            0.9286,
            &[
                "Actor Ada Lund bought a red villa near the lake in Geneva last spring. Neighbours saw painters and \
                 gardeners.",
                "Last spring a red villa near the Geneva lake was bought by actor Ada Lund. Painters and gardeners were \
                 seen by neighbours.",
            ],
        ),
        Example::miss(
            "Talks\n\nHerring minister Lund refused quota talks with island unions on Monday in Oslo harbour. Boats \
             stayed in port. A vote is due in June. Unions plan a march to parliament. Lund was elected in 2021.",
        ),
        Example::miss("Talks\n\nLund refused talks. Boats stayed. Lund refused talks. Boats stayed."),
    ],
    measure: Measure::Page(two_articles_in_one),
};

fn terms<'a>(page: &Page<'a>, sentences: &[Sentence]) -> impl Iterator<Item = Term> + use<'a> {
    let tokens = match sentences {
        [] => (0, 0),
        [first, ..] => (first.tokens.0, sentences[sentences.len() - 1].tokens.1),
    };
    page.terms(tokens).iter().copied().filter(|term| term.is_some())
}

fn two_articles_in_one(page: &Page<'_>, evidence: &mut Evidence) -> f64 {
    let sentences = page.sentences();
    if sentences.len() < 2 * OPENING + 2 {
        return 0.0;
    }
    let mut opening: Vec<Term> = terms(page, &sentences[..OPENING]).collect();
    opening.sort_unstable();
    opening.dedup();
    if opening.len() < LEAST_OPENING {
        return 0.0;
    }
    let end = sentences[sentences.len() - 1].tokens.1 as f64;
    let mut again: Vec<(f64, usize)> = Vec::new();
    for (at, passage) in sentences.windows(OPENING).enumerate().skip(OPENING) {
        let depth = passage[0].tokens.0 as f64 / end;
        if depth < MIDDLE.0 {
            continue;
        }
        if depth > MIDDLE.1 {
            break;
        }
        let cry = cry_before(page, sentences, at).map_or(&[][..], |block| page.terms(block.tokens));
        let all = terms(page, passage).chain(cry.iter().copied());
        let mut found: Vec<Term> = all.filter(|term| opening.binary_search(term).is_ok()).collect();
        found.sort_unstable();
        found.dedup();
        let share = found.len() as f64 / opening.len() as f64;
        if share >= AGAIN {
            again.push((share, at));
        }
    }
    again.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    again.truncate(PASSAGES);
    let restarts = |&&(_, at): &&(f64, usize)| containment(page, &sentences[..at], &sentences[at..]) >= 1.0 / 3.0;
    let Some(&(share, start)) = again.iter().find(restarts) else { return 0.0 };
    let passage = |at: usize| sentences[at].span.cover(sentences[at + OPENING - 1].span);
    evidence.body(passage(0));
    evidence.body(cry_before(page, sentences, start).map_or(passage(start), |cry| cry.span.cover(passage(start))));
    share
}

/// The breaking-news line right before a sentence.
fn cry_before<'a>(page: &Page<'a>, sentences: &[Sentence], at: usize) -> Option<&'a Block> {
    let before = page.blocks()[..sentences[at].block].last()?;
    (before.role == Role::Breaking && sentences[at - 1].block != sentences[at].block).then_some(before)
}

/// Share of the different content words of the shorter part that the other has too.
fn containment(page: &Page<'_>, first: &[Sentence], second: &[Sentence]) -> f64 {
    let mut seen = Counter::with_room_for(page.prose().len());
    let (mut distinct, mut shared) = ([0.0; 2], 0.0);
    for (part, sentences) in [first, second].into_iter().enumerate() {
        for term in terms(page, sentences) {
            let parts = seen.get(hash_of([term.0]));
            let bit = 1 << part;
            if *parts & bit == 0 {
                *parts |= bit;
                distinct[part] += 1.0;
                shared += f64::from(u8::from(*parts == 3));
            }
        }
    }
    shared / f64::max(1.0, f64::min(distinct[0], distinct[1]))
}
