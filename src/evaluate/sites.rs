use std::collections::{BTreeMap, BTreeSet, HashMap};

use foldhash::fast::FixedState;

use super::Flagged;
use crate::model::{Head, Prediction, Verdict};

/// Counts of judged pages by host.
///
/// Memory grows with the number of hosts, not of pages. All counts are integers, so the same pages in any order give
/// the same sums.
#[derive(Debug, Clone, Default)]
pub struct Sites(HashMap<Box<str>, Tally, FixedState>);

/// The counts of one host.
#[derive(Debug, Clone, Default)]
struct Tally {
    pages: usize,
    flagged: usize,
    /// For each head, the number of pages with a probability, and the sum of the probabilities in millionths.
    heads: [(usize, u64); Head::ALL.len()],
    /// Flagged pages by reason.
    reasons: BTreeMap<Box<str>, u64>,
}

/// All judged pages of one host.
#[derive(Debug, Clone, PartialEq)]
pub struct Site {
    /// Its name; empty for pages whose host is unknown.
    pub host: String,
    /// The number of its pages that are flagged as bait.
    pub flagged: Flagged,
    /// The mean probability of each head, in the order of [`Head::ALL`]; `None` for a head that judged none of its
    /// pages.
    pub means: [Option<f64>; Head::ALL.len()],
    /// The reasons of flagged pages, and on how many pages each occurs: most frequent first, ties by id.
    pub reasons: Vec<(String, u64)>,
}

impl Sites {
    /// Counts a page, with the ids of its reasons, each once. A page that no model judges is not counted.
    pub fn add(&mut self, host: &str, prediction: &Prediction, reasons: &BTreeSet<&str>) {
        let Some(verdict) = prediction.verdict() else { return };
        let tally = match self.0.get_mut(host) {
            Some(tally) => tally,
            None => self.0.entry(host.into()).or_default(),
        };
        tally.pages += 1;
        for (head, (pages, sum)) in Head::ALL.into_iter().zip(&mut tally.heads) {
            if let Some(probability) = prediction.probability(head) {
                *pages += 1;
                *sum += (probability.clamp(0.0, 1.0) * 1e6).round() as u64;
            }
        }
        if verdict == Verdict::Bait {
            tally.flagged += 1;
            for reason in reasons {
                match tally.reasons.get_mut(*reason) {
                    Some(pages) => *pages += 1,
                    None => drop(tally.reasons.insert((*reason).into(), 1)),
                }
            }
        }
    }

    /// The number of hosts.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether no pages were counted.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The hosts by the share of their pages that are flagged, highest first; ties by number of pages, then by name.
    pub fn ranked(&self) -> Vec<Site> {
        let mut sites: Vec<Site> = self.0.iter().map(|(host, tally)| tally.site(host)).collect();
        sites.sort_by(|a, b| {
            // Compares shares as integers, so ties are exact.
            let cross = |one: &Site, other: &Site| one.flagged.flagged as u128 * other.flagged.rows as u128;
            let share = cross(b, a).cmp(&cross(a, b));
            share.then(b.flagged.rows.cmp(&a.flagged.rows)).then_with(|| a.host.cmp(&b.host))
        });
        sites
    }
}

impl Tally {
    fn site(&self, host: &str) -> Site {
        let mut reasons: Vec<(String, u64)> = self.reasons.iter().map(|(id, pages)| (id.to_string(), *pages)).collect();
        // Stable: ties stay by id.
        reasons.sort_by_key(|(_, pages)| std::cmp::Reverse(*pages));
        Site {
            host: host.to_owned(),
            flagged: Flagged::counted(self.flagged, self.pages),
            means: self.heads.map(|(pages, sum)| (pages > 0).then(|| sum as f64 / 1e6 / pages as f64)),
            reasons,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(clickbait: f64, is_bait: bool) -> Prediction {
        Prediction::of([Some(clickbait), None], is_bait)
    }

    #[test]
    fn hosts_are_ranked_by_share_then_pages_then_name() {
        let mut sites = Sites::default();
        let mut add = |host: &str, bait: usize, honest: usize| {
            for page in 0..bait + honest {
                sites.add(host, &judged(0.25, page < bait), &BTreeSet::new());
            }
        };
        for (host, bait, honest) in [("b", 1, 2), ("a", 2, 4), ("c", 1, 2), ("", 3, 1), ("d", 0, 9), ("e", 1, 0)] {
            add(host, bait, honest);
        }
        let ranked = sites.ranked();
        assert_eq!(ranked.iter().map(|site| site.host.as_str()).collect::<Vec<_>>(), ["e", "", "a", "b", "c", "d"]);
        assert_eq!(ranked[0].flagged, Flagged::counted(1, 1));
        assert_eq!(ranked[1].means, [Some(0.25), None]);
    }

    #[test]
    fn reasons_are_counted_on_flagged_pages_alone() {
        let mut sites = Sites::default();
        sites.add("a", &judged(0.9, true), &BTreeSet::from(["form.listicle", "words"]));
        sites.add("a", &judged(0.8, true), &BTreeSet::from(["words", "curiosity.cliffhanger"]));
        sites.add("a", &judged(0.1, false), &BTreeSet::from(["form.listicle"]));
        sites.add("a", &Prediction::default(), &BTreeSet::from(["form.listicle"]));
        let [site] = &sites.ranked()[..] else { panic!() };
        let expected = [("words", 2), ("curiosity.cliffhanger", 1), ("form.listicle", 1)];
        assert_eq!(site.reasons, expected.map(|(id, pages)| (id.to_owned(), pages)));
        assert_eq!((site.flagged.rows, site.flagged.flagged), (3, 2));
        assert_eq!(site.means[0], Some(0.6));
    }
}
