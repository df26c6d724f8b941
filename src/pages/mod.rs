//! Pages as files: found in folders, read as text, and told from files that are no pages.
//!
//! In come paths; out go [`PageText`]s, each with the markup that its name tells, or a [`PageError`] that says what was
//! found instead. [`find_pages`] searches folders, [`read_page`] reads one file, and what is no page is told in `kind`.

mod error;
mod find;
mod kind;
mod read;

pub use error::PageError;
pub use find::{FoundPages, find_pages, is_archive, is_page, shown};
pub use kind::{NotAPage, shell_argument};
pub use read::{LONGEST_PAGE, PageText, read_page, read_up_to};
