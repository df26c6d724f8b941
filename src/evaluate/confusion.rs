use serde::Serialize;

use super::{Class, Sample};

/// The weight flagged and passed, correctly and wrongly, at one threshold.
///
/// Without weights these are counts. A share of nothing is `None`.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Confusion {
    /// Bait that was flagged: true positives.
    pub bait_flagged: f64,
    /// Bait that passed: false negatives.
    pub bait_passed: f64,
    /// Honest headlines that were flagged, the false alarms: false positives.
    pub honest_flagged: f64,
    /// Honest headlines that passed: true negatives.
    pub honest_passed: f64,
}

impl Confusion {
    /// Counts a sample's rows; a probability at the threshold is flagged.
    ///
    /// # Examples
    /// ```
    /// use debait::evaluate::{Confusion, Sample};
    ///
    /// let sample = Sample::new(&[0.9, 0.5, 0.4, 0.1], &[1.0, 0.0, 1.0, 0.0], None)?;
    /// let confusion = Confusion::of(&sample, 0.5);
    /// assert_eq!(confusion.accuracy(), Some(0.5));
    /// assert_eq!(confusion.false_positive_rate(), Some(0.5));
    /// # Ok::<(), debait::evaluate::EvaluateError>(())
    /// ```
    pub fn of(sample: &Sample, threshold: f64) -> Confusion {
        let mut confusion = Confusion::default();
        for (probability, target, weight) in sample.iter() {
            *match (Class::of(target), Class::predicted(probability, threshold)) {
                (Class::Bait, Class::Bait) => &mut confusion.bait_flagged,
                (Class::Bait, Class::Honest) => &mut confusion.bait_passed,
                (Class::Honest, Class::Bait) => &mut confusion.honest_flagged,
                (Class::Honest, Class::Honest) => &mut confusion.honest_passed,
            } += weight;
        }
        confusion
    }

    /// The total weight.
    pub fn total(&self) -> f64 {
        self.bait_flagged + self.bait_passed + self.honest_flagged + self.honest_passed
    }

    /// (TP + FN) / all: the share of bait, and the precision of flagging everything.
    pub fn bait_share(&self) -> Option<f64> {
        share(self.bait_flagged + self.bait_passed, self.total())
    }

    /// (TP + TN) / all.
    pub fn accuracy(&self) -> Option<f64> {
        share(self.bait_flagged + self.honest_passed, self.total())
    }

    /// TP / (TP + FP): the share of flagged rows that are bait.
    pub fn precision(&self) -> Option<f64> {
        share(self.bait_flagged, self.bait_flagged + self.honest_flagged)
    }

    /// TP / (TP + FN): the share of bait that was flagged.
    pub fn recall(&self) -> Option<f64> {
        share(self.bait_flagged, self.bait_flagged + self.bait_passed)
    }

    /// 2 TP / (2 TP + FP + FN): harmonic mean of precision and recall.
    pub fn f1(&self) -> Option<f64> {
        share(2.0 * self.bait_flagged, 2.0 * self.bait_flagged + self.honest_flagged + self.bait_passed)
    }

    /// FP / (FP + TN): the share of honest rows that were flagged.
    pub fn false_positive_rate(&self) -> Option<f64> {
        share(self.honest_flagged, self.honest_flagged + self.honest_passed)
    }
}

/// A part of a whole; `None` if the whole is 0.
pub(super) fn share(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| part / whole)
}
