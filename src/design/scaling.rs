use ndarray::{Array1, ArrayView2, Axis};

/// Divides each measured column by its standard deviation; the mean stays, so that what is not there weighs nothing.
///
/// # Formula
///
/// `x' = x / s` with `s² = Σ wᵢ (xᵢ − x̄)² / Σ wᵢ`, at least 0.1; a constant column has `s = 1`. But for the
/// floor this is scikit-learn's `StandardScaler(with_mean=False)`: with a free intercept, centring would change the
/// intercept alone. The floor keeps what is rare in training from speaking loudest where it is common.
#[derive(Debug, Clone, PartialEq)]
pub struct Scaler {
    scale: Array1<f64>,
}

/// The smallest divisor.
const LEAST: f64 = 0.1;

impl Scaler {
    /// Fits on measurements (rows × columns) with one weight a row.
    pub fn fit(measurements: ArrayView2<'_, f64>, weights: &[f64]) -> Self {
        let total: f64 = weights.iter().sum();
        let scale = measurements.axis_iter(Axis(1)).map(|column| {
            let mean = column.iter().zip(weights).map(|(x, w)| x * w).sum::<f64>() / total;
            let variance = column.iter().zip(weights).map(|(x, w)| w * (x - mean).powi(2)).sum::<f64>() / total;
            if variance > 1e-24 { variance.sqrt().max(LEAST) } else { 1.0 }
        });
        Scaler { scale: scale.collect() }
    }

    /// A scaler with these standard deviations.
    pub fn new(scale: Vec<f64>) -> Self {
        Scaler { scale: scale.into() }
    }

    /// The same scaler with each divisor multiplied by a factor.
    pub fn times(mut self, factors: &Array1<f64>) -> Self {
        self.scale *= factors;
        self
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
}
