use crate::dataset::error::DatasetError;
use crate::dataset::error::fault::RowFault;
use crate::dataset::labelled::chunks::Place;
use crate::dataset::labelled::example::{Example, ExampleColumns, LabelSource};
use crate::dataset::labelled::label;
use crate::dataset::rows::cell::Cell;
use crate::dataset::rows::column::{BODY_COLUMNS, HEADLINE_COLUMNS};
use crate::dataset::rows::column_choice::ColumnChoice;
use crate::dataset::rows::column_name::ColumnName;
use crate::dataset::rows::json::{Cells, JsonRow};
use crate::dataset::rows::json_text::TextKeys;
use crate::dataset::rows::lines::Lines;

/// Reads examples from JSON Lines.
pub(in crate::dataset) struct JsonExamples {
    text: TextKeys,
    /// The keys after those of `text`: label, then those of group, kind and weight that are chosen.
    keys: Vec<String>,
    label: LabelSource,
    group: Option<usize>,
    kind: Option<usize>,
    weight: Option<usize>,
}

impl JsonExamples {
    pub fn new(file: &str, columns: &ExampleColumns) -> Result<Self, DatasetError> {
        let text = TextKeys::new(file, columns.headline.as_ref(), columns.body.as_ref())?;
        let mut keys: Vec<String> = text.keys().map(str::to_owned).collect();
        let mut add = |choice: &ColumnChoice| -> Result<usize, DatasetError> {
            let key = choice.key(file)?;
            // The same key may be asked for twice; its value is found at its first place.
            Ok(keys.iter().position(|known| known == key).unwrap_or_else(|| {
                keys.push(key.to_owned());
                keys.len() - 1
            }))
        };
        let label = match columns.every_label {
            Some(label) => LabelSource::Every(label.value()),
            None => LabelSource::Column(add(&columns.label)?),
        };
        let group = columns.group.as_ref().map(&mut add).transpose()?;
        let kind = columns.kind.as_ref().map(&mut add).transpose()?;
        let weight = columns.weight.as_ref().map(&mut add).transpose()?;
        Ok(JsonExamples { text, keys, label, group, kind, weight })
    }

    pub fn read(&self, chunk: &[u8], place: &Place<'_>, examples: &mut Vec<Example>) -> Result<(), DatasetError> {
        let keys: Vec<&str> = self.keys.iter().map(String::as_str).collect();
        for (line, bytes) in Lines::new(chunk).zip(place.line..).map(|(line, number)| (number, line.bytes)) {
            let Some(row) = JsonRow::new(bytes) else { continue };
            let number = examples.len() as u64 + 1;
            let example =
                row.and_then(|row| self.example(&row, &keys)).map_err(|fault| place.at(number, line, fault))?;
            examples.push(Example { row: number, line, ..example });
        }
        Ok(())
    }

    fn example(&self, row: &JsonRow<'_>, keys: &[&str]) -> Result<Example, RowFault> {
        let cells = row.read(keys, |_| false)?;
        let (headline, body) = self.text.read(row, &cells)?;
        let name = |place: usize| ColumnName::Named(keys[place].to_owned());
        let label = match self.label {
            LabelSource::Every(label) => label,
            LabelSource::Column(place) => match &cells[place] {
                None => return Err(missing(row, keys[place])),
                Some(cell) => label::label(&label::written(cell), || name(place))?,
            },
        };
        let weight = match self.weight {
            None => 1.0,
            Some(place) => match &cells[place] {
                None => return Err(missing(row, keys[place])),
                Some(cell) => label::weight(&label::written(cell), || name(place))?,
            },
        };
        Ok(Example {
            headline: headline.to_owned(),
            body: body.map(str::to_owned),
            label,
            group: self.group.and_then(|place| filled(&cells, place)),
            kind: self.kind.and_then(|place| filled(&cells, place)),
            weight,
            row: 0,
            line: 0,
        })
    }
}

fn missing(row: &JsonRow<'_>, key: &str) -> RowFault {
    RowFault::MissingKey { column: row.end_column(), wanted: format!("`{key}`") }
}

fn filled(cells: &Cells<'_>, place: usize) -> Option<String> {
    match cells.get(place)?.as_ref()? {
        Cell::Null => None,
        cell => Some(label::written(cell)).filter(|text| !text.trim().is_empty()),
    }
}

const _: () = assert!(HEADLINE_COLUMNS.len() + BODY_COLUMNS.len() + 4 <= crate::dataset::rows::json::MOST_KEYS);
