//! Dates, times and lengths of time as text.

use std::fmt::Debug;

use arrow_array::cast::AsArray;
use arrow_array::temporal_conversions::*;
use arrow_array::timezone::Tz;
use arrow_array::types::*;
use arrow_array::{Array, ArrowPrimitiveType};
use arrow_buffer::{IntervalDayTime, IntervalMonthDayNano};
use arrow_schema::{ArrowError, DataType, TimeUnit};
use chrono::{SecondsFormat, TimeZone, Utc};

use super::written::{Writer, put};

pub(super) fn date32(array: &dyn Array) -> Writer<'_> {
    moment::<Date32Type, _>(array, |days| Some(date32_to_datetime(days)?.date()))
}

pub(super) fn date64(array: &dyn Array) -> Writer<'_> {
    moment::<Date64Type, _>(array, date64_to_datetime)
}

pub(super) fn time32_second(array: &dyn Array) -> Writer<'_> {
    moment::<Time32SecondType, _>(array, time32s_to_time)
}

pub(super) fn time32_millisecond(array: &dyn Array) -> Writer<'_> {
    moment::<Time32MillisecondType, _>(array, time32ms_to_time)
}

pub(super) fn time64_microsecond(array: &dyn Array) -> Writer<'_> {
    moment::<Time64MicrosecondType, _>(array, time64us_to_time)
}

pub(super) fn time64_nanosecond(array: &dyn Array) -> Writer<'_> {
    moment::<Time64NanosecondType, _>(array, time64ns_to_time)
}

fn moment<T: ArrowPrimitiveType, M: Debug + 'static>(
    array: &dyn Array,
    convert: fn(T::Native) -> Option<M>,
) -> Writer<'_> {
    let values = array.as_primitive::<T>();
    Box::new(move |row, out| {
        let value = values.value(row);
        let moment = convert(value).ok_or_else(|| {
            let kind = values.data_type();
            ArrowError::CastError(format!("Failed to convert {value:?} to temporal for {kind}"))
        })?;
        put(out, format_args!("{moment:?}"))
    })
}

/// In the offset from UTC of its zone. A named zone is taken for UTC: only a table would know its offset.
pub(super) fn timestamp<T: ArrowTimestampType>(array: &dyn Array) -> Result<Writer<'_>, ArrowError> {
    let values = array.as_primitive::<T>();
    let zone: Option<Tz> = match values.data_type() {
        DataType::Timestamp(_, Some(zone)) if zone.starts_with(['+', '-']) => Some(zone.parse()?),
        DataType::Timestamp(_, Some(_)) => Some("+00:00".parse()?),
        _ => None,
    };
    Ok(Box::new(move |row, out| {
        let value = values.value(row);
        let moment = as_datetime::<T>(value).ok_or_else(|| {
            let kind = values.data_type();
            ArrowError::CastError(format!("Failed to convert {value} to datetime for {kind}"))
        })?;
        match zone {
            Some(zone) => {
                let moment = Utc.from_utc_datetime(&moment).with_timezone(&zone);
                put(out, moment.to_rfc3339_opts(SecondsFormat::AutoSi, true))
            }
            None => put(out, format_args!("{moment:?}")),
        }
    }))
}

pub(super) fn duration(array: &dyn Array, unit: TimeUnit) -> Writer<'_> {
    match unit {
        TimeUnit::Second => length::<DurationSecondType>(array, try_duration_s_to_duration),
        TimeUnit::Millisecond => length::<DurationMillisecondType>(array, try_duration_ms_to_duration),
        TimeUnit::Microsecond => length::<DurationMicrosecondType>(array, |v| Some(duration_us_to_duration(v))),
        TimeUnit::Nanosecond => length::<DurationNanosecondType>(array, |v| Some(duration_ns_to_duration(v))),
    }
}

fn length<T: ArrowPrimitiveType<Native = i64>>(
    array: &dyn Array,
    convert: fn(i64) -> Option<chrono::Duration>,
) -> Writer<'_> {
    let values = array.as_primitive::<T>();
    Box::new(move |row, out| match convert(values.value(row)) {
        Some(length) => put(out, length),
        None => put(out, "<invalid>"),
    })
}

pub(super) fn year_month(months: i32) -> String {
    format!("{} years {} mons", months.div_euclid(12), months.rem_euclid(12))
}

pub(super) fn day_time(interval: IntervalDayTime) -> String {
    let IntervalDayTime { days, milliseconds } = interval;
    in_words([(days, "days")], i64::from(milliseconds), 3)
}

pub(super) fn month_day_nano(interval: IntervalMonthDayNano) -> String {
    let IntervalMonthDayNano { months, days, nanoseconds } = interval;
    in_words([(months, "mons"), (days, "days")], nanoseconds, 9)
}

/// Calendar units, then a time counted in the last of a second's digits; what is 0 is left out.
fn in_words<const N: usize>(calendar: [(i32, &str); N], time: i64, digits: u32) -> String {
    let (seconds, rest) = (time / 10_i64.pow(digits), time % 10_i64.pow(digits));
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let whole = calendar.into_iter().map(|(count, unit)| (i64::from(count), unit));
    let whole = whole.chain([(hours, "hours"), (minutes, "mins")]).filter(|(count, _)| *count != 0);
    let mut words: Vec<String> = whole.map(|(count, unit)| format!("{count} {unit}")).collect();
    if seconds != 0 || rest != 0 {
        let sign = if seconds < 0 || rest < 0 { "-" } else { "" };
        let width = digits as usize;
        words.push(format!("{sign}{}.{:0width$} secs", seconds.abs(), rest.abs()));
    }
    if words.is_empty() { "0 secs".to_owned() } else { words.join(" ") }
}
