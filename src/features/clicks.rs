use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::FeatureId;

/// Click results for a pattern: pairs of headlines from one A/B test, with the same picture, that differ in it.
///
/// Source: Matias, Munger, Le Quere and Ebersole 2021, "The Upworthy Research Archive", Scientific Data 8, 195. The
/// figures are those of `datasets/clicks.csv`, which `tests/benches/clicks.py` writes and explains.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "report", derive(utoipa::ToSchema))]
pub struct Clicks {
    /// The feature that the headlines differ in.
    #[serde(skip_serializing)]
    pub pattern: String,
    /// Number of pairs that differ in it.
    pub pairs: u32,
    /// How many of them in which the headline with the pattern, or with more of it, was clicked more.
    pub more_clicked: u32,
    /// The ratio of those to the others: above 1 if readers prefer headlines with the pattern.
    pub odds: f64,
    /// Lower end of the 95 % interval of the odds.
    pub low: f64,
    /// Upper end of the 95 % interval of the odds.
    pub high: f64,
}

static TABLE: LazyLock<Vec<Clicks>> = LazyLock::new(|| {
    let text = include_str!("../../datasets/clicks.csv");
    let rows = csv::Reader::from_reader(text.as_bytes()).into_deserialize();
    rows.collect::<Result<_, _>>().expect("the table is as its script writes it")
});

impl Clicks {
    /// Every pattern in which enough pairs differ, from most to least clicked.
    pub fn all() -> &'static [Clicks] {
        &TABLE
    }

    /// The click results of a feature.
    pub fn of(id: FeatureId) -> Option<&'static Clicks> {
        Clicks::all().iter().find(|clicks| clicks.pattern == id.0)
    }

    /// Whether the interval lies on one side of even odds.
    pub fn is_clear(&self) -> bool {
        self.low > 1.0 || self.high < 1.0
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::features::{feature, features};

    #[test]
    fn every_line_is_of_a_pattern_of_headlines_and_true_to_itself() {
        let mut seen = HashSet::new();
        assert!(Clicks::all().len() >= 40);
        for clicks in Clicks::all() {
            let Clicks { pattern, pairs, more_clicked, odds, low, high } = clicks;
            assert!(feature(pattern).is_some(), "{pattern} is not in the catalogue");
            assert!(seen.insert(pattern), "{pattern} is there twice");
            assert!(*pairs >= 20 && more_clicked < pairs, "{pattern}");
            let exact = f64::from(*more_clicked) / f64::from(pairs - more_clicked);
            assert!((odds - exact).abs() < 0.0051, "{pattern}: {exact}");
            assert!(0.0 < *low && low < odds && odds < high && high.is_finite(), "{pattern}: {low} {odds} {high}");
        }
    }

    #[test]
    fn lines_go_from_what_is_clicked_most_to_what_is_clicked_least() {
        for pair in Clicks::all().windows(2) {
            assert!(pair[0].odds >= pair[1].odds, "{} stands before {}", pair[0].pattern, pair[1].pattern);
        }
    }

    #[test]
    fn a_feature_has_its_own_line() {
        let known = |id| Clicks::of(FeatureId(id));
        let cliffhanger = known("curiosity.cliffhanger").unwrap();
        assert!(cliffhanger.is_clear() && cliffhanger.low > 1.0);
        let question = known("curiosity.question_mark").unwrap();
        assert!(question.is_clear() && question.high < 1.0);
        assert!(!known("form.news_verbs").unwrap().is_clear());
        assert_eq!(known("sensation.emoji_symbols"), None);
        // Two headlines do not differ in any feature of the body.
        assert!(features().filter(|feature| feature.id.family() == "repetition").all(|f| Clicks::of(f.id).is_none()));
    }
}
