use std::fmt;
use std::str::FromStr;

use serde::Deserialize;

/// A column, by name or by number from 1; a name that looks like a number wins where it is present.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct ColumnChoice(String);

impl ColumnChoice {
    /// The column of this name.
    pub fn named(name: impl Into<String>) -> Self {
        ColumnChoice(name.into())
    }

    /// What was given.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(in crate::dataset) fn number(&self) -> Option<usize> {
        let digits = !self.0.is_empty() && self.0.bytes().all(|byte| byte.is_ascii_digit());
        if digits { self.0.parse().ok() } else { None }
    }

    /// The key of JSON objects.
    pub(in crate::dataset) fn key(&self, file: &str) -> Result<&str, ChoiceError> {
        match self.number() {
            Some(_) => Err(ChoiceError::Key { file: file.to_owned(), choice: self.clone() }),
            None => Ok(&self.0),
        }
    }
}

impl FromStr for ColumnChoice {
    type Err = ChoiceError;

    fn from_str(given: &str) -> Result<Self, ChoiceError> {
        let choice = ColumnChoice(given.to_owned());
        match choice.number() {
            Some(0) => Err(ChoiceError::Zero { given: given.to_owned() }),
            _ => Ok(choice),
        }
    }
}

impl TryFrom<String> for ColumnChoice {
    type Error = ChoiceError;

    fn try_from(given: String) -> Result<Self, ChoiceError> {
        given.parse()
    }
}

impl fmt::Display for ColumnChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A column that cannot be chosen so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChoiceError {
    /// JSON objects have no column numbers.
    #[error("{file}: column {choice}: JSON Lines has keys, not column numbers: give the key's name")]
    Key { file: String, choice: ColumnChoice },
    /// Columns are counted from 1.
    #[error("column {given}: column numbers start at 1")]
    Zero { given: String },
}
