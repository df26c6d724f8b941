//! What is learned from the words: grams, their vocabulary and their weighting.
//!
//! Grams read the core of a headline. A gram is a run of words (`you won't believe`), a run of shapes (`<s> 0 W-s you`:
//! words of form kept, others `W` with their ending, numbers `0`), or a piece of one word (`^unb`). The value of a gram in a
//! headline is `count / √n` with n tokens: additive over tokens, so that whatever one word contributes can be
//! computed once, and an explanation can name words.

#[cfg(feature = "train")]
mod fit;
mod grams;
mod paths;
mod pieces;
mod reading;
mod runs;
mod settings;
mod shape;
mod trie;
mod vocabulary;
mod weights;

#[cfg(feature = "train")]
pub use fit::Corpus;
pub use grams::{Gram, Grams};
pub use reading::Reading;
pub use settings::{GramFamily, GramSettings};
pub use shape::is_any_word;
pub use vocabulary::{GramWeights, Vocabulary};
