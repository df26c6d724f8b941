//! What stands for columnar files in a build without the feature `columnar`: they are refused by name.

use std::convert::Infallible;
use std::path::Path;

use crate::dataset::error::DatasetError;
use crate::dataset::io::standard::display_name;
use crate::dataset::rows::format::Format;

/// What is wrong with a columnar file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ColumnarError {
    /// Nothing here reads or writes it.
    #[error(
        "{file}: found the format {}, expected a debait with the feature `columnar`, which this one is built without",
        .format.name()
    )]
    NotBuiltIn {
        /// Name of the input or output.
        file: String,
        /// The format.
        format: Format,
    },
}

/// Reads record batches, where there is the feature `columnar`.
#[derive(Debug)]
pub struct BatchReader(Infallible);

impl BatchReader {
    /// Opens nothing.
    ///
    /// # Errors
    ///
    /// [`ColumnarError::NotBuiltIn`].
    pub fn open(path: &Path, format: Format) -> Result<Self, DatasetError> {
        Err(ColumnarError::NotBuiltIn { file: display_name(path), format }.into())
    }

    /// Says that there is none.
    pub fn never(&self) -> ! {
        match self.0 {}
    }
}
