//! debait
pub mod evaluate;
pub mod features;
pub mod lexicon;
pub mod text;
