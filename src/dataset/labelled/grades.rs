use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::dataset::error::DatasetError;
use crate::dataset::io::taken::hexadecimal;
use crate::dataset::labelled::example::{Example, ExampleColumns, Examples};
use crate::dataset::labelled::read_examples::read_examples;
use crate::dataset::rows::column_choice::ColumnChoice;

/// Hexadecimal digits of a headline's SHA-256 that a file of grades has.
const DIGITS: usize = 16;

/// What another model says of the headlines of a corpus: the share of readers who would call each one bait.
///
/// The file has the columns `sha256`, the first 16 hexadecimal digits of the headline's SHA-256 in UTF-8, and `grade`, from
/// 0 to 1; it holds no text.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct GradesFile {
    /// The file, beside the manifest.
    pub file: PathBuf,
    /// How much of a row's target is its grade, from 0 to 1; the rest is what its label stands for.
    pub share: f64,
}

/// Grades by headline.
#[derive(Debug)]
pub struct Grades {
    by_digest: BTreeMap<String, f64>,
    /// SHA-256 of the file's bytes, in lower-case hexadecimal.
    pub sha256: String,
}

impl GradesFile {
    /// Reads the file beside a manifest in this folder.
    ///
    /// # Errors
    ///
    /// As [`read_examples`].
    pub fn read(&self, folder: &Path) -> Result<Grades, DatasetError> {
        let columns = ExampleColumns {
            headline: Some(ColumnChoice::named("sha256")),
            label: ColumnChoice::named("grade"),
            ..ExampleColumns::default()
        };
        let Examples { rows, sha256, .. } = read_examples(&folder.join(&self.file), &columns)?;
        let by_digest = rows.into_iter().map(|Example { headline, label, .. }| (headline, label)).collect();
        Ok(Grades { by_digest, sha256 })
    }
}

impl Grades {
    /// The grade of a headline, where it has one.
    pub fn of(&self, headline: &str) -> Option<f64> {
        let digest = hexadecimal(&Sha256::digest(headline));
        self.by_digest.get(&digest[..DIGITS]).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades_are_found_by_headline() {
        let folder = tempfile::tempdir().unwrap();
        let digest = hexadecimal(&Sha256::digest("Ferry sails"));
        std::fs::write(folder.path().join("g.csv"), format!("sha256,grade\n{},0.125\n", &digest[..DIGITS])).unwrap();
        let grades = GradesFile { file: "g.csv".into(), share: 1.0 }.read(folder.path()).unwrap();
        assert_eq!(grades.of("Ferry sails"), Some(0.125));
        assert_eq!(grades.of("Ferry sails again"), None);
        let missing = GradesFile { file: "h.csv".into(), share: 1.0 }.read(folder.path()).unwrap_err();
        assert!(missing.to_string().contains("h.csv"), "{missing}");
    }
}
