//! debait
pub mod dataset;
pub mod features;
pub mod lexicon;
pub mod text;
