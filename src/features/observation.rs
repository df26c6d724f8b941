//! The sentence for a measurement: what the text has or lacks, never how a model weighs it.

use super::{Direction, Feature, Unit};

impl Feature {
    /// The sentence for a value, compared with what is usual.
    ///
    /// `baseline` is the usual value; 0 if there is none.
    ///
    /// # Examples
    ///
    /// ```
    /// use debait::features::feature;
    ///
    /// let length = feature("form.mean_word_length").unwrap();
    /// assert_eq!(length.observation(11.5, 0.0), "has a mean word length of 11.5");
    /// let quotations = feature("sourcing.quotes_per_1k").unwrap();
    /// assert_eq!(quotations.observation(0.0, 7.6), "quotes no statement of five words or more");
    /// assert_eq!(quotations.observation(3.0, 7.6), "quotes statements, less than usual");
    /// ```
    pub fn observation(&self, value: f64, baseline: f64) -> String {
        if value == 0.0 {
            return self.absent.to_owned();
        }
        self.present.replace("{}", &self.unit.amount(value)) + self.beside_usual(value, baseline)
    }

    /// How a value that is not 0 compares with the usual one; empty if that is obvious.
    fn beside_usual(&self, value: f64, baseline: f64) -> &'static str {
        // For patterns that honest text has too, the amount matters; for signs of bait, their mere presence.
        let by_amount = self.direction != Direction::RaisesBait
            && !matches!(self.unit, Unit::Flag | Unit::Count)
            && baseline != 0.0;
        match value.total_cmp(&baseline) {
            std::cmp::Ordering::Less if baseline != 0.0 => ", less than usual",
            std::cmp::Ordering::Greater if by_amount => ", more than usual",
            _ => "",
        }
    }
}

impl Unit {
    /// A value, formatted for a sentence.
    fn amount(self, value: f64) -> String {
        match self {
            Unit::Share => format!("{:.0}%", 100.0 * value),
            Unit::Flag | Unit::Count | Unit::Words => format!("{value:.0}"),
            Unit::Letters | Unit::Points => {
                let text = format!("{value:.1}");
                text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
            }
        }
    }
}
