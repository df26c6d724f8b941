use crate::features::{Feature, Measure};
use crate::text::Tags;

/// A pattern that moves the score.
#[derive(Debug, Clone, Copy)]
pub(super) struct Term {
    pub feature: &'static Feature,
    /// Calibrated log-odds per unit beyond the baseline; not 0.
    pub effect: f64,
    pub baseline: f64,
}

/// The patterns that move the score, by column.
#[derive(Debug, Clone, Default)]
pub(super) struct Terms {
    terms: Vec<Term>,
    /// For each the [signs](crate::text::Document::signs) one of which a headline has where it moves anything.
    signs: Vec<Tags>,
}

/// Stands for a pattern that any headline may have.
const ANY: Tags = Tags(u128::MAX);
/// No list and no mark: what every headline has, so that it has [`ANY`].
const ALWAYS: Tags = Tags(1 << 125);

impl FromIterator<Term> for Terms {
    fn from_iter<I: IntoIterator<Item = Term>>(terms: I) -> Self {
        let terms: Vec<Term> = terms.into_iter().collect();
        let signs = terms.iter().map(|term| match term.feature.measure {
            Measure::Listed(signs, _) if term.baseline == 0.0 => signs,
            _ => ANY,
        });
        Terms { signs: signs.collect(), terms }
    }
}

impl Terms {
    pub fn iter(&self) -> impl Iterator<Item = Term> {
        self.terms.iter().copied()
    }

    /// Those that may move the score of a headline with these signs.
    pub fn of(&self, signs: Tags) -> impl Iterator<Item = &Term> {
        let signs = signs.union(ALWAYS);
        let terms = self.signs.iter().zip(&self.terms);
        terms.filter(move |(needed, _)| needed.intersects(signs)).map(|(_, term)| term)
    }
}
