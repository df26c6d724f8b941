use serde::Serialize;

use super::confusion::share;
use super::{Class, Sample};

/// The number of bins that [`calibration_error`] uses.
pub const CALIBRATION_BINS: usize = 10;

/// One line of a reliability table: the rows whose probability is above `low` and at most `high` (the first bin
/// includes 0).
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct CalibrationBin {
    pub low: f64,
    pub high: f64,
    /// Rows in the bin.
    pub rows: usize,
    /// Their weight.
    pub weight: f64,
    /// Weighted mean probability; `None` in an empty bin.
    pub mean_probability: Option<f64>,
    /// Weighted mean target: the share of bait if targets are 0 and 1.
    pub mean_target: Option<f64>,
}

/// The reliability table with equal-width bins, by ascending probability.
///
/// # Source
/// DeGroot & Fienberg 1983, The Statistician 32, 12–22; bins closed on the right as in Guo et al. 2017, ICML.
///
/// # Examples
/// ```
/// use debait::evaluate::{Sample, calibration_bins};
///
/// let sample = Sample::new(&[0.1, 0.9, 0.95], &[0.0, 1.0, 0.0], None)?;
/// let bins = calibration_bins(&sample, 2);
/// assert_eq!((bins[0].rows, bins[1].rows), (1, 2));
/// assert_eq!(bins[1].mean_target, Some(0.5));
/// # Ok::<(), debait::evaluate::EvaluateError>(())
/// ```
pub fn calibration_bins(sample: &Sample, bins: usize) -> Vec<CalibrationBin> {
    let bins = bins.max(1);
    let mut sums = vec![BinSums::default(); bins];
    walk_bins(sample, &mut sums);
    sums.iter()
        .enumerate()
        .map(|(bin, sums)| CalibrationBin {
            low: edge(bin, bins),
            high: edge(bin + 1, bins),
            rows: sums.rows,
            weight: sums.weight,
            mean_probability: share(sums.probability, sums.weight),
            mean_target: share(sums.target, sums.weight),
        })
        .collect()
}

/// Expected calibration error over ten equal-width bins, in [0, 1]; 0 is perfect.
///
/// ECE = Σ_b W_b / W · |mean p in b − mean y in b|; with graded targets mean y is the mean judgment.
///
/// # Source
/// Naeini, Cooper & Hauskrecht 2015, AAAI, 2901–2907.
pub fn calibration_error(sample: &Sample) -> Option<f64> {
    let mut sums = [BinSums::default(); CALIBRATION_BINS];
    walk_bins(sample, &mut sums);
    let total: f64 = sums.iter().map(|bin| bin.weight).sum();
    share(sums.iter().map(|bin| (bin.probability - bin.target).abs()).sum(), total)
}

#[derive(Debug, Clone, Copy, Default)]
struct BinSums {
    rows: usize,
    weight: f64,
    probability: f64,
    target: f64,
}

fn edge(bin: usize, bins: usize) -> f64 {
    bin as f64 / bins as f64
}

/// Adds every row to its bin, starting from the last bin, in the order of the sample.
fn walk_bins(sample: &Sample, sums: &mut [BinSums]) {
    let mut bin = sums.len() - 1;
    let mut low = edge(bin, sums.len());
    for (p, y, w) in sample.iter() {
        while bin > 0 && p <= low {
            bin -= 1;
            low = edge(bin, sums.len());
        }
        let sums = &mut sums[bin];
        sums.rows += 1;
        sums.weight += w;
        sums.probability += w * p;
        sums.target += w * y;
    }
}

/// The number of rows of each class with a probability in a range; ranges as in [`CalibrationBin`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct HistogramBin {
    pub low: f64,
    pub high: f64,
    /// Rows of class bait.
    pub bait: usize,
    /// Rows of class honest.
    pub honest: usize,
}

/// Rows by probability and class in equal-width bins.
pub fn histogram(sample: &Sample, bins: usize) -> Vec<HistogramBin> {
    let bins = bins.max(1);
    let mut counts: Vec<HistogramBin> = (0..bins)
        .map(|bin| HistogramBin { low: edge(bin, bins), high: edge(bin + 1, bins), bait: 0, honest: 0 })
        .collect();
    let mut bin = bins - 1;
    for (p, y, _) in sample.iter() {
        while bin > 0 && p <= counts[bin].low {
            bin -= 1;
        }
        match Class::of(y) {
            Class::Bait => counts[bin].bait += 1,
            Class::Honest => counts[bin].honest += 1,
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bin_holds_its_upper_edge() {
        let sample = Sample::new(&[0.0, 0.1, 0.3, 0.300001, 1.0], &[0.0; 5], None).unwrap();
        let rows: Vec<usize> = calibration_bins(&sample, 10).iter().map(|bin| bin.rows).collect();
        assert_eq!(rows, [2, 0, 1, 1, 0, 0, 0, 0, 0, 1]);
    }

    #[test]
    fn graded_targets_can_be_met_exactly() {
        let sample = Sample::new(&[0.25, 0.75, 0.5], &[0.25, 0.75, 0.5], None).unwrap();
        assert_eq!(calibration_error(&sample), Some(0.0));
    }
}
