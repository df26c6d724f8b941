//! What the probability of a head would be without some of its causes: deletes their words and scores the text again.

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

/// Maximum number of causes to try.
const TRIED: usize = 8;
/// Maximum number of single-cause improvements to show.
const SHOWN: usize = 5;
/// Maximum number of bytes to read again for one finding, over all trials.
const READ_AGAIN: usize = 1 << 20;
/// Minimum decrease in probability of an improvement.
const WORTH_IT: f64 = 0.01;
/// The id of an improvement by several causes.
const TOGETHER: &str = "together";

/// A contribution towards bait whose words can be deleted.
#[derive(Debug)]
pub(super) struct Cause {
    id: String,
    words: String,
    reason: String,
    value: f64,
    headline: Vec<Range<usize>>,
    /// Byte ranges of the source, including the markup inside.
    body: Vec<Range<usize>>,
}

impl Cause {
    /// The causes of the largest contributions, which must be sorted by size; causes with the same words count once.
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

    /// The cause of a contribution; `None` if it is something missing, a share of all words, the wording as a whole, or
    /// has more places than were kept, since deleting only some of them would be a different change.
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

/// Deletes words of a page and scores it again for one head.
pub(super) struct Trial<'a> {
    pub scorer: &'a mut Scorer,
    pub draft: &'a Draft<'a>,
    pub head: Head,
    pub probability: f64,
    pub threshold: f64,
}

impl Trial<'_> {
    /// The effect of deleting each cause, the largest first, and, if no single one is enough, of deleting several to
    /// get below the threshold.
    ///
    /// Causes whose deletion does not lower the probability, or leaves no headline, are left out.
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

    /// The shortest prefix of these causes without which the head would not call the page bait.
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

    /// The probability of the page with the words of these causes deleted; `None` if that leaves no headline, or does
    /// not lower the measurement of a cause: then its words only mark the place and are not the cause.
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

    /// Whether the model of the head measures the body; if not, only the headline is read again.
    fn reads_body(&self) -> bool {
        let model = self.scorer.models().find(|model| model.head() == self.head);
        let mut patterns = model.iter().flat_map(|model| model.schema().patterns());
        patterns.any(|feature| matches!(feature.measure, Measure::Page(_)))
    }
}
