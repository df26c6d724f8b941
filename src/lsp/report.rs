use crate::lint::{ConfigError, Finding};

/// What was found in a revision of a document.
pub struct Report {
    pub uri: String,
    pub revision: u64,
    /// None where the configuration cannot be read.
    pub found: Result<Found, ConfigError>,
}

/// What was found in a text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Found {
    pub findings: Vec<Finding>,
    /// The text with everything put right that can be; none where that is nothing.
    pub fixed: Option<String>,
}
