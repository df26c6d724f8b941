//! Configuration files: found, read, and written out.
//!
//! In comes a path; out go the layers that the nearest file says for it, or a [`ConfigError`] with line and column.

mod dump;
mod error;
mod file;
mod glob;
mod reader;
mod search;
#[cfg(test)]
mod tests;

pub use error::{ConfigError, ConfigFault};
pub use file::ConfigFile;
pub use search::ConfigSearch;
