use serde::Serialize;

use super::confusion::share;
use super::intervals::score_interval;
use super::{Class, Interval};

/// How many of some rows a model flags: the recall for bait, the false-positive rate for honest rows.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Flagged {
    pub rows: usize,
    pub flagged: usize,
    /// `None` if there are no rows.
    pub share: Option<f64>,
    /// The 95 % score interval of the share (Wilson 1927), which has a width even for few rows.
    pub interval: Option<Interval>,
}

impl Flagged {
    /// Counts the rows whose probability reaches the threshold.
    pub fn of(probabilities: impl IntoIterator<Item = f64>, threshold: f64) -> Flagged {
        let (mut rows, mut flagged) = (0, 0);
        for probability in probabilities {
            rows += 1;
            flagged += usize::from(Class::predicted(probability, threshold) == Class::Bait);
        }
        Flagged::counted(flagged, rows)
    }

    /// The same, from counts.
    pub fn counted(flagged: usize, rows: usize) -> Flagged {
        let interval = score_interval(flagged, rows);
        Flagged { rows, flagged, share: share(flagged as f64, rows as f64), interval }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_probability_at_the_threshold_is_flagged() {
        let found = Flagged::of([0.9, 0.5, 0.499, 0.0], 0.5);
        assert_eq!((found.rows, found.flagged, found.share), (4, 2, Some(0.5)));
        let none = Flagged::of([], 0.5);
        assert_eq!((none.rows, none.share, none.interval), (0, None, None));
    }
}
