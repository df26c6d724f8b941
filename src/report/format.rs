use crate::evaluate::{Estimate, GroupName, Interval, Metric};

/// A count with commas: `25,600`.
pub(super) fn count(value: usize) -> String {
    let digits = value.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A number of rows with its noun: `1 row`, `2 rows`.
pub(super) fn rows(value: usize) -> String {
    format!("{} {}", count(value), if value == 1 { "row" } else { "rows" })
}

/// A metric's value, four decimals; a dash where it is not defined.
pub(super) fn value(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| format!("{value:.4}"))
}

/// An interval: `0.9380–0.9458`.
pub(super) fn interval(interval: Interval) -> String {
    format!("{:.4}–{:.4}", interval.low, interval.high)
}

/// A level: `95 %`.
pub(super) fn percent(share: f64) -> String {
    format!("{} %", (share * 1000.0).round() / 10.0)
}

/// One of the estimates.
pub(super) fn find(estimates: &[Estimate], metric: Metric) -> Option<Estimate> {
    estimates.iter().copied().find(|estimate| estimate.metric == metric)
}

/// Whose line it is.
pub(super) fn group(name: &GroupName) -> String {
    match name {
        GroupName::Value(value) if value.trim().is_empty() => "(none)".to_owned(),
        GroupName::Value(value) => printable(value),
        GroupName::Rest { groups: 1 } => "(1 smaller group)".to_owned(),
        GroupName::Rest { groups } => format!("({} smaller groups)", count(*groups)),
    }
}

/// Text from data with control characters, which a terminal or browser might obey, made visible.
pub(super) fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// The same, line by line: line breaks and tabs stay, and a lone carriage return, which would write over its line, ends it.
pub(super) fn printable_lines(text: &str) -> String {
    let mut chars = text.chars().peekable();
    let mut lines = String::with_capacity(text.len());
    while let Some(c) = chars.next() {
        match c {
            '\n' | '\t' => lines.push(c),
            '\r' if chars.peek() == Some(&'\n') => lines.push(c),
            '\r' => lines.push_str("\u{fffd}\n"),
            c if c.is_control() => lines.push('\u{fffd}'),
            c => lines.push(c),
        }
    }
    lines
}

/// A title short enough for a column.
pub(super) fn heading(metric: Metric) -> &'static str {
    match metric {
        Metric::Brier => "Brier",
        Metric::CalibrationError => "ECE",
        metric => metric.title(),
    }
}

/// The metrics that fit into a line for each group.
pub(super) const GROUP_METRICS: [Metric; 6] = [
    Metric::RocAuc,
    Metric::Accuracy,
    Metric::Recall,
    Metric::FalsePositiveRate,
    Metric::Brier,
    Metric::CalibrationError,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_well() {
        for (value, text) in [(0, "0"), (999, "999"), (1000, "1,000"), (25_600, "25,600"), (1_234_567, "1,234,567")] {
            assert_eq!(count(value), text);
        }
        assert_eq!((percent(0.95), percent(0.999)), ("95 %".to_owned(), "99.9 %".to_owned()));
        assert_eq!((value(None), value(Some(0.94423))), ("–".to_owned(), "0.9442".to_owned()));
        assert_eq!(printable("a\u{1b}[31mb\0"), "a\u{fffd}[31mb\u{fffd}");
    }
}
