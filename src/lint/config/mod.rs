//! Which rules run, how much their findings matter, and from where they fire; read from files, nearest first.
//!
//! A [`Layer`] is what one place says: a file, a table of it for some pages, or the command line. A [`Config`] is what
//! holds for one page when all layers are taken together, and [`ConfigSearch`] finds the file that is nearest to it.

mod dump;
mod error;
mod file;
mod glob;
mod layer;
mod levels;
mod reader;
mod search;
mod selector;
#[cfg(test)]
mod tests;

pub use error::{ConfigError, ConfigFault};
pub use file::ConfigFile;
pub use layer::Layer;
pub use levels::{Config, Level};
pub use search::ConfigSearch;
pub use selector::{Selector, UnknownRule};
