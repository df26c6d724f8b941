use crate::dataset::error::DatasetError;
use crate::dataset::error::fault::RowFault;
use crate::dataset::labelled::example::{Example, ExampleColumns, LabelSource};
use crate::dataset::labelled::label;
use crate::dataset::rows::column::Columns;

/// Where the columns of examples stand in a table, from 0.
pub(in crate::dataset) struct ExamplePlaces {
    pub headline: usize,
    pub body: Option<usize>,
    labels: LabelPlaces,
}

impl ExamplePlaces {
    pub fn find(file: &str, table: &Columns, columns: &ExampleColumns) -> Result<Self, DatasetError> {
        Ok(ExamplePlaces {
            headline: table.find_headline(file, columns.headline.as_ref())?,
            labels: LabelPlaces::find(file, table, columns)?,
            body: table.find_body(file, columns.body.as_ref())?,
        })
    }

    /// The places that are read, in no order.
    #[cfg(feature = "columnar")]
    pub fn all(&self) -> Vec<usize> {
        [self.headline].into_iter().chain(self.body).chain(self.labels.all()).collect()
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
        let RowLabel { label, weight, group, kind } = self.labels.read(table, &mut value)?;
        let body = filled(self.body, &mut value)?;
        Ok(Example { headline, body, label, group, kind, weight, row: 0, line: 0 })
    }
}

/// Where the columns stand that label a row, whatever the row holds.
pub(in crate::dataset) struct LabelPlaces {
    label: LabelSource,
    pub group: Option<usize>,
    kind: Option<usize>,
    weight: Option<usize>,
}

/// How a row is labelled.
pub(in crate::dataset) struct RowLabel {
    pub label: f64,
    pub weight: f64,
    pub group: Option<String>,
    pub kind: Option<String>,
}

impl LabelPlaces {
    pub fn find(file: &str, table: &Columns, columns: &ExampleColumns) -> Result<Self, DatasetError> {
        let optional = |choice: &Option<_>| choice.as_ref().map(|choice| table.find(file, choice)).transpose();
        Ok(LabelPlaces {
            label: match columns.every_label {
                Some(label) => LabelSource::Every(label.value()),
                None => LabelSource::Column(table.find(file, &columns.label)?),
            },
            group: optional(&columns.group)?,
            kind: optional(&columns.kind)?,
            weight: optional(&columns.weight)?,
        })
    }

    #[cfg(feature = "columnar")]
    fn all(&self) -> impl Iterator<Item = usize> {
        let label = match self.label {
            LabelSource::Column(place) => Some(place),
            LabelSource::Every(_) => None,
        };
        [label, self.group, self.kind, self.weight].into_iter().flatten()
    }

    /// Reads the values that stand at the places.
    pub fn read(
        &self,
        table: &Columns,
        value: &mut impl FnMut(usize) -> Result<String, RowFault>,
    ) -> Result<RowLabel, RowFault> {
        let label = match self.label {
            LabelSource::Every(label) => label,
            LabelSource::Column(place) => label::label(&value(place)?, || table.name(place))?,
        };
        let weight = match self.weight {
            Some(place) => label::weight(&value(place)?, || table.name(place))?,
            None => 1.0,
        };
        Ok(RowLabel { label, weight, group: filled(self.group, value)?, kind: filled(self.kind, value)? })
    }
}

/// The value at a place, where there is one that is not blank.
fn filled(
    place: Option<usize>,
    value: &mut impl FnMut(usize) -> Result<String, RowFault>,
) -> Result<Option<String>, RowFault> {
    let text = place.map(value).transpose()?;
    Ok(text.filter(|text| !text.trim().is_empty()))
}
