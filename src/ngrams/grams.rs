use super::GramFamily;

/// One gram: a column of a model.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Gram {
    pub family: GramFamily,
    /// Symbols joined by single spaces, or a piece of a word with boundary markers.
    pub text: Box<str>,
}

/// Grams in order, with their texts concatenated: a model has about a hundred thousand.
#[derive(Debug, Clone, Default)]
pub struct Grams {
    texts: String,
    /// The family of each gram, and where its text ends.
    ends: Vec<(GramFamily, u32)>,
}

impl Grams {
    /// An empty list with capacity for this many grams and bytes of text.
    pub fn with_capacity(grams: usize, bytes: usize) -> Self {
        Grams { texts: String::with_capacity(bytes), ends: Vec::with_capacity(grams) }
    }

    /// Adds a gram.
    ///
    /// # Panics
    ///
    /// If all texts together have 4 GiB or more.
    pub fn push(&mut self, family: GramFamily, text: &str) {
        self.texts.push_str(text);
        self.ends.push((family, u32::try_from(self.texts.len()).expect("grams of less than 4 GiB")));
    }

    /// The number of grams.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are no grams.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// A gram, by its index.
    pub fn get(&self, index: usize) -> Option<Gram> {
        let &(family, end) = self.ends.get(index)?;
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before].1);
        Some(Gram { family, text: self.texts[start as usize..end as usize].into() })
    }

    /// The family and text of each gram.
    pub fn iter(&self) -> impl Iterator<Item = (GramFamily, &str)> + Clone {
        let starts = std::iter::once(0).chain(self.ends.iter().map(|(_, end)| *end as usize));
        let part = |(start, (family, end)): (usize, &(GramFamily, u32))| (*family, &self.texts[start..*end as usize]);
        starts.zip(&self.ends).map(part)
    }
}
