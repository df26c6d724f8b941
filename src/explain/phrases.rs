use std::ops::Range;

use super::places::Places;
use super::standing::{LONGEST, Standing};

/// Cuts a headline into phrases: disjoint ranges of its tokens, in order.
///
/// # Formula
///
/// Let `w(a, b)` be the sum of the effects of all grams whose tokens are all in `a..b`. Of all sets of disjoint ranges
/// that [may stand](Places::may_stand) as a phrase and have at most [`LONGEST`] tokens, the set with the largest `Σ
/// |w(a, b)|`: words that pull the same way are kept together by the runs that contain them, words that pull against each other are separated.
///
/// `best(b) = max(best(b − 1), max over a of best(a) + |w(a, b)|)`, so the work is linear in the number of tokens. Ties
/// go to the set with shorter phrases, compared from last to first.
pub(super) fn phrases(standing: &Standing, places: &Places) -> Vec<Range<usize>> {
    let mut best = vec![0.0; standing.len() + 1];
    // Number of tokens in the phrase that ends at each position; 0 if none does.
    let mut taken = vec![0; standing.len() + 1];
    for end in 1..=standing.len() {
        best[end] = best[end - 1];
        let (mut effect, mut joins) = (0.0, 0_u8);
        for length in 1..=LONGEST.min(end) {
            let start = end - length;
            joins <<= 1;
            for cell in standing.from(start, length) {
                effect += cell.effect;
                joins |= cell.joins;
            }
            let reached: f64 = best[start] + f64::abs(effect);
            let is_joined = joins.count_ones() as usize == length - 1;
            if reached > best[end] && places.may_stand(start..end, effect, is_joined) {
                best[end] = reached;
                taken[end] = length;
            }
        }
    }
    let mut found = Vec::new();
    let mut end = standing.len();
    while end > 0 {
        match taken[end] {
            0 => end -= 1,
            length => {
                found.push(end - length..end);
                end -= length;
            }
        }
    }
    found.reverse();
    found
}
