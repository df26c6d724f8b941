//! Values as text, in the words of Arrow's own display of them, whose crate has all its casts and takes long to build.

use std::fmt::{Display, Write};

use arrow_array::cast::AsArray;
use arrow_array::types::*;
use arrow_array::{Array, ArrowPrimitiveType, OffsetSizeTrait};
use arrow_schema::{ArrowError, DataType, IntervalUnit, TimeUnit};

use super::nested;
use super::temporal::{self, day_time, month_day_nano, year_month};

/// Appends the value in a row.
pub(super) type Writer<'a> = Box<dyn Fn(usize, &mut String) -> Written + 'a>;
pub(super) type Written = Result<(), ArrowError>;

/// Writes the values of a column; null is nothing.
pub(super) fn writer(array: &dyn Array) -> Result<Writer<'_>, ArrowError> {
    let write = of_type(array)?;
    Ok(match array.nulls() {
        Some(nulls) => Box::new(move |row, out| if nulls.is_null(row) { Ok(()) } else { write(row, out) }),
        None => write,
    })
}

fn of_type(array: &dyn Array) -> Result<Writer<'_>, ArrowError> {
    Ok(match array.data_type() {
        DataType::Null => Box::new(|_, _| Ok(())),
        DataType::Boolean => display(array.as_boolean(), |values, row| values.value(row)),
        DataType::Int8 => number::<Int8Type>(array),
        DataType::Int16 => number::<Int16Type>(array),
        DataType::Int32 => number::<Int32Type>(array),
        DataType::Int64 => number::<Int64Type>(array),
        DataType::UInt8 => number::<UInt8Type>(array),
        DataType::UInt16 => number::<UInt16Type>(array),
        DataType::UInt32 => number::<UInt32Type>(array),
        DataType::UInt64 => number::<UInt64Type>(array),
        DataType::Float16 => number::<Float16Type>(array),
        DataType::Float32 => float::<Float32Type>(array),
        DataType::Float64 => float::<Float64Type>(array),
        DataType::Decimal32(..) => decimal::<Decimal32Type>(array),
        DataType::Decimal64(..) => decimal::<Decimal64Type>(array),
        DataType::Decimal128(..) => decimal::<Decimal128Type>(array),
        DataType::Decimal256(..) => decimal::<Decimal256Type>(array),
        DataType::Date32 => temporal::date32(array),
        DataType::Date64 => temporal::date64(array),
        DataType::Time32(TimeUnit::Second) => temporal::time32_second(array),
        DataType::Time32(_) => temporal::time32_millisecond(array),
        DataType::Time64(TimeUnit::Microsecond) => temporal::time64_microsecond(array),
        DataType::Time64(_) => temporal::time64_nanosecond(array),
        DataType::Timestamp(TimeUnit::Second, _) => temporal::timestamp::<TimestampSecondType>(array)?,
        DataType::Timestamp(TimeUnit::Millisecond, _) => temporal::timestamp::<TimestampMillisecondType>(array)?,
        DataType::Timestamp(TimeUnit::Microsecond, _) => temporal::timestamp::<TimestampMicrosecondType>(array)?,
        DataType::Timestamp(TimeUnit::Nanosecond, _) => temporal::timestamp::<TimestampNanosecondType>(array)?,
        DataType::Duration(unit) => temporal::duration(array, *unit),
        DataType::Interval(IntervalUnit::YearMonth) => {
            display(array.as_primitive::<IntervalYearMonthType>(), |values, row| year_month(values.value(row)))
        }
        DataType::Interval(IntervalUnit::DayTime) => {
            display(array.as_primitive::<IntervalDayTimeType>(), |values, row| day_time(values.value(row)))
        }
        DataType::Interval(IntervalUnit::MonthDayNano) => {
            display(array.as_primitive::<IntervalMonthDayNanoType>(), |values, row| month_day_nano(values.value(row)))
        }
        DataType::Utf8 => text::<i32>(array),
        DataType::LargeUtf8 => text::<i64>(array),
        DataType::Utf8View => display(array.as_string_view(), |values, row| values.value(row)),
        DataType::Binary => bytes(array.as_binary::<i32>(), |values, row| values.value(row)),
        DataType::LargeBinary => bytes(array.as_binary::<i64>(), |values, row| values.value(row)),
        DataType::BinaryView => bytes(array.as_binary_view(), |values, row| values.value(row)),
        DataType::FixedSizeBinary(_) => bytes(array.as_fixed_size_binary(), |values, row| values.value(row)),
        DataType::Dictionary(..) => nested::dictionary(array)?,
        DataType::RunEndEncoded(ends, _) => match ends.data_type() {
            DataType::Int16 => nested::runs::<Int16Type>(array)?,
            DataType::Int32 => nested::runs::<Int32Type>(array)?,
            _ => nested::runs::<Int64Type>(array)?,
        },
        DataType::List(_) => nested::list::<i32>(array)?,
        DataType::LargeList(_) => nested::list::<i64>(array)?,
        DataType::ListView(_) => nested::list_view::<i32>(array)?,
        DataType::LargeListView(_) => nested::list_view::<i64>(array)?,
        DataType::FixedSizeList(..) => nested::fixed_size_list(array)?,
        DataType::Struct(_) => nested::structure(array)?,
        DataType::Map(..) => nested::map(array)?,
        DataType::Union(fields, mode) => nested::union(array, fields, *mode)?,
    })
}

/// Appends what has a text of its own.
pub(super) fn put(out: &mut String, value: impl Display) -> Written {
    write!(out, "{value}").map_err(|_| ArrowError::CastError("Format error".to_owned()))
}

fn display<'a, A: Copy + 'a, T: Display + 'a>(values: A, value: fn(A, usize) -> T) -> Writer<'a> {
    Box::new(move |row, out| put(out, value(values, row)))
}

fn number<T: ArrowPrimitiveType>(array: &dyn Array) -> Writer<'_>
where
    T::Native: Display,
{
    display(array.as_primitive::<T>(), |values, row| values.value(row))
}

fn float<T: ArrowPrimitiveType>(array: &dyn Array) -> Writer<'_>
where
    T::Native: ryu::Float,
{
    let values = array.as_primitive::<T>();
    Box::new(move |row, out| {
        out.push_str(ryu::Buffer::new().format(values.value(row)));
        Ok(())
    })
}

fn decimal<T: DecimalType>(array: &dyn Array) -> Writer<'_> {
    display(array.as_primitive::<T>(), |values, row| values.value_as_string(row))
}

fn text<O: OffsetSizeTrait>(array: &dyn Array) -> Writer<'_> {
    display(array.as_string::<O>(), |values, row| values.value(row))
}

/// As hexadecimal digits.
fn bytes<'a, A: Copy + 'a>(values: A, value: fn(A, usize) -> &'a [u8]) -> Writer<'a> {
    Box::new(move |row, out| value(values, row).iter().try_for_each(|byte| put(out, format_args!("{byte:02x}"))))
}
