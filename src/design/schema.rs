use sha2::{Digest, Sha256};

use crate::features::{Direction, FAMILIES, Family, Feature, FeatureId, Head, Use};
use crate::ngrams::{Gram, GramFamily, GramSettings, Vocabulary};
use crate::text::Language;

/// The name of a column.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ColumnId {
    /// A pattern of the catalogue.
    Pattern(FeatureId),
    /// A learned gram.
    Gram(Gram),
}

/// The columns of a model and the only map between names and indices: patterns in the order they are named, then grams.
#[derive(Debug, Clone)]
pub struct Schema {
    patterns: Vec<&'static Feature>,
    vocabulary: Vocabulary,
}

impl Schema {
    /// A schema of these features, each named once, and these grams.
    pub fn new(patterns: Vec<&'static Feature>, vocabulary: Vocabulary) -> Self {
        Schema { patterns, vocabulary }
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

    /// Whether there are no columns.
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
            None => ColumnId::Gram(self.vocabulary.grams().get(index - self.patterns.len()).expect("a column")),
        }
    }

    /// The sign that each column's weight is constrained to: patterns have a direction, grams do not.
    pub fn directions(&self) -> Vec<Direction> {
        let mut directions: Vec<Direction> = self.patterns.iter().map(|feature| feature.direction).collect();
        directions.resize(self.len(), Direction::Either);
        directions
    }

    /// The [`fingerprint`] of these columns.
    pub fn fingerprint(&self) -> String {
        let vocabulary = &self.vocabulary;
        fingerprint(&self.patterns, vocabulary.settings(), &vocabulary.kept_words(), vocabulary.grams().iter())
    }
}

/// SHA-256 over all column names in order and the gram settings: equal schemas, equal fingerprints.
///
/// Kept words must be sorted and unique.
pub fn fingerprint<'g>(
    patterns: &[&Feature],
    settings: &GramSettings,
    kept_words: &[&str],
    grams: impl Iterator<Item = (GramFamily, &'g str)>,
) -> String {
    // Files from before endings were added have none in their fingerprint.
    let settings = format!("{settings:?}").replace(", endings: false", "");
    let mut names = Sha256::new_with_prefix(settings);
    for name in patterns.iter().map(|feature| feature.id.0).chain(kept_words.iter().copied()) {
        names.update("\0");
        names.update(name);
    }
    for (family, text) in grams {
        names.update("\0");
        names.update(family.name());
        names.update(" ");
        names.update(text);
    }
    hex(&names.finalize())
}

/// The features of the catalogue that models of a head may have as columns, in the order of the catalogue.
///
/// A newly trained model has all that apply to its language. A model read from a file has those that the file names.
pub fn pattern_columns(head: Head) -> impl Iterator<Item = &'static Feature> {
    let families = FAMILIES.iter().filter(move |family| family.head == head);
    families.flat_map(Family::features).filter(|feature| feature.used == Use::Model)
}

/// Those of them that apply to a language.
pub fn columns_in(head: Head, language: Language) -> impl Iterator<Item = &'static Feature> {
    pattern_columns(head).filter(move |feature| feature.reads.applies_to(language))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
