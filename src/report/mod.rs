//! How results look: terminal text, JSON, a page. Nothing is computed here; what is shown was found out before.

mod error;
mod format;
mod html;
mod json;
mod plots;
mod text;

pub use error::ReportError;
pub use html::evaluation_html;
pub use json::{EVALUATION_SCHEMA_VERSION, evaluation_json};
pub use text::evaluation_text;
