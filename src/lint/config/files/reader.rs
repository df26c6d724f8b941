//! Configuration in TOML, read by its spans, so that every error has a place.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::glob::PageGlob;
use super::{ConfigError, ConfigFault};
use crate::lint::{Allowed, Finds, Layer, Level, Rule, RuleId, Selector, Severity, UnknownRule, rule};
use crate::message::DidYouMean;
use crate::text::LineIndex;

type Key<'t> = Spanned<std::borrow::Cow<'t, str>>;
type Value<'t> = Spanned<DeValue<'t>>;

/// Keys of a file; a table for some pages has all but the last.
const KEYS: [&str; 9] = [
    "select",
    "extend-select",
    "ignore",
    "severity",
    "thresholds",
    "names",
    "acronyms",
    "language",
    "per-file-overrides",
];

/// What a file says for some pages.
#[derive(Debug, Clone)]
pub(super) struct Override {
    pub glob: PageGlob,
    pub layer: Layer,
}

/// A configuration under reading.
pub(super) struct Reader<'t> {
    pub file: &'t Path,
    pub text: &'t str,
}

impl Reader<'_> {
    /// What a file says, for all pages and for some.
    pub fn read(&self) -> Result<(Layer, Vec<Override>), ConfigError> {
        self.whole(self.parse()?.get_ref())
    }

    /// What the table `tool.debait` says; none where there is none.
    pub fn read_tool(&self) -> Result<Option<(Layer, Vec<Override>)>, ConfigError> {
        let document = self.parse()?;
        let tool = named(document.get_ref(), "tool").and_then(|tool| tool.get_ref().as_table());
        match tool.and_then(|tool| named(tool, "debait")) {
            Some(own) => self.whole(self.table(own)?).map(Some),
            None => Ok(None),
        }
    }

    /// An error at a place.
    pub fn fault(&self, span: Range<usize>, fault: impl Into<ConfigFault>) -> ConfigError {
        let place = LineIndex::new(self.text).place(self.text, span.start);
        ConfigError::At {
            file: self.file.to_owned(),
            line: place.line,
            column: place.column,
            fault: Box::new(fault.into()),
        }
    }

    fn parse(&self) -> Result<Spanned<DeTable<'_>>, ConfigError> {
        DeTable::parse(self.text)
            .map_err(|reason| self.fault(reason.span().unwrap_or_default(), ConfigFault::Syntax { reason }))
    }

    fn whole(&self, table: &DeTable<'_>) -> Result<(Layer, Vec<Override>), ConfigError> {
        let layer = self.layer(table, &KEYS)?;
        let mut overrides = Vec::new();
        for (key, value) in table {
            if key.get_ref() == "per-file-overrides" {
                // As they are written: a later one prevails.
                let mut tables: Vec<_> = self.table(value)?.iter().collect();
                tables.sort_by_key(|(glob, _)| glob.span().start);
                for (glob, value) in tables {
                    let layer = self.layer(self.table(value)?, &KEYS[..KEYS.len() - 1])?;
                    let glob = PageGlob::new(glob.get_ref())
                        .map_err(|reason| self.fault(glob.span(), ConfigFault::Glob { reason }))?;
                    overrides.push(Override { glob, layer });
                }
            }
        }
        Ok((layer, overrides))
    }

    fn layer(&self, table: &DeTable<'_>, keys: &[&str]) -> Result<Layer, ConfigError> {
        let mut layer = Layer::default();
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "select" => layer.select = Some(self.selectors(value)?),
                "extend-select" => layer.extend_select = self.selectors(value)?,
                "ignore" => layer.ignore = self.selectors(value)?,
                "severity" => {
                    for (key, value) in self.table(value)? {
                        layer.severity.insert(self.rule(key)?.id, self.level(value)?);
                    }
                }
                "thresholds" => {
                    for (key, value) in self.table(value)? {
                        let (rule, threshold) = self.threshold(key, value)?;
                        layer.thresholds.insert(rule, threshold);
                    }
                }
                "names" => layer.names = self.words(value)?,
                "acronyms" => layer.acronyms = self.words(value)?,
                "language" => {
                    let language = self.string(value)?.parse();
                    layer.language = Some(language.map_err(|reason| self.fault(value.span(), reason))?);
                }
                known if keys.contains(&known) => {}
                unknown => {
                    let near = DidYouMean::among(unknown, keys.iter().copied());
                    return Err(self.fault(key.span(), ConfigFault::UnknownKey { key: unknown.to_owned(), near }));
                }
            }
        }
        Ok(layer)
    }

    fn selectors(&self, value: &Value<'_>) -> Result<Vec<Selector>, ConfigError> {
        let parse = |each| self.string(each)?.parse().map_err(|reason: UnknownRule| self.fault(each.span(), reason));
        self.array(value)?.map(parse).collect()
    }

    fn words(&self, value: &Value<'_>) -> Result<BTreeSet<String>, ConfigError> {
        let word = |each| {
            let word = self.string(each)?;
            if Allowed::is_word(word) {
                return Ok(word.to_owned());
            }
            Err(self.fault(each.span(), ConfigFault::NoWord { found: word.to_owned() }))
        };
        self.array(value)?.map(word).collect()
    }

    fn rule(&self, key: &Key<'_>) -> Result<&'static Rule, ConfigError> {
        rule(key.get_ref()).ok_or_else(|| self.fault(key.span(), UnknownRule::rule(key.get_ref())))
    }

    fn level(&self, value: &Value<'_>) -> Result<Level, ConfigError> {
        let name = self.string(value)?;
        let levels = || Severity::ALL.map(Level::On).into_iter().chain([Level::Off]);
        levels().find(|level| level.name() == name).ok_or_else(|| {
            let near = DidYouMean::among(name, levels().map(Level::name));
            self.fault(value.span(), ConfigFault::UnknownSeverity { found: name.to_owned(), near })
        })
    }

    fn threshold(&self, key: &Key<'_>, value: &Value<'_>) -> Result<(RuleId, f64), ConfigError> {
        let rule = self.rule(key)?;
        let number = match value.get_ref() {
            DeValue::Integer(whole) => {
                i64::from_str_radix(whole.as_str(), whole.radix()).ok().map(|whole| whole as f64)
            }
            DeValue::Float(number) => number.as_str().parse().ok(),
            _ => return Err(self.kind(value, "a number")),
        };
        let (fits, expected) = match rule.finds {
            Finds::Head(_) => (number.is_some_and(|number| (0.0..=1.0).contains(&number)), "a probability from 0 to 1"),
            Finds::Feature { .. } | Finds::About(_) => (number.is_some_and(f64::is_finite), "a number"),
            Finds::Disables => return Err(self.fault(key.span(), ConfigFault::NoThreshold { rule: rule.id })),
        };
        match number {
            Some(number) if fits => Ok((rule.id, number)),
            _ => {
                let found = self.text.get(value.span()).unwrap_or_default().to_owned();
                Err(self.fault(value.span(), ConfigFault::Threshold { found, expected }))
            }
        }
    }

    fn string<'v>(&self, value: &'v Value<'_>) -> Result<&'v str, ConfigError> {
        value.get_ref().as_str().ok_or_else(|| self.kind(value, "a string"))
    }

    fn array<'v, 't>(&self, value: &'v Value<'t>) -> Result<impl Iterator<Item = &'v Value<'t>>, ConfigError> {
        match value.get_ref().as_array() {
            Some(array) => Ok(array.iter()),
            None => Err(self.kind(value, "an array of strings")),
        }
    }

    fn table<'v, 't>(&self, value: &'v Value<'t>) -> Result<&'v DeTable<'t>, ConfigError> {
        value.get_ref().as_table().ok_or_else(|| self.kind(value, "a table"))
    }

    fn kind(&self, value: &Value<'_>, expected: &'static str) -> ConfigError {
        self.fault(value.span(), ConfigFault::Kind { found: value.get_ref().type_str(), expected })
    }
}

fn named<'v, 't>(table: &'v DeTable<'t>, name: &str) -> Option<&'v Value<'t>> {
    table.iter().find(|(key, _)| key.get_ref() == name).map(|(_, value)| value)
}
