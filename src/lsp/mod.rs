//! A language server: findings in the editor, while a draft is written.
//!
//! One thread reads what the editor says, one checks drafts, and the main one, which alone knows the open documents and
//! alone writes, goes from event to event: a message, the findings of a draft, the end of a wait, the end of input.
//! Every change makes a new revision of a document; what belongs to an older one is dropped wherever it turns up.

mod actions;
mod diagnostics;
mod disable;
#[cfg(test)]
mod disable_tests;
mod document;
mod error;
mod events;
mod framing;
mod hover;
mod messages;
mod open_documents;
#[cfg(test)]
mod open_documents_tests;
mod report;
mod server;
mod session;
mod settings;
mod text;
mod uri;
mod worker;

pub use error::LspError;
pub use server::{Ended, serve};
pub use settings::Settings;
