//! What error messages are made of: a quotation of what was found, and the nearest name that was meant.
//!
//! In come texts of the user's; out go short ones, on one line, that a message can hold.

mod did_you_mean;
mod quote;

pub use did_you_mean::DidYouMean;
pub(crate) use quote::{one_line, shorten};
