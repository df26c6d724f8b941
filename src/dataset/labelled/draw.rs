use std::cmp::Reverse;
use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::dataset::labelled::example::Example;

/// Keeps `each` rows of every label, all where there are fewer: those whose SHA-256 of headline, NUL and group comes
/// first. The same rows are kept whatever their order, and stay in it.
pub(in crate::dataset) fn draw(rows: &mut Vec<Example>, each: usize) {
    let mut by_label: BTreeMap<u64, Vec<([u8; 32], usize)>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        let group = row.group.as_deref().unwrap_or_default();
        let digest = Sha256::new().chain_update(&row.headline).chain_update("\0").chain_update(group).finalize();
        by_label.entry(row.label.to_bits()).or_default().push((digest.into(), at));
    }
    let mut kept: Vec<usize> = Vec::new();
    for (_, mut drawn) in by_label {
        drawn.sort_unstable();
        kept.extend(drawn.into_iter().take(each).map(|(_, at)| at));
    }
    kept.sort_unstable_by_key(|&at| Reverse(at));
    let mut at = 0;
    rows.retain(|_| {
        let next = kept.last() == Some(&at);
        kept.truncate(kept.len() - usize::from(next));
        at += 1;
        next
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(labels: &[f64]) -> Vec<Example> {
        let row = |(at, &label): (usize, &f64)| Example {
            headline: format!("headline {at}"),
            body: None,
            label,
            group: Some("g".to_owned()),
            kind: None,
            weight: 1.0,
            row: at as u64 + 1,
            line: 1,
        };
        labels.iter().enumerate().map(row).collect()
    }

    fn numbers(rows: &[Example]) -> Vec<u64> {
        rows.iter().map(|row| row.row).collect()
    }

    #[test]
    fn as_many_of_each_label_in_their_order() {
        let all = rows(&[0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 0.0]);
        let mut drawn = all.clone();
        draw(&mut drawn, 2);
        assert_eq!(drawn.iter().map(|row| row.label).sum::<f64>(), 2.0);
        assert_eq!(drawn.len(), 4);
        assert!(numbers(&drawn).is_sorted());
        let mut turned: Vec<Example> = all.iter().rev().cloned().collect();
        draw(&mut turned, 2);
        turned.reverse();
        assert_eq!(numbers(&turned), numbers(&drawn));
        let mut few = all.clone();
        draw(&mut few, 9);
        assert_eq!(few, all);
    }

    #[test]
    fn the_digest_chooses() {
        // By sha256sum, `headline 0`, NUL and `g` give 7450…, 1 gives ff8e…, 2 gives f9df….
        for (labels, kept) in [([1.0, 1.0, 1.0], &[1][..]), ([1.0, 0.0, 0.0], &[1, 3]), ([0.0, 0.5, 1.0], &[1, 2, 3])] {
            let mut drawn = rows(&labels);
            draw(&mut drawn, 1);
            assert_eq!(numbers(&drawn), kept, "{labels:?}");
        }
    }
}
