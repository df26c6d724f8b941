use crate::features::{Evidence, FAMILIES, Feature, Field, Head, Read, measure};
use crate::text::{Document, Span};

/// A page whose headline is read one clause after another: an editor wants to know of what stands in any of them, not
/// only in the one that counts for the probability.
pub(super) struct Clauses<'a> {
    read: Read<'a>,
    /// A copy whose core is one clause after another; none where there is one clause.
    copy: Option<Document>,
}

impl<'a> Clauses<'a> {
    pub fn of(read: Read<'a>) -> Self {
        let copy = (read.headline.clauses().len() > 1).then(|| {
            let mut copy = Document::default();
            copy.copy(read.headline);
            copy
        });
        Clauses { read, copy }
    }

    /// The value of a feature and its evidence, where `fires` holds of the value.
    ///
    /// A clickbait feature of the headline is measured in every clause: the largest of the values counts, with the
    /// evidence of all clauses that it fires in. A feature of the title as a whole is measured as it is in training, from
    /// the first clause on.
    pub fn measure(&mut self, feature: &Feature, fires: impl Fn(&f64) -> bool) -> Option<(f64, Vec<(Field, Span)>)> {
        let of = |read: &Read<'_>| {
            let mut evidence = Evidence::kept();
            let value = measure(feature, read, &mut evidence).ok().filter(&fires)?;
            Some((value, evidence.into_spans()))
        };
        let Some(copy) = self.copy.as_mut().filter(|_| feature.measure.is_of_headline()) else { return of(&self.read) };
        let clauses = match head(feature) {
            Some(Head::Clickbait) => self.read.headline.clauses(),
            _ => &self.read.headline.clauses()[..1],
        };
        let mut found: Option<(f64, Vec<(Field, Span)>)> = None;
        for &clause in clauses {
            copy.set_core(clause);
            let Some((value, spans)) = of(&Read { headline: copy, ..self.read }) else { continue };
            let (most, all) = found.get_or_insert((value, Vec::new()));
            *most = most.max(value);
            all.extend(spans);
        }
        // What a feature reads of the whole headline it finds in every clause.
        if let Some((_, spans)) = &mut found {
            spans.sort_unstable();
            spans.dedup();
        }
        found
    }
}

fn head(feature: &Feature) -> Option<Head> {
    FAMILIES.iter().find(|family| family.id == feature.id.family()).map(|family| family.head)
}
