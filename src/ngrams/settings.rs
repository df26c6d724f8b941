use serde::{Deserialize, Serialize};

/// The kinds of grams, each a family of columns with a penalty of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum GramFamily {
    /// Runs of words, with start and end markers.
    Words,
    /// Runs of shapes: form words are kept, other words become `W` with their ending, numbers `0`.
    Shapes,
    /// Runs of characters within one word, with marks for its start and end.
    Pieces,
}

impl GramFamily {
    pub const ALL: [GramFamily; 3] = [GramFamily::Words, GramFamily::Shapes, GramFamily::Pieces];

    pub fn name(self) -> &'static str {
        match self {
            GramFamily::Words => "words",
            GramFamily::Shapes => "shapes",
            GramFamily::Pieces => "pieces",
        }
    }
}

/// Which grams are collected, and how strongly each family is penalised.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GramSettings {
    /// Length of the longest word run; 0 leaves the family out.
    pub words: usize,
    /// Length of the longest shape run; 0 leaves the family out. If there are word runs too, shape runs start at two: a
    /// run of one is a word.
    pub shapes: usize,
    /// Lengths of the shortest and longest run of characters; 0 leaves the family out.
    pub pieces: (usize, usize),
    /// A gram is kept if it occurs in at least this many documents.
    pub min_documents: u32,
    /// How many of the most frequent words are kept in shapes, in a language without a list of form words.
    pub kept_words: usize,
    /// Whether the shape of a word keeps its (English) ending; false in files from before endings were added.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub endings: bool,
    /// Column scale of each family (words, shapes, pieces): a family scaled by s has its penalty divided by s².
    pub scale: [f64; 3],
}

impl GramSettings {
    /// No grams at all.
    pub const NONE: GramSettings = GramSettings {
        words: 0,
        shapes: 0,
        pieces: (0, 0),
        min_documents: 1,
        kept_words: 0,
        endings: false,
        scale: [1.0; 3],
    };

    /// The column scale of a family.
    pub fn scale_of(&self, family: GramFamily) -> f64 {
        match family {
            GramFamily::Words => self.scale[0],
            GramFamily::Shapes => self.scale[1],
            GramFamily::Pieces => self.scale[2],
        }
    }
}
