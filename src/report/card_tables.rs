//! The tables of a card beyond the metrics of whole data sets.

use std::fmt::Write;

use super::format::{count, interval, printable, value};
use crate::evaluate::{
    Class, Flagged, Injected, Interval, SourceGroups, SourceInjected, SourceMetrics, SourcePatterns,
};
use crate::features::Head;

/// Recall and false positive rate of the groups of training data.
pub(super) fn groups(text: &mut String, sources: &[SourceGroups]) {
    if sources.is_empty() {
        return;
    }
    text.push_str(
        "\n## By group, by models that had not seen the group\n\nRecall is the share of bait that is flagged, the \
         false positive rate that of honest rows, with 95 % score intervals (Wilson 1927).\n",
    );
    for source in sources {
        let _ = writeln!(
            text,
            "\n{} ({}):\n\n| group | rows | bait flagged | recall | honest flagged | false positive rate |\n|---|---|---|---|---|---|",
            source.source, source.protocol
        );
        for line in &source.groups {
            let [bait, honest] = [&line.bait, &line.honest].map(|flagged| (parts(flagged), share(flagged)));
            let rows = count(line.bait.rows + line.honest.rows);
            let group = cell(&line.group);
            let _ = writeln!(text, "| {group} | {rows} | {} | {} | {} | {} |", bait.0, bait.1, honest.0, honest.1);
        }
    }
}

/// Articles with traits of bait put in.
pub(super) fn injected(text: &mut String, sources: &[SourceInjected], head: Head) {
    if sources.is_empty() {
        return;
    }
    text.push_str(
        "\n## By injected trait, by models that had not seen the article\n\nEach honest article as it is and with bait \
         traits injected, scored by the model that was fitted and calibrated without it: the share that is flagged, \
         which is the false positive rate in the first line and recall in the others, with 95 % score intervals \
         (Wilson 1927). Injected lines are drawn anew, from the same lists as for the articles trained on.\n",
    );
    for source in sources {
        let _ = writeln!(
            text,
            "\n{} ({}):\n\n| injected | what it does | flagged | share |\n|---|---|---|---|",
            source.source, source.protocol
        );
        for line in &source.lines {
            let (flagged, share) = (parts(&line.flagged), share(&line.flagged));
            let _ = writeln!(text, "| {} | {} | {flagged} | {share} |", line.injected, about(line.injected, head));
        }
    }
}

fn about(injected: Injected, head: Head) -> String {
    match injected {
        Injected::Nothing => "the articles as they are".to_owned(),
        Injected::One(each) if each.head() == head => each.about().to_owned(),
        Injected::One(each) => format!("{} (concerns the head `{}`)", each.about(), each.head()),
        Injected::Several(_) => format!("this many of those that concern `{}`, drawn for each article", Head::SeoBait),
    }
}

/// What labels mean that are not labels of bait, a sentence for each of such data.
pub(super) fn meanings(text: &mut String, sources: &[SourceMetrics]) {
    for source in sources {
        if let Some(meaning) = &source.labels_mean {
            let _ = writeln!(text, "\nLabels of {} are not labels of bait: they say {meaning}.", source.source);
        }
    }
}

/// The patterns that tell labels apart by themselves.
pub(super) fn single_patterns(text: &mut String, sources: &[SourcePatterns]) {
    if sources.iter().all(|source| source.best.is_empty()) {
        return;
    }
    text.push_str(
        "\n## Single patterns on those data\n\nThe patterns that by themselves best separate the labels, of those \
         measured on every row: ROC AUC with 95 % bootstrap intervals. They are chosen on the rows they are judged \
         on.\n\n| data | patterns measured | pattern | higher where the label is | ROC AUC |\n|---|---|---|---|---|\n",
    );
    for source in sources {
        for pattern in &source.best {
            let label = match pattern.higher_in {
                Class::Bait => 1,
                Class::Honest => 0,
            };
            let auc = with_interval(Some(pattern.roc_auc), pattern.interval);
            let (source, measured) = (&source.source, source.measured);
            let _ = writeln!(text, "| {source} | {measured} | `{}` | {label} | {auc} |", pattern.pattern);
        }
    }
}

fn parts(flagged: &Flagged) -> String {
    format!("{} of {}", count(flagged.flagged), count(flagged.rows))
}

fn share(flagged: &Flagged) -> String {
    with_interval(flagged.share, flagged.interval)
}

/// A value and its interval: `0.9771 (0.9570–0.9918)`.
pub(super) fn with_interval(number: Option<f64>, range: Option<Interval>) -> String {
    match (number, range) {
        (Some(_), Some(range)) => format!("{} ({})", value(number), interval(range)),
        _ => value(number),
    }
}

/// Text from data in a cell of a table.
fn cell(text: &str) -> String {
    printable(text).replace('|', "\\|")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::{GroupFlags, InjectedFlags, SinglePattern, Trait};

    #[test]
    fn groups_have_a_line_each() {
        let line = |group: &str, bait: &[f64], honest: &[f64]| GroupFlags {
            group: group.to_owned(),
            bait: Flagged::of(bait.iter().copied(), 0.5),
            honest: Flagged::of(honest.iter().copied(), 0.5),
        };
        let groups = vec![line("a|b", &[0.9, 0.8, 0.7, 0.6], &[0.4]), line("c\n", &[], &[0.9, 0.1])];
        let source = SourceGroups { source: "pages".to_owned(), protocol: "out of fold".to_owned(), groups };
        let mut text = String::new();
        super::groups(&mut text, &[source]);
        let lines: Vec<&str> = text.lines().rev().take(2).collect();
        assert_eq!(lines[1], "| a\\|b | 5 | 4 of 4 | 1.0000 (0.5101–1.0000) | 0 of 1 | 0.0000 (0.0000–0.7935) |");
        assert_eq!(lines[0], "| c\u{fffd} | 2 | 0 of 0 | – | 1 of 2 | 0.5000 (0.0945–0.9055) |");
    }

    #[test]
    fn traits_say_what_they_do_and_whom_they_concern() {
        let line = |injected| InjectedFlags { injected, flagged: Flagged::of([0.9, 0.1], 0.5) };
        let injected =
            [Injected::Nothing, Injected::One(Trait::Promo), Injected::One(Trait::Exclamations), Injected::Several(3)];
        let lines = injected.into_iter().map(line).collect();
        let source = SourceInjected { source: "articles".to_owned(), protocol: "out of fold".to_owned(), lines };
        let mut text = String::new();
        super::injected(&mut text, &[source], Head::SeoBait);
        let cells = |line: &str| line.split(" | ").take(2).map(str::to_owned).collect::<Vec<_>>().join(": ");
        assert_eq!(
            text.lines().skip(9).map(cells).collect::<Vec<_>>(),
            [
                "| nothing: the articles as they are",
                "| promo: interrupts the text with promotions",
                "| exclamations: ends the headline with two exclamation marks (concerns the head `clickbait`)",
                "| 3 traits: this many of those that concern `seo-bait`, drawn for each article",
            ]
        );
        assert!(text.ends_with("| 1 of 2 | 0.5000 (0.0945–0.9055) |\n"), "{text}");
    }

    #[test]
    fn patterns_say_which_label_has_more_of_them() {
        let pattern =
            |higher_in, interval| SinglePattern { pattern: "form.x".to_owned(), higher_in, roc_auc: 0.75, interval };
        let best = vec![pattern(Class::Bait, Some(Interval { low: 0.5, high: 1.0 })), pattern(Class::Honest, None)];
        let mut text = String::new();
        let none = SourcePatterns { source: "one class".to_owned(), measured: 3, best: Vec::new() };
        single_patterns(&mut text, std::slice::from_ref(&none));
        assert_eq!(text, "");
        single_patterns(&mut text, &[none, SourcePatterns { source: "pairs".to_owned(), measured: 9, best }]);
        let table = "| pairs | 9 | `form.x` | 1 | 0.7500 (0.5000–1.0000) |\n| pairs | 9 | `form.x` | 0 | 0.7500 |\n";
        assert!(text.ends_with(table) && !text.contains("one class"), "{text}");
    }
}
