use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Seek};
use std::path::Path;

use arrow_array::RecordBatch;
use arrow_ipc::reader::FileReader;
use arrow_schema::{ArrowError, SchemaRef};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};
use parquet::errors::ParquetError;
use parquet::file::metadata::ParquetMetaData;

use super::budget::{Part, Refused, TooMuch, rows_within, widest_row};
use super::error::ColumnarError;
use super::guard::guarded;
use super::ipc::{BatchStream, check_blocks};
use super::projection::Projection;
use super::shared::widest_shared;
use super::spool::{seekable, spooled};
use super::text::TextColumn;
use super::writer::Layout;
use crate::dataset::error::DatasetError;
use crate::dataset::io::input::open_file;
use crate::dataset::io::standard::display_name;
use crate::dataset::io::taken::{CountingReader, Taken};
use crate::dataset::rows::column::Columns;
use crate::dataset::rows::column_name::ColumnName;
use crate::dataset::rows::format::Format;

/// Bytes a batch aims at, as the rows of the file are on average.
const BATCH_BYTES: u64 = 1 << 20;
/// Rows a batch has at most.
const BATCH_ROWS: u64 = 8192;

/// An opened columnar file, whose rows come in record batches of about a megabyte.
pub struct BatchReader {
    name: String,
    format: Format,
    schema: SchemaRef,
    columns: Columns,
    size: Option<u64>,
    /// Rows handed out.
    rows: u64,
    /// Batches of an Arrow file or stream with rows in them that were decoded.
    parts: usize,
    batches: Batches,
    /// The rest of a batch that is bigger than it should be, and how many rows to cut from it.
    rest: Option<(RecordBatch, usize)>,
    projection: Projection,
    taken: Taken,
    layout: Layout,
}

enum Batches {
    /// With the rows of the file.
    Parquet(ParquetRecordBatchReader, u64),
    /// With the batches read.
    File(FileReader<BufReader<File>>, usize),
    Stream(BatchStream<Box<dyn Read + Send>>),
}

/// Which columns to read, by place from 0: all, or what a choice among them says.
type Choose<'c> = &'c dyn Fn(&str, &Columns) -> Result<Vec<usize>, DatasetError>;

impl BatchReader {
    /// Opens a file, or standard input for `-`. Arrow files and streams are told apart by their first bytes.
    ///
    /// # Errors
    ///
    /// [`DatasetError::Open`], [`DatasetError::Read`], [`ColumnarError::ReadParquet`], [`ColumnarError::ReadArrow`];
    /// [`DatasetError::WrongFormat`] where the format is not columnar.
    pub fn open(path: &Path, format: Format) -> Result<Self, DatasetError> {
        Self::with(path, format, None, Taken::default())
    }

    /// The same for some of the columns, by place from 0, with a digest of the whole file; of a Parquet file, nothing
    /// else is decoded.
    ///
    /// # Errors
    ///
    /// Those of [`BatchReader::open`], and what `choose` says of the file's name and columns.
    pub(in crate::dataset) fn open_columns(
        path: &Path,
        format: Format,
        choose: impl Fn(&str, &Columns) -> Result<Vec<usize>, DatasetError>,
    ) -> Result<Self, DatasetError> {
        Self::with(path, format, Some(&choose), Taken::digesting())
    }

    fn with(path: &Path, format: Format, choose: Option<Choose<'_>>, taken: Taken) -> Result<Self, DatasetError> {
        let name = display_name(path);
        match format {
            Format::Parquet => Self::parquet(path, name, choose, taken),
            Format::Arrow | Format::ArrowStream => Self::arrow(path, name, choose, taken),
            _ => Err(DatasetError::WrongFormat { file: name, format, expected: "parquet, arrow or arrows" }),
        }
    }

    fn parquet(path: &Path, name: String, choose: Option<Choose<'_>>, taken: Taken) -> Result<Self, DatasetError> {
        let (mut file, size) = seekable(path, &name)?;
        if taken.digests() {
            let read =
                io::copy(&mut CountingReader::new(&file, taken.clone()), &mut io::sink()).and_then(|_| file.rewind());
            read.map_err(|reason| DatasetError::Read { file: name.clone(), reason })?;
        }
        let failed = |reason| ColumnarError::ReadParquet { file: name.clone(), row: 0, reason };
        let unread = |reason| DatasetError::Read { file: name.clone(), reason };
        let budgeted = file.try_clone().map_err(unread)?;
        let builder = guarded(|| ParquetRecordBatchReaderBuilder::try_new(file)).map_err(failed)?;
        let columns = names(builder.schema());
        let (total, bytes) = totals(builder.metadata());
        let layout = Layout::of_parquet(builder.metadata());
        let projection = Projection::new(choose.map(|choose| choose(&name, &columns)).transpose()?);
        let mask = match projection.places() {
            Some(places) => ProjectionMask::roots(builder.parquet_schema(), places.iter().copied()),
            None => ProjectionMask::all(),
        };
        let widest = guarded(|| Ok::<_, ParquetError>(widest_row(&budgeted, builder.metadata(), &mask)));
        let widest = match widest.map_err(failed)? {
            Ok(widest) => widest,
            Err(Refused::TooMuch(found)) => return Err(too_much(&name, found).into()),
            Err(Refused::Unread(reason)) => return Err(failed(reason).into()),
        };
        let batch = rows_a_batch(bytes, total).min(rows_within(widest));
        let schema = builder.schema().clone();
        let batches = guarded(|| builder.with_projection(mask).with_batch_size(batch).build()).map_err(failed)?;
        Ok(BatchReader {
            format: Format::Parquet,
            schema,
            columns,
            size: Some(size),
            rows: 0,
            parts: 0,
            batches: Batches::Parquet(batches, total),
            rest: None,
            projection,
            taken,
            layout,
            name,
        })
    }

    fn arrow(path: &Path, name: String, choose: Option<Choose<'_>>, taken: Taken) -> Result<Self, DatasetError> {
        let (reader, size): (Box<dyn Read + Send>, _) = if path.as_os_str() == "-" {
            (Box::new(io::stdin()), None)
        } else {
            let (file, size) = open_file(path, &name)?;
            (Box::new(file), size)
        };
        let mut reader = CountingReader::new(reader, taken.clone());
        let mut magic = Vec::new();
        let unread = |reason| DatasetError::Read { file: name.clone(), reason };
        reader.by_ref().take(MAGIC.len() as u64).read_to_end(&mut magic).map_err(unread)?;
        let failed = |reason| ColumnarError::ReadArrow { file: name.clone(), row: 0, reason };
        let mut layout = Layout::default();
        let (batches, schema, size, format) = if magic == MAGIC {
            let (file, size) = match size {
                Some(_) => {
                    if taken.digests() {
                        io::copy(&mut reader, &mut io::sink()).map_err(unread)?;
                    }
                    seekable(path, &name)?
                }
                None => spooled(Cursor::new(magic).chain(reader), &name)?,
            };
            guarded(|| check_blocks(&file)).map_err(failed)?;
            let reader = guarded(|| FileReader::try_new_buffered(file, None)).map_err(failed)?;
            layout.footer = reader.custom_metadata().clone().into_iter().collect();
            let schema = reader.schema();
            (Batches::File(reader, 0), schema, Some(size), Format::Arrow)
        } else if magic.starts_with(FEATHER_1) {
            let reason = ArrowError::IpcError("a file of Feather 1: expected Feather 2, which is Arrow IPC".to_owned());
            return Err(failed(reason).into());
        } else {
            let reader: Box<dyn Read + Send> = Box::new(Cursor::new(magic).chain(reader));
            let reader = guarded(|| BatchStream::new(reader)).map_err(failed)?;
            let schema = reader.schema();
            (Batches::Stream(reader), schema, size, Format::ArrowStream)
        };
        let columns = names(&schema);
        let projection = Projection::new(choose.map(|choose| choose(&name, &columns)).transpose()?);
        let (rows, parts, rest) = (0, 0, None);
        Ok(BatchReader { name, format, schema, columns, size, rows, parts, batches, rest, projection, taken, layout })
    }

    /// The name that messages use.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The format; of Arrow, the one that was found.
    pub fn format(&self) -> Format {
        self.format
    }

    /// The schema of the whole file.
    pub fn schema(&self) -> &SchemaRef {
        &self.schema
    }

    /// The columns of the whole file.
    pub fn columns(&self) -> &Columns {
        &self.columns
    }

    /// Makes sure that a column of the file, from 0, holds text.
    ///
    /// # Errors
    ///
    /// [`ColumnarError::ColumnType`].
    pub fn check_text(&self, column: usize) -> Result<(), DatasetError> {
        match self.schema.fields().get(column) {
            Some(field) if !TextColumn::takes(field.data_type()) => Err(ColumnarError::ColumnType {
                file: self.name.clone(),
                column: self.columns.name(column),
                found: field.data_type().clone(),
            }
            .into()),
            _ => Ok(()),
        }
    }

    /// Where a column of the file stands in the batches that are read, both from 0.
    pub fn place(&self, column: usize) -> Option<usize> {
        self.projection.place(column)
    }

    /// What a copy of the file keeps beside its rows.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// Bytes of the file in all, where that is known.
    pub fn size(&self) -> Option<u64> {
        self.size
    }

    /// Bytes of the file read so far, about.
    pub fn position(&self) -> u64 {
        let share = match &self.batches {
            Batches::Parquet(_, total) => self.rows as f64 / (*total).max(1) as f64,
            Batches::File(reader, read) => *read as f64 / reader.num_batches().max(1) as f64,
            Batches::Stream(_) => return self.taken.bytes(),
        };
        self.size.map_or(0, |size| (size as f64 * share.min(1.0)) as u64)
    }

    /// Digest of the whole file, in hexadecimal, once it is read, where it was asked for.
    pub(in crate::dataset) fn digest(&self) -> Option<String> {
        self.taken.digest()
    }

    /// The next rows; `None` at the end. No batch is empty.
    ///
    /// # Errors
    ///
    /// [`ColumnarError::ReadParquet`], [`ColumnarError::ReadArrow`].
    pub fn next_batch(&mut self) -> Result<Option<RecordBatch>, DatasetError> {
        let (batch, most) = match self.rest.take() {
            Some(rest) => rest,
            None => match self.decode()? {
                // Its rows are cut already, as the file says.
                Some(batch) if matches!(self.batches, Batches::Parquet(..)) => (batch, usize::MAX),
                Some(batch) => {
                    self.parts += 1;
                    let widest = widest_shared(&batch, Part::RecordBatch(self.parts));
                    let widest = widest.map_err(|found| too_much(&self.name, found))?;
                    let most = rows_a_batch(batch.get_array_memory_size() as u64, batch.num_rows() as u64);
                    (batch, most.min(rows_within(widest)))
                }
                None => return Ok(None),
            },
        };
        let rows = batch.num_rows().min(most);
        if rows < batch.num_rows() {
            self.rest = Some((batch.slice(rows, batch.num_rows() - rows), most));
        }
        self.rows += rows as u64;
        Ok(Some(batch.slice(0, rows)))
    }

    fn decode(&mut self) -> Result<Option<RecordBatch>, DatasetError> {
        loop {
            let batches = &mut self.batches;
            let batch = guarded(|| match batches {
                Batches::Parquet(reader, _) => reader.next().transpose(),
                Batches::File(reader, read) => {
                    *read += 1;
                    reader.next().transpose()
                }
                Batches::Stream(reader) => reader.next(),
            });
            let Some(batch) = batch.map_err(|reason| self.failed(reason))? else { return Ok(None) };
            let batch = match self.batches {
                Batches::Parquet(..) => batch,
                _ => self.projection.cut(batch).map_err(|reason| self.failed(reason))?,
            };
            if batch.num_rows() > 0 {
                return Ok(Some(batch));
            }
        }
    }

    fn failed(&self, reason: ArrowError) -> ColumnarError {
        let (file, row) = (self.name.clone(), self.rows);
        match (self.format, reason) {
            (Format::Parquet, ArrowError::ParquetError(message)) => {
                ColumnarError::ReadParquet { file, row, reason: ParquetError::General(message) }
            }
            (_, reason) => ColumnarError::ReadArrow { file, row, reason },
        }
    }
}

fn too_much(file: &str, found: TooMuch) -> ColumnarError {
    let TooMuch { column, part, what, found, limit } = found;
    ColumnarError::TooMuch { file: file.to_owned(), column: ColumnName::Named(column), part, what, found, limit }
}

const MAGIC: &[u8] = b"ARROW1";
const FEATHER_1: &[u8] = b"FEA1";

fn names(schema: &SchemaRef) -> Columns {
    Columns::new(schema.fields().iter().map(|field| field.name().clone()).collect())
}

/// Rows and bytes, unpacked, of a Parquet file.
fn totals(metadata: &ParquetMetaData) -> (u64, u64) {
    let groups = metadata.row_groups().iter();
    groups.fold((0, 0), |(rows, bytes), group| {
        (rows + group.num_rows().max(0) as u64, bytes + group.total_byte_size().max(0) as u64)
    })
}

fn rows_a_batch(bytes: u64, rows: u64) -> usize {
    let a_row = (bytes / rows.max(1)).max(1);
    (BATCH_BYTES / a_row).clamp(16, BATCH_ROWS) as usize
}
