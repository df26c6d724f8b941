//! debait
pub mod evaluate;
pub mod features;
pub mod lexicon;
pub mod report;
pub mod text;
