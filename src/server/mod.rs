//! An HTTP server: scores, explanations and findings as JSON, and a page to look at drafts with.
//!
//! A connection is accepted by [`serve`] and speaks HTTP/1.1; a request passes what every request passes (log,
//! metrics, host, headers, token), is read within [`Limits`], and is answered by a handler of `routes`, which has its
//! turn with a scorer or linter of the `state` that nobody else uses. The work ends when nobody waits for it. Nothing is kept of a
//! request once it is answered, and no text of a draft is ever logged.
#![doc = include_str!("README.md")]

mod access;
mod answers;
mod drain;
mod error;
mod head;
mod items;
mod json_body;
mod lanes;
mod lang;
mod limits;
mod listen;
mod metrics;
mod observe;
mod page;
mod problem;
mod reading;
mod room;
mod routes;
mod sending;
mod settings;
mod state;

pub use error::ServerError;
pub use lang::Lang;
pub use limits::Limits;
pub use listen::serve;
pub use settings::{Settings, Token};
