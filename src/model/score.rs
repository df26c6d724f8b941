use super::sigmoid::sigmoid;

/// What one head says of one input.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Score {
    /// Calibrated log-odds of bait.
    pub log_odds: f64,
    /// `1 / (1 + exp(−log_odds))`.
    pub probability: f64,
}

impl Score {
    pub fn of(log_odds: f64) -> Self {
        Score { log_odds, probability: sigmoid(log_odds) }
    }
}
