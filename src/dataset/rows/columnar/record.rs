use arrow_array::RecordBatch;
use arrow_schema::ArrowError;

use super::value::writer;
use super::written::Writer;

/// The rows of a batch as text, one field a column, each as its type is written; null is empty. Timestamps of a named
/// time zone are written in UTC, as they are kept.
pub struct BatchRecords<'b> {
    columns: Vec<Writer<'b>>,
}

impl<'b> BatchRecords<'b> {
    /// The rows of a batch.
    ///
    /// # Errors
    ///
    /// A column of a type that has no text.
    pub fn new(batch: &'b RecordBatch) -> Result<Self, ArrowError> {
        let columns = batch.columns().iter().map(|column| writer(column.as_ref()));
        Ok(BatchRecords { columns: columns.collect::<Result<_, _>>()? })
    }

    /// The field of a row in a column, both from 0.
    ///
    /// # Errors
    ///
    /// A value that has no text, such as a date out of range.
    pub fn field(&self, row: usize, column: usize) -> Result<String, ArrowError> {
        let mut text = String::new();
        self.columns.get(column).map_or(Ok(()), |write| write(row, &mut text))?;
        Ok(text)
    }

    /// The fields of a row, from 0, in order.
    pub fn fields(&self, row: usize) -> impl Iterator<Item = Result<String, ArrowError>> {
        (0..self.columns.len()).map(move |column| self.field(row, column))
    }
}
