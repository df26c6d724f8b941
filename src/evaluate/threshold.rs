use serde::Serialize;

use super::{Confusion, EvaluateError, Sample};

/// A threshold and its results on the sample it was chosen on.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ThresholdChoice {
    /// In [0, 1]; halfway between two probabilities that occur.
    pub threshold: f64,
    pub confusion: Confusion,
}

/// The threshold of best accuracy; ties go to the nearest to one half, then to the higher.
///
/// # Examples
/// ```
/// use debait::evaluate::{Sample, best_accuracy};
///
/// let sample = Sample::new(&[0.9, 0.75, 0.25, 0.1], &[1.0, 1.0, 0.0, 0.0], None)?;
/// assert_eq!(best_accuracy(&sample).threshold, 0.5);
/// # Ok::<(), debait::evaluate::EvaluateError>(())
/// ```
pub fn best_accuracy(sample: &Sample) -> ThresholdChoice {
    let right = |choice: &ThresholdChoice| choice.confusion.bait_flagged + choice.confusion.honest_passed;
    let from_half = |choice: &ThresholdChoice| (choice.threshold - 0.5).abs();
    let (mut choices, mut best) = (choices(sample), flag_all(sample));
    // From strict to lenient, so the higher of two equals comes first and is kept.
    if let Some(first) = choices.next() {
        best = first;
    }
    for choice in choices {
        let (gained, nearer) = (right(&choice) - right(&best), from_half(&best) - from_half(&choice));
        if gained > 0.0 || (gained == 0.0 && nearer > 0.0) {
            best = choice;
        }
    }
    best
}

/// The threshold nearest to one half whose accuracy is within one standard error of the best.
///
/// The best threshold of a sample follows its noise; with calibrated probabilities one half is right unless the sample
/// clearly says otherwise.
///
/// # Source
/// The one-standard-error rule: Breiman et al. 1984, Classification and Regression Trees, section 3.4.3.
pub fn steady_accuracy(sample: &Sample) -> ThresholdChoice {
    let best = best_accuracy(sample);
    let accuracy = best.confusion.accuracy().unwrap_or(0.0);
    let error = (accuracy * (1.0 - accuracy) / sample.rows().max(1) as f64).sqrt();
    let half = ThresholdChoice { threshold: 0.5, confusion: Confusion::of(sample, 0.5) };
    choices(sample)
        .chain([half])
        .filter(|choice| choice.confusion.accuracy().is_some_and(|found| found >= accuracy - error))
        .min_by(|a, b| (a.threshold - 0.5).abs().total_cmp(&(b.threshold - 0.5).abs()))
        .unwrap_or(best)
}

/// The threshold that flags the most bait while flagging at most `share` of the honest rows; ties go to the one with
/// the fewest false positives, then to the higher.
///
/// # Errors
/// [`EvaluateError::Option`] for a share outside [0, 1]; [`EvaluateError::NoThreshold`] if honest rows with probability
/// 1 make every threshold exceed the limit.
pub fn within_false_positive_rate(sample: &Sample, share: f64) -> Result<ThresholdChoice, EvaluateError> {
    if !(0.0..=1.0).contains(&share) {
        return Err(EvaluateError::Option {
            option: "maximum false positive rate",
            found: share,
            expected: "from 0 to 1",
        });
    }
    let alarms = |choice: &ThresholdChoice| choice.confusion.false_positive_rate().unwrap_or(0.0);
    let mut best: Option<ThresholdChoice> = None;
    let mut strictest = None;
    for choice in choices(sample) {
        strictest.get_or_insert(alarms(&choice));
        if alarms(&choice) > share {
            break;
        }
        if best.is_none_or(|best| choice.confusion.bait_flagged > best.confusion.bait_flagged) {
            best = Some(choice);
        }
    }
    best.ok_or(EvaluateError::NoThreshold { asked: share, least: strictest.unwrap_or(0.0) })
}

/// Every threshold that makes a difference, from the strictest to the one that flags all.
fn choices(sample: &Sample) -> impl Iterator<Item = ThresholdChoice> {
    let mut confusion = Confusion::of(sample, f64::INFINITY);
    let mut ties = sample.ties().peekable();
    let strictest = ties.peek().filter(|tie| tie.value < 1.0).map(|tie| between(tie.value, 1.0));
    let none_flagged = strictest.map(|threshold| ThresholdChoice { threshold, confusion });
    let cuts = std::iter::from_fn(move || {
        let tie = ties.next()?;
        confusion.bait_flagged += tie.bait;
        confusion.bait_passed -= tie.bait;
        confusion.honest_flagged += tie.honest;
        confusion.honest_passed -= tie.honest;
        let below = ties.peek().map_or(0.0, |next| next.value);
        Some(ThresholdChoice { threshold: between(below, tie.value), confusion })
    });
    none_flagged.into_iter().chain(cuts)
}

fn flag_all(sample: &Sample) -> ThresholdChoice {
    ThresholdChoice { threshold: 0.0, confusion: Confusion::of(sample, 0.0) }
}

/// Halfway, but above `low` whenever `high` is.
fn between(low: f64, high: f64) -> f64 {
    let middle = low + (high - low) / 2.0;
    if middle > low { middle } else { high }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(p: &[f64], y: &[f64]) -> Sample {
        Sample::new(p, y, None).unwrap()
    }

    #[test]
    fn best_accuracy_breaks_ties_towards_one_half() {
        for (p, y, threshold) in [
            (&[0.875, 0.625, 0.25][..], &[1.0, 0.0, 0.0][..], 0.75),
            (&[0.75, 0.25], &[0.0, 1.0], 0.875),
            (&[0.5], &[1.0], 0.25),
            (&[0.5], &[0.0], 0.75),
            (&[1.0], &[0.0], 0.5),
            (&[0.0, 0.0], &[1.0, 0.0], 0.5),
        ] {
            assert_eq!(best_accuracy(&sample(p, y)).threshold, threshold, "{p:?} {y:?}");
        }
    }

    #[test]
    fn the_confusion_is_that_of_the_threshold() {
        let sample = sample(&[0.9, 0.9, 0.7, 0.4, 0.4, 0.1], &[1.0, 0.0, 1.0, 0.0, 1.0, 0.0]);
        for choice in choices(&sample) {
            assert_eq!(choice.confusion, Confusion::of(&sample, choice.threshold));
        }
    }

    #[test]
    fn false_alarms_stay_within_the_limit() {
        let honest_above = sample(&[0.9, 0.8, 0.7, 0.3], &[1.0, 0.0, 1.0, 0.0]);
        assert_eq!(within_false_positive_rate(&honest_above, 0.0).unwrap().threshold, 0.8 + (0.9 - 0.8) / 2.0);
        let half = within_false_positive_rate(&honest_above, 0.5).unwrap();
        assert_eq!((half.threshold, half.confusion.bait_flagged), (0.5, 2.0));
        assert_eq!(within_false_positive_rate(&honest_above, 1.0).unwrap(), half);
        let certain = sample(&[1.0, 1.0], &[0.0, 1.0]);
        let refused = within_false_positive_rate(&certain, 0.1).unwrap_err();
        assert_eq!(refused, EvaluateError::NoThreshold { asked: 0.1, least: 1.0 });
        assert!(within_false_positive_rate(&certain, -0.1).is_err());
    }
}
