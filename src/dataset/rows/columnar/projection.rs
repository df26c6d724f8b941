use arrow_array::RecordBatch;
use arrow_schema::ArrowError;

/// Which columns of a file are read.
#[derive(Debug, Default)]
pub(super) struct Projection {
    /// Places from 0, rising; all where there is no list.
    places: Option<Vec<usize>>,
}

impl Projection {
    /// Some columns, in any order and more than once, or all.
    pub fn new(places: Option<Vec<usize>>) -> Self {
        let places = places.map(|mut places| {
            places.sort_unstable();
            places.dedup();
            places
        });
        Projection { places }
    }

    pub fn places(&self) -> Option<&[usize]> {
        self.places.as_deref()
    }

    /// Where a column of the file stands among those that are read.
    pub fn place(&self, column: usize) -> Option<usize> {
        match &self.places {
            Some(places) => places.binary_search(&column).ok(),
            None => Some(column),
        }
    }

    /// A batch with these columns only.
    pub fn cut(&self, batch: RecordBatch) -> Result<RecordBatch, ArrowError> {
        match &self.places {
            Some(places) => batch.project(places),
            None => Ok(batch),
        }
    }
}
