//! What the probability of a head would be without some of its causes: their words are deleted and the text is scored
//! again.

use std::ops::Range;

use super::Improvement;
use super::deletion::without;
use super::fixes::Draft;
use super::quotes::named;
use super::spans::SourceMap;
use crate::explain::{Contribution, WORDING};
use crate::features::{Direction, Evidence, Feature, Field, Head, Measure, feature, measure};
use crate::model::Scorer;
use crate::text::{Article, PageField, PageFile};

/// Causes whose words are deleted to see what it gives.
const TRIED: usize = 8;
/// Improvements by one cause that are shown.
const SHOWN: usize = 5;
/// Bytes that are read again for one finding, all readings together.
const READ_AGAIN: usize = 1 << 20;
/// Probability points that an improvement takes off at least.
const WORTH_IT: f64 = 0.01;
/// The id of what several causes do together.
const TOGETHER: &str = "together";

/// What speaks for bait in words that can be deleted.
#[derive(Debug)]
pub(super) struct Cause {
    id: String,
    words: String,
    reason: String,
    value: f64,
    headline: Vec<Range<usize>>,
    /// In the source, with the markup inside.
    body: Vec<Range<usize>>,
}

impl Cause {
    /// The largest causes of contributions that come by size; of those in the same words the first.
    pub fn largest(contributions: &[Contribution], map: SourceMap<'_>) -> Vec<Cause> {
        let mut causes: Vec<Cause> = Vec::new();
        for cause in contributions.iter().filter_map(|each| Cause::of(each, map)) {
            let known = causes.iter().any(|other| (&other.headline, &other.body) == (&cause.headline, &cause.body));
            if !known {
                causes.push(cause);
            }
            if causes.len() == TRIED {
                break;
            }
        }
        causes
    }

    /// The cause of a contribution; none where it lies in what is missing, in a share of all words, in the wording as a
    /// whole, or in more places than are kept: deleting some of them is something else.
    fn of(contribution: &Contribution, map: SourceMap<'_>) -> Option<Cause> {
        let there = contribution.contribution > 0.0 && contribution.value > 0.0 && !contribution.evidence.is_empty();
        let whole = contribution.id == WORDING
            || feature(&contribution.id).is_some_and(|feature| feature.direction != Direction::RaisesBait);
        let all = contribution.evidence.len() == contribution.evidence_count;
        if !there || whole || !all {
            return None;
        }
        let (mut headline, mut body) = (Vec::new(), Vec::new());
        for piece in &contribution.evidence {
            match piece.field {
                Field::Headline => headline.push(piece.start..piece.end),
                Field::Body => body.push(map.page.to_source(PageField::Body, piece.start..piece.end)?),
            }
        }
        Some(Cause {
            id: contribution.id.clone(),
            words: named(contribution),
            reason: contribution.reason.clone(),
            value: contribution.value,
            headline,
            body,
        })
    }

    fn feature(&self) -> Option<&'static Feature> {
        feature(&self.id)
    }
}

/// A page whose words are deleted and which is scored again for one head.
pub(super) struct Trial<'a> {
    pub scorer: &'a mut Scorer,
    pub draft: &'a Draft<'a>,
    pub head: Head,
    pub probability: f64,
    pub threshold: f64,
}

impl Trial<'_> {
    /// What deleting each cause gives, most first, and what deleting several gives where it takes that many to stay
    /// under the threshold.
    ///
    /// A cause whose deletion takes nothing off, or leaves no headline, is left out.
    pub fn improvements(&mut self, causes: &[Cause]) -> Vec<Improvement> {
        let mut left = READ_AGAIN;
        let from = self.probability;
        let mut helpful: Vec<(&Cause, f64)> =
            causes.iter().filter_map(|cause| Some((cause, self.without(&[cause], &mut left)?))).collect();
        helpful.retain(|(_, to)| *to < from);
        helpful.sort_by(|(_, a), (_, b)| a.total_cmp(b));
        let worth_it = helpful.iter().filter(|(_, to)| from - to >= WORTH_IT).take(SHOWN);
        let mut improvements: Vec<Improvement> = worth_it
            .map(|(cause, to)| Improvement {
                id: cause.id.clone(),
                without: format!("{} ({})", cause.words, cause.reason),
                from,
                to: *to,
            })
            .collect();
        if helpful.iter().all(|(_, to)| *to >= self.threshold) {
            improvements.extend(self.together(&helpful, &mut left));
        }
        improvements
    }

    /// The fewest of some causes, in their order, without which the head would not call the page bait.
    fn together(&mut self, helpful: &[(&Cause, f64)], left: &mut usize) -> Option<Improvement> {
        let causes: Vec<&Cause> = helpful.iter().map(|(cause, _)| *cause).collect();
        (2..=causes.len()).find_map(|several| {
            let deleted = &causes[..several];
            let to = self.without(deleted, left).filter(|to| *to < self.threshold)?;
            let words: Vec<&str> = deleted.iter().map(|cause| &*cause.words).collect();
            let without = format!("{} together", words.join(", "));
            Some(Improvement { id: TOGETHER.to_owned(), without, from: self.probability, to })
        })
    }

    /// The probability of the page with the words of these causes deleted; none where that leaves no headline, or takes
    /// a cause none of what it is measured by, so that its words are not the cause but show where it lies.
    fn without(&mut self, causes: &[&Cause], left: &mut usize) -> Option<f64> {
        let Draft { markup, source, page, .. } = *self.draft;
        let headline = without(&page.headline, causes.iter().flat_map(|cause| cause.headline.iter().cloned()));
        let cut: Vec<Range<usize>> = causes.iter().flat_map(|cause| cause.body.iter().cloned()).collect();
        let reads_body = !cut.is_empty() || self.reads_body();
        *left = left.checked_sub(headline.len() + if reads_body { source.len() } else { 0 })?;
        if !page.headline.is_empty() && !headline.contains(char::is_alphanumeric) {
            return None;
        }
        let changed = (!cut.is_empty()).then(|| PageFile::read(markup, &without(source, cut)));
        let body = &changed.as_ref().unwrap_or(page).body;
        let article = Article { headline: &headline, body: reads_body.then(|| body.lines()) };
        let mut probability = None;
        self.scorer.read(&article, |seen| {
            if seen.model.head() == self.head {
                let is_less = |cause: &&Cause| match cause.feature() {
                    Some(feature) => {
                        measure(feature, &seen.read, &mut Evidence::unkept()).is_ok_and(|now| now < cause.value)
                    }
                    None => true,
                };
                probability = causes.iter().all(is_less).then(|| seen.score().probability);
            }
        });
        probability
    }

    /// Whether the model of the head measures the body: the headline alone is quickly read again.
    fn reads_body(&self) -> bool {
        let model = self.scorer.models().find(|model| model.head() == self.head);
        let mut patterns = model.iter().flat_map(|model| model.schema().patterns());
        patterns.any(|feature| matches!(feature.measure, Measure::Page(_)))
    }
}
