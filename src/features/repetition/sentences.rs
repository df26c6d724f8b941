//! Sentences that repeat an earlier one.

use super::counter::{Counter, hash_of};
use super::*;
use crate::features::{Form, Sentence};
use crate::lexicon::lists::{NAME, STOPWORD};
use crate::text::Tags;

pub(super) const FEATURES: &[Feature] = &[NEAR_DUP_SENTENCES, CLAIM_RECYCLING, SAME_START_RUN];

/// Minimum number of words in a sentence that is compared.
const LEAST_SENTENCE: usize = 6;
/// Share of trigrams that two sentences must have in common to count as repeats.
const SAME: f64 = 0.5;

const NEAR_DUP_SENTENCES: Feature = Feature {
    id: FeatureId("repetition.near_dup_sentences"),
    unit: Unit::Share,
    direction: Direction::RaisesBait,
    reads: Reads::Form,
    used: Use::Model,
    source: Source {
        cite: "Broder 1997, Compression and Complexity of Sequences",
        locator: "doi:10.1109/SEQUEN.1997.666900",
        claim: "texts that share half of their shingles resemble each other; shingles of sentences are this project's own",
    },
    summary: "share of the sentences that have at least half of their runs of three words in common with one earlier \
              sentence; out of at least five sentences",
    present: "repeats a sentence with a few words changed",
    absent: "repeats no sentence with a few words changed",
    examples: &[
        Example::hit(
            "Talks\n\nThe minister refused to meet the union on Monday. Rain fell. As we said, the minister refused to \
             meet the union.",
            0.2,
            &["As we said, the minister refused to meet the union."],
        ),
        Example::hit(
            "Ferry\n\nThe ferry to Samar leaves at noon. The ferry to Samar leaves at noon daily. The ferry to Samar \
             leaves at noon on Sunday.",
            0.4,
            &["The ferry to Samar leaves at noon daily.", "The ferry to Samar leaves at noon on Sunday."],
        ),
        Example::miss("Talks\n\nThe minister refused to meet the union. The union refused to see the minister."),
        Example::miss("Ferry\n\nThe ferry sank. The ferry sank. The ferry sank."),
    ],
    measure: Measure::Page(near_dup_sentences),
};

/// Minimum denominator of a share of sentences.
const LEAST_SENTENCES: f64 = 5.0;

/// The forms of a sentence's words, without punctuation.
fn words<'a>(page: &Page<'a>, sentence: &Sentence) -> impl Iterator<Item = Form> + Clone + use<'a> {
    let tokens = page.tokens(sentence.tokens).iter().zip(page.forms(sentence.tokens));
    tokens.filter(|(token, _)| token.is_word()).map(|(_, &form)| form)
}

fn near_dup_sentences(page: &Page<'_>, evidence: &mut Evidence) -> f64 {
    let sentences = page.sentences();
    // The last sentence that had a trigram, from 1.
    let mut seen = Counter::with_room_for(page.prose().len());
    let mut votes: Vec<(u32, u32)> = Vec::new();
    let mut count = 0.0;
    for (sentence, number) in sentences.iter().zip(1u32..) {
        votes.clear();
        let (mut length, mut trigrams) = (0, 0u32);
        let mut open = [0u32; 2];
        for form in words(page, sentence) {
            if length >= 2 {
                trigrams += 1;
                let before = seen.get(hash_of([open[0], open[1], form.0]));
                if *before != 0 && *before != number {
                    match votes.iter().position(|(other, _)| other == before) {
                        Some(at) => votes[at].1 += 1,
                        None if votes.len() < MOST_VOTES => votes.push((*before, 1)),
                        None => {}
                    }
                }
                *before = number;
            }
            open = [open[1], form.0];
            length += 1;
        }
        let most = votes.iter().map(|(_, shared)| *shared).max().unwrap_or(0);
        if length >= LEAST_SENTENCE && f64::from(most) >= SAME * f64::from(trigrams) {
            count += 1.0;
            evidence.body(sentence.span);
        }
    }
    count / (sentences.len() as f64).max(LEAST_SENTENCES)
}

/// Maximum number of earlier sentences that one sentence is compared with.
const MOST_VOTES: usize = 16;

const CLAIM_RECYCLING: Feature = Feature {
    id: FeatureId("repetition.claim_recycling"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: Source {
        cite: "Google Search Central, people-first content",
        locator: "developers.google.com/search/docs/fundamentals/creating-helpful-content",
        claim: "content should not be summarised or padded without adding value; counting restatements is this project's \
                own",
    },
    summary: "how often one proposition is repeated: sentences beyond the second that share one set of three \
              consecutive content words, in any order and with any function words between, names left out; at most 6",
    present: "restates one claim again and again",
    absent: "makes no claim more than twice",
    examples: &[
        Example::hit(
            "Talks\n\nThe refusal to engage in talks stands. Its refusal to engage in any talks is old. Talks they \
             refused to engage in came late. A refusal of engaging in talks it was.",
            2.0,
            &[
                "refusal to engage in talks",
                "refusal to engage in any talks",
                "Talks they refused to engage",
                "refusal of engaging in talks",
            ],
        ),
        Example::hit(
            "Rates\n\nBanks raise lending rates. Why banks raise lending rates is clear. If banks raise lending rates, \
             loans cost more.",
            1.0,
            &["Banks raise lending", "banks raise lending", "banks raise lending"],
        ),
        Example::miss("Rates\n\nBanks raise lending rates. Why banks raise lending rates is clear."),
        Example::miss("Rates\n\nBanks raise rates. Rates fell. A bank failed. Rates rose."),
    ],
    measure: Measure::Page(claim_recycling),
};

/// Number of sentences that may share a proposition before each further one counts.
const SAID: u32 = 2;
/// Cap on restatements.
const MOST_CLAIMS: u32 = 6;
/// Words whose propositions do not count.
const UNCLAIMED: Tags = STOPWORD.union(NAME);

/// Calls `each` with hash and first and last token of every run of three content words of a sentence.
fn propositions(page: &Page<'_>, sentence: &Sentence, mut each: impl FnMut(u64, (usize, usize))) {
    let (first, end) = sentence.tokens;
    let mut open = [(0u32, 0usize, true); 2];
    let mut length = 0;
    for (at, (token, term)) in (first..end).zip(page.tokens((first, end)).iter().zip(page.terms((first, end)))) {
        if !term.is_some() {
            continue;
        }
        let next = (term.0, at, token.has(UNCLAIMED));
        if length >= 2 && !open[0].2 && !open[1].2 && !next.2 {
            let mut set = [open[0].0, open[1].0, next.0];
            set.sort_unstable();
            if set[0] != set[1] && set[1] != set[2] {
                each(hash_of(set), (open[0].1, at));
            }
        }
        open = [open[1], next];
        length += 1;
    }
}

fn claim_recycling(page: &Page<'_>, evidence: &mut Evidence) -> f64 {
    let mut last = Counter::with_room_for(page.prose().len());
    let mut sentences = Counter::with_room_for(page.prose().len());
    let mut most = (0, 0);
    for (sentence, number) in page.sentences().iter().zip(1u32..) {
        propositions(page, sentence, |hash, _| {
            if std::mem::replace(last.get(hash), number) != number {
                let count = sentences.get(hash);
                *count += 1;
                if *count > most.0 {
                    most = (*count, hash);
                }
            }
        });
    }
    if most.0 <= SAID {
        return 0.0;
    }
    if evidence.is_kept() {
        let tokens = page.body().tokens();
        for sentence in page.sentences() {
            propositions(page, sentence, |hash, (first, last)| {
                if hash == most.1 {
                    evidence.body(tokens[first].span.cover(tokens[last].span));
                }
            });
        }
    }
    f64::from((most.0 - SAID).min(MOST_CLAIMS))
}

const SAME_START_RUN: Feature = Feature {
    id: FeatureId("repetition.same_start_run"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: Source {
        cite: "Yoast SEO, consecutive sentences assessment",
        locator: "github.com/Yoast/wordpress-seo, packages/yoastseo",
        claim: "three or more sentences in a row that start with the same word read monotonously; after an article or \
                pronoun the second word counts",
    },
    summary: "sentences beyond the second in runs that open with the same word, or the same two where the first is a \
              function word; at most 6",
    present: "opens several sentences in a row the same way",
    absent: "does not open three sentences in a row the same way",
    examples: &[
        Example::hit("Ferry\n\nFerries sail. Ferries land. Ferries wait.", 1.0, &["Ferries wait."]),
        Example::hit(
            "Lund\n\nThe actor sings. The actor paints. The actor cooks. The actor rests.",
            2.0,
            &["The actor cooks.", "The actor rests."],
        ),
        Example::miss("Ferry\n\nFerries sail. Ferries land. Boats wait. Ferries go."),
        Example::miss("Ferry\n\nThe ferry sails. The boat lands. The crew waits."),
    ],
    measure: Measure::Page(same_start_run),
};

/// Number of sentences in a row that may open alike.
const ALIKE: u32 = 2;
/// Cap on further ones.
const MOST_ALIKE: f64 = 6.0;

fn same_start_run(page: &Page<'_>, evidence: &mut Evidence) -> f64 {
    let (mut open, mut run, mut count) = (None, 0, 0.0);
    for sentence in page.sentences() {
        let mut tokens = page.tokens(sentence.tokens).iter().zip(page.forms(sentence.tokens));
        let mut words = tokens.by_ref().filter(|(token, _)| token.is_word());
        let first = words.next();
        let second = first.filter(|(token, _)| token.has(STOPWORD)).and_then(|_| words.next());
        let start = first.map(|(_, form)| (*form, second.map(|(_, form)| *form)));
        run = if start.is_some() && start == open { run + 1 } else { 1 };
        open = start;
        if run > ALIKE {
            count += 1.0;
            evidence.body(sentence.span);
        }
    }
    f64::min(count, MOST_ALIKE)
}
