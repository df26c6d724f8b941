use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::FixedState;

use super::Contribution;
use super::evidenced::{Evidenced, LEAST_SHARE};
use super::phrases::phrases;
use super::places::Places;
use super::standing::Standing;
use crate::features::Field;
use crate::model::ModelInput;
use crate::text::Span;

/// Id of the entry for grams outside every phrase.
pub const WORDING: &str = "wording";
/// The family of phrases and of [`WORDING`].
const FAMILY: &str = "words";
/// Number of words shown for the wording.
const MOST_WORDS: usize = 8;
/// No phrase.
const NONE: u32 = u32::MAX;

/// The contributions of the grams of a headline: one entry per phrase, and one for the rest, the wording as a whole.
///
/// # Formula
///
/// The [phrases](phrases()) are disjoint. A gram whose tokens are all in one occurrence of a phrase belongs to that
/// phrase: `contribution = (1/√n) Σ effect · count` over them, with n tokens. The same phrase in several places is one
/// entry. A phrase of less than a tenth of the `largest` contribution of a pattern, or of the largest phrase, gets no
/// entry of its own. All other grams, including those that extend beyond a phrase, belong to `wording`. So every gram
/// belongs to exactly one entry.
pub(super) fn of_words(seen: &ModelInput<'_>, evidenced: &Evidenced<'_>, largest: f64) -> Vec<Contribution> {
    if seen.model.schema().vocabulary().is_empty() {
        return Vec::new();
    }
    let standing = Standing::of(seen);
    let places = Places::of(seen);
    let scale = seen.reading.scale();
    let core = seen.read.headline.core();
    let tokens = seen.reading.tokens();
    let span =
        |range: &Range<usize>| core[tokens[range.start] as usize].span.cover(core[tokens[range.end - 1] as usize].span);
    let entry = |id: String, weight: f64, reason: &str, spans: Vec<Span>| {
        let (evidence, evidence_count) =
            evidenced.pieces(spans.into_iter().map(|span| (Field::Headline, span)).collect());
        Contribution {
            id,
            family: FAMILY.to_owned(),
            value: scale,
            baseline: 0.0,
            weight,
            contribution: scale * weight,
            delta_probability: 0.0,
            reason: reason.to_owned(),
            evidence,
            evidence_count,
        }
    };
    let found = listed(named(seen, &standing, phrases(&standing, &places)), scale, largest);
    let rest = Rest::of(&standing, &found);
    let mut contributions: Vec<Contribution> = found
        .into_iter()
        .map(|Phrase { text, weight, at }| {
            entry(format!("words.{text}"), weight, reason(&at[0], weight), at.iter().map(span).collect())
        })
        .collect();
    if rest.weight != 0.0 {
        let (words, count) = rest.words(&places);
        let spans = words.into_iter().map(|at| span(&(at..at + 1))).collect();
        let wording = entry(WORDING.to_owned(), rest.weight, reason_of_all(rest.weight), spans);
        contributions.push(Contribution { evidence_count: count, ..wording });
    }
    contributions
}

fn reason(range: &Range<usize>, weight: f64) -> &'static str {
    match (range.len(), weight > 0.0) {
        (1, true) => "uses a word of bait",
        (_, true) => "uses a phrase of bait",
        (1, false) => "uses a word of plain news",
        (_, false) => "uses a phrase of plain news",
    }
}

fn reason_of_all(weight: f64) -> &'static str {
    if weight > 0.0 { "the wording as a whole reads like bait" } else { "the wording as a whole reads like plain news" }
}

/// A phrase, in all its places.
struct Phrase {
    /// Its words in lower case.
    text: String,
    /// The sum of the effects of the grams in it, over all its places.
    weight: f64,
    at: Vec<Range<usize>>,
}

/// The phrases at some ranges of tokens, with equal ones merged; sorted by text.
fn named(seen: &ModelInput<'_>, standing: &Standing, ranges: Vec<Range<usize>>) -> Vec<Phrase> {
    let core = seen.read.headline.core();
    let word = |token: &u32| &*seen.words.get(core[*token as usize].word).lower;
    let mut phrases: Vec<Phrase> = Vec::new();
    let mut known: HashMap<String, usize, FixedState> = HashMap::default();
    for range in ranges {
        let text = seen.reading.tokens()[range.clone()].iter().map(word).collect::<Vec<_>>().join(" ");
        let number = *known.entry(text).or_insert_with_key(|text| {
            phrases.push(Phrase { text: text.clone(), weight: 0.0, at: Vec::new() });
            phrases.len() - 1
        });
        phrases[number].weight += standing.within(range.clone());
        phrases[number].at.push(range);
    }
    phrases.sort_by(|a, b| a.text.cmp(&b.text));
    phrases
}

/// The phrases large enough to get an entry, compared with the largest contribution of a pattern and with each other.
fn listed(mut phrases: Vec<Phrase>, scale: f64, largest: f64) -> Vec<Phrase> {
    let size = |phrase: &Phrase| (scale * phrase.weight).abs();
    let largest = phrases.iter().map(size).fold(largest, f64::max);
    phrases.retain(|phrase| phrase.weight != 0.0 && size(phrase) >= LEAST_SHARE * largest);
    phrases
}

/// The grams that are not in a listed phrase.
struct Rest {
    weight: f64,
    /// Each token's part of them, a gram divided equally among its tokens; 0 within a listed phrase.
    shares: Vec<f64>,
}

impl Rest {
    fn of(standing: &Standing, phrases: &[Phrase]) -> Self {
        let mut holder = vec![NONE; standing.len()];
        for (range, number) in phrases.iter().flat_map(|phrase| &phrase.at).zip(0..) {
            holder[range.clone()].fill(number);
        }
        let mut rest = Rest { weight: 0.0, shares: vec![0.0; standing.len()] };
        for (range, effect) in standing.ranges() {
            let ends = holder.get(range.start).zip(holder.get(range.end.wrapping_sub(1)));
            if ends.is_some_and(|(first, last)| first == last && *first != NONE) {
                continue;
            }
            rest.weight += effect;
            let share = effect / range.len().max(1) as f64;
            rest.shares[range].iter_mut().for_each(|token| *token += share);
        }
        for (share, holder) in rest.shares.iter_mut().zip(holder) {
            if holder != NONE {
                *share = 0.0;
            }
        }
        rest
    }

    /// The first few content words that pull the same way as the whole, strongest first, or other words if no content
    /// word does; and the total number.
    fn words(&self, places: &Places) -> (Vec<usize>, usize) {
        let pulls = |at: &usize| self.shares[*at] * self.weight > 0.0 && !places.is_mark(*at);
        let mut words: Vec<usize> = (0..self.shares.len()).filter(pulls).collect();
        if words.iter().any(|&at| places.is_content(at)) {
            words.retain(|&at| places.is_content(at));
        }
        let count = words.len();
        let strongest = |a: &usize, b: &usize| self.shares[*b].abs().total_cmp(&self.shares[*a].abs()).then(a.cmp(b));
        if count > MOST_WORDS {
            words.select_nth_unstable_by(MOST_WORDS, strongest);
            words.truncate(MOST_WORDS);
        }
        words.sort_by(strongest);
        (words, count)
    }
}
