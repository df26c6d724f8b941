use std::fmt::Write;

use super::card_tables;
use super::card_tables::with_interval;
use super::format::find;
use crate::evaluate::{Ablation, MAX_FALSE_POSITIVE_RATE, Metric, ModelMetrics, SourceMetrics};
use crate::model::{Contents, DataSource, GradedBy, Head, Model, Platt};
use crate::ngrams::GramFamily;

/// Metrics shown in a card, in this order.
const SHOWN: [Metric; 6] = [
    Metric::Accuracy,
    Metric::RocAuc,
    Metric::Brier,
    Metric::CalibrationError,
    Metric::Recall,
    Metric::FalsePositiveRate,
];
/// Metrics of an ablation line.
const COMPARED: [Metric; 3] = [Metric::Accuracy, Metric::RocAuc, Metric::Brier];

/// The card of a model, in Markdown: what it is, what it learned from, how well it does, where it fails.
pub fn model_card(model: &Model, metrics: &ModelMetrics) -> String {
    let provenance = model.provenance();
    let mut text = format!("# {}\n\nHead `{}`, language `{}`, ", metrics.model, model.head(), model.language());
    let _ = writeln!(
        text,
        "{} columns: {} patterns, {} runs of words, {} runs of shapes, {} pieces of words.",
        model.schema().len(),
        model.schema().patterns().len(),
        model.family_len(GramFamily::Words),
        model.family_len(GramFamily::Shapes),
        model.family_len(GramFamily::Pieces),
    );
    let _ = writeln!(
        text,
        "\nTrained by {} with seed {}:\n\n```\n{}\n```",
        provenance.program, provenance.seed, provenance.command
    );
    text.push_str("\n## Training data\n\n| data | rows | weight of a row | SHA-256 |\n|---|---|---|---|\n");
    for source in &provenance.data {
        let contents = match source.contents {
            Contents::Texts => "",
            Contents::MeasuredValues => " (measured values)",
        };
        let DataSource { name, rows, weight, sha256, .. } = source;
        let _ = writeln!(text, "| {name}{contents} | {rows} | {weight} | `{sha256}` |");
    }
    for (source, grades) in provenance.data.iter().filter_map(|source| Some((source, source.grades.as_ref()?))) {
        let GradedBy { file, sha256, rows, share } = grades;
        let _ = writeln!(
            text,
            "\nOf {}, {rows} rows have a grade by another model, which makes up {share} of their target; the rest is \
             the target of the label. Grades: {file}, `{sha256}`.",
            source.name
        );
    }
    text.push_str("\n## Calibration and threshold\n\n");
    text.push_str("Platt scaling fitted on held-out groups: ");
    calibration(&mut text, model);
    if let Some(titles) = model.parts().without_body.as_deref() {
        text.push_str(" A title by itself is judged separately, by weights fitted to titles alone: ");
        calibration(&mut text, titles);
    }
    let _ = writeln!(
        text,
        " {} is called bait from probability {} on{}: {}.",
        if model.head() == Head::Clickbait { "A headline" } else { "A page" },
        model.threshold(),
        model
            .parts()
            .without_body
            .as_deref()
            .map_or_else(String::new, |titles| format!(", and a title by itself from {} on", titles.threshold())),
        match model.head() {
            Head::Clickbait =>
                "of the thresholds whose accuracy on those groups is within one standard error of the best, the one \
                 nearest to 0.5"
                    .to_owned(),
            Head::SeoBait => format!(
                "the threshold that flags the most bait of those groups and at most {} % of the honest rows",
                100.0 * MAX_FALSE_POSITIVE_RATE
            ),
        }
    );
    sources(&mut text, "On training data, by models that had not seen the rows", &metrics.held_out);
    card_tables::groups(&mut text, &metrics.groups);
    card_tables::injected(&mut text, &metrics.injected, model.head());
    sources(&mut text, "On data that no fit has seen", &metrics.tests);
    card_tables::meanings(&mut text, &metrics.tests);
    card_tables::single_patterns(&mut text, &metrics.single_patterns);
    ablation(&mut text, &metrics.ablation);
    text
}

/// How a model's sum becomes log-odds, as a sentence.
fn calibration(text: &mut String, model: &Model) {
    let Platt { slope, intercept, limit } = model.calibration();
    let limit = limit
        .map_or_else(String::new, |limit| format!(", bent to stay within ±{limit}, which is what the rows support"));
    let _ = write!(text, "log-odds = {slope} · z + {intercept}{limit}.");
}

fn sources(text: &mut String, title: &str, sources: &[SourceMetrics]) {
    if sources.is_empty() {
        return;
    }
    let _ = write!(text, "\n## {title}\n\nValues with 95 % bootstrap intervals.\n\n| data | rows |");
    SHOWN.iter().for_each(|metric| {
        let _ = write!(text, " {} |", metric.title());
    });
    let _ = writeln!(text, "\n|---|---|{}", "---|".repeat(SHOWN.len()));
    for source in sources {
        let _ = write!(text, "| {} ({}) | {} |", source.source, source.protocol, source.rows);
        for metric in SHOWN {
            let estimate = find(&source.metrics, metric);
            let cell = with_interval(
                estimate.and_then(|estimate| estimate.value),
                estimate.and_then(|estimate| estimate.interval),
            );
            let _ = write!(text, " {cell} |");
        }
        text.push('\n');
    }
}

fn ablation(text: &mut String, lines: &[Ablation]) {
    let Some(first) = lines.first() else { return };
    text.push_str("\n## What each part contributes\n\nRefitted without it and evaluated on the same rows: ");
    let _ = writeln!(text, "{}.\n", COMPARED.map(|metric| metric.title().to_lowercase()).join(" / "));
    text.push_str("| without | columns |");
    for source in &first.sources {
        let _ = write!(text, " {} |", source.source);
    }
    let _ = writeln!(text, "\n|---|---|{}", "---|".repeat(first.sources.len()));
    for line in lines {
        let _ = write!(text, "| {} | {} |", line.without, line.columns);
        for source in &line.sources {
            let values = COMPARED.map(|metric| match source.value(metric.id()) {
                Some(value) => format!("{value:.4}"),
                None => "\u{2013}".to_owned(),
            });
            let _ = write!(text, " {} |", values.join(" / "));
        }
        text.push('\n');
    }
}
