use std::collections::BTreeMap;

use crate::lint::{Allowed, Rule, RuleId, Severity};
use crate::text::Language;

/// What becomes of the findings of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    Off,
    On(Severity),
}

impl Level {
    /// As in configuration.
    pub fn name(self) -> &'static str {
        match self {
            Level::Off => "off",
            Level::On(severity) => severity.name(),
        }
    }
}

/// Which rules run on a page, how much their findings matter, and from where they fire.
///
/// Holds what differs from the defaults of the rules.
///
/// # Examples
///
/// ```
/// use debait::lint::{Config, Level, Severity, rule};
///
/// let rule = rule("question-headline").unwrap();
/// let mut config = Config::default();
/// config.set_level(rule, Level::On(Severity::Warning));
/// assert_eq!(config.level(rule), Level::On(Severity::Warning));
/// config.set_level(rule, Level::Off);
/// assert_eq!(config.level(rule), Level::Off);
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Config {
    levels: BTreeMap<RuleId, Level>,
    thresholds: BTreeMap<RuleId, f64>,
    /// Words that may be in capitals, and names that may come again.
    pub allowed: Allowed,
    /// The language of the page; that of the models where it is not said.
    pub language: Option<Language>,
}

impl Config {
    pub fn set_level(&mut self, rule: &Rule, level: Level) {
        if level == Level::On(rule.severity) {
            self.levels.remove(&rule.id);
        } else {
            self.levels.insert(rule.id, level);
        }
    }

    /// Where a rule fires: a value of its feature, or a probability for the rules of the two heads.
    pub fn set_threshold(&mut self, rule: &Rule, threshold: f64) {
        if rule.threshold() == Some(threshold) {
            self.thresholds.remove(&rule.id);
        } else {
            self.thresholds.insert(rule.id, threshold);
        }
    }

    pub fn level(&self, rule: &Rule) -> Level {
        self.levels.get(&rule.id).copied().unwrap_or(Level::On(rule.severity))
    }

    /// The severity of a rule's findings; none where it is off.
    pub fn severity(&self, rule: &Rule) -> Option<Severity> {
        match self.level(rule) {
            Level::Off => None,
            Level::On(severity) => Some(severity),
        }
    }

    /// Where a rule fires; none where the stored threshold of a model says so.
    pub fn threshold(&self, rule: &Rule) -> Option<f64> {
        self.thresholds.get(&rule.id).copied().or(rule.threshold())
    }
}
