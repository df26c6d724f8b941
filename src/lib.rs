//! debait
pub mod cli;
pub mod dataset;
pub mod design;
pub mod evaluate;
pub mod explain;
pub mod features;
pub mod lexicon;
pub mod model;
pub mod ngrams;
pub mod report;
pub mod text;
