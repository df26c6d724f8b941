//! debait
pub mod features;
pub mod lexicon;
pub mod text;
