//! Word lists as evidence, compiled in from `datasets/lexicons/*.txt`.
//!
//! A list is a file of lower-case words and phrases, one a line; lines that start with `#` say where the list comes
//! from. The lists are English: in another [`Language`](crate::text::Language) nothing is on any list, and the
//! features that read lists are masked. [`detect()`] tells which language a text is in.

mod detect;
pub mod lists;
mod phrases;
mod tagger;

pub use detect::{detect, language_of};
pub use lists::{LISTS, List, VALENCE};
pub use tagger::Lexicon;
