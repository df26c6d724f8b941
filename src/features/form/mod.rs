//! Form: how the headline is built, whatever it is about.

mod opening;
mod shape;
mod voice;

use super::{Direction, Example, Family, Feature, FeatureId, Reads, Source, Unit, Use, count, labels, listed, sources};
use crate::lexicon::lists;

pub const FAMILY: Family = Family { id: "form", code: "HF", title: "Form", features: FEATURES };

const FEATURES: &[Feature] = &[
    opening::STARTS_WITH_NUMBER,
    opening::LISTICLE,
    opening::HOW_TO,
    opening::MEDIA_TAG,
    voice::SECOND_PERSON,
    voice::FIRST_PERSON,
    voice::CONTRACTIONS,
    voice::STOPWORD_RATIO,
    shape::WORD_COUNT,
    shape::MEAN_WORD_LENGTH,
    voice::EASY_WORD_RATIO,
    voice::PROPER_NOUN_SHARE,
    shape::TITLECASE_SHARE,
];
