//! What we measure by design: one family a file, each feature with its source, direction and examples.
//!
//! A [`Feature`] is a value in a slice. Its column, scaler, name in a model file, explanation sentence, documentation
//! page and tests all follow from that entry: to add a feature, add an entry to its family's file.
//!
//! In come analysed texts; out goes a number a feature, or why there is none, with its evidence.
#![doc = include_str!("README.md")]

mod cancellation;
mod catalogue;
mod clicks;
mod complexity;
mod congruence;
mod count;
mod curiosity;
mod evidence;
mod family;
mod feature;
mod form;
mod furniture;
mod head;
mod keyword_abuse;
mod labels;
mod listed;
mod measure;
mod observation;
mod page;
mod repetition;
mod sensation;
mod sources;
mod sourcing;
mod template;
mod title_stuffing;

pub use cancellation::{Cancellation, Cancelled};
pub use catalogue::{FAMILIES, feature, features};
pub use clicks::Clicks;
pub use evidence::{Evidence, Field};
pub use family::Family;
pub use feature::{Direction, Example, Feature, FeatureId, Measure, Reads, Source, Unit, Use};
pub use head::{Head, UnknownHead};
pub use measure::{Masked, Read, measure};
pub use page::{Block, Form, Page, PageReader, ProseWord, Role, Sentence, Term, TermCount};
