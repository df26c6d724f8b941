//! A page as its features read it: headline and body with blocks, sentences, terms and their counts.
//!
//! Everything that several features need is computed here, once per page; no feature reads the text again.

mod block;
#[expect(clippy::module_inception, reason = "the type that the room is about")]
mod page;
mod parts;
mod place_list;
mod reader;
mod role;
mod sentence;
mod terms;

pub use block::{Block, Role};
pub use page::Page;
pub use place_list::LISTED;
pub use reader::PageReader;
pub use sentence::Sentence;
pub use terms::{Form, ProseWord, Term, TermCount};

use parts::PageParts;
use place_list::{PlaceList, place_lists};
