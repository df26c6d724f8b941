use arrow_array::{Array, ArrayRef, RecordBatch, make_array};
use arrow_cast::display::{ArrayFormatter, FormatOptions};
use arrow_schema::{ArrowError, DataType};

/// The columns of a batch, each in a type that can be written as text.
#[derive(Debug)]
pub struct BatchText(Vec<ArrayRef>);

/// The rows of a batch as text, one field a column, each as its type is written; null is empty.
pub struct BatchRecords<'b> {
    columns: Vec<ArrayFormatter<'b>>,
}

impl BatchText {
    /// Columns of a batch. Timestamps of a named time zone are written in UTC, as they are kept.
    ///
    /// # Errors
    ///
    /// None that is known: timestamps keep their numbers.
    pub fn new(batch: &RecordBatch) -> Result<Self, ArrowError> {
        Ok(BatchText(batch.columns().iter().map(in_utc).collect::<Result<_, _>>()?))
    }

    /// The rows.
    ///
    /// # Errors
    ///
    /// A column of a type that has no text.
    pub fn records(&self) -> Result<BatchRecords<'_>, ArrowError> {
        const OPTIONS: FormatOptions<'static> = FormatOptions::new();
        let columns = self.0.iter().map(|column| ArrayFormatter::try_new(column.as_ref(), &OPTIONS));
        Ok(BatchRecords { columns: columns.collect::<Result<_, _>>()? })
    }
}

/// A column whose offset from UTC is known without a table of time zones.
fn in_utc(column: &ArrayRef) -> Result<ArrayRef, ArrowError> {
    match column.data_type() {
        DataType::Timestamp(unit, Some(zone)) if !zone.starts_with(['+', '-']) => {
            let kind = DataType::Timestamp(*unit, Some("+00:00".into()));
            Ok(make_array(column.to_data().into_builder().data_type(kind).build()?))
        }
        _ => Ok(column.clone()),
    }
}

impl BatchRecords<'_> {
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use arrow_array::{BooleanArray, ListArray, TimestampMicrosecondArray, types::Int32Type};

    use super::*;

    #[test]
    fn every_type_is_written_as_it_is_read() {
        let time = |zone: Option<&str>| -> ArrayRef {
            let times = TimestampMicrosecondArray::from(vec![Some(1_750_000_000_000_000), None]);
            Arc::new(times.with_timezone_opt(zone.map(str::to_owned)))
        };
        let lists = ListArray::from_iter_primitive::<Int32Type, _, _>([Some([Some(1), None]), None]);
        let columns: [(&str, ArrayRef); 5] = [
            ("bare", time(None)),
            ("zone", time(Some("Europe/Berlin"))),
            ("offset", time(Some("+02:00"))),
            ("yes", Arc::new(BooleanArray::from(vec![true, false]))),
            ("list", Arc::new(lists)),
        ];
        let text = BatchText::new(&RecordBatch::try_from_iter(columns).unwrap()).unwrap();
        let records = text.records().unwrap();
        let row = |row| records.fields(row).collect::<Result<Vec<_>, _>>().unwrap();
        let times = ["2025-06-15T15:06:40", "2025-06-15T15:06:40Z", "2025-06-15T17:06:40+02:00"];
        assert_eq!(row(0), [&times[..], &["true", "[1, ]"]].concat());
        assert_eq!(row(1), ["", "", "", "false", ""]);
    }
}
