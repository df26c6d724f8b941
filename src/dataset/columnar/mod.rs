//! Columnar files: Parquet and Arrow IPC, read and written batch by batch in constant memory.

mod budget;
mod example;
mod guard;
mod ipc;
mod pages;
mod projection;
mod reader;
mod record;
mod shared;
mod sink;
mod spool;
mod text;
mod writer;

pub use budget::Part;
pub(super) use example::read_batch_examples;
pub use reader::BatchReader;
pub use record::{BatchRecords, BatchText};
pub use text::TextColumn;
pub use writer::BatchWriter;
