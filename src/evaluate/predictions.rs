use super::{EvaluateError, Sample};

/// Predictions and the truth, one value per row.
#[derive(Debug, Clone, Copy, Default)]
pub struct Predictions<'a> {
    /// Probabilities of bait, in [0, 1].
    pub probabilities: &'a [f64],
    /// Targets in [0, 1], 0 and 1 or graded.
    pub targets: &'a [f64],
    /// Weights, finite and not negative.
    pub weights: Option<&'a [f64]>,
    /// A value to break the metrics down by.
    pub groups: Option<&'a [&'a str]>,
    /// The headlines, for the list of mistakes.
    pub headlines: Option<&'a [&'a str]>,
}

impl Predictions<'_> {
    /// All rows as a sample.
    ///
    /// # Errors
    /// Those of [`Sample::new`].
    pub fn sample(&self) -> Result<Sample, EvaluateError> {
        Sample::new(self.probabilities, self.targets, self.weights)
    }

    /// Some of the rows as a sample.
    pub(super) fn sample_of(&self, rows: &[usize]) -> Result<Sample, EvaluateError> {
        let pick = |values: &[f64]| -> Vec<f64> { rows.iter().map(|&row| values[row]).collect() };
        let weights = self.weights.map(pick);
        Sample::new(&pick(self.probabilities), &pick(self.targets), weights.as_deref())
    }
}
