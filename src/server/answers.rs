use serde::Serialize;
use utoipa::ToSchema;

use crate::explain::Explanation;
use crate::model::{Head, Prediction, Verdict};
use crate::report::{FeatureEntry, RuleEntry};
use crate::text::Language;

/// The version of the shape of answers that are the server's own.
pub const ANSWER_SCHEMA_VERSION: u32 = 1;

/// The scores of one item.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ItemScore {
    /// Whether the headline lures instead of tells; null without a model of this head.
    #[schema(minimum = 0.0, maximum = 1.0)]
    clickbait_probability: Option<f64>,
    /// Whether the page was made for search engines; null without a model of this head.
    #[schema(minimum = 0.0, maximum = 1.0)]
    seo_bait_probability: Option<f64>,
    /// `bait` where either passes the threshold that is stored in its model, else `honest`; null where no model reads the
    /// language.
    #[schema(pattern = "^(bait|honest)$")]
    verdict: Option<&'static str>,
    /// The code of the language that it was read in.
    #[schema(pattern = "^[a-z]{2}$")]
    language: &'static str,
}

impl ItemScore {
    pub fn new(language: Language, prediction: Prediction) -> Self {
        ItemScore {
            clickbait_probability: prediction.probability(Head::Clickbait),
            seo_bait_probability: prediction.probability(Head::SeoBait),
            verdict: prediction.verdict().map(Verdict::as_str),
            language: language.code(),
        }
    }
}

/// The answer to one item, or to many.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(untagged)]
pub enum Scored {
    One(ScoredItem),
    Many(ScoredItems),
}

#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ScoredItem {
    pub schema_version: u32,
    #[serde(flatten)]
    pub score: ItemScore,
}

#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ScoredItems {
    pub schema_version: u32,
    /// In the order of the request.
    pub items: Vec<ItemScore>,
}

/// An explanation, and the text of a page that its places count in.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Explained {
    #[serde(flatten)]
    pub explanation: Explanation,
    /// The body as it was read from the source of a page; absent for a headline and body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
}

/// Every feature, in the order of the catalogue.
#[derive(Debug, Serialize, ToSchema)]
pub struct FeatureList {
    pub schema_version: u32,
    pub features: Vec<FeatureEntry>,
}

/// Every rule of the linter.
#[derive(Debug, Serialize, ToSchema)]
pub struct RuleList {
    pub schema_version: u32,
    pub rules: Vec<RuleEntry>,
}

/// One rule, with its page.
#[derive(Debug, Serialize, ToSchema)]
pub struct RulePage {
    pub schema_version: u32,
    #[serde(flatten)]
    pub rule: RuleEntry,
    /// In Markdown, as `debait rule ID` prints it.
    pub page: String,
}
