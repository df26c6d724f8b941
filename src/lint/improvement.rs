use serde::Serialize;

/// What the probability of a head would be if the words of some of its causes were deleted.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "report", derive(utoipa::ToSchema))]
pub struct Improvement {
    /// The id of the contribution, as explanations name it; `together` for several.
    pub id: String,
    /// The words that are deleted, wherever they occur, and the reason they count.
    pub without: String,
    pub from: f64,
    pub to: f64,
}
