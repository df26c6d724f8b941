use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::design::pattern_columns;
use crate::explain::explain_seen;
use crate::model::{Head, Model, Prediction, Scorers};
use crate::score::{NewColumn, Origin, RowScorer, Values};
use crate::text::{Article, LanguageChoice};

/// Scores rows and pages by their headline and body.
pub(super) struct Rows {
    pub models: Vec<Arc<Model>>,
    pub lang: Option<LanguageChoice>,
    pub explain: Option<usize>,
    pub features: bool,
    /// Rows and pages in languages that no model reads.
    pub unmeasured: AtomicU64,
}

impl Rows {
    /// The heads that there are models of.
    fn heads(&self) -> impl Iterator<Item = Head> {
        Head::ALL.into_iter().filter(|head| self.models.iter().any(|model| model.head() == *head))
    }

    /// Whether the language of a row is told from it, and then written beside it.
    fn tells_language(&self) -> bool {
        self.lang == Some(LanguageChoice::Auto)
    }
}

impl RowScorer for Rows {
    type Scratch = Scorers;

    fn scratch(&self) -> Scorers {
        Scorers::of(self.models.iter().cloned()).expect("the models were tried together")
    }

    fn columns(&self) -> Vec<NewColumn> {
        let mut columns: Vec<NewColumn> = Head::ALL.iter().map(|head| NewColumn::number(head.column())).collect();
        columns.push(NewColumn::text("verdict"));
        if self.explain.is_some() {
            columns.push(NewColumn::text("reasons"));
        }
        if self.tells_language() {
            columns.push(NewColumn::text("language"));
        }
        if self.features {
            columns.extend(self.heads().flat_map(pattern_columns).map(|feature| NewColumn::number(feature.id.0)));
        }
        columns
    }

    fn score(&self, scorers: &mut Scorers, article: &Article<'_>, _: Origin<'_>, values: &mut Values<'_>) {
        let language = scorers.language_of(article, self.lang);
        let mut prediction = Prediction::default();
        let (mut reasons, mut measured) = (Vec::new(), Vec::new());
        if let Some(scorer) = scorers.of_language(language) {
            scorer.read(article, |seen| {
                prediction.add(seen);
                if self.explain.is_some() {
                    reasons.extend_from_slice(explain_seen(seen).reasons());
                }
                if self.features {
                    measured.push((seen.model.head(), seen.values().collect::<Vec<_>>()));
                }
            });
        }
        for head in Head::ALL {
            values.probability(prediction.probability(head).unwrap_or(f64::NAN));
        }
        match prediction.verdict() {
            Some(verdict) => values.text(verdict.as_str()),
            None => {
                self.unmeasured.fetch_add(1, Ordering::Relaxed);
                values.empty();
            }
        }
        if let Some(most) = self.explain {
            reasons.sort_by(|a, b| b.contribution.abs().total_cmp(&a.contribution.abs()).then_with(|| a.id.cmp(&b.id)));
            let largest = reasons.iter().take(most);
            match prediction.verdict() {
                Some(_) => values.json(&reasons_json(largest.map(|one| (one.id.as_str(), one.contribution)))),
                None => values.empty(),
            }
        }
        if self.tells_language() {
            values.text(language.code());
        }
        if self.features {
            for head in self.heads() {
                match measured.iter().find(|(of, _)| *of == head) {
                    Some((_, found)) => found.iter().for_each(|value| values.number(value.unwrap_or(f64::NAN))),
                    None => pattern_columns(head).for_each(|_| values.empty()),
                }
            }
        }
    }
}

/// Contributions as a JSON array: ids hold any character, separators too.
fn reasons_json<'r>(reasons: impl Iterator<Item = (&'r str, f64)>) -> String {
    let objects = reasons.map(|(id, contribution)| {
        let id = serde_json::Value::from(id);
        format!("{{\"id\":{id},\"contribution\":{contribution:.2}}}")
    });
    format!("[{}]", objects.collect::<Vec<_>>().join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_can_be_parsed_whatever_the_ids_hold() {
        let ids = ["words.;", "words.:", "words.\"\\", "form.length", "words.a:+0.50;b", "words.\u{1}\n é"];
        let written = reasons_json(ids.into_iter().zip([-0.844, 0.0, 1.005, -12.0, f64::MIN_POSITIVE, 3.3]));
        let read: Vec<serde_json::Value> = serde_json::from_str(&written).unwrap();
        let found: Vec<_> = read.iter().map(|reason| reason["id"].as_str().unwrap()).collect();
        assert_eq!(found, ids);
        assert_eq!(read[0]["contribution"], -0.84);
        assert_eq!(reasons_json(std::iter::empty()), "[]");
    }
}
