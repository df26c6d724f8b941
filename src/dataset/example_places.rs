use super::column::Columns;
use super::error::DatasetError;
use super::example::{Example, ExampleColumns, LabelSource};
use super::fault::RowFault;
use super::label;

/// Where the columns of examples stand in a table, from 0.
pub(super) struct ExamplePlaces {
    pub headline: usize,
    label: LabelSource,
    pub body: Option<usize>,
    group: Option<usize>,
    kind: Option<usize>,
    weight: Option<usize>,
}

impl ExamplePlaces {
    pub fn find(file: &str, table: &Columns, columns: &ExampleColumns) -> Result<Self, DatasetError> {
        let optional = |choice: &Option<_>| choice.as_ref().map(|choice| table.find(file, choice)).transpose();
        Ok(ExamplePlaces {
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

    /// The places that are read, in no order.
    pub fn all(&self) -> Vec<usize> {
        let label = match self.label {
            LabelSource::Column(place) => Some(place),
            LabelSource::Every(_) => None,
        };
        let optional = [label, self.body, self.group, self.kind, self.weight];
        [self.headline].into_iter().chain(optional.into_iter().flatten()).collect()
    }

    /// An example without its row and line, of the values that stand at places.
    pub fn example(
        &self,
        table: &Columns,
        mut value: impl FnMut(usize) -> Result<String, RowFault>,
    ) -> Result<Example, RowFault> {
        let headline = value(self.headline)?;
        if headline.trim().is_empty() {
            return Err(RowFault::EmptyHeadline { column: table.name(self.headline) });
        }
        let label = match self.label {
            LabelSource::Every(label) => label,
            LabelSource::Column(place) => label::label(&value(place)?, || table.name(place))?,
        };
        let weight = match self.weight {
            Some(place) => label::weight(&value(place)?, || table.name(place))?,
            None => 1.0,
        };
        let mut filled = |place: Option<usize>| -> Result<Option<String>, RowFault> {
            let text = place.map(&mut value).transpose()?;
            Ok(text.filter(|text| !text.trim().is_empty()))
        };
        let (body, group, kind) = (filled(self.body)?, filled(self.group)?, filled(self.kind)?);
        Ok(Example { headline, body, label, group, kind, weight, row: 0, line: 0 })
    }
}
