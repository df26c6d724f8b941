//! What we measure by design: one family a file, each feature with its source, direction and examples.
//!
//! A [`Feature`] is a value in a slice. Its column, scaler, name in a model file, explanation sentence, documentation
//! page and tests all follow from that entry: to add a feature, add an entry to its family's file.

mod catalogue;
mod count;
mod curiosity;
mod evidence;
mod feature;
mod form;
mod labels;
mod listed;
mod measure;
mod sensation;
mod sources;

pub use catalogue::{FAMILIES, Family, feature, features};
pub use evidence::Evidence;
pub use feature::{Direction, Example, Feature, FeatureId, Reads, Source, Unit, Use};
pub use measure::{Masked, measure};
