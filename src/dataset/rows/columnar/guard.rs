use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

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

thread_local! {
    /// Whether this thread decodes, so that its panics are errors of the file.
    static DECODING: Cell<bool> = const { Cell::new(false) };
}

/// Has panics of threads that decode print nothing; those of all others are told as before.
fn quiet_while_decoding() {
    static SET: Once = Once::new();
    SET.call_once(|| {
        let told = take_hook();
        set_hook(Box::new(move |panic| {
            if !DECODING.get() {
                told(panic);
            }
        }));
    });
}

/// Decodes, and makes an error of a panic: the decoders trust some lengths and places in a file. What was decoding is
/// not to be used again after an error.
pub(super) fn guarded<T, E: Damaged>(decode: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    quiet_while_decoding();
    let outer = DECODING.replace(true);
    let decoded = catch_unwind(AssertUnwindSafe(decode));
    DECODING.set(outer);
    decoded.unwrap_or_else(|_| Err(E::damaged()))
}
