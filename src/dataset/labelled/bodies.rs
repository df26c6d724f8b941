use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::dataset::error::DatasetError;
use crate::dataset::labelled::example::{EveryLabel, Example, ExampleColumns};
use crate::dataset::labelled::read_examples::read_examples;
use crate::dataset::rows::column_choice::ColumnChoice;

/// Bodies that a corpus keeps in a file of their own; a row names its body by its group.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct BodyFile {
    /// The file, under a data directory.
    pub file: PathBuf,
    /// Where the prepared file can be downloaded.
    pub url: Option<String>,
    /// SHA-256 of the file's bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// Column of the name.
    pub key: ColumnChoice,
    /// Column of the body.
    pub body: ColumnChoice,
}

impl BodyFile {
    /// Gives every row the body that its group names.
    ///
    /// # Errors
    ///
    /// As [`read_examples`]; [`DatasetError::BodyTwice`]; [`DatasetError::NoBody`] for the first row whose group
    /// names none.
    pub(in crate::dataset) fn join(&self, path: &Path, rows: &mut [Example], file: &str) -> Result<(), DatasetError> {
        // Every body is a row with its name for a headline.
        let columns = ExampleColumns {
            headline: Some(self.key.clone()),
            body: Some(self.body.clone()),
            every_label: Some(EveryLabel::Honest),
            ..ExampleColumns::default()
        };
        let mut bodies: BTreeMap<String, Option<String>> = BTreeMap::new();
        for Example { headline: key, body, row, line, .. } in read_examples(path, &columns)?.rows {
            if bodies.contains_key(&key) {
                return Err(DatasetError::BodyTwice { file: path.to_owned(), row, line, key });
            }
            bodies.insert(key, body);
        }
        for row in rows {
            let key = row.group.as_deref().unwrap_or_default();
            let Some(Some(body)) = bodies.get(key) else {
                let (file, key, bodies) = (file.to_owned(), key.to_owned(), path.to_owned());
                return Err(DatasetError::NoBody { file, row: row.row, line: row.line, key, bodies });
            };
            row.body = Some(body.clone());
        }
        Ok(())
    }
}
