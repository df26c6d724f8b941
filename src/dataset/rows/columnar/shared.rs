//! Values of a record batch that several rows share, so that its rows can be more than its bytes.

use arrow_array::cast::AsArray;
use arrow_array::types::{Int16Type, Int32Type, Int64Type};
use arrow_array::{Array, OffsetSizeTrait, RecordBatch};
use arrow_schema::DataType;

use super::budget::{LONGEST_VALUES, Part, TooMuch};
use crate::dataset::rows::chunk::RECORD_LIMIT;

/// The widest that a row of a batch can be by values that several rows share, in bytes; an error beyond a record's bound.
pub(super) fn widest_shared(batch: &RecordBatch, part: Part) -> Result<u64, TooMuch> {
    let mut row = 0_u64;
    for (column, field) in batch.columns().iter().zip(batch.schema_ref().fields()) {
        row = row.saturating_add(longest_shared(column.as_ref()));
        if row > RECORD_LIMIT as u64 {
            let column = field.name().clone();
            return Err(TooMuch { column, part, what: LONGEST_VALUES, found: row, limit: RECORD_LIMIT as u64 });
        }
    }
    Ok(row)
}

/// Bytes of the longest value that several rows may share; 0 where each has its own.
fn longest_shared(array: &dyn Array) -> u64 {
    match array.data_type() {
        DataType::Dictionary(..) => array.as_any_dictionary_opt().map_or(0, |array| longest(array.values().as_ref())),
        DataType::RunEndEncoded(ends, _) => match ends.data_type() {
            DataType::Int16 => array.as_run_opt::<Int16Type>().map_or(0, |runs| longest(runs.values().as_ref())),
            DataType::Int32 => array.as_run_opt::<Int32Type>().map_or(0, |runs| longest(runs.values().as_ref())),
            _ => array.as_run_opt::<Int64Type>().map_or(0, |runs| longest(runs.values().as_ref())),
        },
        DataType::Utf8View | DataType::BinaryView => longest(array),
        _ => 0,
    }
}

/// Bytes of the longest value.
fn longest(array: &dyn Array) -> u64 {
    /// The low half of a view is the length of its value.
    fn of_views(views: &[u128]) -> u64 {
        views.iter().map(|view| u64::from(*view as u32)).max().unwrap_or(0)
    }
    fn of_offsets<O: OffsetSizeTrait>(offsets: &[O]) -> u64 {
        let lengths = offsets.windows(2).map(|pair| (pair[1] - pair[0]).as_usize() as u64);
        lengths.max().unwrap_or(0)
    }
    match array.data_type() {
        DataType::Utf8 => of_offsets(array.as_string::<i32>().value_offsets()),
        DataType::LargeUtf8 => of_offsets(array.as_string::<i64>().value_offsets()),
        DataType::Binary => of_offsets(array.as_binary::<i32>().value_offsets()),
        DataType::LargeBinary => of_offsets(array.as_binary::<i64>().value_offsets()),
        DataType::Utf8View => of_views(array.as_string_view().views()),
        DataType::BinaryView => of_views(array.as_binary_view().views()),
        DataType::FixedSizeBinary(width) => u64::try_from(*width).unwrap_or(0),
        _ => longest_shared(array),
    }
}
