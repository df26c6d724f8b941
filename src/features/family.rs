use super::{Feature, Head};

/// A group of features that an editor sees as one thing.
#[derive(Debug)]
pub struct Family {
    /// The part of its features' ids before the dot.
    pub id: &'static str,
    /// Short code of the catalogue.
    pub code: &'static str,
    /// The head whose models have its features as columns.
    pub head: Head,
    /// For headings and legends.
    pub title: &'static str,
    /// Its features, one slice a file.
    pub parts: &'static [&'static [Feature]],
}

impl Family {
    /// Its features, in order.
    pub fn features(&self) -> impl Iterator<Item = &'static Feature> + use<> {
        self.parts.iter().copied().flatten()
    }
}
