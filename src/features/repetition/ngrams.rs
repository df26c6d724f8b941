//! Repeated runs of words, as defined by filters for pretraining data.

use super::counter::{Counter, hash_of};
use super::*;
use crate::features::ProseWord;
use crate::text::Span;

pub(super) const FEATURES: &[Feature] = &[TOP_NGRAM_SHARE, DUP_NGRAM_SHARE];

/// Lengths of runs and the largest share of characters each may have: Rae et al. 2021, table A1.
const TOP: [(usize, f64); 3] = [(2, 0.20), (3, 0.18), (4, 0.16)];
/// The same for all runs that occur twice.
const DUPLICATE: [(usize, f64); 6] = [(5, 0.15), (6, 0.14), (7, 0.13), (8, 0.12), (9, 0.11), (10, 0.10)];
/// Cap, as a multiple of the limit.
const MOST: f64 = 3.0;

const TOP_NGRAM_SHARE: Feature = Feature {
    id: FeatureId("repetition.top_ngram_share"),
    unit: Unit::Points,
    direction: Direction::RaisesBait,
    reads: Reads::Form,
    used: Use::Model,
    source: sources::rae_2021(
        "pages whose most frequent 2, 3 or 4 words hold more than .20, .18, .16 of the characters are repetitive",
    ),
    summary: "share of the prose's characters in its most frequent run of 2, 3 or 4 words, as a fraction of the limits \
              .20, .18 and .16; the largest of the three, at most 3",
    present: "repeats a run of words",
    absent: "repeats no run of words",
    examples: &[
        Example::hit(
            "Oslo plumber\n\nCall our plumber in Oslo. Our plumber in Oslo is near. Our plumber in Oslo is cheap. \
             Book our plumber in Oslo.",
            1.9717,
            &["our plumber in Oslo", "Our plumber in Oslo", "Our plumber in Oslo", "our plumber in Oslo"],
        ),
        Example::hit(
            "Ferry\n\nThe night ferry left late and the night ferry came back early, said the captain of a boat in \
             port. People waited on the pier with bags and cars until a bus took them over the bridge to the town.",
            0.6981,
            &["The night ferry", "the night ferry"],
        ),
        Example::miss("Bridge\n\nA bridge opens today. Cars may cross from noon."),
        Example::miss("Bridge"),
    ],
    measure: Measure::Page(top_ngram_share),
};

/// Characters of a run of words, one space between two.
fn characters(page: &Page<'_>, words: &[ProseWord]) -> usize {
    let tokens = page.body().tokens();
    words.iter().map(|word| tokens[word.token as usize].span.len() + 1).sum::<usize>() - 1
}

fn span_of(page: &Page<'_>, words: &[ProseWord]) -> Span {
    let tokens = page.body().tokens();
    let (first, last) = (words[0].token as usize, words[words.len() - 1].token as usize);
    tokens[first].span.cover(tokens[last].span)
}

fn run_hash(words: &[ProseWord]) -> u64 {
    hash_of(words.iter().map(|word| word.form.0))
}

fn top_ngram_share(page: &Page<'_>, evidence: &mut Evidence) -> f64 {
    let prose = page.prose();
    if prose.len() < 4 {
        return 0.0;
    }
    let all = characters(page, prose) as f64;
    // Share as a fraction of the limit; length, place and hash of the run.
    let mut most = (0.0, 0, 0u64);
    // Places whose run of one word less occurs twice: only there can a longer run repeat.
    let mut places: Vec<u32> = (0..prose.len() as u32).collect();
    for (length, limit) in TOP {
        let mut counter = Counter::with_room_for(places.len());
        places.retain(|&at| at as usize + length <= prose.len());
        let hashes: Vec<u64> = places.iter().map(|&at| run_hash(&prose[at as usize..at as usize + length])).collect();
        let mut top = (1, 0);
        for (at, &hash) in hashes.iter().enumerate() {
            let count = counter.get(hash);
            *count += 1;
            if *count > top.0 {
                top = (*count, at);
            }
        }
        if top.0 < 2 {
            break;
        }
        let at = places[top.1] as usize;
        let share = f64::from(top.0) * characters(page, &prose[at..at + length]) as f64 / all;
        if share / limit > most.0 {
            most = (share / limit, length, hashes[top.1]);
        }
        let mut hashes = hashes.iter();
        places.retain(|_| hashes.next().is_some_and(|&hash| *counter.get(hash) > 1));
    }
    // A short text repeats something by chance.
    let (value, length, hash) = (most.0 * (prose.len() as f64 / LEAST_WORDS).min(1.0), most.1, most.2);
    if evidence.is_kept() && length > 0 {
        let runs = prose.windows(length).filter(|run| run_hash(run) == hash);
        runs.for_each(|run| evidence.body(span_of(page, run)));
    }
    f64::min(value, MOST)
}

const DUP_NGRAM_SHARE: Feature = Feature {
    id: FeatureId("repetition.dup_ngram_share"),
    unit: Unit::Points,
    direction: Direction::RaisesBait,
    reads: Reads::Form,
    used: Use::Model,
    source: sources::rae_2021(
        "pages with more than .15 to .10 of their characters in repeated runs of 5 to 10 words are repetitive",
    ),
    summary: "share of the prose's characters in runs of 5 to 10 words that occurred before, as a fraction of the \
              limits .15 to .10; the largest of the six, at most 3",
    present: "repeats long runs of words",
    absent: "repeats no long run of words",
    examples: &[
        Example::hit(
            "Oslo ferry\n\nThe ferry to the islands leaves at noon every day. Note that the ferry to the islands leaves \
             at noon every day.",
            1.978,
            &["the ferry to the islands leaves at noon every day"],
        ),
        Example::hit(
            "Talks\n\nThe two sides met for talks on fish in Oslo. As before, the two sides met for talks on herring.",
            1.0033,
            &["the two sides met for talks on"],
        ),
        Example::miss("Bridge\n\nThe bridge opens at noon. The bridge opens late."),
        Example::miss("Bridge"),
    ],
    measure: Measure::Page(dup_ngram_share),
};

fn dup_ngram_share(page: &Page<'_>, evidence: &mut Evidence) -> f64 {
    let prose = page.prose();
    let all = characters_or_none(page, prose).max(1) as f64;
    let mut places: Vec<u32> = (0..(prose.len() + 1).saturating_sub(DUPLICATE[0].0) as u32).collect();
    let mut most = 0.0;
    let mut found: Vec<Span> = Vec::new();
    for (length, limit) in DUPLICATE {
        // A longer run can repeat only where the run of one word less occurs twice, or is the first of two.
        let mut counter = Counter::with_room_for(places.len());
        let mut repeated = 0;
        let mut free = 0;
        let mut spans = Vec::new();
        places.retain(|&at| at as usize + length <= prose.len());
        let hashes: Vec<u64> = places.iter().map(|&at| run_hash(&prose[at as usize..at as usize + length])).collect();
        for (&at, &hash) in places.iter().zip(&hashes) {
            let count = counter.get(hash);
            *count += 1;
            let run = at as usize..at as usize + length;
            if *count > 1 && run.start >= free {
                free = run.end;
                repeated += characters(page, &prose[run.clone()]);
                if evidence.is_kept() {
                    spans.push(span_of(page, &prose[run]));
                }
            }
        }
        if repeated == 0 {
            break;
        }
        if repeated as f64 / all / limit > most {
            most = repeated as f64 / all / limit;
            found = spans;
        }
        let mut hashes = hashes.iter();
        places.retain(|_| hashes.next().is_some_and(|&hash| *counter.get(hash) > 1));
    }
    push_joined(page, found, evidence);
    f64::min(most * (prose.len() as f64 / LEAST_WORDS).min(1.0), MOST)
}

fn characters_or_none(page: &Page<'_>, words: &[ProseWord]) -> usize {
    if words.is_empty() { 0 } else { characters(page, words) }
}

/// Adds spans as evidence; adjacent ones are merged.
fn push_joined(page: &Page<'_>, spans: Vec<Span>, evidence: &mut Evidence) {
    let mut open: Option<Span> = None;
    for span in spans {
        open = match open {
            Some(before) if page.text(Span { start: before.end, end: span.start }).trim().is_empty() => {
                Some(before.cover(span))
            }
            Some(before) => {
                evidence.body(before);
                Some(span)
            }
            None => Some(span),
        };
    }
    if let Some(span) = open {
        evidence.body(span);
    }
}
