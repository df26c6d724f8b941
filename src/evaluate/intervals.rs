use rayon::prelude::*;
use serde::Serialize;

use super::confusion::share;
use super::random::SplitMix64;
use super::{EvaluateError, Metric, Metrics, Sample};

/// Bootstrap settings; the same settings give the same intervals for any number of threads.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Bootstrap {
    /// Number of resamples; 0 for no intervals.
    pub resamples: usize,
    /// The share of resamples that lie within an interval.
    pub level: f64,
    pub seed: u64,
}

impl Default for Bootstrap {
    /// 1,000 resamples, 95 %, seed 0.
    fn default() -> Self {
        Bootstrap { resamples: 1000, level: 0.95, seed: 0 }
    }
}

/// The range of a metric over resamples.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

/// A metric with its interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Estimate {
    pub metric: Metric,
    /// `None` if the metric is undefined, such as the AUC of a single class.
    pub value: Option<f64>,
    /// `None` if none was requested, or if fewer than half of the resamples have a value.
    pub interval: Option<Interval>,
}

/// Every metric with a bootstrap percentile interval, in the order of [`Metric::ALL`].
///
/// Rows are drawn with replacement, as many as there are; each resample has its own stream of random numbers. The
/// interval runs between the (1 ± level)/2 quantiles of the resamples, interpolated linearly. Resamples only change the
/// weights of the sorted rows, so nothing is sorted again. Rows are treated as independent: if rows of a group are
/// correlated, true intervals are wider.
///
/// # Errors
/// [`EvaluateError::Option`] for a level outside (0, 1).
///
/// # Source
/// Efron & Tibshirani 1993, An Introduction to the Bootstrap, ch. 13.
///
/// # Examples
/// ```
/// use debait::evaluate::{Bootstrap, Sample, estimates};
///
/// let sample = Sample::new(&[0.9, 0.8, 0.3, 0.6, 0.1], &[1.0, 1.0, 0.0, 0.0, 1.0], None)?;
/// for estimate in estimates(&sample, 0.5, &Bootstrap::default())? {
///     let (value, interval) = (estimate.value.unwrap(), estimate.interval.unwrap());
///     assert!(interval.low <= value && value <= interval.high);
/// }
/// # Ok::<(), debait::evaluate::EvaluateError>(())
/// ```
pub fn estimates(sample: &Sample, threshold: f64, bootstrap: &Bootstrap) -> Result<Vec<Estimate>, EvaluateError> {
    let value = Metrics::of(sample, threshold);
    let drawn = resampled(sample, bootstrap, |resample| Metrics::of(resample, threshold))?;
    Ok(Metric::ALL
        .into_iter()
        .map(|metric| {
            let values = drawn.iter().filter_map(|metrics| metrics.get(metric)).collect();
            Estimate { metric, value: value.get(metric), interval: bootstrap.interval(values) }
        })
        .collect())
}

/// The bootstrap percentile interval of one number, computed as in [`estimates`].
pub(super) fn interval_of(
    sample: &Sample,
    bootstrap: &Bootstrap,
    number: impl Fn(&Sample) -> Option<f64> + Sync,
) -> Result<Option<Interval>, EvaluateError> {
    let drawn = resampled(sample, bootstrap, number)?;
    Ok(bootstrap.interval(drawn.into_iter().flatten().collect()))
}

/// The statistic of every resample, in order.
fn resampled<T: Send>(
    sample: &Sample,
    bootstrap: &Bootstrap,
    compute: impl Fn(&Sample) -> T + Sync,
) -> Result<Vec<T>, EvaluateError> {
    let Bootstrap { resamples, level, seed } = *bootstrap;
    if !(level > 0.0 && level < 1.0) {
        return Err(EvaluateError::Option { option: "interval level", found: level, expected: "above 0 and below 1" });
    }
    let streams = (0..resamples).into_par_iter().with_min_len(16);
    let computed = streams.map_init(
        || sample.clone(),
        |resample, stream| {
            draw(sample, resample, SplitMix64::stream(seed, stream as u64));
            compute(resample)
        },
    );
    Ok(computed.collect())
}

impl Bootstrap {
    /// The interval of the resamples' values; `None` if fewer than half of them have one.
    fn interval(&self, mut values: Vec<f64>) -> Option<Interval> {
        values.sort_by(f64::total_cmp);
        let enough = !values.is_empty() && values.len() * 2 >= self.resamples;
        let tail = (1.0 - self.level) / 2.0;
        enough.then(|| Interval { low: quantile(&values, tail), high: quantile(&values, 1.0 - tail) })
    }
}

/// The 97.5 % quantile of the normal distribution.
const NORMAL_QUANTILE: f64 = 1.959_963_984_540_054;

/// The 95 % score interval of a share of few rows: never a single point, even if none or all of them count. `None` if
/// there are no rows.
///
/// (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n) with p = part / whole, n = whole
///
/// # Source
/// Wilson 1927, J. Am. Stat. Assoc. 22, 209–212; Agresti & Coull 1998, Am. Stat. 52, 119–126, on small n.
pub(super) fn score_interval(part: usize, whole: usize) -> Option<Interval> {
    let n = whole as f64;
    let p = share(part as f64, n)?;
    let spread = NORMAL_QUANTILE * NORMAL_QUANTILE / n;
    let middle = p + spread / 2.0;
    let half = (spread * (p * (1.0 - p) + spread / 4.0)).sqrt();
    let end = |value: f64| (value / (1.0 + spread)).clamp(0.0, 1.0);
    Some(Interval { low: end(middle - half), high: end(middle + half) })
}

/// Multiplies every row's weight by how often it is drawn.
fn draw(sample: &Sample, resample: &mut Sample, mut random: SplitMix64) {
    let rows = sample.rows();
    resample.weight.fill(0.0);
    for _ in 0..rows {
        let row = random.below(rows);
        resample.weight[row] += sample.weight[row];
    }
}

/// The quantile of sorted values, interpolated linearly between the two nearest.
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let position = share * (sorted.len() - 1) as f64;
    let below = position.floor() as usize;
    let above = (below + 1).min(sorted.len() - 1);
    sorted[below] + (sorted[above] - sorted[below]) * (position - below as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graded(rows: usize) -> Sample {
        let mut random = SplitMix64::stream(3, 3);
        let mut draw = || random.below(1000) as f64 / 1000.0;
        let p: Vec<f64> = (0..rows).map(|_| draw()).collect();
        let y: Vec<f64> = p.iter().map(|p| (p + draw()) / 2.0).collect();
        Sample::new(&p, &y, None).unwrap()
    }

    #[test]
    fn threads_change_nothing() {
        let sample = graded(500);
        let on = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| estimates(&sample, 0.5, &Bootstrap::default()).unwrap())
        };
        assert_eq!(on(1), on(3));
        let other = estimates(&sample, 0.5, &Bootstrap { seed: 1, ..Bootstrap::default() }).unwrap();
        assert_ne!(on(1), other);
    }

    #[test]
    fn a_mean_has_the_interval_that_theory_gives_it() {
        let p = vec![0.7; 1000];
        let y: Vec<f64> = (0..1000).map(|row| f64::from(u8::from(row % 4 == 0))).collect();
        let sample = Sample::new(&p, &y, None).unwrap();
        let accuracy = estimates(&sample, 0.5, &Bootstrap::default()).unwrap()[Metric::Accuracy as usize];
        let half = 1.96 * (0.25_f64 * 0.75 / 1000.0).sqrt();
        let interval = accuracy.interval.unwrap();
        assert!((interval.low - (0.25 - half)).abs() < 0.004, "{interval:?}");
        assert!((interval.high - (0.25 + half)).abs() < 0.004, "{interval:?}");
    }

    #[test]
    fn what_is_not_defined_has_no_interval() {
        let sample = Sample::new(&[0.2, 0.4], &[1.0, 1.0], None).unwrap();
        let all = estimates(&sample, 0.5, &Bootstrap::default()).unwrap();
        assert_eq!(all[Metric::RocAuc as usize].value, None);
        assert_eq!(all[Metric::RocAuc as usize].interval, None);
        let none = estimates(&sample, 0.5, &Bootstrap { resamples: 0, ..Bootstrap::default() }).unwrap();
        assert!(none.iter().all(|estimate| estimate.interval.is_none()));
        assert!(estimates(&sample, 0.5, &Bootstrap { level: 1.0, ..Bootstrap::default() }).is_err());
    }

    #[test]
    fn one_number_has_the_interval_that_it_has_among_all() {
        let sample = graded(200);
        let among = estimates(&sample, 0.5, &Bootstrap::default()).unwrap()[Metric::RocAuc as usize].interval;
        assert!(among.is_some());
        assert_eq!(interval_of(&sample, &Bootstrap::default(), crate::evaluate::roc_auc).unwrap(), among);
    }

    #[test]
    fn shares_of_few_rows_have_the_published_intervals() {
        assert_eq!(score_interval(0, 0), None);
        // Newcombe 1998, Stat. Med. 17, 857–872, table I (method 3), and by hand: of 0 of n rows, high = z² / (n + z²).
        for (part, whole, low, high) in [
            (0, 4, 0.0, 0.4899),
            (4, 4, 0.5101, 1.0),
            (1, 2, 0.0945, 0.9055),
            (81, 263, 0.2553, 0.3662),
            (15, 148, 0.0624, 0.1605),
        ] {
            let found = score_interval(part, whole).unwrap();
            assert!((found.low - low).abs() < 1e-4 && (found.high - high).abs() < 1e-4, "{part}/{whole}: {found:?}");
        }
    }

    #[test]
    fn quantiles_interpolate() {
        assert_eq!(quantile(&[1.0, 2.0, 4.0], 0.25), 1.5);
        assert_eq!(quantile(&[1.0], 0.9), 1.0);
    }
}
