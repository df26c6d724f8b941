use super::Sample;
use super::confusion::share;

/// Area under the ROC curve: the chance that a bait headline gets a higher probability than an honest one, counting
/// ties as half (mid-rank). `None` without rows of both classes.
///
/// `AUC = Σᵢ∈bait Σⱼ∈honest wᵢ wⱼ ([pᵢ > pⱼ] + ½ [pᵢ = pⱼ]) / (Σᵢ∈bait wᵢ · Σⱼ∈honest wⱼ)`
///
/// # Source
/// Hanley & McNeil 1982, Radiology 143, 29–36.
///
/// # Examples
/// ```
/// use debait::evaluate::{Sample, roc_auc};
///
/// let sample = Sample::new(&[0.9, 0.5, 0.5, 0.1], &[1.0, 1.0, 0.0, 0.0], None)?;
/// assert_eq!(roc_auc(&sample), Some(0.875));
/// # Ok::<(), debait::evaluate::EvaluateError>(())
/// ```
pub fn roc_auc(sample: &Sample) -> Option<f64> {
    let (mut bait, mut honest, mut won) = (0.0, 0.0, 0.0);
    for tie in sample.ties() {
        won += tie.honest * (bait + tie.bait / 2.0);
        bait += tie.bait;
        honest += tie.honest;
    }
    share(won, bait * honest)
}

/// Average precision: precision at every distinct probability, weighted by the gain in recall there, without
/// interpolation. `None` without bait.
///
/// AP = Σₙ (Rₙ − Rₙ₋₁) Pₙ, by descending threshold
///
/// # Source
/// Davis & Goadrich 2006, ICML, 233–240, on why the curve must not be interpolated.
pub fn average_precision(sample: &Sample) -> Option<f64> {
    let (mut bait, mut flagged, mut sum) = (0.0, 0.0, 0.0);
    for tie in sample.ties() {
        bait += tie.bait;
        flagged += tie.bait + tie.honest;
        if tie.bait > 0.0 {
            sum += tie.bait * bait / flagged;
        }
    }
    share(sum, bait)
}

/// Mean cross-entropy in nats against the graded target, probabilities clipped to [ε, 1 − ε], ε = 2⁻⁵².
///
/// −Σ wᵢ (yᵢ ln pᵢ + (1 − yᵢ) ln(1 − pᵢ)) / Σ wᵢ
///
/// # Source
/// Good 1952, J. R. Stat. Soc. B 14, 107–114.
pub fn log_loss(sample: &Sample) -> Option<f64> {
    mean(sample, |p, y| {
        let p = p.clamp(f64::EPSILON, 1.0 - f64::EPSILON);
        let bait = if y > 0.0 { y * p.ln() } else { 0.0 };
        let honest = if y < 1.0 { (1.0 - y) * (1.0 - p).ln() } else { 0.0 };
        -(bait + honest)
    })
}

/// Brier score, the mean squared error against the graded target.
///
/// Σ wᵢ (pᵢ − yᵢ)² / Σ wᵢ
///
/// # Source
/// Brier 1950, Mon. Weather Rev. 78, 1–3.
pub fn brier(sample: &Sample) -> Option<f64> {
    mean(sample, |p, y| (p - y) * (p - y))
}

fn mean(sample: &Sample, of: impl Fn(f64, f64) -> f64) -> Option<f64> {
    let (mut sum, mut total) = (0.0, 0.0);
    for (p, y, w) in sample.iter() {
        // Many rows may have no weight: a resample leaves out a third of them.
        if w > 0.0 {
            sum += w * of(p, y);
            total += w;
        }
    }
    share(sum, total)
}
