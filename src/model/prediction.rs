use super::{Head, ModelInput, Score, Scorer};
use crate::text::Article;

/// What a prediction comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    Honest,
    Bait,
}

impl Verdict {
    /// As tables and answers have it: `honest` or `bait`.
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Honest => "honest",
            Verdict::Bait => "bait",
        }
    }
}

/// What all heads say of one input.
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
    /// Adds what one more head says, if there is something for it to read.
    pub fn add(&mut self, seen: &ModelInput<'_>) {
        if !seen.is_measured() {
            return;
        }
        let Score { probability, .. } = seen.score();
        self.probabilities[seen.model.head() as usize] = Some(probability);
        self.is_bait |= probability >= seen.model.threshold();
    }

    /// A prediction that is known already: the probability of each head, in the order of [`Head::ALL`], and whether one of
    /// them passes its threshold.
    pub fn of(probabilities: [Option<f64>; Head::ALL.len()], is_bait: bool) -> Self {
        Prediction { probabilities, is_bait }
    }

    /// The probability of a head; none where no model answers for it, or there is no headline for it.
    pub fn probability(&self, head: Head) -> Option<f64> {
        self.probabilities[head as usize]
    }

    /// Bait where either head passes the threshold that is stored with it, else honest; none where no model answers.
    pub fn verdict(&self) -> Option<Verdict> {
        self.probabilities.iter().flatten().next()?;
        Some(if self.is_bait { Verdict::Bait } else { Verdict::Honest })
    }
}

impl Scorer {
    /// What all models say of an article.
    pub fn predict(&mut self, article: &Article<'_>) -> Prediction {
        let mut prediction = Prediction::default();
        self.read(article, |seen| prediction.add(seen));
        prediction
    }
}
