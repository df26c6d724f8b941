//! Which rules run, how much their findings matter, and from where they fire; read from files, nearest first.
//!
//! A [`Layer`] is what one place says: a file, a table of it for some pages, or the command line. A [`Config`] is what
//! holds for one page when all layers are taken together, and `ConfigSearch` finds the file that is nearest to it.

#[cfg(feature = "files")]
mod files;
mod layer;
mod levels;
mod selector;

#[cfg(feature = "files")]
pub use files::{ConfigError, ConfigFault, ConfigFile, ConfigSearch};
pub use layer::Layer;
pub use levels::{Config, Level};
pub use selector::{Selector, UnknownRule};
