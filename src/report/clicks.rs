use std::fmt::Write;

use crate::features::{Clicks, Direction, FAMILIES, Feature, Head, Unit, feature};

/// Patterns of either side that the table of the README shows.
const SHOWN: usize = 8;

/// What readers clicked, as a section of the page of a feature; nothing where that is not known.
pub fn clicks_section(feature: &Feature) -> String {
    let Some(clicks) = Clicks::of(feature.id) else { return String::new() };
    let which = match feature.unit {
        Unit::Flag => "the one with this pattern",
        Unit::Count | Unit::Share => "the one with more of this pattern",
        Unit::Words | Unit::Letters | Unit::Points => "the one with the higher value",
    };
    let Clicks { pairs, odds, low, high, .. } = clicks;
    let mut text = format!(
        "\n## Clicks\n\nIn {pairs} pairs of headlines tested on readers with the same picture, {which} was the more clicked \
         one {odds:.2} times as often as not (95 % interval {low:.2} to {high:.2}; Upworthy Research Archive)."
    );
    if !clicks.is_clear() {
        text.push_str(" That may be chance.");
    }
    text.push_str("\nClicks are not judgments: ");
    text.push_str(if clicks.low > 1.0 && is_bait(feature) {
        "bait works, and that is why it has to be shown.\n"
    } else {
        "whether readers would call it bait is another question.\n"
    });
    text
}

/// Whether more of it is more like clickbait.
fn is_bait(feature: &Feature) -> bool {
    let family = FAMILIES.iter().find(|family| family.id == feature.id.family());
    feature.direction == Direction::RaisesBait && family.is_some_and(|family| family.head == Head::Clickbait)
}

/// The patterns that raise and lower clicks most, as a Markdown table: those whose interval is on one side of 1.
pub fn clicks_markdown() -> String {
    let clear = || Clicks::all().iter().filter(|clicks| clicks.is_clear());
    let raise = clear().filter(|clicks| clicks.odds > 1.0).take(SHOWN);
    let lower = clear().rev().filter(|clicks| clicks.odds < 1.0).take(SHOWN);
    let mut text =
        String::from("| clicks | pattern | measures | pairs | odds | 95 % interval |\n|---|---|---|---|---|---|\n");
    for (side, clicks) in raise.map(|clicks| ("more", clicks)).chain(lower.map(|clicks| ("fewer", clicks))) {
        let Clicks { pattern, pairs, odds, low, high, .. } = clicks;
        let summary = feature(pattern).map_or("", |feature| feature.summary);
        let _ = writeln!(text, "| {side} | `{pattern}` | {summary} | {pairs} | {odds:.2} | {low:.2} to {high:.2} |");
    }
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(id: &str) -> String {
        clicks_section(feature(id).unwrap())
    }

    #[test]
    fn what_bait_does_to_clicks_is_said_with_how_sure_it_is() {
        for (id, said) in [
            ("curiosity.unnamed_description", &["the one with this pattern was", "bait works, and that is why"][..]),
            ("sensation.hyperbole_words", &["the one with more of this pattern was", "bait works"]),
            ("form.word_count", &["the one with the higher value was", "another question.\n"]),
            ("title_stuffing.too_wide", &["another question.\n"]),
            ("curiosity.question_mark", &["another question.\n"]),
            ("form.news_verbs", &["That may be chance.\nClicks are not judgments: ", "another question.\n"]),
        ] {
            let section = section(id);
            assert!(said.iter().all(|said| section.contains(said)), "{id}: {section}");
        }
        assert!(!section("curiosity.cliffhanger").contains("chance"));
        assert_eq!(section("sensation.emoji_symbols"), "");
    }

    #[test]
    fn the_table_has_both_sides() {
        let table = clicks_markdown();
        let count = |side: &str| table.lines().filter(|line| line.starts_with(&format!("| {side} |"))).count();
        assert!(count("more") == SHOWN && (3..=SHOWN).contains(&count("fewer")), "{table}");
    }
}
