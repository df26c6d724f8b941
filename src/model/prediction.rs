use super::{Head, ModelInput, Score, Scorer};
use crate::text::Article;

/// The verdict of a prediction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    Honest,
    Bait,
}

impl Verdict {
    /// The name used in tables and answers: `honest` or `bait`.
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Honest => "honest",
            Verdict::Bait => "bait",
        }
    }
}

/// The scores of all heads for one input.
///
/// # Examples
///
/// ```
/// use std::sync::Arc;
/// use debait::model::{Head, Model, Scorer, Verdict};
/// use debait::text::Article;
///
/// let mut scorer = Scorer::new(Arc::new(Model::default_clickbait()?));
/// let prediction = scorer.predict(&Article::headline("You Won't Believe What This Dog Did Next"));
/// assert_eq!(prediction.verdict(), Some(Verdict::Bait));
/// assert_eq!(prediction.probability(Head::SeoBait), None);
/// # Ok::<(), debait::model::ModelError>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Prediction {
    probabilities: [Option<f64>; Head::ALL.len()],
    is_bait: bool,
}

impl Prediction {
    /// Adds the score of another head, if it has something to read.
    pub fn add(&mut self, seen: &ModelInput<'_>) {
        if !seen.is_measured() {
            return;
        }
        let Score { probability, .. } = seen.score();
        self.probabilities[seen.model.head() as usize] = Some(probability);
        self.is_bait |= probability >= seen.model.threshold();
    }

    /// A prediction from known values: the probability of each head, in the order of [`Head::ALL`], and whether any of
    /// them reaches its threshold.
    pub fn of(probabilities: [Option<f64>; Head::ALL.len()], is_bait: bool) -> Self {
        Prediction { probabilities, is_bait }
    }

    /// The probability of a head; `None` if there is no model for it, or no headline for it to read.
    pub fn probability(&self, head: Head) -> Option<f64> {
        self.probabilities[head as usize]
    }

    /// Bait if either head reaches its stored threshold, else honest; `None` if there is no model.
    pub fn verdict(&self) -> Option<Verdict> {
        self.probabilities.iter().flatten().next()?;
        Some(if self.is_bait { Verdict::Bait } else { Verdict::Honest })
    }
}

impl Scorer {
    /// The scores of all models for an article.
    pub fn predict(&mut self, article: &Article<'_>) -> Prediction {
        let mut prediction = Prediction::default();
        self.read(article, |seen| prediction.add(seen));
        prediction
    }
}
