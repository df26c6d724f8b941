use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::format::{GROUP_METRICS, count, find, group, heading, interval, percent, printable, rows, value};
use super::{ReportError, plots};
use crate::evaluate::{Better, Class, Estimate, Evaluation, Metric};

const STYLE: &str = include_str!("page.css");
/// The page may load nothing, run nothing and send nothing.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// An evaluation as one page that needs no other file: metrics with intervals, groups, plots, worst mistakes.
///
/// # Errors
/// [`ReportError::Plot`].
///
/// # Examples
/// ```
/// use debait::evaluate::{Evaluation, EvaluationSettings, Predictions, Subject};
/// use debait::report::evaluation_html;
///
/// let subject = Subject { model: "default".into(), head: "clickbait".into(), data: "two.csv".into() };
/// let rows = Predictions {
///     probabilities: &[0.9, 0.7],
///     targets: &[1.0, 0.0],
///     headlines: Some(&["You won't believe this", "<script>alert(1)</script>"]),
///     ..Predictions::default()
/// };
/// let page = evaluation_html(&Evaluation::of(subject, &rows, &EvaluationSettings::default())?)?;
/// assert!(page.contains("&lt;script&gt;") && !page.contains("<script"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn evaluation_html(evaluation: &Evaluation) -> Result<String, ReportError> {
    let subject = &evaluation.subject;
    let title = format!("{} on {}", printable(&subject.model), printable(&subject.data));
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                title { (title) " · debait" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header {
                    h1 { bdi { (printable(&subject.model)) } " on " bdi { (printable(&subject.data)) } }
                    p.soft {
                        "Head " (printable(&subject.head)) " · " (rows(evaluation.rows)) ", " (count(evaluation.bait_rows))
                        " bait · flagged from " (evaluation.threshold) " up"
                    }
                }
                main {
                    (metrics(evaluation))
                    h2 { "Plots" }
                    (drawings(evaluation)?)
                    @if !evaluation.groups.is_empty() { (groups(evaluation)) }
                    @if !evaluation.mistakes.is_empty() { (mistakes(evaluation)) }
                }
            }
        }
    };
    Ok(page.into_string())
}

fn metrics(evaluation: &Evaluation) -> Markup {
    let bootstrap = &evaluation.bootstrap;
    html! {
        h2 { "Metrics" }
        div.wide { table {
            thead { tr {
                th scope="col" { "Metric" }
                th.number scope="col" { "Value" }
                th.number scope="col" { (percent(bootstrap.level)) " interval" }
                th scope="col" { "Better" }
                th scope="col" { "Meaning" }
            } }
            tbody { @for estimate in &evaluation.metrics { tr {
                th scope="row" { (estimate.metric.title()) }
                td.number { (value(estimate.value)) }
                td.number { (estimate.interval.map_or_else(|| "–".to_owned(), interval)) }
                td { @match estimate.metric.better() { Better::Higher => "higher", Better::Lower => "lower" } }
                td.meaning { (estimate.metric.meaning()) }
            } } }
        } }
        @if bootstrap.resamples > 0 {
            p.soft { "Percentile intervals of " (count(bootstrap.resamples)) " bootstrap resamples of the rows, seed " (bootstrap.seed) "." }
        }
    }
}

fn drawings(evaluation: &Evaluation) -> Result<Markup, ReportError> {
    let of = |metric| value(find(&evaluation.metrics, metric).and_then(|estimate| estimate.value));
    let roc = html! { strong { "ROC" } "AUC " (of(Metric::RocAuc)) "; dashed: chance; the dot is the threshold" };
    let precision_recall = html! {
        strong { "Precision and recall" }
        "Average precision " (of(Metric::AveragePrecision)) "; dashed: flagging everything; the dot is the threshold"
    };
    let reliability = html! {
        strong { "Reliability" }
        "Calibration error " (of(Metric::CalibrationError)) "; dashed: probabilities that mean what they say; below, the rows in each bin"
    };
    let probabilities = html! {
        strong { "Probabilities by class" }
        "Rows that are " span.honest { "honest" } " (left bars) and " span.bait { "bait" } " (right bars)"
    };
    let roc_plot = (!evaluation.roc.is_empty()).then(|| plots::roc(evaluation)).transpose()?;
    let precision_recall_plot =
        (!evaluation.precision_recall.is_empty()).then(|| plots::precision_recall(evaluation)).transpose()?;
    Ok(html! {
        div.plots {
            @if let Some(plot) = roc_plot { (figure("ROC curve", &roc, &plot)) }
            @if let Some(plot) = precision_recall_plot { (figure("Precision-recall curve", &precision_recall, &plot)) }
            (figure("Reliability diagram", &reliability, &plots::reliability(evaluation)?))
            (figure("Histogram of probabilities", &probabilities, &plots::probabilities(evaluation)?))
        }
    })
}

fn figure(name: &str, caption: &Markup, svg: &str) -> Markup {
    html! {
        figure {
            figcaption { (caption) }
            div role="img" aria-label=(name) { (PreEscaped(svg)) }
        }
    }
}

fn groups(evaluation: &Evaluation) -> Markup {
    html! {
        h2 { "By group" }
        div.wide { table {
            thead { tr {
                th scope="col" { "Group" }
                th.number scope="col" { "Rows" }
                th.number scope="col" { "Bait" }
                @for metric in GROUP_METRICS { th.number scope="col" title=(metric.title()) { (heading(metric)) } }
            } }
            tbody { @for line in &evaluation.groups { tr {
                th scope="row" { bdi { (group(&line.group)) } }
                td.number { (count(line.rows)) }
                td.number { (count(line.bait_rows)) }
                @for metric in GROUP_METRICS { (estimate(find(&line.metrics, metric))) }
            } } }
        } }
    }
}

fn estimate(estimate: Option<Estimate>) -> Markup {
    html! {
        td.number {
            (value(estimate.and_then(|estimate| estimate.value)))
            @if let Some(bounds) = estimate.and_then(|estimate| estimate.interval) { small { (interval(bounds)) } }
        }
    }
}

fn mistakes(evaluation: &Evaluation) -> Markup {
    let explained = evaluation.mistakes.iter().any(|mistake| !mistake.reasons.is_empty());
    html! {
        h2 { "Worst mistakes" }
        div.wide { table {
            thead { tr {
                th.number scope="col" { "Row" }
                th scope="col" { "Headline" }
                th scope="col" { "Is" }
                th.number scope="col" { "Target" }
                th.number scope="col" { "Probability" }
                @if explained { th scope="col" { "Reasons" } }
            } }
            tbody { @for mistake in &evaluation.mistakes { tr {
                td.number { (count(mistake.row + 1)) }
                td.headline { bdi { (printable(&mistake.headline)) } }
                td { (class(mistake.class())) }
                td.number { (format!("{:.2}", mistake.target)) }
                td.number { (value(Some(mistake.probability))) }
                @if explained {
                    td { ul.reasons { @for reason in &mistake.reasons { li { bdi { (printable(reason)) } } } } }
                }
            } } }
        } }
    }
}

fn class(class: Class) -> Markup {
    match class {
        Class::Bait => html! { span.bait { (class.name()) } },
        Class::Honest => html! { span.honest { (class.name()) } },
    }
}
