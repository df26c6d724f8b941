//! Sensation: the headline shouts, exaggerates, frightens or presses instead of telling.

mod marks;
mod templates;
mod words;

use super::{Direction, Example, Family, Feature, FeatureId, Reads, Source, Unit, Use, labels, listed, sources};
use crate::lexicon::lists;

pub const FAMILY: Family = Family { id: "sensation", code: "HS", title: "Sensation", features: FEATURES };

const FEATURES: &[Feature] = &[
    marks::BREAKING_LABEL,
    words::HYPERBOLE_WORDS,
    words::SUPERLATIVES,
    words::INTENSIFIERS,
    words::COMBAT_VERBS,
    words::FEAR_TERMS,
    words::OUTRAGE_TITILLATION,
    words::EMOTION_EXTREMITY,
    marks::EXCLAMATIONS,
    marks::SHOUTED_WORDS,
    marks::CAPS_LETTER_RATIO,
    marks::EMOJI_SYMBOLS,
    marks::PUNCT_RUNS,
    words::SLANG_CHAT,
    marks::SCARE_QUOTES,
    words::ABSOLUTES,
    templates::SECRET_TRICK_TEMPLATE,
    templates::THINK_AGAIN_TEMPLATE,
    templates::URGENCY,
];
