use super::column::Columns;
use super::error::DatasetError;
use super::example::{Example, ExampleColumns, Place};
use super::example_places::ExamplePlaces;
use super::fault::RowFault;
use super::record::Field;
use super::row::{CsvRow, CsvRows, LineCursor};

/// Reads examples from CSV.
pub(super) struct CsvExamples {
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
        let (mut fields, mut lines) = (Vec::new(), LineCursor::default());
        let mut rows = CsvRows::new(chunk, self.delimiter, &mut fields);
        while let Some((row, fields)) = rows.next_row() {
            let line = place.line + lines.lines_before(chunk, row.span().start);
            let number = examples.len() as u64 + 1;
            let example = self.example(&row, fields, table).map_err(|fault| place.at(number, line, fault))?;
            examples.push(Example { row: number, line, ..example });
        }
        Ok(())
    }

    fn example(&self, row: &CsvRow<'_>, fields: &[Field], table: &Columns) -> Result<Example, RowFault> {
        row.check(fields, table)?;
        let mut scratch = String::new();
        self.places
            .example(table, |place| Ok(fields.get(place).map_or("", |field| row.value(field, &mut scratch)).to_owned()))
    }
}
