use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_array::builder::StringBuilder;
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};

use super::job::COLUMNS;
use crate::dataset::{BatchWriter, DatasetError, Format, Output};
use crate::score::column::NewColumn;
use crate::score::new_columns::NewColumns;
use crate::score::sheet::{Sheet, SheetRows};
use crate::score::values::Values;

/// Pages as record batches of one schema, with new columns.
#[derive(Debug)]
pub(super) struct PageBatches {
    schema: SchemaRef,
    added: Vec<NewColumn>,
}

/// A batch that grows page by page.
pub(super) struct PageRows<'b> {
    schema: &'b SchemaRef,
    addresses: StringBuilder,
    headlines: StringBuilder,
    new: NewColumns,
}

impl PageBatches {
    pub fn new(added: Vec<NewColumn>, _: Format, _: &str) -> Result<Self, DatasetError> {
        let texts = COLUMNS.map(|name| Arc::new(Field::new(name, DataType::Utf8, true)));
        let fields = texts.into_iter().chain(added.iter().map(|column| Arc::new(NewColumns::field(column))));
        Ok(PageBatches { schema: Arc::new(Schema::new(fields.collect::<Vec<_>>())), added })
    }

    pub fn sheet<'o>(&self, output: &'o mut Output, format: Format) -> Result<Sheet<'o>, DatasetError> {
        let writer = BatchWriter::new(output, format, &self.schema, &Default::default())?;
        Ok(Sheet::Batches(Box::new(writer)))
    }

    /// A batch of so many pages at most.
    pub fn rows(&self, pages: usize) -> PageRows<'_> {
        let [addresses, headlines] = COLUMNS.map(|_| StringBuilder::new());
        PageRows { schema: &self.schema, addresses, headlines, new: NewColumns::new(&self.added, pages) }
    }
}

impl PageRows<'_> {
    /// Starts a row, and takes the values of its new columns.
    pub fn values(&mut self, address: &str, headline: Option<&str>) -> Values<'_> {
        self.addresses.append_value(address);
        self.headlines.append_option(headline);
        Values::in_columns(&mut self.new)
    }

    pub fn finish(mut self) -> Result<SheetRows, ArrowError> {
        let texts = [&mut self.addresses, &mut self.headlines].map(|texts| Arc::new(texts.finish()) as _);
        let columns = texts.into_iter().chain(self.new.finish()).collect();
        Ok(SheetRows::Batch(RecordBatch::try_new(self.schema.clone(), columns)?))
    }
}
