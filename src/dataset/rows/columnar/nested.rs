//! Values that hold others, as text. One inside that has none is told in its place.

use std::ops::Range;

use arrow_array::cast::AsArray;
use arrow_array::types::RunEndIndexType;
use arrow_array::{Array, OffsetSizeTrait};
use arrow_buffer::ArrowNativeType;
use arrow_schema::{ArrowError, UnionFields, UnionMode};

use super::value::{Writer, Written, put, writer};

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

pub(super) fn dictionary(array: &dyn Array) -> Result<Writer<'_>, ArrowError> {
    let dictionary = array.as_any_dictionary();
    let values = writer(dictionary.values().as_ref())?;
    let keys = if dictionary.values().is_empty() { Vec::new() } else { dictionary.normalized_keys() };
    Ok(Box::new(move |row, out| keys.get(row).map_or(Ok(()), |place| values(*place, out))))
}

pub(super) fn runs<E: RunEndIndexType>(array: &dyn Array) -> Result<Writer<'_>, ArrowError> {
    let runs = array.as_run::<E>();
    let values = writer(runs.values().as_ref())?;
    Ok(Box::new(move |row, out| inside(&values, runs.get_physical_index(row), out)))
}

pub(super) fn list<O: OffsetSizeTrait>(array: &dyn Array) -> Result<Writer<'_>, ArrowError> {
    let lists = array.as_list::<O>();
    let values = writer(lists.values().as_ref())?;
    Ok(Box::new(move |row, out| {
        let offsets = lists.value_offsets();
        values_in(&values, offsets[row].as_usize()..offsets[row + 1].as_usize(), out)
    }))
}

pub(super) fn list_view<O: OffsetSizeTrait>(array: &dyn Array) -> Result<Writer<'_>, ArrowError> {
    let lists = array.as_list_view::<O>();
    let values = writer(lists.values().as_ref())?;
    Ok(Box::new(move |row, out| {
        let start = lists.value_offset(row).as_usize();
        values_in(&values, start..start + lists.value_size(row).as_usize(), out)
    }))
}

pub(super) fn fixed_size_list(array: &dyn Array) -> Result<Writer<'_>, ArrowError> {
    let lists = array.as_fixed_size_list();
    let values = writer(lists.values().as_ref())?;
    let length = lists.value_length() as usize;
    Ok(Box::new(move |row, out| values_in(&values, row * length..(row + 1) * length, out)))
}

pub(super) fn structure(array: &dyn Array) -> Result<Writer<'_>, ArrowError> {
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

pub(super) fn map(array: &dyn Array) -> Result<Writer<'_>, ArrowError> {
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

pub(super) fn union<'a>(
    array: &'a dyn Array,
    fields: &'a UnionFields,
    mode: UnionMode,
) -> Result<Writer<'a>, ArrowError> {
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
