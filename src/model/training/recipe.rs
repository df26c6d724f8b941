use std::collections::BTreeMap;
use std::fmt;

use super::{NaiveBayes, TrainingParams};
use crate::features::{FAMILIES, Head};
use crate::ngrams::{GramFamily, GramSettings};
use crate::text::Language;

/// If at most this share of targets is graded, labels count as verdicts.
const VERDICTS: f64 = 0.1;
/// The gram settings that all recipes share.
const GRAMS: GramSettings = GramSettings {
    words: 2,
    shapes: 4,
    pieces: (2, 5),
    min_documents: 3,
    kept_words: 200,
    endings: false,
    scale: [1.0; 3],
};

impl TrainingParams {
    /// The recipe of a head for these targets.
    ///
    /// SEO-bait is learned from patterns alone: from a few hundred pages, grams would learn the subjects.
    pub fn for_head(head: Head, language: Language, targets: impl IntoIterator<Item = f64>) -> Self {
        match head {
            Head::Clickbait => TrainingParams::for_targets(language, targets),
            Head::SeoBait => TrainingParams {
                grams: GramSettings::NONE,
                alpha: 10.0,
                pattern_scale: 1.0,
                naive_bayes: NaiveBayes { share: 0.0, smoothing: 1.0, norm: 1.0 },
                smallest_weight: 0.0,
                left_out: Vec::new(),
            },
        }
    }

    /// The clickbait recipe for these targets, chosen by measurement: the default model's card shows what each part
    /// contributes.
    ///
    /// Verdicts (targets of 0 or 1, such as the site a headline comes from) can be predicted almost perfectly, so the
    /// penalty is weak and Naive Bayes weighting full. Judgments (targets in between) are noisy: a strong penalty, half
    /// the weighting, and a milder penalty on patterns than on grams. Readers judge the form of a headline, so if there
    /// is a list of form words, runs of other words are not grams.
    pub fn for_targets(language: Language, targets: impl IntoIterator<Item = f64>) -> Self {
        let (mut graded, mut all) = (0.0, 0.0);
        for target in targets {
            all += 1.0;
            graded += f64::from(u8::from(target != 0.0 && target != 1.0));
        }
        let is_english = language == Language::ENGLISH;
        let grams = GramSettings { endings: is_english, ..GRAMS };
        if graded <= VERDICTS * all {
            return TrainingParams {
                grams: GramSettings { words: 2, shapes: 5, scale: [1.0, 0.5, 0.8], ..grams },
                alpha: 0.3,
                pattern_scale: 0.15,
                naive_bayes: NaiveBayes { share: 1.0, smoothing: 0.1, norm: 1.5 },
                smallest_weight: 0.04,
                left_out: Vec::new(),
            };
        }
        let words = if is_english { 0 } else { 2 };
        TrainingParams {
            grams: GramSettings { words, scale: [1.0, 1.0, 0.3], ..grams },
            alpha: 3.0,
            pattern_scale: 0.5,
            naive_bayes: NaiveBayes { share: 0.5, smoothing: 1.0, norm: 0.3 },
            smallest_weight: 0.02,
            left_out: Vec::new(),
        }
    }
}

/// A part of the recipe that can be left out to see what it contributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AblationGroup {
    /// Every pattern.
    Patterns,
    /// The patterns of one family, by its id.
    PatternFamily(&'static str),
    WordRuns,
    ShapeRuns,
    Pieces,
    NaiveBayesWeighting,
}

impl AblationGroup {
    /// Every ingredient of a head's recipe, in the order of reports.
    pub fn of(head: Head, params: &TrainingParams) -> impl Iterator<Item = AblationGroup> {
        let families = FAMILIES.iter().filter(move |family| family.head == head);
        let families = families.map(|family| AblationGroup::PatternFamily(family.id));
        let grams = [
            AblationGroup::WordRuns,
            AblationGroup::ShapeRuns,
            AblationGroup::Pieces,
            AblationGroup::NaiveBayesWeighting,
        ];
        let all = std::iter::once(AblationGroup::Patterns).chain(families).chain(grams);
        all.filter(|ingredient| params.without(*ingredient) != *params)
    }
}

impl fmt::Display for AblationGroup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AblationGroup::Patterns => f.write_str("all patterns"),
            AblationGroup::PatternFamily(family) => write!(f, "patterns of `{family}`"),
            AblationGroup::WordRuns => f.write_str("runs of two or more words"),
            AblationGroup::ShapeRuns => f.write_str("runs of shapes"),
            AblationGroup::Pieces => f.write_str("pieces of words"),
            AblationGroup::NaiveBayesWeighting => f.write_str("Naive Bayes weighting"),
        }
    }
}

impl TrainingParams {
    /// The same recipe without one ingredient.
    pub fn without(&self, ingredient: AblationGroup) -> TrainingParams {
        let mut params = self.clone();
        match ingredient {
            AblationGroup::Patterns => params.left_out = FAMILIES.iter().map(|family| family.id).collect(),
            AblationGroup::PatternFamily(family) => params.left_out = vec![family],
            AblationGroup::WordRuns => params.grams.words = params.grams.words.min(1),
            AblationGroup::ShapeRuns => params.grams.shapes = 0,
            AblationGroup::Pieces => params.grams.pieces = (0, 0),
            AblationGroup::NaiveBayesWeighting => params.naive_bayes.share = 0.0,
        }
        params
    }

    /// Whether a model has grams too, and not only patterns.
    pub fn learns_grams(&self) -> bool {
        self.grams != GramSettings::NONE
    }

    /// Every parameter by name, for provenance.
    pub fn named(&self) -> BTreeMap<String, f64> {
        let NaiveBayes { share, smoothing, norm } = self.naive_bayes;
        let mut named: BTreeMap<String, f64> = [
            ("alpha", self.alpha),
            ("pattern_scale", self.pattern_scale),
            ("smallest_weight", self.smallest_weight),
            ("naive_bayes_share", share),
            ("naive_bayes_smoothing", smoothing),
            ("naive_bayes_norm", norm),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into();
        for family in GramFamily::ALL {
            named.insert(format!("{}_scale", family.name()), self.grams.scale_of(family));
        }
        named
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaving_out_what_is_not_in_a_recipe_adds_nothing() {
        let named = |head, targets: &[f64]| {
            let params = TrainingParams::for_head(head, Language::ENGLISH, targets.iter().copied());
            let ingredients: Vec<String> = AblationGroup::of(head, &params).map(|it| it.to_string()).collect();
            for ingredient in AblationGroup::of(head, &params) {
                let without = params.without(ingredient);
                assert!(params.learns_grams() || !without.learns_grams(), "{ingredient} of {head}");
            }
            ingredients
        };
        let pages = named(Head::SeoBait, &[0.0, 1.0]);
        assert!(pages.iter().all(|name| name == "all patterns" || name.starts_with("patterns of")), "{pages:?}");
        assert!(!pages.contains(&"patterns of `curiosity`".to_owned()), "{pages:?}");
        let verdicts = named(Head::Clickbait, &[0.0, 1.0]);
        let grams = ["runs of two or more words", "runs of shapes", "pieces of words", "Naive Bayes weighting"];
        assert!(grams.iter().all(|name| verdicts.contains(&(*name).to_owned())), "{verdicts:?}");
        // No word runs are learned from judgments.
        let judgments = named(Head::Clickbait, &[0.2, 0.7]);
        assert!(!judgments.contains(&grams[0].to_owned()) && judgments.len() == verdicts.len() - 1, "{judgments:?}");
    }
}
