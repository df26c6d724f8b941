//! Values as text, in the words of Arrow's own display of them, whose crate has all its casts and takes long to build.

use std::fmt::Display;
use std::ops::Range;

use arrow_array::cast::AsArray;
use arrow_array::types::*;
use arrow_array::{Array, ArrowPrimitiveType, OffsetSizeTrait};
use arrow_buffer::ArrowNativeType;
use arrow_schema::{ArrowError, DataType, IntervalUnit, TimeUnit, UnionFields, UnionMode};

use super::temporal::{self, day_time, month_day_nano, year_month};
use super::written::{Writer, Written, put};

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
        DataType::Dictionary(..) => dictionary(array)?,
        DataType::RunEndEncoded(ends, _) => match ends.data_type() {
            DataType::Int16 => runs::<Int16Type>(array)?,
            DataType::Int32 => runs::<Int32Type>(array)?,
            _ => runs::<Int64Type>(array)?,
        },
        DataType::List(_) => list::<i32>(array)?,
        DataType::LargeList(_) => list::<i64>(array)?,
        DataType::ListView(_) => list_view::<i32>(array)?,
        DataType::LargeListView(_) => list_view::<i64>(array)?,
        DataType::FixedSizeList(..) => fixed_size_list(array)?,
        DataType::Struct(_) => structure(array)?,
        DataType::Map(..) => map(array)?,
        DataType::Union(fields, mode) => union(array, fields, *mode)?,
    })
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

/// Appends a value inside another.
fn inside(write: &Writer<'_>, row: usize, out: &mut String) -> Written {
    write(row, out).or_else(|error| put(out, format_args!("ERROR: {error}")))
}

/// Appends values with commas between them, between brackets.
fn between(
    brackets: [char; 2],
    mut places: Range<usize>,
    out: &mut String,
    mut value: impl FnMut(usize, &mut String) -> Written,
) -> Written {
    out.push(brackets[0]);
    if let Some(first) = places.next() {
        value(first, out)?;
    }
    for place in places {
        out.push_str(", ");
        value(place, out)?;
    }
    out.push(brackets[1]);
    Ok(())
}

fn values_in(values: &Writer<'_>, places: Range<usize>, out: &mut String) -> Written {
    between(['[', ']'], places, out, |place, out| inside(values, place, out))
}

fn dictionary(array: &dyn Array) -> Result<Writer<'_>, ArrowError> {
    let dictionary = array.as_any_dictionary();
    let values = writer(dictionary.values().as_ref())?;
    let keys = if dictionary.values().is_empty() { Vec::new() } else { dictionary.normalized_keys() };
    Ok(Box::new(move |row, out| keys.get(row).map_or(Ok(()), |place| values(*place, out))))
}

fn runs<E: RunEndIndexType>(array: &dyn Array) -> Result<Writer<'_>, ArrowError> {
    let runs = array.as_run::<E>();
    let values = writer(runs.values().as_ref())?;
    Ok(Box::new(move |row, out| inside(&values, runs.get_physical_index(row), out)))
}

fn list<O: OffsetSizeTrait>(array: &dyn Array) -> Result<Writer<'_>, ArrowError> {
    let lists = array.as_list::<O>();
    let values = writer(lists.values().as_ref())?;
    Ok(Box::new(move |row, out| {
        let offsets = lists.value_offsets();
        values_in(&values, offsets[row].as_usize()..offsets[row + 1].as_usize(), out)
    }))
}

fn list_view<O: OffsetSizeTrait>(array: &dyn Array) -> Result<Writer<'_>, ArrowError> {
    let lists = array.as_list_view::<O>();
    let values = writer(lists.values().as_ref())?;
    Ok(Box::new(move |row, out| {
        let start = lists.value_offset(row).as_usize();
        values_in(&values, start..start + lists.value_size(row).as_usize(), out)
    }))
}

fn fixed_size_list(array: &dyn Array) -> Result<Writer<'_>, ArrowError> {
    let lists = array.as_fixed_size_list();
    let values = writer(lists.values().as_ref())?;
    let length = lists.value_length() as usize;
    Ok(Box::new(move |row, out| values_in(&values, row * length..(row + 1) * length, out)))
}

fn structure(array: &dyn Array) -> Result<Writer<'_>, ArrowError> {
    let values = array.as_struct();
    let fields = values.fields().iter().zip(values.columns());
    let fields = fields.map(|(field, column)| Ok((field.name(), writer(column.as_ref())?)));
    let fields: Vec<_> = fields.collect::<Result<_, ArrowError>>()?;
    Ok(Box::new(move |row, out| {
        between(['{', '}'], 0..fields.len(), out, |place, out| {
            let (name, write) = &fields[place];
            put(out, format_args!("{name}: "))?;
            inside(write, row, out)
        })
    }))
}

fn map(array: &dyn Array) -> Result<Writer<'_>, ArrowError> {
    let maps = array.as_map();
    let (keys, values) = (writer(maps.keys().as_ref())?, writer(maps.values().as_ref())?);
    Ok(Box::new(move |row, out| {
        let offsets = maps.value_offsets();
        between(['{', '}'], offsets[row].as_usize()..offsets[row + 1].as_usize(), out, |place, out| {
            inside(&keys, place, out)?;
            out.push_str(": ");
            inside(&values, place, out)
        })
    }))
}

fn union<'a>(array: &'a dyn Array, fields: &'a UnionFields, mode: UnionMode) -> Result<Writer<'a>, ArrowError> {
    let values = array.as_union();
    let fields = fields.iter().map(|(id, field)| Ok((id, field.name(), writer(values.child(id).as_ref())?)));
    let fields: Vec<_> = fields.collect::<Result<_, ArrowError>>()?;
    Ok(Box::new(move |row, out| {
        let place = match mode {
            UnionMode::Dense => values.value_offset(row),
            UnionMode::Sparse => row,
        };
        let kind = values.type_id(row);
        let Some((_, name, write)) = fields.iter().find(|(id, ..)| *id == kind) else { return Ok(()) };
        put(out, format_args!("{{{name}="))?;
        inside(write, place, out)?;
        out.push('}');
        Ok(())
    }))
}
