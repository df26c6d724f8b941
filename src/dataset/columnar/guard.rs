use std::panic::{AssertUnwindSafe, catch_unwind};

use arrow_schema::ArrowError;
use parquet::errors::ParquetError;

/// An error that can say that a file is damaged.
pub(super) trait Damaged {
    fn damaged() -> Self;
}

const DAMAGED: &str = "the file is damaged: a length or place in it is out of bounds";

impl Damaged for ArrowError {
    fn damaged() -> Self {
        ArrowError::IpcError(DAMAGED.to_owned())
    }
}

impl Damaged for ParquetError {
    fn damaged() -> Self {
        ParquetError::General(DAMAGED.to_owned())
    }
}

/// Decodes, and makes an error of a panic: the decoders trust some lengths and places in a file. What was decoding is
/// not to be used again after an error.
pub(super) fn guarded<T, E: Damaged>(decode: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    catch_unwind(AssertUnwindSafe(decode)).unwrap_or_else(|_| Err(E::damaged()))
}
