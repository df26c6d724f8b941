use std::fmt::Write;

use super::Paint;
use super::format::printable;
use crate::explain::{Delivery, EvidencePiece, Explanation, HeadExplanation};

/// Which contributions have a line of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Those of at least a tenth of the largest; the smaller ones are summed up in one line.
    Reasons,
    /// All of them.
    All,
}

/// Characters of an id that are shown.
const LONGEST_ID: usize = 60;

/// An explanation for the terminal: one line a contribution, largest first.
pub fn explanation_text(explanation: &Explanation, shown: Shown, paint: Paint) -> String {
    let mut text = match explanation.headline.trim() {
        "" => "no headline: scored from the body alone\n".to_owned(),
        _ => format!("{}\n", paint.bold(&printable(&explanation.headline))),
    };
    for (name, head) in &explanation.heads {
        head_text(&mut text, name, head, shown, paint);
    }
    for (name, why) in &explanation.heads_not_measured {
        let _ = writeln!(text, "\n{}", paint.dim(&format!("{name}: not measured: {why}")));
    }
    if let Some(missing) = &explanation.undelivered {
        delivery_text(&mut text, missing, paint);
    }
    text
}

fn head_text(text: &mut String, name: &str, head: &HeadExplanation, shown: Shown, paint: Paint) {
    let verdict = if head.is_bait() { paint.bad("bait") } else { paint.good("honest") };
    let probability = paint.bold(&format!("{:.3}", head.probability));
    let _ =
        writeln!(text, "\n{name} {probability}  {verdict}  {}", paint.dim(&format!("threshold {:.3}", head.threshold)));
    let (shown, rest) = match shown {
        Shown::Reasons => (head.reasons(), head.smaller()),
        Shown::All => (&head.contributions[..], &[][..]),
    };
    let ids: Vec<String> = shown.iter().map(|c| shortened(&c.id)).collect();
    let width = ids.iter().map(|id| id.chars().count()).max().unwrap_or(0);
    for (contribution, id) in shown.iter().zip(&ids) {
        let amount = amount(contribution.contribution, paint);
        let _ =
            writeln!(text, "  {amount}  {id:width$}  {}", said(&contribution.reason, &contribution.evidence, paint));
    }
    if !rest.is_empty() {
        let sum: f64 = rest.iter().map(|c| c.contribution).sum();
        let reasons = if rest.len() == 1 { "reason" } else { "reasons" };
        let _ = writeln!(text, "  {}  {}", amount(sum, paint), paint.dim(&format!("{} smaller {reasons}", rest.len())));
    }
    let _ = writeln!(text, "  {}  {}", amount(head.intercept, paint), paint.dim("where nothing is found"));
    let _ = writeln!(
        text,
        "  {}  log-odds, so probability 1 / (1 + e^{:.2})",
        amount(head.log_odds, paint),
        -head.log_odds
    );
    if !head.not_measured.is_empty() {
        let _ = writeln!(text, "  {}", paint.dim(&not_measured(&head.not_measured)));
    }
}

/// An id, which has a word of the headline in it, however long that is.
fn shortened(id: &str) -> String {
    match id.char_indices().nth(LONGEST_ID) {
        Some((at, _)) => format!("{}\u{2026}", printable(&id[..at])),
        None => printable(id),
    }
}

/// Whether the body delivers what the headline promises.
fn delivery_text(text: &mut String, missing: &[Delivery], paint: Paint) {
    let verdict = if missing.is_empty() { paint.good("delivers") } else { paint.bad("leaves open") };
    let _ = writeln!(text, "\nbody against headline  {verdict}");
    let width = missing.iter().map(|each| each.id.chars().count()).max().unwrap_or(0);
    for each in missing {
        let _ =
            writeln!(text, "  {:>7.2}  {:width$}  {}", each.value, each.id, said(&each.reason, &each.evidence, paint));
    }
}

/// Names the features that do not apply, or where they are many, their families.
fn not_measured(ids: &[&str]) -> String {
    if ids.len() <= NAMED {
        return format!("not measured: {}", ids.join(", "));
    }
    let mut families: Vec<&str> = ids.iter().filter_map(|id| Some(id.split_once('.')?.0)).collect();
    families.dedup();
    format!("not measured: {} features of {}", ids.len(), families.join(", "))
}

/// Features named one by one.
const NAMED: usize = 8;

fn amount(log_odds: f64, paint: Paint) -> String {
    let text = format!("{log_odds:+7.2}");
    if log_odds > 0.0 { paint.bad(&text) } else { paint.good(&text) }
}

fn said(reason: &str, evidence: &[EvidencePiece], paint: Paint) -> String {
    let quoted: Vec<String> =
        evidence.iter().take(3).map(|piece| format!("\u{201c}{}\u{201d}", printable(&piece.text))).collect();
    if quoted.is_empty() { reason.to_owned() } else { format!("{reason}: {}", paint.dim(&quoted.join(", "))) }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::explain::explain_article;
    use crate::model::{Model, Scorer};
    use crate::text::Article;

    #[test]
    fn words_longer_than_a_column_are_cut() {
        let mut scorer = Scorer::new(Arc::new(Model::default_clickbait().unwrap()));
        let mut explanation = explain_article(&mut scorer, &Article::headline("unbelievable"));
        let head = explanation.heads.get_mut("clickbait").unwrap();
        head.contributions.iter_mut().for_each(|each| each.id = format!("words.{}", "unbelievable".repeat(6000)));
        let text = explanation_text(&explanation, Shown::All, Paint::new(false));
        let line = text.lines().find(|line| line.contains("words.unbelievable")).unwrap();
        let id = line.split_whitespace().nth(1).unwrap();
        assert!(id.ends_with('…') && id.chars().count() == LONGEST_ID + 1, "{id}");
    }
}
