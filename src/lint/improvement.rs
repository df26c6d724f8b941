use serde::Serialize;

/// What the probability of a head would be without some of its causes: that of the text whose words are deleted.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "report", derive(utoipa::ToSchema))]
pub struct Improvement {
    /// The id of the contribution, as explanations name it; `together` for several.
    pub id: String,
    /// The words that are deleted, every place of them, and what they are.
    pub without: String,
    pub from: f64,
    pub to: f64,
}
