//! Pages out of WARC files (ISO 28500), as crawlers write them: the records one after the other, in bounded memory.

mod charset;
mod coding;
mod fault;
mod fields;
#[cfg(test)]
mod laws;
mod media;
mod page;
mod reader;
mod stream;
#[cfg(test)]
mod tests;

pub use fault::RecordFault;
pub use media::PageKind;
pub use page::ArchivedPage;
pub use reader::{Found, RecordPlace, WarcReader};
