use std::collections::{BTreeMap, BTreeSet};

use super::{Config, Level, Selector};
use crate::lint::{RuleId, Severity, rules};
use crate::text::Language;

/// What one place says about rules: a file, a table of it for some pages, or the command line.
///
/// Within a layer, `select` comes first, then `extend_select`, `severity` and `ignore`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Layer {
    /// The rules that run, whatever earlier layers say.
    pub select: Option<Vec<Selector>>,
    /// Rules that run besides.
    pub extend_select: Vec<Selector>,
    /// Rules that do not run.
    pub ignore: Vec<Selector>,
    /// How much findings matter; `Off` keeps a rule from running, anything else lets it run.
    pub severity: BTreeMap<RuleId, Level>,
    pub thresholds: BTreeMap<RuleId, f64>,
    /// Added to those of earlier layers, as are acronyms.
    pub names: BTreeSet<String>,
    pub acronyms: BTreeSet<String>,
    pub language: Option<Language>,
}

impl Config {
    /// What layers say together; all rules run at first, and a later layer prevails.
    ///
    /// # Examples
    ///
    /// ```
    /// use debait::lint::{Config, Layer, Level, rule};
    ///
    /// let file = Layer { select: Some(vec!["title_stuffing".parse()?]), ..Layer::default() };
    /// let options = Layer { ignore: vec!["year-stamp".parse()?], ..Layer::default() };
    /// let config = Config::of([&file, &options]);
    /// assert!(config.severity(rule("stuffed-tail").unwrap()).is_some());
    /// for off in ["year-stamp", "exclamation"] {
    ///     assert_eq!(config.level(rule(off).unwrap()), Level::Off);
    /// }
    /// # Ok::<(), debait::lint::UnknownRule>(())
    /// ```
    pub fn of<'l>(layers: impl IntoIterator<Item = &'l Layer>) -> Self {
        let mut config = Config::default();
        let mut on: BTreeSet<RuleId> = rules().map(|rule| rule.id).collect();
        let mut severities: BTreeMap<RuleId, Severity> = BTreeMap::new();
        let mut thresholds: BTreeMap<RuleId, f64> = BTreeMap::new();
        for layer in layers {
            if let Some(select) = &layer.select {
                on = named(select).collect();
            }
            on.extend(named(&layer.extend_select));
            for (&rule, level) in &layer.severity {
                match level {
                    Level::Off => {
                        on.remove(&rule);
                    }
                    Level::On(severity) => {
                        on.insert(rule);
                        severities.insert(rule, *severity);
                    }
                }
            }
            for rule in named(&layer.ignore) {
                on.remove(&rule);
            }
            thresholds.extend(&layer.thresholds);
            config.allowed.add(&layer.names, &layer.acronyms);
            config.language = layer.language.or(config.language);
        }
        for rule in rules() {
            let severity = severities.get(&rule.id).copied().unwrap_or(rule.severity);
            config.set_level(rule, if on.contains(&rule.id) { Level::On(severity) } else { Level::Off });
            if let Some(&threshold) = thresholds.get(&rule.id) {
                config.set_threshold(rule, threshold);
            }
        }
        config
    }
}

/// The rules that selectors name.
fn named(selectors: &[Selector]) -> impl Iterator<Item = RuleId> {
    selectors.iter().flat_map(|selector| selector.rules()).map(|rule| rule.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::rule;

    fn layer(select: &[&str], extend: &[&str], ignore: &[&str], severity: &[(&str, Level)]) -> Layer {
        let selectors = |names: &[&str]| names.iter().map(|name| name.parse().unwrap()).collect::<Vec<Selector>>();
        Layer {
            select: (!select.is_empty()).then(|| selectors(select)),
            extend_select: selectors(extend),
            ignore: selectors(ignore),
            severity: severity.iter().map(|(id, level)| (rule(id).unwrap().id, *level)).collect(),
            ..Layer::default()
        }
    }

    #[test]
    fn later_layers_prevail() {
        let error = Level::On(Severity::Error);
        let warning = Level::On(rule("urgency").unwrap().severity);
        let off = Level::Off;
        let file = layer(&["sensation"], &["stuffed-tail"], &["exclamation"], &[("urgency", error), ("emoji", off)]);
        for (name, layers, expected) in [
            ("nothing said", vec![], vec![("urgency", warning), ("emoji", Level::On(Severity::Info))]),
            ("one layer", vec![], vec![("cliffhanger", Level::On(Severity::Warning))]),
            (
                "the file",
                vec![file.clone()],
                vec![("urgency", error), ("emoji", off), ("exclamation", off), ("cliffhanger", off)],
            ),
            (
                "more is added",
                vec![file.clone(), layer(&[], &["emoji"], &[], &[])],
                vec![("emoji", Level::On(Severity::Info))],
            ),
            (
                "select starts anew and keeps severities",
                vec![file.clone(), layer(&["all"], &[], &[], &[])],
                vec![
                    ("urgency", error),
                    ("emoji", Level::On(Severity::Info)),
                    ("cliffhanger", Level::On(Severity::Warning)),
                ],
            ),
            (
                "what is ignored stays so",
                vec![layer(&["emoji"], &["emoji"], &["emoji"], &[("emoji", error)])],
                vec![("emoji", off)],
            ),
            (
                "a severity lets a rule run",
                vec![layer(&["emoji"], &[], &[], &[("urgency", error)])],
                vec![("urgency", error)],
            ),
            ("and off does not", vec![file, layer(&[], &[], &[], &[("urgency", off)])], vec![("urgency", off)]),
        ] {
            let config = Config::of(&layers);
            for (id, level) in expected {
                assert_eq!(config.level(rule(id).unwrap()), level, "{name}: {id}");
            }
        }
    }

    #[test]
    fn words_add_up_and_what_is_as_it_was_is_not_kept() {
        let words = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<BTreeSet<_>>();
        let rule = rule("year-stamp").unwrap();
        let first = Layer { names: words(&["Ada"]), language: Some("de".parse().unwrap()), ..Layer::default() };
        let then = Layer { names: words(&["Bo"]), acronyms: words(&["FIFA"]), ..Layer::default() };
        let both = Config::of([&first, &then]);
        let at_once = Layer { names: words(&["Ada", "Bo"]), acronyms: words(&["FIFA"]), ..first };
        assert_eq!(both, Config::of([&at_once]));
        let same = Layer {
            severity: BTreeMap::from([(rule.id, Level::On(rule.severity))]),
            thresholds: BTreeMap::from([(rule.id, rule.threshold().unwrap())]),
            ..Layer::default()
        };
        assert_eq!(Config::of([&same]), Config::default());
    }
}
