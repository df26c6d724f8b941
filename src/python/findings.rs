use std::path::Path;
use std::sync::Arc;

use debait::lint::{Checked, Config, ConfigFile, Layer, Linter};
use debait::text::{LanguageChoice, Markup};
use pyo3::prelude::*;
use serde_json::{Value, json};

use super::error::{model_error, value_error};
use super::offsets::Characters;

/// The markup of this name.
pub fn markup(name: &str) -> Option<Markup> {
    match name {
        "markdown" => Some(Markup::Markdown),
        "html" => Some(Markup::Html),
        "plain" => Some(Markup::Plain),
        _ => None,
    }
}

/// The findings of a draft.
pub fn check(
    models: Vec<Arc<debait::model::Model>>,
    markup: Markup,
    text: &str,
    config: Option<&Path>,
    lang: Option<LanguageChoice>,
) -> PyResult<Value> {
    let config = match config {
        Some(path) => ConfigFile::read(path).map_err(value_error)?.config(path, &Layer::default()),
        None => Config::default(),
    };
    let scorers = debait::model::Scorers::of(models).map_err(model_error)?;
    let findings = Linter::new(scorers, config).check_in(lang, markup, text);
    let checked = Checked::new(String::new(), text.to_owned(), findings);
    let characters = Characters::of(text);
    let place = |range: &std::ops::Range<usize>| {
        let (start, end) = checked.places(range);
        json!({
            "start": characters.before(range.start), "end": characters.before(range.end),
            "line": start.line, "column": start.column, "end_line": end.line, "end_column": end.column,
        })
    };
    let finding = |finding: &debait::lint::Finding| {
        let fix = finding.fix.as_ref();
        json!({
            "rule": finding.rule.0,
            "severity": finding.severity.name(),
            "message": finding.message,
            "advice": finding.advice,
            "value": finding.value,
            "spans": finding.spans.iter().map(place).collect::<Vec<_>>(),
            "improvements": finding.improvements,
            "fix": fix.map(|fix| json!({
                "title": fix.title, "span": place(&fix.range), "replacement": fix.replacement,
            })),
        })
    };
    Ok(checked.findings.iter().map(finding).collect())
}
