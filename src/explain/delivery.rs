use serde::Serialize;

use super::EvidencePiece;
use super::contribution::Quotes;
use super::evidenced::Evidenced;
use crate::features::{Direction, Evidence, Feature, Read, features, measure};

/// How a body compares with its headline.
const FAMILY: &str = "congruence";

/// Whether the body delivers what the headline promises, measured one way.
///
/// It is independent of weights: editors are told that a body leaves out its headline's words even if the model,
/// trained on pages whose bodies match their headlines, gives that no weight.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "report", derive(utoipa::ToSchema))]
pub struct Delivery {
    /// The feature, from the family `congruence`.
    pub id: &'static str,
    /// The value of the feature; 0 if nothing is missing.
    pub value: f64,
    /// In words for an editor.
    pub reason: String,
    /// The first places that show it, at most a hundred.
    pub evidence: Vec<EvidencePiece>,
    /// The total number of places.
    pub evidence_count: usize,
}

/// What a body fails to deliver, in the order of the catalogue; `None` without a body or a headline.
pub(super) fn undelivered(read: &Read<'_>, quotes: Quotes) -> Option<Vec<Delivery>> {
    if read.page.is_none() || read.is_body_alone() {
        return None;
    }
    let evidenced = Evidenced::of(read, quotes);
    let of_body = |feature: &&Feature| feature.id.family() == FAMILY && feature.direction == Direction::RaisesBait;
    let missing = features().filter(of_body).filter_map(|feature| {
        let mut evidence = Evidence::kept();
        let value = measure(feature, read, &mut evidence).ok().filter(|&value| value > 0.0)?;
        let (evidence, evidence_count) = evidenced.pieces(evidence.into_spans());
        Some(Delivery { id: feature.id.0, value, reason: feature.observation(value, 0.0), evidence, evidence_count })
    });
    Some(missing.collect())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::explain::explain_article;
    use crate::model::{Head, Model, Scorer};
    use crate::text::{Article, Body};

    const PROSE: &str = "Rain fell on the harbour all day and the boats stayed in port while crews played cards below deck. \
                         Nobody came to the old hall, and so the buyers went home early. A gull sat on every post along the quay until it was dark.";

    #[test]
    fn what_the_body_leaves_open_is_named_with_its_words() {
        let mut scorer = Scorer::new(Arc::new(Model::default_of(Head::SeoBait).unwrap()));
        for (headline, expected) in [
            ("Rain keeps boats in port", &[][..]),
            ("London loses 450 boats", &[("congruence.entity_missing", &["London", "450"][..])]),
            ("Horrific rain keeps boats in port", &[("congruence.tone_gap", &["Horrific"])]),
        ] {
            let body = Body::plain(PROSE);
            let explanation = explain_article(&mut scorer, &Article { headline, body: Some(body.lines()) });
            let missing = explanation.undelivered.unwrap();
            let ids = missing.iter().map(|each| each.id).filter(|id| *id != "congruence.title_terms_missing");
            assert_eq!(ids.collect::<Vec<_>>(), expected.iter().map(|(id, _)| *id).collect::<Vec<_>>(), "{headline}");
            for (id, words) in expected {
                let found = missing.iter().find(|each| each.id == *id).unwrap();
                assert_eq!(found.evidence.iter().map(|piece| &*piece.text).collect::<Vec<_>>(), *words, "{headline}");
                let piece = &found.evidence[0];
                assert_eq!(&headline[piece.start..piece.end], piece.text);
            }
        }
        assert_eq!(explain_article(&mut scorer, &Article::headline("Rain")).undelivered, None);
    }
}
