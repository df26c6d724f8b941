use super::column::Columns;
use super::error::DatasetError;
use super::example::{Example, ExampleColumns, LabelSource, Place};
use super::fault::RowFault;
use super::label;
use super::record::Field;
use super::row::{CsvRow, CsvRows, LineCursor};

/// Reads examples from CSV.
pub(super) struct CsvExamples {
    delimiter: u8,
    headline: usize,
    label: LabelSource,
    body: Option<usize>,
    group: Option<usize>,
    kind: Option<usize>,
    weight: Option<usize>,
}

impl CsvExamples {
    pub fn new(file: &str, table: &Columns, delimiter: u8, columns: &ExampleColumns) -> Result<Self, DatasetError> {
        let optional = |choice: &Option<_>| choice.as_ref().map(|choice| table.find(file, choice)).transpose();
        Ok(CsvExamples {
            delimiter,
            headline: table.find_headline(file, columns.headline.as_ref())?,
            label: match columns.every_label {
                Some(label) => LabelSource::Every(label.value()),
                None => LabelSource::Column(table.find(file, &columns.label)?),
            },
            body: table.find_body(file, columns.body.as_ref())?,
            group: optional(&columns.group)?,
            kind: optional(&columns.kind)?,
            weight: optional(&columns.weight)?,
        })
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
        let mut value = |place: usize| fields.get(place).map_or("", |field| row.value(field, &mut scratch)).to_owned();
        let headline = value(self.headline);
        if headline.trim().is_empty() {
            return Err(RowFault::EmptyHeadline { column: table.name(self.headline) });
        }
        let label = match self.label {
            LabelSource::Every(label) => label,
            LabelSource::Column(place) => label::label(&value(place), || table.name(place))?,
        };
        let weight = match self.weight {
            Some(place) => label::weight(&value(place), || table.name(place))?,
            None => 1.0,
        };
        let mut filled = |place: Option<usize>| place.map(&mut value).filter(|text| !text.trim().is_empty());
        let (body, group, kind) = (filled(self.body), filled(self.group), filled(self.kind));
        Ok(Example { headline, body, label, group, kind, weight, row: 0, line: 0 })
    }
}
