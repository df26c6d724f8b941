use std::fmt;
use std::ops::RangeInclusive;

use rayon::prelude::*;
use serde::{Serialize, Serializer};

use super::{Draft, Injector, Trait};
use crate::evaluate::{Flagged, FoldModel};
use crate::features::Head;
use crate::text::{Article, Body};

/// How many traits are injected at once, besides one.
const SEVERAL: RangeInclusive<usize> = 2..=5;

/// What is injected into every article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Injected {
    /// Nothing: the article as it is.
    Nothing,
    One(Trait),
    /// This many SEO-bait traits, drawn for each article.
    Several(usize),
}

impl Injected {
    /// All variants, in the order of reports.
    pub fn all() -> impl Iterator<Item = Injected> {
        let single = Trait::ALL.iter().map(|each| Injected::One(*each));
        std::iter::once(Injected::Nothing).chain(single).chain(SEVERAL.map(Injected::Several))
    }

    fn put_into(self, draft: &Draft, injector: &Injector) -> Draft {
        match self {
            Injected::Nothing => draft.clone(),
            Injected::One(each) => injector.inject(draft, &[each]),
            Injected::Several(count) => injector.inject(draft, &injector.draw(draft, Head::SeoBait, (count, count))),
        }
    }
}

impl fmt::Display for Injected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Injected::Nothing => f.write_str("nothing"),
            Injected::One(each) => write!(f, "{each}"),
            Injected::Several(count) => write!(f, "{count} traits"),
        }
    }
}

impl Serialize for Injected {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// How many articles are flagged after the injection.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct InjectedFlags {
    pub injected: Injected,
    #[serde(flatten)]
    pub flagged: Flagged,
}

/// The articles of one source of data with injected traits.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SourceInjected {
    pub source: String,
    pub protocol: String,
    pub lines: Vec<InjectedFlags>,
}

/// An article and the model that has not seen it.
#[derive(Debug, Clone, Copy)]
pub struct UnseenArticle<'a> {
    pub article: Article<'a>,
    pub by: &'a FoldModel,
}

/// Injects every trait by itself, and several at once, into every article, and counts those that are flagged at a
/// threshold: the recall, except in the first line, which has the articles as they are. The result is the same for any
/// number of threads.
pub fn flags_by_trait(articles: &[UnseenArticle<'_>], threshold: f64, injector: &Injector) -> Vec<InjectedFlags> {
    let scored: Vec<Vec<f64>> = articles.par_iter().map(|article| scores(article, injector)).collect();
    let lines = Injected::all().enumerate().map(|(line, injected)| {
        let probabilities = scored.iter().map(|of_article| of_article[line]);
        InjectedFlags { injected, flagged: Flagged::of(probabilities, threshold) }
    });
    lines.collect()
}

/// The probability of an article with each of [`Injected::all`].
fn scores(unseen: &UnseenArticle<'_>, injector: &Injector) -> Vec<f64> {
    let Article { headline, body } = unseen.article;
    let body_text = body.map(|body| body.text).unwrap_or_default();
    let draft = Draft { headline: headline.to_owned(), body: body_text.to_owned() };
    let changed: Vec<(String, Body)> = Injected::all()
        .map(|injected| injected.put_into(&draft, injector))
        .map(|draft| (draft.headline, Body::plain(&draft.body)))
        .collect();
    let articles: Vec<Article<'_>> =
        changed.iter().map(|(headline, body)| Article { headline, body: Some(body.lines()) }).collect();
    unseen.by.probabilities(&articles)
}
