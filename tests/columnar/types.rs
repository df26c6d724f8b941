//! What a value of every type is written as where rows become records.

use std::sync::Arc;

use arrow_array::types::*;
use arrow_array::*;
use arrow_buffer::{IntervalDayTime, IntervalMonthDayNano, ScalarBuffer, i256};
use arrow_schema::{DataType, Field, UnionFields};
use debait::dataset::BatchRecords;

type Half = <Float16Type as ArrowPrimitiveType>::Native;

/// The values of a column as text, or why one has none.
fn written(column: &ArrayRef) -> Vec<String> {
    let rows = RecordBatch::try_from_iter_with_nullable([("column", Arc::clone(column), true)]).unwrap();
    let records = BatchRecords::new(&rows).unwrap();
    (0..rows.num_rows()).map(|row| records.field(row, 0).unwrap_or_else(|error| error.to_string())).collect()
}

#[track_caller]
fn check(columns: impl IntoIterator<Item = (ArrayRef, &'static [&'static str])>) {
    for (column, expected) in columns {
        assert_eq!(written(&column), expected, "{}", column.data_type());
    }
}

fn of<A: Array + 'static>(array: A) -> ArrayRef {
    Arc::new(array)
}

#[test]
fn numbers_and_texts() {
    let decimal = Decimal128Array::from(vec![12_345, -5, 0]).with_precision_and_scale(10, 2).unwrap();
    let rounded = Decimal128Array::from(vec![12]).with_precision_and_scale(5, -3).unwrap();
    let bytes: [&[u8]; 2] = [&[0, 0xAB], &[]];
    check([
        (of(NullArray::new(1)), &[""] as &[_]),
        (of(BooleanArray::from(vec![Some(true), Some(false), None])), &["true", "false", ""]),
        (of(Int8Array::from(vec![i8::MIN, 7])), &["-128", "7"]),
        (of(Int16Array::from(vec![i16::MIN])), &["-32768"]),
        (of(Int32Array::from(vec![Some(i32::MIN), None])), &["-2147483648", ""]),
        (of(Int64Array::from(vec![i64::MIN, 0])), &["-9223372036854775808", "0"]),
        (of(UInt8Array::from(vec![u8::MAX])), &["255"]),
        (of(UInt16Array::from(vec![u16::MAX])), &["65535"]),
        (of(UInt32Array::from(vec![u32::MAX])), &["4294967295"]),
        (of(UInt64Array::from(vec![u64::MAX])), &["18446744073709551615"]),
        (of(Float16Array::from(vec![Half::from_f32(1.5), Half::from_f32(2.0)])), &["1.5", "2"]),
        (of(Float32Array::from(vec![0.1, 1.0, -0.0, 1e20, f32::NAN])), &["0.1", "1.0", "-0.0", "1e20", "NaN"]),
        (of(Float64Array::from(vec![0.1, 1e16, 1e-7, f64::INFINITY])), &["0.1", "1e16", "1e-7", "inf"]),
        (of(Float64Array::from(vec![1_234_567.5, 123_456_789_012_345_680.0])), &["1234567.5", "1.2345678901234568e17"]),
        (of(Decimal32Array::from(vec![-7]).with_precision_and_scale(3, 1).unwrap()), &["-0.7"]),
        (of(Decimal64Array::from(vec![70]).with_precision_and_scale(3, 1).unwrap()), &["7.0"]),
        (of(decimal), &["123.45", "-0.05", "0.00"]),
        (of(rounded), &["12000"]),
        (of(Decimal256Array::from(vec![i256::from(1)]).with_precision_and_scale(40, 3).unwrap()), &["0.001"]),
        (of(StringArray::from(vec![Some("Über \"A\""), Some(""), None])), &["Über \"A\"", "", ""]),
        (of(LargeStringArray::from(vec!["a"])), &["a"]),
        (of(StringViewArray::from(vec!["a text of more than twelve bytes"])), &["a text of more than twelve bytes"]),
        (of(BinaryArray::from(bytes.to_vec())), &["00ab", ""]),
        (of(LargeBinaryArray::from(bytes.to_vec())), &["00ab", ""]),
        (of(BinaryViewArray::from(bytes.to_vec())), &["00ab", ""]),
        (of(FixedSizeBinaryArray::try_from_iter([[1_u8, 0xFF]].into_iter()).unwrap()), &["01ff"]),
    ]);
}

#[test]
fn dates_and_times() {
    let moments = [1_750_000_000_i64, -1, 0];
    let zone = |name: &str| TimestampSecondArray::from(vec![1_750_000_000, -1]).with_timezone(name.to_owned());
    check([
        (
            of(Date32Array::from(vec![20_254, -1, i32::MAX])),
            &["2025-06-15", "1969-12-31", "Cast error: Failed to convert 2147483647 to temporal for Date32"] as &[_],
        ),
        (of(Date64Array::from(vec![1_750_000_000_123])), &["2025-06-15T15:06:40.123"]),
        (of(Time32SecondArray::from(vec![0, 86_399])), &["00:00:00", "23:59:59"]),
        (of(Time32MillisecondArray::from(vec![1_500])), &["00:00:01.500"]),
        (of(Time64MicrosecondArray::from(vec![1])), &["00:00:00.000001"]),
        (
            of(Time64NanosecondArray::from(vec![1, -1])),
            &["00:00:00.000000001", "Cast error: Failed to convert -1 to temporal for Time64(ns)"],
        ),
        (
            of(TimestampSecondArray::from(moments.to_vec())),
            &["2025-06-15T15:06:40", "1969-12-31T23:59:59", "1970-01-01T00:00:00"],
        ),
        (of(TimestampMillisecondArray::from(vec![Some(1_750_000_000_001), None])), &["2025-06-15T15:06:40.001", ""]),
        (of(TimestampMicrosecondArray::from(vec![1_750_000_000_000_001])), &["2025-06-15T15:06:40.000001"]),
        (of(TimestampNanosecondArray::from(vec![1_750_000_000_000_000_001])), &["2025-06-15T15:06:40.000000001"]),
        (
            of(TimestampSecondArray::from(vec![i64::MAX])),
            &["Cast error: Failed to convert 9223372036854775807 to datetime for Timestamp(s)"],
        ),
        (of(zone("UTC")), &["2025-06-15T15:06:40Z", "1969-12-31T23:59:59Z"]),
        (of(zone("Europe/Berlin")), &["2025-06-15T15:06:40Z", "1969-12-31T23:59:59Z"]),
        (of(zone("+02:00")), &["2025-06-15T17:06:40+02:00", "1970-01-01T01:59:59+02:00"]),
        (of(zone("-0930")), &["2025-06-15T05:36:40-09:30", "1969-12-31T14:29:59-09:30"]),
    ]);
}

#[test]
fn lengths_of_time() {
    let calendar = |months, days, nanoseconds| IntervalMonthDayNano { months, days, nanoseconds };
    let clock = |days, milliseconds| IntervalDayTime { days, milliseconds };
    check([
        (of(DurationSecondArray::from(vec![90, i64::MAX])), &["PT90S", "<invalid>"] as &[_]),
        (of(DurationMillisecondArray::from(vec![-1_500])), &["-PT1.5S"]),
        (of(DurationMicrosecondArray::from(vec![1])), &["PT0.000001S"]),
        (of(DurationNanosecondArray::from(vec![0])), &["P0D"]),
        (of(IntervalYearMonthArray::from(vec![0, 14, -1])), &["0 years 0 mons", "1 years 2 mons", "-1 years 11 mons"]),
        (
            of(IntervalDayTimeArray::from(vec![clock(0, 0), clock(1, 3_661_005), clock(-1, -5), clock(0, 60_000)])),
            &["0 secs", "1 days 1 hours 1 mins 1.005 secs", "-1 days -0.005 secs", "1 mins"],
        ),
        (
            of(IntervalMonthDayNanoArray::from(vec![
                calendar(0, 0, 0),
                calendar(1, 2, 7_200_000_000_003),
                calendar(-1, 0, -1),
            ])),
            &["0 secs", "1 mons 2 days 2 hours 0.000000003 secs", "-1 mons -0.000000001 secs"],
        ),
    ]);
}

#[test]
fn values_that_hold_others() {
    let numbers = || [Some(vec![Some(1), None]), None, Some(vec![])];
    let words = StringArray::from(vec![Some("storm"), None]);
    let keys = Int8Array::from(vec![Some(0), Some(1), None]);
    let dates: ArrayRef = of(Date32Array::from(vec![0, i32::MAX]));
    let one = |kind: &ArrayRef| Arc::new(Field::new("one", kind.data_type().clone(), true));
    let pair = StructArray::from(vec![(one(&dates), Arc::clone(&dates)), {
        let numbers: ArrayRef = of(Int32Array::from(vec![None, Some(5)]));
        (Arc::new(Field::new("two", DataType::Int32, true)), numbers)
    }]);
    let mut map = builder::MapBuilder::new(None, builder::StringBuilder::new(), builder::Int32Builder::new());
    map.keys().append_value("a");
    map.values().append_value(1);
    map.keys().append_value("b");
    map.values().append_null();
    map.append(true).unwrap();
    map.append(false).unwrap();
    let fields = UnionFields::try_new(
        [3, 5],
        [Field::new("number", DataType::Int32, true), Field::new("word", DataType::Utf8, true)],
    )
    .unwrap();
    let children = || vec![of(Int32Array::from(vec![1, 2])), of(words.clone())];
    let kinds = || ScalarBuffer::from(vec![3_i8, 5]);
    let dense = UnionArray::try_new(fields.clone(), kinds(), Some(ScalarBuffer::from(vec![1, 0])), children()).unwrap();
    let sparse = UnionArray::try_new(fields, kinds(), None, children()).unwrap();
    let ends = Int32Array::from(vec![2, 3]);
    check([
        (of(DictionaryArray::new(keys, of(words.clone()))), &["storm", "", ""] as &[_]),
        (of(DictionaryArray::new(Int8Array::new_null(1), of(StringArray::new_null(0)))), &[""]),
        (of(RunArray::<Int32Type>::try_new(&ends, &words).unwrap()), &["storm", "storm", ""]),
        (of(ListArray::from_iter_primitive::<Int32Type, _, _>(numbers())), &["[1, ]", "", "[]"]),
        (of(ListArray::from_iter_primitive::<Int32Type, _, _>(numbers()).slice(0, 1)), &["[1, ]"]),
        (of(LargeListArray::from_iter_primitive::<Int32Type, _, _>(numbers())), &["[1, ]", "", "[]"]),
        (of(ListViewArray::from(ListArray::from_iter_primitive::<Int32Type, _, _>(numbers()))), &["[1, ]", "", "[]"]),
        (
            of(FixedSizeListArray::from_iter_primitive::<Int32Type, _, _>([Some(vec![Some(1), Some(2)]), None], 2)),
            &["[1, 2]", ""],
        ),
        (
            of(pair.clone()),
            &[
                "{one: 1970-01-01, two: }",
                "{one: ERROR: Cast error: Failed to convert 2147483647 to temporal for Date32, two: 5}",
            ],
        ),
        (
            of(pair.slice(1, 1)),
            &["{one: ERROR: Cast error: Failed to convert 2147483647 to temporal for Date32, two: 5}"],
        ),
        (of(map.finish()), &["{a: 1, b: }", ""]),
        (of(dense), &["{number=2}", "{word=storm}"]),
        (of(sparse), &["{number=1}", "{word=}"]),
    ]);
}

/// Which no table of offsets is kept for.
#[test]
fn a_zone_that_is_no_offset_is_refused() {
    let column: ArrayRef = of(TimestampSecondArray::from(vec![0]).with_timezone("+99:00"));
    let rows = RecordBatch::try_from_iter([("column", column)]).unwrap();
    let refused = BatchRecords::new(&rows).err().unwrap().to_string();
    assert!(refused.contains("Invalid timezone \"+99:00\""), "{refused}");
}
