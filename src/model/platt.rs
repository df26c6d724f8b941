use super::sigmoid::sigmoid;

/// Platt scaling: calibrated log-odds are `slope · z + intercept` of a model's log-odds z, bent to stay within ± `limit`.
///
/// Being affine, it keeps explanations exact: each contribution is multiplied by the slope, and if log-odds are bent,
/// all contributions are scaled down equally.
///
/// # Source
///
/// Platt 1999, "Probabilistic outputs for support vector machines", section 2. The limit is what the rows support under
/// the rule of succession (Laplace 1774): after n rows of a class without an exception, the odds are n + 1.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Platt {
    pub slope: f64,
    pub intercept: f64,
    /// The largest log-odds in either direction: the logarithm of one more than the number of held-out rows of the
    /// rarer class. No limit if a file has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<f64>,
}

impl Platt {
    /// The identity.
    pub const IDENTITY: Platt = Platt { slope: 1.0, intercept: 0.0, limit: None };

    /// Calibrated log-odds within the limit.
    ///
    /// # Formula
    ///
    /// Up to half of the limit, h, log-odds stay as they are; beyond it they become `h + h · tanh((x − h) / h)`, and
    /// likewise below −h: the order is kept, and nothing exceeds the limit.
    ///
    /// # Examples
    ///
    /// ```
    /// use debait::model::Platt;
    ///
    /// let calibration = Platt { limit: Some(6.0), ..Platt::IDENTITY };
    /// let within = [2.0, 4.0, 5.0, 49.0, -49.0].map(|log_odds| calibration.within(log_odds));
    /// assert_eq!(within[0], 2.0);
    /// assert!((within[3] - 6.0).abs() < 1e-9 && (within[4] + 6.0).abs() < 1e-9);
    /// assert!(3.0 < within[1] && within[1] < within[2] && within[2] < 5.0);
    /// ```
    pub fn within(&self, log_odds: f64) -> f64 {
        let Some(half) = self.limit.map(|limit| limit / 2.0) else { return log_odds };
        let beyond = log_odds.abs() - half;
        if beyond <= 0.0 { log_odds } else { (half + half * (beyond / half).tanh()).copysign(log_odds) }
    }

    /// The calibrated probability of uncalibrated log-odds.
    pub fn probability(&self, log_odds: f64) -> f64 {
        sigmoid(self.within(self.slope * log_odds + self.intercept))
    }
}
