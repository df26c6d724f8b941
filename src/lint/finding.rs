use std::ops::Range;

use super::{Edit, Improvement, RuleId, Severity};

/// Maximum number of places of a finding.
pub(super) const MOST_PLACES: usize = 12;

/// Something for an editor to look at.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    pub rule: RuleId,
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub advice: &'static str,
    /// Byte ranges of the source, the primary place first; never empty.
    pub spans: Vec<Range<usize>>,
    /// The measurement, or the probability of a head.
    pub value: f64,
    /// Deletions that would lower the probability of a head, and to what; empty for other rules.
    pub improvements: Vec<Improvement>,
    /// How to fix it without rewriting prose.
    pub fix: Option<Edit>,
}

impl Finding {
    /// The primary place.
    pub fn primary(&self) -> Range<usize> {
        self.spans.first().cloned().unwrap_or_default()
    }
}
