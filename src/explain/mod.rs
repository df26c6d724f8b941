//! Why a score is what it is: contributions that sum to the log-odds, with the words that caused them.
//!
//! In comes what a model read; out goes an [`Explanation`] that adds up.
#![doc = include_str!("README.md")]

mod contribution;
mod delivery;
mod evidenced;
mod explanation;
mod measured;
mod phrases;
mod places;
mod standing;
mod wording;

pub use contribution::{Contribution, EvidencePiece};
pub use delivery::Delivery;
pub use explanation::{
    EXPLANATION_VERSION, Explanation, HeadExplanation, explain, explain_article, explain_in, explain_places,
    explain_seen,
};
pub use measured::{Measured, MeasuredKind};
pub use wording::WORDING;
