use std::collections::HashSet;

use crate::dataset::error::DatasetError;
use crate::dataset::rows::column_choice::ColumnChoice;
use crate::dataset::rows::column_name::{ColumnList, ColumnName};
use crate::message::{DidYouMean, shorten};

/// Names that hold a headline where none is chosen, best first.
pub const HEADLINE_COLUMNS: &[&str] = &["headline", "title"];
/// Names that hold a body where none is chosen, best first.
pub const BODY_COLUMNS: &[&str] = &["body", "text", "content"];
/// Names that hold the address of a page where none is chosen, best first.
pub const ADDRESS_COLUMNS: &[&str] = &["url", "address", "link"];

/// The names of a table's columns, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    names: Vec<String>,
}

impl Columns {
    /// Columns with these names, in this order.
    pub fn new(names: Vec<String>) -> Self {
        Columns { names }
    }

    /// The names, in order.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// First place of a name, from 0.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|known| known == name)
    }

    /// The column at a place, as messages name it.
    pub fn name(&self, place: usize) -> ColumnName {
        match self.names.get(place) {
            Some(name) if !name.trim().is_empty() => ColumnName::Named(shorten(name)),
            _ => ColumnName::Numbered(place + 1),
        }
    }

    /// Place of a chosen column, from 0.
    pub fn find(&self, file: &str, choice: &ColumnChoice) -> Result<usize, DatasetError> {
        if let Some(first) = self.position(choice.as_str()) {
            return match self.names[first + 1..].iter().position(|name| name == choice.as_str()) {
                None => Ok(first),
                Some(more) => Err(DatasetError::AmbiguousColumn {
                    file: file.to_owned(),
                    name: choice.to_string(),
                    first: first + 1,
                    second: first + more + 2,
                }),
            };
        }
        match choice.number() {
            Some(number @ 1..) if number <= self.names.len() => Ok(number - 1),
            Some(_) => Err(self.missing(file, choice.to_string(), DidYouMean::default())),
            None => {
                let near = DidYouMean::among(choice.as_str(), self.names.iter().map(String::as_str));
                Err(self.missing(file, format!("`{choice}`"), near))
            }
        }
    }

    /// Place of the first of `defaults` that is present.
    pub fn find_default(&self, defaults: &[&str]) -> Option<usize> {
        defaults.iter().find_map(|name| self.position(name))
    }

    /// Place of the headline: the chosen column, or the first of [`HEADLINE_COLUMNS`].
    pub fn find_headline(&self, file: &str, choice: Option<&ColumnChoice>) -> Result<usize, DatasetError> {
        match choice {
            Some(choice) => self.find(file, choice),
            None => self.find_default(HEADLINE_COLUMNS).ok_or_else(|| {
                let known = self.names.iter().map(String::as_str);
                let near = DidYouMean::among(HEADLINE_COLUMNS[0], known);
                self.missing(file, either(HEADLINE_COLUMNS), near)
            }),
        }
    }

    /// Place of the body: the chosen column, or the first of [`BODY_COLUMNS`], or none.
    pub fn find_body(&self, file: &str, choice: Option<&ColumnChoice>) -> Result<Option<usize>, DatasetError> {
        match choice {
            Some(choice) => self.find(file, choice).map(Some),
            None => Ok(self.find_default(BODY_COLUMNS)),
        }
    }

    /// Place of the address: the chosen column, or the first of [`ADDRESS_COLUMNS`].
    pub fn find_address(&self, file: &str, choice: Option<&ColumnChoice>) -> Result<usize, DatasetError> {
        match choice {
            Some(choice) => self.find(file, choice),
            None => self.find_default(ADDRESS_COLUMNS).ok_or_else(|| {
                let known = self.names.iter().map(String::as_str);
                let near = DidYouMean::among(ADDRESS_COLUMNS[0], known);
                self.missing(file, either(ADDRESS_COLUMNS), near)
            }),
        }
    }

    /// Makes sure that every name stands only once, as the keys of objects must.
    ///
    /// # Errors
    ///
    /// [`DatasetError::AmbiguousColumn`].
    pub fn check_distinct(&self, file: &str) -> Result<(), DatasetError> {
        let mut seen = HashSet::with_capacity(self.names.len());
        match self.names.iter().find(|name| !seen.insert(name.as_str())) {
            Some(name) => self.find(file, &ColumnChoice::named(name.as_str())).map(|_| ()),
            None => Ok(()),
        }
    }

    /// Makes sure that columns to append would not collide with those that are there.
    ///
    /// # Errors
    ///
    /// [`DatasetError::ColumnTaken`].
    pub fn check_added(&self, file: &str, added: impl Iterator<Item = String>) -> Result<(), DatasetError> {
        for name in added {
            if let Some(place) = self.position(&name) {
                return Err(DatasetError::ColumnTaken { file: file.to_owned(), name, position: place + 1 });
            }
        }
        Ok(())
    }

    fn missing(&self, file: &str, wanted: String, suggestion: DidYouMean) -> DatasetError {
        DatasetError::MissingColumn { file: file.to_owned(), wanted, suggestion, columns: ColumnList::of(&self.names) }
    }
}

/// Names as a choice: "`headline` or `title`".
pub(in crate::dataset) fn either(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" or ")
}
