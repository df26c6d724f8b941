use crate::features::{Feature, Measure};
use crate::text::Tags;

/// A pattern that moves the score.
#[derive(Debug, Clone, Copy)]
pub(super) struct WeightedPattern {
    pub feature: &'static Feature,
    /// Calibrated log-odds per unit beyond the baseline; not 0.
    pub effect: f64,
    pub baseline: f64,
}

/// The patterns that move the score, by column.
#[derive(Debug, Clone, Default)]
pub(super) struct WeightedPatterns {
    patterns: Vec<WeightedPattern>,
    /// For each, the [signs](crate::text::Document::signs) of which a headline must have one for the pattern to apply.
    signs: Vec<Tags>,
}

/// Stands for a pattern that any headline may have.
const ANY: Tags = Tags(u128::MAX);
/// Neither a list nor a mark: every headline has it, so it stands for [`ANY`].
const ALWAYS: Tags = Tags(1 << 125);

impl FromIterator<WeightedPattern> for WeightedPatterns {
    fn from_iter<I: IntoIterator<Item = WeightedPattern>>(patterns: I) -> Self {
        let patterns: Vec<WeightedPattern> = patterns.into_iter().collect();
        let signs = patterns.iter().map(|pattern| match pattern.feature.measure {
            Measure::Listed(signs, _) if pattern.baseline == 0.0 => signs,
            _ => ANY,
        });
        WeightedPatterns { signs: signs.collect(), patterns }
    }
}

impl WeightedPatterns {
    pub fn iter(&self) -> impl Iterator<Item = WeightedPattern> {
        self.patterns.iter().copied()
    }

    /// The patterns that may move the score of a headline with these signs.
    pub fn of(&self, signs: Tags) -> impl Iterator<Item = &WeightedPattern> {
        let signs = signs.union(ALWAYS);
        let patterns = self.signs.iter().zip(&self.patterns);
        patterns.filter(move |(needed, _)| needed.intersects(signs)).map(|(_, pattern)| pattern)
    }
}
