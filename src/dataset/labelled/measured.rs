use std::path::Path;

use crate::dataset::error::DatasetError;
use crate::dataset::error::fault::RowFault;
use crate::dataset::io::input::Input;
use crate::dataset::labelled::chunks::read_chunks;
use crate::dataset::labelled::example::ExampleColumns;
use crate::dataset::labelled::example_csv::{CsvRecord, read_records};
use crate::dataset::labelled::example_places::{LabelPlaces, RowLabel};
use crate::dataset::rows::column::Columns;
use crate::dataset::rows::column_name::ColumnName;
use crate::dataset::rows::format::Format;
use crate::dataset::rows::source::Source;
use crate::message::shorten;

/// Names of the group where none is chosen, best first: pages of one host have much in common.
pub const MEASURED_GROUP_COLUMNS: &[&str] = &["host", "group"];

/// The largest value that is taken, either way: far above what any feature measures, and its square is still a number.
const LARGEST: f64 = 1e12;

/// What was measured of one labelled article, without its text.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasuredExample {
    /// One value for each of the features that were asked for, in their order; NaN where it was not measured.
    pub values: Vec<f64>,
    /// How much it is bait, from 0 to 1.
    pub label: f64,
    /// Rows of a group belong on the same side of every split.
    pub group: Option<String>,
    /// What sort of page it is, for metrics by kind.
    pub kind: Option<String>,
    /// How much the row counts; 1 unless a column says otherwise.
    pub weight: f64,
    /// Data row, from 1.
    pub row: u64,
    /// Line where the row starts, from 1.
    pub line: u64,
}

/// Measured rows and the digest of the file they come from.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasuredExamples {
    /// Name of the file.
    pub file: String,
    /// SHA-256 of the file's bytes, in hexadecimal.
    pub sha256: String,
    /// The rows, in order.
    pub rows: Vec<MeasuredExample>,
}

/// Reads what was measured of labelled articles: CSV as `debait score --features` writes it, with a column named by each
/// of `features`, and with a label. `-` is standard input.
///
/// Of `columns`, those of the text are not looked at; the group is by default the first of [`MEASURED_GROUP_COLUMNS`]
/// present. Other columns may be there, in any order. An empty value was not measured.
///
/// # Errors
///
/// The first thing that is wrong, as a [`DatasetError`] that names file, row, line and column:
/// [`DatasetError::NotMeasured`] for a feature without a column, [`RowFault::Value`] for a value that is no finite number,
/// [`RowFault::NothingMeasured`] for a row without any.
pub fn read_measured(
    path: &Path,
    columns: &ExampleColumns,
    features: &[&str],
) -> Result<MeasuredExamples, DatasetError> {
    let format = if path.as_os_str() == "-" { Format::Csv } else { Format::of_path(path)? };
    if format.delimiter().is_none() {
        let file = crate::dataset::io::standard::display_name(path);
        return Err(DatasetError::WrongFormat { file, format, expected: "csv or tsv" });
    }
    read_source(Source::open(Input::open_digesting(path)?, format)?, columns, features)
}

pub(in crate::dataset) fn read_source(
    mut source: Source,
    columns: &ExampleColumns,
    features: &[&str],
) -> Result<MeasuredExamples, DatasetError> {
    let file = source.name().to_owned();
    let table = source.header().map_or_else(|| Columns::new(Vec::new()), |header| header.columns.clone());
    let delimiter = source.format().delimiter().unwrap_or(b',');
    let places = MeasuredPlaces::find(&file, &table, columns, features)?;
    let rows = read_chunks(&mut source, |chunk, place, rows| {
        read_records(chunk, delimiter, &table, place, |record, number, line| {
            rows.push(MeasuredExample { row: number, line, ..places.example(&table, record)? });
            Ok(())
        })
    })?;
    if rows.is_empty() {
        return Err(DatasetError::NoRows { file });
    }
    Ok(MeasuredExamples { file, sha256: source.input().digest().unwrap_or_default(), rows })
}

/// Where the columns of measured rows stand in a table, from 0.
struct MeasuredPlaces {
    labels: LabelPlaces,
    /// One for each feature.
    values: Vec<usize>,
}

impl MeasuredPlaces {
    fn find(file: &str, table: &Columns, columns: &ExampleColumns, features: &[&str]) -> Result<Self, DatasetError> {
        let values = places_of(file, table, features)?;
        let mut labels = LabelPlaces::find(file, table, columns)?;
        labels.group = labels.group.or_else(|| table.find_default(MEASURED_GROUP_COLUMNS));
        Ok(MeasuredPlaces { labels, values })
    }

    /// A row without its number and line.
    fn example(&self, table: &Columns, record: &mut CsvRecord<'_>) -> Result<MeasuredExample, RowFault> {
        let RowLabel { label, weight, group, kind } =
            self.labels.read(table, &mut |place| Ok(record.value(place).to_owned()))?;
        let values = self.values.iter().map(|&place| measured_value(record.value(place), || table.name(place)));
        let values: Vec<f64> = values.collect::<Result<_, _>>()?;
        if values.iter().all(|value| value.is_nan()) {
            return Err(RowFault::NothingMeasured);
        }
        Ok(MeasuredExample { values, label, group, kind, weight, row: 0, line: 0 })
    }
}

/// Where the column of each feature stands, from 0.
fn places_of(file: &str, table: &Columns, features: &[&str]) -> Result<Vec<usize>, DatasetError> {
    let found: Vec<Option<usize>> = features.iter().map(|feature| table.position(feature)).collect();
    let mut missing = features.iter().zip(&found).filter(|(_, place)| place.is_none());
    if let Some((feature, _)) = missing.next() {
        let (feature, others) = ((*feature).to_owned(), missing.count());
        return Err(DatasetError::NotMeasured { file: file.to_owned(), feature, others });
    }
    let places: Vec<usize> = found.into_iter().flatten().collect();
    for (&first, feature) in places.iter().zip(features) {
        let again = table.names()[first + 1..].iter().position(|name| name == feature);
        if let Some(more) = again {
            let (first, second) = (first + 1, first + more + 2);
            return Err(DatasetError::FeatureTwice {
                file: file.to_owned(),
                name: (*feature).to_owned(),
                first,
                second,
            });
        }
    }
    Ok(places)
}

/// Reads a value; what is blank was not measured.
fn measured_value(written: &str, column: impl FnOnce() -> ColumnName) -> Result<f64, RowFault> {
    let trimmed = written.trim();
    if trimmed.is_empty() {
        return Ok(f64::NAN);
    }
    match trimmed.parse::<f64>() {
        Ok(number) if number.abs() <= LARGEST => Ok(number),
        _ => Err(RowFault::Value { column: column(), found: shorten(written), largest: LARGEST }),
    }
}
