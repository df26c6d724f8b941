//! Columnar files: Parquet and Arrow IPC, read and written batch by batch in constant memory.

mod budget;
mod error;
mod guard;
mod ipc;
mod pages;
mod projection;
mod reader;
mod record;
mod shared;
mod sink;
mod spool;
mod temporal;
mod text;
mod value;
mod writer;
mod written;

pub use budget::Part;
pub use error::ColumnarError;
pub use reader::BatchReader;
pub use record::BatchRecords;
pub use text::TextColumn;
pub use writer::BatchWriter;
