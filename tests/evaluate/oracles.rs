//! Equality with scikit-learn; its version stands in the header of `tests/oracles/metrics.json`.

use std::collections::BTreeMap;

use debait::evaluate::{
    CALIBRATION_BINS, Confusion, Metric, Metrics, Sample, calibration_bins, precision_recall_curve, roc_curve,
};
use serde::Deserialize;

const TOLERANCE: f64 = 1e-12;

#[derive(Deserialize)]
struct Oracle {
    threshold: f64,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    probabilities: Vec<f64>,
    targets: Vec<f64>,
    weights: Option<Vec<f64>>,
    confusion: BTreeMap<String, f64>,
    metrics: BTreeMap<String, f64>,
    roc: Vec<[f64; 2]>,
    precision_recall: Vec<[f64; 3]>,
    calibration: Vec<Bin>,
}

#[derive(Deserialize)]
struct Bin {
    rows: usize,
    mean_probability: Option<f64>,
    mean_target: Option<f64>,
}

impl Case {
    fn sample(&self) -> Sample {
        Sample::new(&self.probabilities, &self.targets, self.weights.as_deref()).unwrap()
    }
}

fn oracle() -> Oracle {
    serde_json::from_str(include_str!("../oracles/metrics.json")).unwrap()
}

#[track_caller]
fn assert_equal(found: f64, expected: f64, what: &str) {
    assert!((found - expected).abs() <= TOLERANCE, "{what}: {found} instead of {expected}");
}

#[test]
fn metrics_are_those_of_scikit_learn() {
    let Oracle { threshold, cases } = oracle();
    for case in cases {
        let metrics = Metrics::of(&case.sample(), threshold);
        assert_eq!(case.metrics.len(), Metric::ALL.len());
        for metric in Metric::ALL {
            let what = format!("{} of {}", metric.id(), case.name);
            assert_equal(metrics.get(metric).unwrap(), case.metrics[metric.id()], &what);
        }
    }
}

#[test]
fn confusion_counts_are_those_of_scikit_learn() {
    let Oracle { threshold, cases } = oracle();
    for case in cases {
        let confusion = Confusion::of(&case.sample(), threshold);
        for (cell, found) in [
            ("bait_flagged", confusion.bait_flagged),
            ("bait_passed", confusion.bait_passed),
            ("honest_flagged", confusion.honest_flagged),
            ("honest_passed", confusion.honest_passed),
        ] {
            assert_equal(found, case.confusion[cell], &format!("{cell} of {}", case.name));
        }
    }
}

#[test]
fn curves_are_those_of_scikit_learn() {
    for case in oracle().cases {
        let roc = roc_curve(&case.sample(), usize::MAX);
        assert_eq!(roc.len(), case.roc.len(), "{}", case.name);
        for (found, [false_positive_rate, recall]) in roc.iter().zip(&case.roc) {
            assert_equal(found.false_positive_rate, *false_positive_rate, &case.name);
            assert_equal(found.recall, *recall, &case.name);
        }
        let curve = precision_recall_curve(&case.sample(), usize::MAX);
        assert_eq!(curve.len(), case.precision_recall.len(), "{}", case.name);
        for (found, [threshold, recall, precision]) in curve.iter().zip(&case.precision_recall) {
            assert_equal(found.threshold, *threshold, &case.name);
            assert_equal(found.recall, *recall, &case.name);
            assert_equal(found.precision, *precision, &case.name);
        }
    }
}

#[test]
fn reliability_tables_are_those_of_scikit_learn() {
    for case in oracle().cases {
        for (found, expected) in calibration_bins(&case.sample(), CALIBRATION_BINS).iter().zip(&case.calibration) {
            assert_eq!(found.rows, expected.rows, "{}", case.name);
            for (found, expected) in
                [(found.mean_probability, expected.mean_probability), (found.mean_target, expected.mean_target)]
            {
                assert_eq!(found.is_some(), expected.is_some(), "{}", case.name);
                assert_equal(found.unwrap_or(0.0), expected.unwrap_or(0.0), &case.name);
            }
        }
    }
}
