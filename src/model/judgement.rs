use super::{Head, Score, Scorer, Seen};
use crate::text::Article;

/// What all heads say of one input.
///
/// # Examples
///
/// ```
/// use std::sync::Arc;
/// use debait::model::{Head, Model, Scorer};
/// use debait::text::Article;
///
/// let mut scorer = Scorer::new(Arc::new(Model::default_clickbait()?));
/// let judged = scorer.judge(&Article::headline("You Won't Believe What This Dog Did Next"));
/// assert_eq!(judged.verdict(), Some("bait"));
/// assert_eq!(judged.probability(Head::SeoBait), None);
/// # Ok::<(), debait::model::ModelError>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Judgement {
    probabilities: [Option<f64>; Head::ALL.len()],
    is_bait: bool,
}

impl Judgement {
    /// Takes in what one more head sees, if there is something for it.
    pub fn hear(&mut self, seen: &Seen<'_>) {
        if !seen.is_measured() {
            return;
        }
        let Score { probability, .. } = seen.score();
        self.probabilities[seen.model.head() as usize] = Some(probability);
        self.is_bait |= probability >= seen.model.threshold();
    }

    /// A judgement that is known already: the probability of each head, in the order of [`Head::ALL`], and whether one of
    /// them passes its threshold.
    pub fn of(probabilities: [Option<f64>; Head::ALL.len()], is_bait: bool) -> Self {
        Judgement { probabilities, is_bait }
    }

    /// The probability of a head; none where no model answers for it, or there is no headline for it.
    pub fn probability(&self, head: Head) -> Option<f64> {
        self.probabilities[head as usize]
    }

    /// `bait` where either head passes the threshold that is stored with it, else `honest`; none where no model answers.
    pub fn verdict(&self) -> Option<&'static str> {
        self.probabilities.iter().flatten().next()?;
        Some(if self.is_bait { "bait" } else { "honest" })
    }
}

impl Scorer {
    /// What all models say of an article.
    pub fn judge(&mut self, article: &Article<'_>) -> Judgement {
        let mut judgement = Judgement::default();
        self.read(article, |seen| judgement.hear(seen));
        judgement
    }
}
