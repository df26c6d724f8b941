use serde::Serialize;

use super::EvaluateError;

/// The two classes of headline; [`Class::Bait`] is the positive one, whatever the data's majority is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Lures instead of tells; the class whose probability a model gives.
    Bait,
    /// Tells.
    Honest,
}

impl Class {
    /// The class of a target in [0, 1]: bait above one half.
    pub fn of(target: f64) -> Class {
        if target > 0.5 { Class::Bait } else { Class::Honest }
    }

    /// The predicted class for a probability: bait at or above the threshold.
    pub fn predicted(probability: f64, threshold: f64) -> Class {
        if probability >= threshold { Class::Bait } else { Class::Honest }
    }

    /// `bait` or `honest`.
    pub fn name(self) -> &'static str {
        match self {
            Class::Bait => "bait",
            Class::Honest => "honest",
        }
    }
}

/// Predictions with their targets and weights, checked, and sorted once by descending probability.
///
/// Every metric is one walk over it. Equal probabilities keep the order of their rows.
#[derive(Debug, Clone)]
pub struct Sample {
    pub(super) probability: Vec<f64>,
    pub(super) target: Vec<f64>,
    pub(super) weight: Vec<f64>,
}

impl Sample {
    /// Reads probabilities, targets and optional weights, one of each per row; without weights every row counts as 1.
    ///
    /// # Shapes and units
    /// All three have one value per row: probabilities and targets in [0, 1], weights finite and not negative.
    ///
    /// # Errors
    /// [`EvaluateError::NoRows`], [`EvaluateError::Length`], [`EvaluateError::Value`] with the first bad row,
    /// [`EvaluateError::NoWeight`].
    ///
    /// # Examples
    /// ```
    /// use debait::evaluate::Sample;
    ///
    /// let sample = Sample::new(&[0.9, 0.2, 0.6], &[1.0, 0.0, 0.4], None)?;
    /// assert_eq!(sample.rows(), 3);
    /// assert!(Sample::new(&[f64::NAN], &[1.0], None).is_err());
    /// # Ok::<(), debait::evaluate::EvaluateError>(())
    /// ```
    pub fn new(probabilities: &[f64], targets: &[f64], weights: Option<&[f64]>) -> Result<Sample, EvaluateError> {
        check(probabilities, "probability", probabilities.len(), UNIT_INTERVAL, |p| (0.0..=1.0).contains(&p))?;
        Sample::of_values(probabilities, "probability", targets, weights)
    }

    /// The same for any finite value that ranks rows, such as a feature's.
    pub(super) fn of_values(
        values: &[f64],
        column: &str,
        targets: &[f64],
        weights: Option<&[f64]>,
    ) -> Result<Sample, EvaluateError> {
        let rows = targets.len();
        if rows == 0 && values.is_empty() {
            return Err(EvaluateError::NoRows);
        }
        check(values, column, rows, "a finite number", f64::is_finite)?;
        check(targets, "target", rows, UNIT_INTERVAL, |y| (0.0..=1.0).contains(&y))?;
        if let Some(weights) = weights {
            check(weights, "weight", rows, "a finite number of 0 or more", |w| w.is_finite() && w >= 0.0)?;
            if weights.iter().all(|w| *w == 0.0) {
                return Err(EvaluateError::NoWeight);
            }
        }
        let mut order: Vec<usize> = (0..rows).collect();
        // `+ 0.0` turns −0 into 0.
        order.sort_by(|&a, &b| (values[b] + 0.0).total_cmp(&(values[a] + 0.0)));
        Ok(Sample {
            probability: order.iter().map(|&row| values[row]).collect(),
            target: order.iter().map(|&row| targets[row]).collect(),
            weight: order.iter().map(|&row| weights.map_or(1.0, |weights| weights[row])).collect(),
        })
    }

    /// The number of rows.
    pub fn rows(&self) -> usize {
        self.target.len()
    }

    /// Probability, target and weight of every row, by descending probability.
    pub(super) fn iter(&self) -> impl Iterator<Item = (f64, f64, f64)> {
        self.probability.iter().zip(&self.target).zip(&self.weight).map(|((p, y), w)| (*p, *y, *w))
    }

    /// Rows grouped by equal probability, by descending probability.
    pub(super) fn ties(&self) -> impl Iterator<Item = Tie> {
        let mut start = 0;
        std::iter::from_fn(move || {
            let value = *self.probability.get(start)?;
            let mut tie = Tie { value, bait: 0.0, honest: 0.0 };
            while self.probability.get(start) == Some(&value) {
                match Class::of(self.target[start]) {
                    Class::Bait => tie.bait += self.weight[start],
                    Class::Honest => tie.honest += self.weight[start],
                }
                start += 1;
            }
            Some(tie)
        })
    }
}

/// The weights of both classes at one value of the probability.
pub(super) struct Tie {
    pub value: f64,
    pub bait: f64,
    pub honest: f64,
}

const UNIT_INTERVAL: &str = "a number from 0 to 1";

fn check(
    values: &[f64],
    column: &str,
    rows: usize,
    expected: &'static str,
    fits: impl Fn(f64) -> bool,
) -> Result<(), EvaluateError> {
    if values.len() != rows {
        return Err(EvaluateError::Length { column: column.to_owned(), expected: rows, found: values.len() });
    }
    match values.iter().position(|value| !fits(*value)) {
        Some(row) => Err(EvaluateError::Value { column: column.to_owned(), row, found: values[row], expected }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_is_wrong_and_where() {
        for (p, y, w, message) in [
            (&[][..], &[][..], None, "no rows to evaluate"),
            (&[0.5, 0.5], &[1.0], None, "column `probability` has 2 values where 1 rows need one each"),
            (&[0.5], &[1.0, 0.0], None, "column `probability` has 1 values where 2 rows need one each"),
            (&[0.5, f64::NAN], &[1.0, 0.0], None, "column `probability`, row 1: NaN is not a number from 0 to 1"),
            (&[0.5, 0.1], &[1.5, 0.0], None, "column `target`, row 0: 1.5 is not a number from 0 to 1"),
            (&[0.5], &[1.0], Some(&[-1.0][..]), "column `weight`, row 0: -1 is not a finite number of 0 or more"),
            (&[0.5], &[1.0], Some(&[0.0][..]), "all weights are zero"),
        ] {
            assert_eq!(Sample::new(p, y, w).unwrap_err().to_string(), message);
        }
    }

    #[test]
    fn ties_hold_equal_probabilities_together() {
        let sample = Sample::new(&[0.2, 0.7, 0.2, -0.0, 0.0], &[1.0, 1.0, 0.5, 0.0, 0.6], None).unwrap();
        let ties: Vec<_> = sample.ties().map(|tie| (tie.value, tie.bait, tie.honest)).collect();
        assert_eq!(ties, [(0.7, 1.0, 0.0), (0.2, 1.0, 1.0), (0.0, 1.0, 1.0)]);
    }
}
