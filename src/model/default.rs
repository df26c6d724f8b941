use super::{Head, Model, ModelError};

/// The default model of the clickbait head, compiled in.
const CLICKBAIT: &str = include_str!("../../models/default.json");
/// The default model of the SEO-bait head, compiled in.
const SEO_BAIT: &str = include_str!("../../models/seo-bait.json");

impl Model {
    /// The default model of a head, trained on the data its card names.
    ///
    /// # Errors
    ///
    /// None in a released build: the tests load it.
    pub fn default_of(head: Head) -> Result<Model, ModelError> {
        match head {
            Head::Clickbait => Model::from_json(CLICKBAIT, "models/default.json"),
            Head::SeoBait => Model::from_json(SEO_BAIT, "models/seo-bait.json"),
        }
    }

    /// The default clickbait model.
    ///
    /// # Errors
    ///
    /// As [`Model::default_of`].
    pub fn default_clickbait() -> Result<Model, ModelError> {
        Model::default_of(Head::Clickbait)
    }

    /// The default SEO-bait model.
    ///
    /// # Errors
    ///
    /// As [`Model::default_of`].
    pub fn default_seo_bait() -> Result<Model, ModelError> {
        Model::default_of(Head::SeoBait)
    }
}
