//! debait
pub mod cli {
    pub mod stream;
}
pub mod dataset;
pub mod design;
pub mod evaluate;
pub mod explain;
pub mod features;
pub mod lexicon;
pub mod model;
pub mod ngrams;
pub mod text;
