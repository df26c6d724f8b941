use serde::Serialize;

use super::EvidencePiece;
use super::explanation::pieces_of;
use crate::features::{Direction, Evidence, Feature, Read, features, measure};

/// What a body says of its headline.
const FAMILY: &str = "congruence";

/// Whether the body delivers what the headline promises, measured one way.
///
/// No weight is in it: a body that leaves its headline's words out is told to editors even where a model, trained on
/// pages whose bodies belong to their headlines, gives that nothing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Delivery {
    /// The feature, of the family `congruence`.
    pub id: &'static str,
    /// As the feature counts; 0 where nothing is missing.
    pub value: f64,
    /// Said to an editor.
    pub reason: &'static str,
    pub evidence: Vec<EvidencePiece>,
}

/// What a body leaves undelivered, in the order of the catalogue; `None` without a body.
pub(super) fn undelivered(read: &Read<'_>) -> Option<Vec<Delivery>> {
    read.page?;
    let of_body = |feature: &&Feature| feature.id.family() == FAMILY && feature.direction == Direction::RaisesBait;
    let missing = features().filter(of_body).filter_map(|feature| {
        let mut evidence = Evidence::kept();
        let value = measure(feature, read, &mut evidence).ok().filter(|&value| value > 0.0)?;
        let evidence = pieces_of(read, evidence.into_spans());
        Some(Delivery { id: feature.id.0, value, reason: feature.raises, evidence })
    });
    Some(missing.collect())
}
