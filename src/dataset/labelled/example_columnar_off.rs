//! Without the feature `columnar`, no example is read from a columnar file.

use std::path::Path;

use crate::dataset::error::DatasetError;
use crate::dataset::io::standard::display_name;
use crate::dataset::labelled::example::{ExampleColumns, Examples};
use crate::dataset::rows::columnar::ColumnarError;
use crate::dataset::rows::format::Format;

pub(in crate::dataset) fn read_batch_examples(
    path: &Path,
    format: Format,
    _: &ExampleColumns,
) -> Result<Examples, DatasetError> {
    Err(ColumnarError::NotBuiltIn { file: display_name(path), format }.into())
}
