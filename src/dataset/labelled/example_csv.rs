use crate::dataset::error::DatasetError;
use crate::dataset::error::fault::RowFault;
use crate::dataset::labelled::chunks::Place;
use crate::dataset::labelled::example::{Example, ExampleColumns};
use crate::dataset::labelled::example_places::ExamplePlaces;
use crate::dataset::rows::column::Columns;
use crate::dataset::rows::record::Field;
use crate::dataset::rows::row::{CsvRow, CsvRows, LineCursor};

/// Reads examples from CSV.
pub(in crate::dataset) struct CsvExamples {
    delimiter: u8,
    places: ExamplePlaces,
}

impl CsvExamples {
    pub fn new(file: &str, table: &Columns, delimiter: u8, columns: &ExampleColumns) -> Result<Self, DatasetError> {
        Ok(CsvExamples { delimiter, places: ExamplePlaces::find(file, table, columns)? })
    }

    pub fn read(
        &self,
        chunk: &[u8],
        table: &Columns,
        place: &Place<'_>,
        examples: &mut Vec<Example>,
    ) -> Result<(), DatasetError> {
        read_records(chunk, self.delimiter, table, place, |record, number, line| {
            let example = self.places.example(table, |place| Ok(record.value(place).to_owned()))?;
            examples.push(Example { row: number, line, ..example });
            Ok(())
        })
    }
}

/// One row of a chunk, checked against the table.
pub(in crate::dataset) struct CsvRecord<'c> {
    row: CsvRow<'c>,
    fields: &'c [Field],
    scratch: &'c mut String,
}

impl CsvRecord<'_> {
    /// The value at a place, from 0.
    pub fn value(&mut self, place: usize) -> &str {
        self.fields.get(place).map_or("", |field| self.row.value(field, self.scratch))
    }
}

/// Hands every row of a chunk to `read`, with its number and line.
pub(in crate::dataset) fn read_records(
    chunk: &[u8],
    delimiter: u8,
    table: &Columns,
    place: &Place<'_>,
    mut read: impl FnMut(&mut CsvRecord<'_>, u64, u64) -> Result<(), RowFault>,
) -> Result<(), DatasetError> {
    let (mut fields, mut scratch, mut lines) = (Vec::new(), String::new(), LineCursor::default());
    let mut rows = CsvRows::new(chunk, delimiter, &mut fields);
    let mut number = place.row;
    while let Some((row, fields)) = rows.next_row() {
        let line = place.line + lines.lines_before(chunk, row.span().start);
        number += 1;
        let checked = row.check(fields, table);
        let mut record = CsvRecord { row, fields, scratch: &mut scratch };
        checked.and_then(|()| read(&mut record, number, line)).map_err(|fault| place.at(number, line, fault))?;
    }
    Ok(())
}
