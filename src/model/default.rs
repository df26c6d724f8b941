use super::{Model, ModelError};

/// The default model of the clickbait head, compiled in.
const CLICKBAIT: &str = include_str!("../../models/default.json");

impl Model {
    /// The default clickbait model, trained on the data its card names.
    ///
    /// # Errors
    ///
    /// None in a released build: the tests load it.
    pub fn default_clickbait() -> Result<Model, ModelError> {
        Model::from_json(CLICKBAIT, "models/default.json")
    }
}
