use crate::dataset::error::DatasetError;
use crate::dataset::error::fault::RowFault;
use crate::dataset::rows::cell::Cell;
use crate::dataset::rows::column::{ADDRESS_COLUMNS, BODY_COLUMNS, HEADLINE_COLUMNS, either};
use crate::dataset::rows::column_choice::ColumnChoice;
use crate::dataset::rows::column_name::ColumnName;
use crate::dataset::rows::json::{Cells, JsonRow};

/// The keys that may hold the headline and the body of an object.
///
/// Where no key is chosen, each object's own first of the default names counts.
#[derive(Debug, Clone)]
pub struct TextKeys {
    headline: Vec<String>,
    body: Vec<String>,
    address: Vec<String>,
}

impl TextKeys {
    /// Chosen keys or the defaults.
    ///
    /// # Errors
    ///
    /// [`ChoiceError::Key`](crate::dataset::ChoiceError::Key): objects have no column numbers.
    pub fn new(file: &str, headline: Option<&ColumnChoice>, body: Option<&ColumnChoice>) -> Result<Self, DatasetError> {
        let keys = |choice: Option<&ColumnChoice>, defaults: &[&str]| -> Result<Vec<String>, DatasetError> {
            Ok(match choice {
                Some(choice) => vec![choice.key(file)?.to_owned()],
                None => defaults.iter().map(|key| (*key).to_owned()).collect(),
            })
        };
        Ok(TextKeys {
            headline: keys(headline, HEADLINE_COLUMNS)?,
            body: keys(body, BODY_COLUMNS)?,
            address: Vec::new(),
        })
    }

    /// The same with the keys of an address: the one chosen, or the defaults.
    ///
    /// # Errors
    ///
    /// [`ChoiceError::Key`](crate::dataset::ChoiceError::Key).
    pub fn with_address(self, file: &str, choice: Option<&ColumnChoice>) -> Result<Self, DatasetError> {
        let address = match choice {
            Some(choice) => vec![choice.key(file)?.to_owned()],
            None => ADDRESS_COLUMNS.iter().map(|key| (*key).to_owned()).collect(),
        };
        Ok(TextKeys { address, ..self })
    }

    /// The keys to read, in the order that [`TextKeys::read`] expects.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.headline.iter().chain(&self.body).chain(&self.address).map(String::as_str)
    }

    /// The address among cells that start with those of [`TextKeys::keys`]; none where there is none that is text.
    pub fn address<'a>(&self, cells: &'a Cells<'_>) -> Option<&'a str> {
        match first(&self.address, cells.get(self.headline.len() + self.body.len()..)?)? {
            (_, Cell::Text(address)) => Some(address),
            _ => None,
        }
    }

    /// The headline and the body among cells that start with those of [`TextKeys::keys`].
    ///
    /// # Errors
    ///
    /// The fault of a row without a usable headline, or with a body that is not text.
    pub fn read<'a>(&self, row: &JsonRow<'_>, cells: &'a Cells<'_>) -> Result<(&'a str, Option<&'a str>), RowFault> {
        let split = self.headline.len();
        let Some((key, cell)) = first(&self.headline, cells) else {
            let keys: Vec<&str> = self.headline.iter().map(String::as_str).collect();
            return Err(RowFault::MissingKey { column: row.end_column(), wanted: either(&keys) });
        };
        let headline = text(key, cell)?;
        if headline.trim().is_empty() {
            return Err(RowFault::EmptyHeadline { column: ColumnName::Named(key.to_owned()) });
        }
        let body = match first(&self.body, cells.get(split..).unwrap_or_default()) {
            None | Some((_, Cell::Null)) => None,
            Some((key, cell)) => Some(text(key, cell)?).filter(|body| !body.trim().is_empty()),
        };
        Ok((headline, body))
    }
}

fn first<'k, 'a, 'c>(keys: &'k [String], cells: &'a [Option<Cell<'c>>]) -> Option<(&'k str, &'a Cell<'c>)> {
    keys.iter().zip(cells).find_map(|(key, cell)| cell.as_ref().map(|cell| (key.as_str(), cell)))
}

fn text<'a>(key: &str, cell: &'a Cell<'_>) -> Result<&'a str, RowFault> {
    match cell {
        Cell::Text(text) => Ok(text),
        other => Err(RowFault::WrongType {
            column: ColumnName::Named(key.to_owned()),
            found: other.kind(),
            expected: "a string",
        }),
    }
}
