use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::features::FeatureId;
use crate::model::ModelInput;
use crate::text::TokenKind;

/// Everything a head read from an input: together with the model file, enough to recompute the log-odds.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "report", derive(utoipa::ToSchema))]
pub struct Measured {
    /// The value of every applicable pattern of the model, in the order of its columns.
    #[serde(serialize_with = "as_map")]
    #[cfg_attr(feature = "report", schema(value_type = BTreeMap<String, f64>))]
    pub patterns: Vec<(FeatureId, f64)>,
    /// Whether there is a body.
    pub has_body: bool,
    /// The tokens that grams see, in order.
    #[cfg_attr(feature = "report", schema(value_type = Vec<Vec<String>>))]
    pub tokens: Vec<(Box<str>, MeasuredKind)>,
}

/// How grams see a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "report", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum MeasuredKind {
    /// A word: cut into pieces, and shaped by its ending.
    Word,
    /// A number: shaped as `0`.
    Number,
    /// Anything else: its own shape.
    Mark,
}

impl From<TokenKind> for MeasuredKind {
    fn from(kind: TokenKind) -> Self {
        match kind {
            TokenKind::Word => MeasuredKind::Word,
            TokenKind::Number => MeasuredKind::Number,
            TokenKind::Punctuation | TokenKind::Symbol => MeasuredKind::Mark,
        }
    }
}

impl Measured {
    /// Pattern values, and the tokens that the grams of a model see.
    pub(super) fn new(patterns: Vec<(FeatureId, f64)>, seen: &ModelInput<'_>) -> Measured {
        let has_body = seen.read.page.is_some();
        if seen.model.schema().vocabulary().is_empty() {
            return Measured { patterns, has_body, tokens: Vec::new() };
        }
        let core = seen.read.headline.core();
        let words = seen.reading.tokens().iter().map(|&at| seen.words.get(core[at as usize].word));
        Measured { patterns, has_body, tokens: words.map(|word| (word.lower.clone(), word.kind.into())).collect() }
    }
}

fn as_map<S: Serializer>(patterns: &[(FeatureId, f64)], serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(patterns.len()))?;
    for (id, value) in patterns {
        map.serialize_entry(id.0, value)?;
    }
    map.end()
}
