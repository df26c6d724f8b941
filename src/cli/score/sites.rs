use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::dataset::host_of;
use crate::evaluate::Sites;
use crate::explain::{Contribution, explain_seen};
use crate::model::{Model, Prediction, Scorers};
use crate::score::{NewColumn, Origin, RowScorer, Values};
use crate::text::{Article, LanguageChoice};

/// Counts rows and pages by their host, and writes nothing of them.
pub(super) struct BySite {
    pub models: Vec<Arc<Model>>,
    pub lang: Option<LanguageChoice>,
    /// All that was counted, by whichever thread.
    pub sites: Mutex<Sites>,
    /// Rows and pages in languages that no model reads.
    pub unmeasured: AtomicU64,
}

impl BySite {
    pub fn new(models: Vec<Arc<Model>>, lang: Option<LanguageChoice>) -> Self {
        BySite { models, lang, sites: Mutex::default(), unmeasured: AtomicU64::new(0) }
    }

    /// What was counted.
    pub fn into_sites(self) -> Sites {
        self.sites.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl RowScorer for BySite {
    type Scratch = Scorers;

    fn scratch(&self) -> Scorers {
        Scorers::of(self.models.iter().cloned()).expect("the models were tried together")
    }

    fn columns(&self) -> Vec<NewColumn> {
        Vec::new()
    }

    fn score(&self, scorers: &mut Scorers, article: &Article<'_>, origin: Origin<'_>, _: &mut Values<'_>) {
        let language = scorers.language_of(article, self.lang);
        let mut prediction = Prediction::default();
        let mut flagging = Vec::new();
        if let Some(scorer) = scorers.of_language(language) {
            scorer.read(article, |seen| {
                prediction.add(seen);
                if seen.score().probability >= seen.model.threshold() {
                    flagging.extend_from_slice(explain_seen(seen).reasons());
                }
            });
        }
        if prediction.verdict().is_none() {
            self.unmeasured.fetch_add(1, Ordering::Relaxed);
            return;
        }
        let reasons: BTreeSet<&str> = flagging.iter().filter(|one| one.contribution > 0.0).map(reason).collect();
        let host = host(origin);
        self.sites.lock().unwrap_or_else(PoisonError::into_inner).add(&host, &prediction, &reasons);
    }
}

/// What a reason is counted as: a feature by its id, all phrases as `words`, so that there are only so many.
fn reason(one: &Contribution) -> &str {
    match one.family.as_str() {
        "words" if one.id.starts_with("words.") => "words",
        _ => &one.id,
    }
}

/// The host of a row or page; empty where it cannot be told.
fn host(origin: Origin<'_>) -> String {
    match origin {
        Origin::Unknown => String::new(),
        Origin::Address(address) => host_of(address).unwrap_or_default(),
        Origin::Folder(folder) => {
            let folder = folder.to_lowercase();
            folder.strip_prefix("www.").unwrap_or(&folder).to_owned()
        }
    }
}
