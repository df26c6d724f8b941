#[cfg(feature = "columnar")]
use arrow_array::RecordBatch;

use super::summary::Ended;
#[cfg(feature = "columnar")]
use crate::dataset::BatchWriter;
use crate::dataset::{DatasetError, Downstream, Output};

/// Where the rows go.
pub(super) enum Sheet<'o> {
    #[cfg(feature = "columnar")]
    Batches(Box<BatchWriter<'o>>),
    Records(&'o mut Output),
}

/// Rows with their new columns.
#[derive(Debug, Default)]
pub(super) enum SheetRows {
    #[default]
    Nothing,
    #[cfg(feature = "columnar")]
    Batch(RecordBatch),
    Text(Vec<u8>),
}

impl Sheet<'_> {
    /// Writes what is text: rows, or what stands before them. Batches have none.
    pub fn put_text(&mut self, text: &[u8]) -> Result<Ended, DatasetError> {
        match self {
            Sheet::Records(output) => ended(output.put(text)?),
            #[cfg(feature = "columnar")]
            Sheet::Batches(_) => Ok(Ended::Complete),
        }
    }

    /// Writes rows.
    pub fn put(&mut self, rows: SheetRows) -> Result<Ended, DatasetError> {
        match (self, rows) {
            (Sheet::Records(output), SheetRows::Text(text)) => ended(output.put(&text)?),
            #[cfg(feature = "columnar")]
            (Sheet::Batches(writer), SheetRows::Batch(batch)) if batch.num_rows() > 0 => ended(writer.write(&batch)?),
            _ => Ok(Ended::Complete),
        }
    }

    /// Writes what ends a columnar file; a text is whole as it is.
    pub fn finish(self) -> Result<Ended, DatasetError> {
        match self {
            Sheet::Records(_) => Ok(Ended::Complete),
            #[cfg(feature = "columnar")]
            Sheet::Batches(writer) => ended(writer.finish()?),
        }
    }
}

fn ended(downstream: Downstream) -> Result<Ended, DatasetError> {
    Ok(match downstream {
        Downstream::Open => Ended::Complete,
        Downstream::Closed => Ended::DownstreamClosed,
    })
}
