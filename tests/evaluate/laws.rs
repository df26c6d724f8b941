//! What holds of metrics, splits and thresholds on any data.

use std::collections::{BTreeMap, BTreeSet};

use debait::evaluate::{
    Bootstrap, Class, GroupKey, Metric, Metrics, Sample, average_precision, best_accuracy, calibration_bins, estimates,
    grouped_folds, grouped_hold_out, log_loss, precision_recall_curve, roc_auc, roc_curve, within_false_positive_rate,
};
use proptest::prelude::*;

/// Probabilities with ties, targets graded or not, weights that may be zero.
fn rows() -> impl Strategy<Value = Vec<(f64, f64, f64)>> {
    let probability = prop_oneof![0.0..=1.0, (0_u8..=8).prop_map(|eighths| f64::from(eighths) / 8.0)];
    let target = prop_oneof![Just(0.0), Just(1.0), 0.0..=1.0];
    let weight = prop_oneof![Just(1.0), 0.0..3.0];
    prop::collection::vec((probability, target, weight), 1..60)
        .prop_filter("some weight", |rows| rows.iter().any(|row| row.2 > 0.0))
}

fn sample(rows: &[(f64, f64, f64)]) -> Sample {
    let column = |of: fn(&(f64, f64, f64)) -> f64| rows.iter().map(of).collect::<Vec<_>>();
    Sample::new(&column(|row| row.0), &column(|row| row.1), Some(&column(|row| row.2))).unwrap()
}

fn keys() -> impl Strategy<Value = Vec<GroupKey>> {
    let text = prop::sample::select(vec!["Votes are in", "votes are in!", "A storm hits", "Why?", "One", "Two", ""]);
    let group = prop::option::of("[a-f]?");
    prop::collection::vec((text, group), 1..80)
        .prop_map(|rows| rows.into_iter().map(|(text, group)| GroupKey::new(text, group.as_deref())).collect())
}

fn close(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() < 1e-9,
        (a, b) => a == b,
    }
}

/// The definition: every pair of a bait and an honest row.
fn auc_by_pairs(rows: &[(f64, f64, f64)]) -> Option<f64> {
    let (mut won, mut pairs) = (0.0, 0.0);
    for bait in rows.iter().filter(|row| Class::of(row.1) == Class::Bait) {
        for honest in rows.iter().filter(|row| Class::of(row.1) == Class::Honest) {
            let weight = bait.2 * honest.2;
            pairs += weight;
            won += weight * if bait.0 > honest.0 { 1.0 } else { 0.5 * f64::from(u8::from(bait.0 == honest.0)) };
        }
    }
    (pairs > 0.0).then(|| won / pairs)
}

proptest! {
    // A failing case is printed; no file is left beside the sources.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn auc_is_the_share_of_pairs_won(rows in rows()) {
        prop_assert!(close(roc_auc(&sample(&rows)), auc_by_pairs(&rows)));
    }

    #[test]
    fn auc_looks_at_ranks_only(rows in rows()) {
        // Multiplying by a power of two is exact, so it cannot make ties.
        let halved: Vec<_> = rows.iter().map(|&(p, y, w)| (p / 2.0, y, w)).collect();
        prop_assert_eq!(roc_auc(&sample(&halved)), roc_auc(&sample(&rows)));
        prop_assert_eq!(average_precision(&sample(&halved)), average_precision(&sample(&rows)));
    }

    #[test]
    fn auc_flips_when_classes_are_exchanged(rows in rows()) {
        let exchanged: Vec<_> = rows.iter().map(|&(p, y, w)| (p, if y > 0.5 { 0.0 } else { 1.0 }, w)).collect();
        let flipped = roc_auc(&sample(&exchanged)).map(|auc| 1.0 - auc);
        prop_assert!(close(flipped, roc_auc(&sample(&rows))));
    }

    #[test]
    fn metrics_stay_in_their_range(rows in rows(), threshold in 0.0..=1.0) {
        let metrics = Metrics::of(&sample(&rows), threshold);
        for metric in Metric::ALL {
            let most = if metric == Metric::LogLoss { 37.0 } else { 1.0 + 1e-12 };
            prop_assert!(metrics.get(metric).is_none_or(|value| (0.0..=most).contains(&value)), "{:?}", metric);
        }
    }

    #[test]
    fn the_order_of_rows_does_not_count(rows in rows(), threshold in 0.0..=1.0) {
        let mut turned = rows.clone();
        turned.reverse();
        let (ahead, back) = (Metrics::of(&sample(&rows), threshold), Metrics::of(&sample(&turned), threshold));
        for metric in Metric::ALL {
            prop_assert!(close(ahead.get(metric), back.get(metric)), "{:?}", metric);
        }
    }

    #[test]
    fn a_weight_of_two_is_the_row_twice(rows in rows(), threshold in 0.0..=1.0) {
        let once: Vec<_> = rows.iter().map(|&(p, y, _)| (p, y, 2.0)).collect();
        let twice: Vec<_> = rows.iter().chain(&rows).map(|&(p, y, _)| (p, y, 1.0)).collect();
        let (once, twice) = (Metrics::of(&sample(&once), threshold), Metrics::of(&sample(&twice), threshold));
        for metric in Metric::ALL {
            prop_assert!(close(once.get(metric), twice.get(metric)), "{:?}", metric);
        }
    }

    #[test]
    fn the_target_itself_has_the_least_loss(rows in rows()) {
        let perfect: Vec<_> = rows.iter().map(|&(_, y, w)| (y, y, w)).collect();
        prop_assert!(log_loss(&sample(&perfect)).unwrap() <= log_loss(&sample(&rows)).unwrap() + 1e-9);
    }

    #[test]
    fn curves_rise_and_bins_hold_every_row(rows in rows(), most in 2_usize..30) {
        let sample = sample(&rows);
        let roc = roc_curve(&sample, most);
        prop_assert!(roc.len() <= most.max(2));
        prop_assert!(roc.windows(2).all(|at| at[0].recall <= at[1].recall && at[0].false_positive_rate <= at[1].false_positive_rate));
        if let (Some(first), Some(last)) = (roc.first(), roc.last()) {
            prop_assert_eq!((first.false_positive_rate, first.recall), (0.0, 0.0));
            prop_assert!((last.false_positive_rate, last.recall) == (1.0, 1.0));
        }
        prop_assert!(precision_recall_curve(&sample, most).len() <= most);
        let bins = calibration_bins(&sample, most);
        prop_assert_eq!(bins.iter().map(|bin| bin.rows).sum::<usize>(), rows.len());
        for bin in bins {
            if let Some(mean) = bin.mean_probability {
                prop_assert!(bin.low - 1e-9 <= mean && mean <= bin.high + 1e-9, "{:?}", bin);
            }
        }
    }

    #[test]
    fn no_other_threshold_is_more_accurate(rows in rows(), other in 0.0..=1.0) {
        let sample = sample(&rows);
        let best = best_accuracy(&sample);
        prop_assert!((0.0..=1.0).contains(&best.threshold));
        let accuracy = |threshold| Metrics::of(&sample, threshold).get(Metric::Accuracy).unwrap();
        prop_assert!(accuracy(other) <= accuracy(best.threshold) + 1e-9);
    }

    #[test]
    fn false_alarms_stay_within_the_limit(rows in rows(), share in 0.0..=1.0, other in 0.0..=1.0) {
        let sample = sample(&rows);
        let at = |threshold| Metrics::of(&sample, threshold);
        let alarms = |metrics: Metrics| metrics.get(Metric::FalsePositiveRate).unwrap_or(0.0);
        if let Ok(choice) = within_false_positive_rate(&sample, share) {
            prop_assert!(alarms(at(choice.threshold)) <= share + 1e-9);
            if alarms(at(other)) < share - 1e-9 {
                let recall = |threshold| at(threshold).get(Metric::Recall).unwrap_or(0.0);
                prop_assert!(recall(other) <= recall(choice.threshold) + 1e-9);
            }
        }
    }

    #[test]
    fn intervals_are_ordered(rows in rows(), seed: u64) {
        let bootstrap = Bootstrap { resamples: 50, seed, ..Bootstrap::default() };
        for estimate in estimates(&sample(&rows), 0.5, &bootstrap).unwrap() {
            prop_assert!(estimate.interval.is_none_or(|interval| interval.low <= interval.high));
        }
    }

    #[test]
    fn folds_hold_every_row_once_and_groups_whole(keys in keys(), count in 2_usize..6, seed: u64) {
        let groups: BTreeSet<_> = keys.iter().collect();
        let Ok(folds) = grouped_folds(&keys, count, seed) else {
            prop_assert!(groups.len() < count);
            return Ok(());
        };
        let mut tested = Vec::new();
        for split in folds.splits() {
            prop_assert!(!split.test.is_empty() && split.train.len() + split.test.len() == keys.len());
            let train: BTreeSet<_> = split.train.iter().map(|&row| &keys[row]).collect();
            prop_assert!(split.test.iter().all(|&row| !train.contains(&keys[row])));
            tested.extend(split.test);
        }
        tested.sort_unstable();
        prop_assert_eq!(tested, (0..keys.len()).collect::<Vec<_>>());
    }

    #[test]
    fn splits_do_not_depend_on_the_order_of_rows(keys in keys(), seed: u64) {
        let mut turned = keys.clone();
        turned.reverse();
        if let (Ok(ahead), Ok(back)) = (grouped_folds(&keys, 2, seed), grouped_folds(&turned, 2, seed)) {
            prop_assert!(ahead.of_rows().iter().eq(back.of_rows().iter().rev()));
        }
        if let (Ok(ahead), Ok(back)) = (grouped_hold_out(&keys, 0.3, seed), grouped_hold_out(&turned, 0.3, seed)) {
            let held_out = |keys: &[GroupKey], rows: &[usize]| rows.iter().map(|&row| keys[row].clone()).collect::<BTreeSet<_>>();
            prop_assert_eq!(held_out(&keys, &ahead.test), held_out(&turned, &back.test));
        }
    }

    #[test]
    fn a_hold_out_is_as_large_as_asked(keys in keys(), share in 0.05..0.95, seed: u64) {
        let mut sizes: BTreeMap<&GroupKey, usize> = BTreeMap::new();
        for key in &keys {
            *sizes.entry(key).or_default() += 1;
        }
        if let Ok(split) = grouped_hold_out(&keys, share, seed) {
            let largest = *sizes.values().max().unwrap() as f64;
            prop_assert!(!split.test.is_empty() && !split.train.is_empty());
            prop_assert!((split.test.len() as f64 - share * keys.len() as f64).abs() <= largest);
        }
    }
}
