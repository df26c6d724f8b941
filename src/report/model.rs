use std::collections::BTreeMap;
use std::fmt::Write;

use crate::design::{ColumnId, Schema, pattern_columns};
use crate::features::{Feature, FeatureId};
use crate::model::{Contents, DataSource, Model, Platt};
use crate::ngrams::GramFamily;

/// Grams shown on either side, and changes shown of each kind.
const SHOWN: usize = 15;

/// What a model holds: where it comes from, how it is calibrated, its patterns, its strongest grams.
pub fn model_text(name: &str, model: &Model) -> String {
    let provenance = model.provenance();
    let mut text = format!("{name}: head {}, language {}\n", model.head(), model.language());
    let _ = writeln!(text, "trained by {}: {}", provenance.program, provenance.command);
    for source in &provenance.data {
        let contents = match source.contents {
            Contents::Texts => "rows",
            Contents::MeasuredValues => "rows of measured values",
        };
        let DataSource { name, rows, weight, sha256, .. } = source;
        let _ = writeln!(text, "  {rows} {contents} of {name} with weight {weight} (sha256 {sha256})");
    }
    for (title, values) in [("parameters", &provenance.parameters), ("held-out metrics", &provenance.metrics)] {
        let values: Vec<String> = values.iter().map(|(name, value)| format!("{name} {value}")).collect();
        let _ = writeln!(text, "{title}: {}", values.join(", "));
    }
    let calibration = model.calibration();
    let _ = writeln!(
        text,
        "calibration: {} · z + {}; threshold {}",
        calibration.slope,
        calibration.intercept,
        model.threshold()
    );
    let _ = writeln!(text, "schema {}, intercept {}", model.schema().fingerprint(), model.intercept());

    let _ = writeln!(text, "\npatterns, as weight on the value divided by its scale");
    patterns(&mut text, model, |_| true);
    if let Some(other) = model.parts().without_body.as_deref() {
        let (calibration, threshold) = (other.calibration(), other.threshold());
        let Platt { slope, intercept, .. } = calibration;
        let _ = writeln!(
            text,
            "\npatterns of what has no body, calibration: {slope} · z + {intercept}; threshold {threshold}, intercept {}",
            other.intercept()
        );
        patterns(&mut text, other, |feature| feature.measure.is_of_headline());
    }
    let catalogue = pattern_columns(model.head()).map(|feature| feature.id);
    ids_line(&mut text, "not in this model", absent(catalogue, model.schema()));
    let mut grams: Vec<(String, f64)> = named(model).into_iter().filter(|(name, _)| name.contains(": ")).collect();
    grams.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    for family in GramFamily::ALL {
        let _ = writeln!(text, "\n{} {}", model.family_len(family), family.name());
        let of_family: Vec<_> = grams.iter().filter(|(name, _)| name.starts_with(family.name())).collect();
        let half = SHOWN.min(of_family.len() / 2);
        for (name, weight) in of_family.iter().take(half).chain(&of_family[of_family.len() - half..]) {
            let _ = writeln!(text, "  {weight:+8.4}  {name}");
        }
    }
    text
}

fn patterns(text: &mut String, model: &Model, is_shown: impl Fn(&Feature) -> bool) {
    let patterns = model.schema().patterns().iter().zip(model.weights()).zip(model.scaler().scale());
    for ((feature, weight), scale) in patterns.filter(|((feature, _), _)| is_shown(feature)) {
        let _ = writeln!(text, "  {weight:+8.4}  {:34} scale {scale:.4}", feature.id.0);
    }
}

/// What changed between two models.
pub fn model_diff(before: &Model, after: &Model) -> String {
    let mut text = String::new();
    let mut line = |name: &str, old: String, new: String| {
        if old != new {
            let _ = writeln!(text, "{name}: {old} \u{2192} {new}");
        }
    };
    line("head", before.head().to_string(), after.head().to_string());
    line("language", before.language().to_string(), after.language().to_string());
    line("command", before.provenance().command.clone(), after.provenance().command.clone());
    line("threshold", before.threshold().to_string(), after.threshold().to_string());
    line("intercept", before.intercept().to_string(), after.intercept().to_string());
    let mut of_titles = |name: &str, of: fn(&Model) -> f64| {
        let told = |model: &Model| {
            model.parts().without_body.as_deref().map_or("none".to_owned(), |titles| of(titles).to_string())
        };
        line(&format!("{name} without a body"), told(before), told(after));
    };
    of_titles("threshold", Model::threshold);
    of_titles("intercept", Model::intercept);
    of_titles("calibration slope", |model| model.calibration().slope);
    of_titles("calibration intercept", |model| model.calibration().intercept);
    line("calibration slope", before.calibration().slope.to_string(), after.calibration().slope.to_string());
    line(
        "calibration intercept",
        before.calibration().intercept.to_string(),
        after.calibration().intercept.to_string(),
    );
    let metrics = |model: &Model| model.provenance().metrics.clone();
    for (name, value) in metrics(after) {
        let old = metrics(before).get(&name).map_or("none".to_owned(), f64::to_string);
        line(&name, old, value.to_string());
    }
    let ids = |schema: &Schema| schema.patterns().iter().map(|feature| feature.id).collect::<Vec<_>>();
    for (title, ids) in [
        ("new patterns", absent(ids(after.schema()), before.schema())),
        ("patterns that are gone", absent(ids(before.schema()), after.schema())),
    ] {
        ids_line(&mut text, title, ids);
    }
    let (old, new) = (named(before), named(after));
    let gone = old.keys().filter(|name| !new.contains_key(*name)).count();
    let fresh = new.keys().filter(|name| !old.contains_key(*name)).count();
    let mut changes: Vec<(&String, f64, f64)> = new
        .iter()
        .map(|(name, &weight)| (name, old.get(name).copied().unwrap_or(0.0), weight))
        .chain(old.iter().filter(|(name, _)| !new.contains_key(*name)).map(|(name, &weight)| (name, weight, 0.0)))
        .filter(|(_, was, is)| was != is)
        .collect();
    changes.sort_by(|a, b| (b.2 - b.1).abs().total_cmp(&(a.2 - a.1).abs()).then_with(|| a.0.cmp(b.0)));
    let _ = writeln!(text, "{} weights changed, {fresh} columns are new, {gone} are gone", changes.len());
    for (name, was, is) in changes.iter().take(2 * SHOWN) {
        let _ = writeln!(text, "  {was:+8.4} \u{2192} {is:+8.4}  {name}");
    }
    text
}

/// Those features that are no columns of a model.
fn absent(ids: impl IntoIterator<Item = FeatureId>, schema: &Schema) -> Vec<&'static str> {
    let is_absent = |id: &FeatureId| !schema.patterns().iter().any(|feature| feature.id == *id);
    ids.into_iter().filter(is_absent).map(|id| id.0).collect()
}

/// A line of feature ids, where there are any.
fn ids_line(text: &mut String, title: &str, ids: Vec<&'static str>) {
    if !ids.is_empty() {
        let _ = writeln!(text, "{title}: {}", ids.join(", "));
    }
}

/// Weights by column name: `family.feature` for patterns, `family: text` for grams.
fn named(model: &Model) -> BTreeMap<String, f64> {
    let schema = model.schema();
    (0..schema.len())
        .map(|column| {
            let name = match schema.column(column) {
                ColumnId::Pattern(id) => id.0.to_owned(),
                ColumnId::Gram(gram) => format!("{}: {}", gram.family.name(), gram.text),
            };
            (name, model.weights()[column])
        })
        .chain(model.parts().without_body.iter().flat_map(|model| {
            let patterns = model.schema().patterns().iter().zip(model.weights());
            let of_headline = patterns.filter(|(feature, _)| feature.measure.is_of_headline());
            of_headline.map(|(feature, &weight)| (format!("{} without a body", feature.id.0), weight))
        }))
        .collect()
}
