use serde::Serialize;

use super::Sample;
use super::confusion::share;

/// Maximum number of points of a curve in a report.
pub const CURVE_POINTS: usize = 500;

/// One point of the ROC curve: the rates at one threshold.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct RocPoint {
    /// `None` if nothing is flagged.
    pub threshold: Option<f64>,
    /// FP / (FP + TN).
    pub false_positive_rate: f64,
    /// TP / (TP + FN).
    pub recall: f64,
}

/// One point of the precision-recall curve.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct PrecisionRecallPoint {
    pub threshold: f64,
    /// TP / (TP + FN).
    pub recall: f64,
    /// TP / (TP + FP).
    pub precision: f64,
}

/// The ROC curve from (0, 0) to (1, 1), one point per distinct probability, thinned evenly along its length to at most
/// `most` points. Empty without rows of both classes.
///
/// # Examples
/// ```
/// use debait::evaluate::{CURVE_POINTS, Sample, roc_curve};
///
/// let sample = Sample::new(&[0.9, 0.4], &[1.0, 0.0], None)?;
/// let curve = roc_curve(&sample, CURVE_POINTS);
/// assert_eq!(curve.iter().map(|at| (at.false_positive_rate, at.recall)).collect::<Vec<_>>(), [(0.0, 0.0), (0.0, 1.0), (1.0, 1.0)]);
/// # Ok::<(), debait::evaluate::EvaluateError>(())
/// ```
pub fn roc_curve(sample: &Sample, most: usize) -> Vec<RocPoint> {
    let (all_bait, all_honest) = totals(sample);
    if all_bait == 0.0 || all_honest == 0.0 {
        return Vec::new();
    }
    let mut curve = vec![RocPoint { threshold: None, false_positive_rate: 0.0, recall: 0.0 }];
    let (mut bait, mut honest) = (0.0, 0.0);
    for tie in sample.ties() {
        bait += tie.bait;
        honest += tie.honest;
        curve.push(RocPoint {
            threshold: Some(tie.value),
            false_positive_rate: honest / all_honest,
            recall: bait / all_bait,
        });
    }
    thin(curve, most, |point| (point.false_positive_rate, point.recall))
}

/// The precision-recall curve by descending threshold, thinned like [`roc_curve`]. Empty without bait.
///
/// No point is invented at recall 0; between points the curve is a step, not a line.
///
/// # Source
/// Davis & Goadrich 2006, ICML, 233–240.
pub fn precision_recall_curve(sample: &Sample, most: usize) -> Vec<PrecisionRecallPoint> {
    let (all_bait, _) = totals(sample);
    if all_bait == 0.0 {
        return Vec::new();
    }
    let (mut bait, mut flagged) = (0.0, 0.0);
    let mut curve = Vec::new();
    for tie in sample.ties() {
        bait += tie.bait;
        flagged += tie.bait + tie.honest;
        if let Some(precision) = share(bait, flagged) {
            curve.push(PrecisionRecallPoint { threshold: tie.value, recall: bait / all_bait, precision });
        }
    }
    thin(curve, most, |point| (point.recall, point.precision))
}

/// The weights of both classes, summed in the order of the curve so that it ends at exactly 1.
fn totals(sample: &Sample) -> (f64, f64) {
    sample.ties().fold((0.0, 0.0), |(bait, honest), tie| (bait + tie.bait, honest + tie.honest))
}

/// Keeps the first and the last point and, between them, one point for every equal piece of the curve's length.
fn thin<T: Copy>(curve: Vec<T>, most: usize, at: impl Fn(&T) -> (f64, f64)) -> Vec<T> {
    let most = most.max(2);
    if curve.len() <= most {
        return curve;
    }
    let step = |pair: &[T]| {
        let ((x0, y0), (x1, y1)) = (at(&pair[0]), at(&pair[1]));
        (x1 - x0).abs() + (y1 - y0).abs()
    };
    let piece = curve.windows(2).map(step).sum::<f64>() / (most - 1) as f64;
    let mut kept = vec![curve[0]];
    let mut length = 0.0;
    for pair in curve.windows(2) {
        length += step(pair);
        if length >= piece * kept.len() as f64 && kept.len() + 1 < most {
            kept.push(pair[1]);
        }
    }
    // The last step may have been kept already; a curve ends once.
    let last = &curve[curve.len() - 1];
    if kept.last().is_none_or(|point| at(point) != at(last)) {
        kept.push(*last);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thinned_curves_keep_their_ends_and_shape() {
        let rows = 20_000;
        let p: Vec<f64> = (0..rows).map(|row| row as f64 / rows as f64).collect();
        let y: Vec<f64> = (0..rows).map(|row| f64::from(u8::from((row * row) % 7 < row * 5 / rows))).collect();
        let sample = Sample::new(&p, &y, None).unwrap();
        let (whole, thinned) = (roc_curve(&sample, usize::MAX), roc_curve(&sample, CURVE_POINTS));
        assert_eq!(whole.len(), rows + 1);
        assert!((250..=CURVE_POINTS).contains(&thinned.len()), "{}", thinned.len());
        assert_eq!((thinned.first(), thinned.last()), (whole.first(), whole.last()));
        assert!(thinned.windows(2).all(|pair| pair[1].recall - pair[0].recall < 0.01));
        assert!(precision_recall_curve(&sample, CURVE_POINTS).len() <= CURVE_POINTS);
    }

    #[test]
    fn one_class_has_no_curve() {
        let sample = Sample::new(&[0.1, 0.2], &[0.0, 0.0], None).unwrap();
        assert!(roc_curve(&sample, CURVE_POINTS).is_empty());
        assert!(precision_recall_curve(&sample, CURVE_POINTS).is_empty());
    }
}
