//! Without the feature `columnar`, pages do not become record batches.

use std::convert::Infallible;

use crate::dataset::{ColumnarError, DatasetError, Format, Output};
use crate::score::column::NewColumn;
use crate::score::new_columns::NewColumns;
use crate::score::sheet::{Sheet, SheetRows};
use crate::score::values::Values;

#[derive(Debug)]
pub(super) struct PageBatches(Infallible);

pub(super) struct PageRows(NewColumns);

impl PageBatches {
    pub fn new(_: Vec<NewColumn>, format: Format, output: &str) -> Result<Self, DatasetError> {
        Err(ColumnarError::NotBuiltIn { file: output.to_owned(), format }.into())
    }

    pub fn sheet<'o>(&self, _: &'o mut Output, _: Format) -> Result<Sheet<'o>, DatasetError> {
        match self.0 {}
    }

    pub fn rows(&self, _: usize) -> PageRows {
        match self.0 {}
    }
}

impl PageRows {
    pub fn values(&mut self, _: &str, _: Option<&str>) -> Values<'_> {
        Values::in_columns(&mut self.0)
    }

    pub fn finish(self) -> Result<SheetRows, Infallible> {
        self.0.never()
    }
}
