use std::sync::Arc;

use arrow_array::ArrayRef;
use arrow_array::builder::{Float64Builder, StringBuilder};
use arrow_schema::{DataType, Field};

use super::column::{NewColumn, NewKind};

/// New columns that grow by a value each for every row.
#[derive(Debug)]
pub(super) struct NewColumns(Vec<Builder>);

#[derive(Debug)]
enum Builder {
    Number(Float64Builder),
    Text(StringBuilder),
}

impl NewColumns {
    pub fn new(columns: &[NewColumn], rows: usize) -> Self {
        let builders = columns.iter().map(|column| match column.kind {
            NewKind::Number => Builder::Number(Float64Builder::with_capacity(rows)),
            NewKind::Text => Builder::Text(StringBuilder::with_capacity(rows, 8 * rows)),
        });
        NewColumns(builders.collect())
    }

    /// The field of a column; all may be null.
    pub fn field(column: &NewColumn) -> Field {
        let kind = match column.kind {
            NewKind::Number => DataType::Float64,
            NewKind::Text => DataType::Utf8,
        };
        Field::new(&column.name, kind, true)
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn number(&mut self, column: usize, number: f64) {
        match self.0.get_mut(column) {
            Some(Builder::Number(builder)) => builder.append_value(number),
            _ => self.mismatch(column),
        }
    }

    pub fn text(&mut self, column: usize, text: &str) {
        match self.0.get_mut(column) {
            Some(Builder::Text(builder)) => builder.append_value(text),
            _ => self.mismatch(column),
        }
    }

    pub fn empty(&mut self, column: usize) {
        match self.0.get_mut(column) {
            Some(Builder::Number(builder)) => builder.append_null(),
            Some(Builder::Text(builder)) => builder.append_null(),
            None => {}
        }
    }

    /// A scorer that says one kind and gives another: the columns keep the same length.
    #[cold]
    fn mismatch(&mut self, column: usize) {
        debug_assert!(false, "column {column} is given a value of another kind than it says");
        self.empty(column);
    }

    /// The finished arrays, in order.
    pub fn finish(self) -> Vec<ArrayRef> {
        let finished = self.0.into_iter().map(|builder| match builder {
            Builder::Number(mut builder) => Arc::new(builder.finish()) as ArrayRef,
            Builder::Text(mut builder) => Arc::new(builder.finish()) as ArrayRef,
        });
        finished.collect()
    }
}
