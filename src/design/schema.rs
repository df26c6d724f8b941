use sha2::{Digest, Sha256};

use crate::features::{Direction, FAMILIES, Family, Feature, FeatureId, Head, Use};
use crate::ngrams::{Gram, Vocabulary};

/// The name of a column.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ColumnId {
    /// A pattern of the catalogue.
    Pattern(FeatureId),
    /// A learned gram.
    Gram(Gram),
}

/// The columns of a model and the only map between names and indices: patterns by catalogue, then grams.
#[derive(Debug, Clone)]
pub struct Schema {
    patterns: Vec<&'static Feature>,
    vocabulary: Vocabulary,
}

impl Schema {
    /// All features of the catalogue that models of a head use, and these grams.
    pub fn new(head: Head, vocabulary: Vocabulary) -> Self {
        Schema { patterns: pattern_columns(head).collect(), vocabulary }
    }

    /// The pattern columns, in order.
    pub fn patterns(&self) -> &[&'static Feature] {
        &self.patterns
    }

    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// Number of columns.
    pub fn len(&self) -> usize {
        self.patterns.len() + self.vocabulary.len()
    }

    /// Whether there is no column.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The first gram column.
    pub fn first_gram(&self) -> usize {
        self.patterns.len()
    }

    /// The name of a column.
    pub fn column(&self, index: usize) -> ColumnId {
        match self.patterns.get(index) {
            Some(feature) => ColumnId::Pattern(feature.id),
            None => ColumnId::Gram(self.vocabulary.grams()[index - self.patterns.len()].clone()),
        }
    }

    /// The sign each column's weight is held to: patterns have a direction, grams do not.
    pub fn directions(&self) -> Vec<Direction> {
        let mut directions: Vec<Direction> = self.patterns.iter().map(|feature| feature.direction).collect();
        directions.resize(self.len(), Direction::Either);
        directions
    }

    /// SHA-256 over all column names in order and the gram settings: equal schemas, equal fingerprints.
    pub fn fingerprint(&self) -> String {
        let mut names = format!("{:?}", self.vocabulary.settings());
        for name in self.patterns.iter().map(|feature| feature.id.0).chain(self.vocabulary.kept_words()) {
            names.push('\0');
            names.push_str(name);
        }
        for gram in self.vocabulary.grams() {
            names.push('\0');
            names.push_str(gram.family.name());
            names.push(' ');
            names.push_str(&gram.text);
        }
        hex(&Sha256::digest(names))
    }
}

/// The features of the catalogue that are columns of a head's models, in order.
fn pattern_columns(head: Head) -> impl Iterator<Item = &'static Feature> {
    let families = FAMILIES.iter().filter(move |family| family.head == head);
    families.flat_map(Family::features).filter(|feature| feature.used == Use::Model)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
