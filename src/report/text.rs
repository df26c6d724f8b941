use super::format::{GROUP_METRICS, count, find, group, heading, interval, percent, printable, rows, value};
use crate::evaluate::Evaluation;

/// Longer group names are cut.
const NAME_WIDTH: usize = 32;

/// An evaluation as plain aligned text: metrics with intervals, verdicts, and a line for each group.
///
/// # Examples
/// ```
/// use debait::evaluate::{Evaluation, EvaluationSettings, Predictions, Subject};
/// use debait::report::evaluation_text;
///
/// let subject = Subject { model: "default".into(), head: "clickbait".into(), data: "two.csv".into() };
/// let rows = Predictions { probabilities: &[0.9, 0.7], targets: &[1.0, 0.0], ..Predictions::default() };
/// let evaluation = Evaluation::of(subject, &rows, &EvaluationSettings::default())?;
/// assert!(evaluation_text(&evaluation).starts_with("default (clickbait) on two.csv: 2 rows, 1 bait"));
/// # Ok::<(), debait::evaluate::EvaluateError>(())
/// ```
pub fn evaluation_text(evaluation: &Evaluation) -> String {
    let subject = &evaluation.subject;
    let mut text = format!(
        "{} ({}) on {}: {}, {} bait; threshold {}\n\n",
        printable(&subject.model),
        printable(&subject.head),
        printable(&subject.data),
        rows(evaluation.rows),
        count(evaluation.bait_rows),
        evaluation.threshold,
    );
    text += &table(&metric_lines(evaluation), &[Align::Left, Align::Right, Align::Left, Align::Left]);
    text.push('\n');
    text += &table(&verdict_lines(evaluation), &[Align::Left, Align::Right, Align::Right]);
    if !evaluation.groups.is_empty() {
        text.push('\n');
        let mut columns = vec![Align::Left];
        columns.resize(3 + GROUP_METRICS.len(), Align::Right);
        text += &table(&group_lines(evaluation), &columns);
    }
    text
}

fn metric_lines(evaluation: &Evaluation) -> Vec<Vec<String>> {
    let level = format!("{} interval", percent(evaluation.bootstrap.level));
    let mut lines = vec![["metric", "value", &level, "meaning"].map(str::to_owned).to_vec()];
    for estimate in &evaluation.metrics {
        lines.push(vec![
            estimate.metric.title().to_owned(),
            value(estimate.value),
            estimate.interval.map_or_else(|| "–".to_owned(), interval),
            estimate.metric.meaning().to_owned(),
        ]);
    }
    lines
}

fn verdict_lines(evaluation: &Evaluation) -> Vec<Vec<String>> {
    let confusion = &evaluation.confusion;
    // Weighted counts need not be whole.
    let cell = |weight: f64| if weight.fract() == 0.0 { count(weight as usize) } else { format!("{weight:.2}") };
    vec![
        vec!["verdict".to_owned(), "bait".to_owned(), "honest".to_owned()],
        vec!["is bait".to_owned(), cell(confusion.bait_flagged), cell(confusion.bait_passed)],
        vec!["is honest".to_owned(), cell(confusion.honest_flagged), cell(confusion.honest_passed)],
    ]
}

fn group_lines(evaluation: &Evaluation) -> Vec<Vec<String>> {
    let mut header = vec!["group".to_owned(), "rows".to_owned(), "bait".to_owned()];
    header.extend(GROUP_METRICS.iter().map(|metric| heading(*metric).to_owned()));
    let mut lines = vec![header];
    for line in &evaluation.groups {
        let mut cells = vec![shortened(&group(&line.group)), count(line.rows), count(line.bait_rows)];
        cells.extend(
            GROUP_METRICS.iter().map(|metric| value(find(&line.metrics, *metric).and_then(|found| found.value))),
        );
        lines.push(cells);
    }
    lines
}

fn shortened(name: &str) -> String {
    if name.chars().count() <= NAME_WIDTH {
        return name.to_owned();
    }
    name.chars().take(NAME_WIDTH - 1).chain(['…']).collect()
}

#[derive(Clone, Copy)]
enum Align {
    Left,
    Right,
}

/// Lines of cells as columns two spaces apart, the first line as a heading over a rule.
fn table(lines: &[Vec<String>], columns: &[Align]) -> String {
    let width = |column: usize| {
        lines.iter().filter_map(|line| line.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns.len()).map(width).collect();
    let mut text = String::new();
    for (at, line) in lines.iter().enumerate() {
        let mut row = String::new();
        for ((cell, align), width) in line.iter().zip(columns).zip(&widths) {
            let gap = " ".repeat(width.saturating_sub(cell.chars().count()));
            let (before, after) = match align {
                Align::Left => ("", gap.as_str()),
                Align::Right => (gap.as_str(), ""),
            };
            row += &format!("{before}{cell}{after}  ");
        }
        text += row.trim_end();
        text.push('\n');
        if at == 0 {
            text += &"─".repeat(widths.iter().sum::<usize>() + 2 * (widths.len().saturating_sub(1)));
            text.push('\n');
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up() {
        let lines = [["name", "n"], ["a", "1,000"], ["Łódź", "2"]].map(|line| line.map(str::to_owned).to_vec());
        let expected = "name      n\n───────────\na     1,000\nŁódź      2\n";
        assert_eq!(table(&lines, &[Align::Left, Align::Right]), expected);
    }

    #[test]
    fn long_names_are_cut() {
        assert_eq!(shortened(&"ä".repeat(40)).chars().count(), NAME_WIDTH);
        assert_eq!(shortened("short"), "short");
    }
}
