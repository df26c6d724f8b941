use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::lint::{Config, RuleId, rules};

/// A configuration in full, as a file that says the same.
#[derive(Serialize)]
struct Dump<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'static str>,
    names: &'a BTreeSet<String>,
    acronyms: &'a BTreeSet<String>,
    severity: BTreeMap<RuleId, &'static str>,
    thresholds: BTreeMap<RuleId, f64>,
}

impl Config {
    /// Every rule with its severity and threshold, and the words, as a file of configuration that says the same.
    ///
    /// The rules of the two heads have a threshold here only where one is set: else the models have it.
    ///
    /// # Errors
    ///
    /// Those of the writer, of which this shape has none.
    pub fn to_toml(&self) -> Result<String, toml::ser::Error> {
        toml::to_string_pretty(&Dump {
            language: self.language.map(|language| language.code()),
            names: self.allowed.names(),
            acronyms: self.allowed.acronyms(),
            severity: rules().map(|rule| (rule.id, self.level(rule).name())).collect(),
            thresholds: rules().filter_map(|rule| Some((rule.id, self.threshold(rule)?))).collect(),
        })
    }
}
