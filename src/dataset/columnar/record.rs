use arrow_array::RecordBatch;
use arrow_cast::display::{ArrayFormatter, FormatOptions};
use arrow_schema::ArrowError;

/// The rows of a batch as text, one field a column, each as its type is written; null is empty.
pub struct BatchRecords<'b> {
    columns: Vec<ArrayFormatter<'b>>,
}

impl<'b> BatchRecords<'b> {
    /// Rows of a batch.
    ///
    /// # Errors
    ///
    /// A column of a type that has no text.
    pub fn new(batch: &'b RecordBatch) -> Result<Self, ArrowError> {
        const OPTIONS: FormatOptions<'static> = FormatOptions::new();
        let columns = batch.columns().iter().map(|column| ArrayFormatter::try_new(column.as_ref(), &OPTIONS));
        Ok(BatchRecords { columns: columns.collect::<Result<_, _>>()? })
    }

    /// The field of a row in a column, both from 0.
    ///
    /// # Errors
    ///
    /// A value that has no text, such as a date out of range.
    pub fn field(&self, row: usize, column: usize) -> Result<String, ArrowError> {
        self.columns.get(column).map_or(Ok(String::new()), |column| column.value(row).try_to_string())
    }

    /// The fields of a row, from 0, in order.
    pub fn fields(&self, row: usize) -> impl Iterator<Item = Result<String, ArrowError>> {
        (0..self.columns.len()).map(move |column| self.field(row, column))
    }
}
