use ndarray::{Array1, Array2, ArrayView2, Axis};

/// The baseline of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Baseline {
    /// 0: an absent pattern contributes nothing.
    Zero,
    /// The mean of the honest rows if most of them have the pattern, so that only unusual values contribute.
    MeanWhereCommon,
    /// The mean of the honest rows, so that a masked value counts as usual.
    Mean,
}

/// Divides each measured column by its standard deviation, after subtracting its [`Baseline`].
///
/// # Formula
///
/// `x' = (x − b) / s` with `s² = Σ wᵢ (xᵢ − x̄)² / Σ wᵢ`, at least 0.1; a constant column has `s = 1`. The baseline b
/// is 0, or the weighted mean of the honest rows; a masked value gives `x' = 0`. Except for the floor this is
/// scikit-learn's `StandardScaler(with_mean=False)`: with a free intercept, centring changes only the intercept. The
/// floor keeps patterns that are rare in training from dominating where they are common.
#[derive(Debug, Clone, PartialEq)]
pub struct Scaler {
    scale: Array1<f64>,
    baseline: Array1<f64>,
}

/// The smallest divisor.
const LEAST: f64 = 0.1;

impl Scaler {
    /// Fits on measurements (rows × columns, NaN if masked) with one weight per row.
    pub fn fit(measurements: ArrayView2<'_, f64>, weights: &[f64]) -> Self {
        let scale = measurements.axis_iter(Axis(1)).map(|column| {
            let measured = || column.iter().zip(weights).filter(|(x, _)| !x.is_nan());
            let total: f64 = measured().map(|(_, w)| w).sum();
            let mean = measured().map(|(x, w)| x * w).sum::<f64>() / total;
            let variance = measured().map(|(x, w)| w * (x - mean).powi(2)).sum::<f64>() / total;
            if variance > 1e-24 { variance.sqrt().max(LEAST) } else { 1.0 }
        });
        let scale: Array1<f64> = scale.collect();
        Scaler { baseline: Array1::zeros(scale.len()), scale }
    }

    /// The same scaler, with baselines fitted on the rows weighted by how honest they are.
    pub fn with_baselines(
        mut self,
        measurements: ArrayView2<'_, f64>,
        honest: &[f64],
        of_columns: impl IntoIterator<Item = Baseline>,
    ) -> Self {
        let columns = measurements.axis_iter(Axis(1)).zip(of_columns).zip(&mut self.baseline);
        for ((column, of_column), baseline) in columns {
            let measured = || column.iter().zip(honest).filter(|(x, _)| !x.is_nan());
            let total: f64 = measured().map(|(_, w)| w).sum();
            let present: f64 = measured().filter(|(x, _)| **x != 0.0).map(|(_, w)| w).sum();
            let is_taken = match of_column {
                Baseline::Zero => false,
                Baseline::MeanWhereCommon => present > total / 2.0,
                Baseline::Mean => total > 0.0,
            };
            if is_taken {
                *baseline = measured().map(|(x, w)| x * w).sum::<f64>() / total;
            }
        }
        self
    }

    /// A scaler with these divisors and baselines.
    pub fn new(scale: Vec<f64>, baseline: Vec<f64>) -> Self {
        Scaler { scale: scale.into(), baseline: baseline.into() }
    }

    /// The same scaler with each divisor multiplied by a factor.
    pub fn times(mut self, factors: &Array1<f64>) -> Self {
        self.scale *= factors;
        self
    }

    /// The scaled measurements; masked values become 0.
    pub fn transform(&self, measurements: Array2<f64>) -> Array2<f64> {
        ((measurements - &self.baseline) / &self.scale).mapv(|x| if x.is_nan() { 0.0 } else { x })
    }

    /// The baseline that is subtracted from each column, in the units of the column.
    pub fn baseline(&self) -> &Array1<f64> {
        &self.baseline
    }

    /// The divisors, by column.
    pub fn scale(&self) -> &Array1<f64> {
        &self.scale
    }
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;

    #[test]
    fn equals_scikit_learn() {
        // scikit-learn 1.9.1: StandardScaler(with_mean=False).fit([[1, 5], [3, 5], [8, 5]]).scale_
        let scaler = Scaler::fit(array![[1.0, 5.0], [3.0, 5.0], [8.0, 5.0]].view(), &[1.0; 3]);
        assert!((scaler.scale()[0] - 2.943920288775949).abs() < 1e-12);
        assert_eq!(scaler.scale()[1], 1.0);
    }

    #[test]
    fn masked_is_as_good_as_the_mean_of_honest_rows() {
        let measured = array![[0.0, 1.0], [3.0, 3.0], [f64::NAN, f64::NAN], [9.0, 9.0]];
        let scaler = Scaler::fit(measured.view(), &[1.0; 4]);
        let scaler = scaler.with_baselines(measured.view(), &[1.0, 1.0, 1.0, 0.0], [Baseline::Zero, Baseline::Mean]);
        assert_eq!(scaler.baseline(), &array![0.0, 2.0]);
        let scaled = scaler.transform(measured);
        assert_eq!((scaled[[2, 0]], scaled[[2, 1]]), (0.0, 0.0));
        assert_eq!(scaled[[0, 1]], -scaled[[1, 1]]);
    }

    #[test]
    fn what_most_honest_rows_have_is_measured_from_their_mean() {
        let measured = array![[7.0, 0.0], [9.0, 0.0], [0.0, 1.0], [20.0, 1.0]];
        let scaler = Scaler::fit(measured.view(), &[1.0; 4]);
        let scaler = scaler.with_baselines(measured.view(), &[1.0, 1.0, 1.0, 0.0], [Baseline::MeanWhereCommon; 2]);
        assert!((scaler.baseline()[0] - 16.0 / 3.0).abs() < 1e-12);
        assert_eq!(scaler.baseline()[1], 0.0);
    }
}
