use std::collections::BTreeMap;
use std::io::BufWriter;

use arrow_array::RecordBatch;
use arrow_ipc::writer::{FileWriter, StreamWriter};
use arrow_schema::{ArrowError, SchemaRef};
use parquet::arrow::{ARROW_SCHEMA_META_KEY, ArrowWriter};
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::metadata::{KeyValue, ParquetMetaData};
use parquet::file::properties::WriterProperties;

use super::error::ColumnarError;
use super::sink::{Failure, Sink};
use crate::dataset::error::DatasetError;
use crate::dataset::io::output::{Downstream, Output};
use crate::dataset::rows::format::Format;

/// Bytes of a row group that wait for its end.
const GROUP_BYTES: usize = 64 << 20;
/// Memory of a row group, with the dictionaries of its columns, at which it ends early.
const GROUP_MEMORY: usize = 128 << 20;

/// What a copy of a columnar file keeps of it beside its rows.
#[derive(Debug, Clone, Default)]
pub struct Layout {
    /// Codec of Parquet's pages.
    codec: Option<Compression>,
    /// Rows of Parquet's largest row group.
    group: Option<usize>,
    /// Metadata of a Parquet file.
    metadata: Vec<KeyValue>,
    /// Metadata in the footer of an Arrow file.
    pub(super) footer: BTreeMap<String, String>,
}

impl Layout {
    pub(super) fn of_parquet(file: &ParquetMetaData) -> Self {
        let groups = file.row_groups();
        let codec = groups.first().and_then(|group| group.columns().first()).map(|column| column.compression());
        let group = groups.iter().filter_map(|group| usize::try_from(group.num_rows()).ok()).max();
        // The writer describes its own schema.
        let mut metadata = file.file_metadata().key_value_metadata().cloned().unwrap_or_default();
        metadata.retain(|pair| pair.key != ARROW_SCHEMA_META_KEY);
        Layout { codec, group: group.filter(|rows| *rows > 0), metadata, footer: BTreeMap::new() }
    }

    fn properties(&self) -> WriterProperties {
        let metadata = Some(self.metadata.clone()).filter(|metadata| !metadata.is_empty());
        let mut properties = WriterProperties::builder()
            .set_compression(self.codec.unwrap_or(Compression::SNAPPY))
            .set_max_row_group_bytes(Some(GROUP_BYTES))
            .set_key_value_metadata(metadata);
        if let Some(rows) = self.group {
            properties = properties.set_max_row_group_row_count(Some(rows));
        }
        properties.build()
    }
}

/// Writes record batches of one schema into an output.
pub struct BatchWriter<'o> {
    file: String,
    writer: Writer<'o>,
}

enum Writer<'o> {
    Parquet(Box<ArrowWriter<Sink<'o>>>),
    File(FileWriter<BufWriter<Sink<'o>>>),
    Stream(StreamWriter<BufWriter<Sink<'o>>>),
}

/// What a writer of either kind said.
enum Said {
    Parquet(ParquetError),
    Arrow(ArrowError),
}

impl<'o> BatchWriter<'o> {
    /// Writes in a columnar format; what came with the file that the rows are from is kept as far as it has a place.
    ///
    /// # Errors
    ///
    /// [`DatasetError::Write`]; [`ColumnarError::WriteParquet`] and [`ColumnarError::WriteArrow`] for types that the
    /// format does not have; [`DatasetError::WrongFormat`] where it is not columnar.
    pub fn new(
        output: &'o mut Output,
        format: Format,
        schema: &SchemaRef,
        layout: &Layout,
    ) -> Result<Self, DatasetError> {
        let file = output.name().to_owned();
        let sink = Sink::new(output);
        let failed = |reason| ColumnarError::WriteArrow { file: file.clone(), reason };
        let writer = match format {
            Format::Parquet => {
                let writer = ArrowWriter::try_new(sink, schema.clone(), Some(layout.properties()));
                let writer = writer.map_err(|reason| ColumnarError::WriteParquet { file: file.clone(), reason })?;
                Writer::Parquet(Box::new(writer))
            }
            Format::Arrow => {
                let mut writer = FileWriter::try_new_buffered(sink, schema).map_err(failed)?;
                for (key, value) in &layout.footer {
                    writer.write_metadata(key, value);
                }
                Writer::File(writer)
            }
            Format::ArrowStream => Writer::Stream(StreamWriter::try_new_buffered(sink, schema).map_err(failed)?),
            _ => {
                return Err(DatasetError::WrongFormat { file, format, expected: "parquet, arrow or arrows" });
            }
        };
        Ok(BatchWriter { file, writer })
    }

    /// Appends a batch.
    ///
    /// # Errors
    ///
    /// [`DatasetError::Write`], [`ColumnarError::WriteParquet`], [`ColumnarError::WriteArrow`]; a closed pipe is
    /// [`Downstream::Closed`], not an error.
    pub fn write(&mut self, batch: &RecordBatch) -> Result<Downstream, DatasetError> {
        let written = match &mut self.writer {
            Writer::Parquet(writer) => write_parquet(writer, batch).map_err(Said::Parquet),
            Writer::File(writer) => writer.write(batch).map_err(Said::Arrow),
            Writer::Stream(writer) => writer.write(batch).map_err(Said::Arrow),
        };
        self.downstream(written)
    }

    /// Writes what ends the file. The output itself is still to be finished.
    ///
    /// # Errors
    ///
    /// Those of [`BatchWriter::write`].
    pub fn finish(mut self) -> Result<Downstream, DatasetError> {
        let written = match &mut self.writer {
            Writer::Parquet(writer) => writer.finish().map(|_| ()).map_err(Said::Parquet),
            Writer::File(writer) => writer.finish().and_then(|()| writer.flush()).map_err(Said::Arrow),
            Writer::Stream(writer) => writer.finish().and_then(|()| writer.flush()).map_err(Said::Arrow),
        };
        self.downstream(written)
    }

    fn downstream(&mut self, written: Result<(), Said>) -> Result<Downstream, DatasetError> {
        let Err(said) = written else { return Ok(Downstream::Open) };
        let sink = match &mut self.writer {
            Writer::Parquet(writer) => writer.inner_mut(),
            Writer::File(writer) => writer.get_mut().get_mut(),
            Writer::Stream(writer) => writer.get_mut().get_mut(),
        };
        let file = self.file.clone();
        match (sink.take_failure(), said) {
            (Some(Failure::Closed), _) => Ok(Downstream::Closed),
            (Some(Failure::Error(error)), _) => Err(error),
            (None, Said::Parquet(reason)) => Err(ColumnarError::WriteParquet { file, reason }.into()),
            (None, Said::Arrow(reason)) => Err(ColumnarError::WriteArrow { file, reason }.into()),
        }
    }
}

fn write_parquet(writer: &mut ArrowWriter<Sink<'_>>, batch: &RecordBatch) -> Result<(), ParquetError> {
    writer.write(batch)?;
    if writer.memory_size() > GROUP_MEMORY { writer.flush() } else { Ok(()) }
}
