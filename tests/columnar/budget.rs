//! Small files that stand for much: decoded in little memory, or refused.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;

use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, DictionaryArray, FixedSizeBinaryArray, Int32Array, RecordBatch, StringArray};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_writer::ArrowWriterOptions;
use parquet::basic::{Compression, Encoding, ZstdLevel};
use parquet::file::properties::{EnabledStatistics, WriterProperties};

use super::write;

/// KiB of address space: less than the rows are.
const MEMORY: usize = 320 << 10;
const ROWS: usize = 1000;

/// Rows with one note for all, of some bytes, which they name.
fn rows(bytes: usize) -> RecordBatch {
    let notes = Arc::new(StringArray::from(vec!["x".repeat(bytes)]));
    let notes: ArrayRef = Arc::new(DictionaryArray::<Int32Type>::new(Int32Array::from(vec![0; ROWS]), notes));
    let headlines: ArrayRef = Arc::new(StringArray::from(vec!["Storm hits coast"; ROWS]));
    RecordBatch::try_from_iter([("headline", headlines), ("note", notes)]).unwrap()
}

/// Writes Parquet whose notes read as plain text, all in one dictionary.
fn write_parquet(path: &Path, rows: &RecordBatch) {
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .set_dictionary_page_size_limit(1 << 30)
        .set_statistics_enabled(EnabledStatistics::None)
        .build();
    let options = ArrowWriterOptions::new().with_properties(properties).with_skip_arrow_metadata(true);
    let mut writer = ArrowWriter::try_new_with_options(File::create(path).unwrap(), rows.schema(), options).unwrap();
    writer.write(rows).unwrap();
    writer.close().unwrap();
}

fn score_in_little_memory(folder: &Path, name: &str) -> Output {
    let arguments = ["score", name, "--threads", "1", "-o", "/dev/null", "--format", "csv"];
    let mut command = Command::new("sh");
    let script = format!("ulimit -v {MEMORY} && exec \"$0\" \"$@\"");
    command.args(["-c", &script, env!("CARGO_BIN_EXE_debait")]).args(arguments).current_dir(folder);
    command.output().unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn a_value_that_every_row_names_is_decoded_row_by_row() {
    let folder = tempfile::tempdir().unwrap();
    let rows = rows(512 << 10);
    write_parquet(&folder.path().join("rows.parquet"), &rows);
    assert!(fs::metadata(folder.path().join("rows.parquet")).unwrap().len() < 1000);
    for extension in ["arrow", "arrows"] {
        write(&folder.path().join("rows").with_extension(extension), &rows, ROWS);
    }
    for name in ["rows.parquet", "rows.arrow", "rows.arrows"] {
        let output = score_in_little_memory(folder.path(), name);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(said, format!("debait: {ROWS} rows read, {ROWS} scored, 0 skipped\n"), "{name}");
        assert_eq!(output.status.code(), Some(0), "{name}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_value_beyond_the_bound_of_a_record_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let rows = rows((33 << 20) - 1000).slice(0, 2);
    write_parquet(&folder.path().join("rows.parquet"), &rows);
    write(&folder.path().join("rows.arrow"), &rows, ROWS);
    for (name, part) in [("rows.parquet", "row group 1"), ("rows.arrow", "record batch 1")] {
        let output = score_in_little_memory(folder.path(), name);
        assert_eq!(output.status.code(), Some(2), "{name}");
        let said = String::from_utf8(output.stderr).unwrap();
        let expected = format!(
            "debait: error: {name}: column `note`, {part}: a row of the longest values takes 33 MiB unpacked, expected 32 at most\n"
        );
        assert!(said.starts_with("debait: error: ") && said == expected, "{said}");
    }
}

/// Columns whose values have a form that few bytes are enough for.
#[cfg(target_os = "linux")]
#[test]
fn no_encoding_makes_a_batch_of_more_than_its_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rows.parquet");
    let text = "x".repeat(512 << 10);
    let headlines: ArrayRef = Arc::new(StringArray::from(vec!["Storm hits coast"; ROWS]));
    let write = |notes: ArrayRef, properties: WriterProperties| {
        let rows = RecordBatch::try_from_iter([("headline", Arc::clone(&headlines)), ("note", notes)]).unwrap();
        let mut writer = ArrowWriter::try_new(File::create(&path).unwrap(), rows.schema(), Some(properties)).unwrap();
        writer.write(&rows).unwrap();
        writer.close().unwrap();
        assert!(fs::metadata(&path).unwrap().len() < 30_000);
    };
    let properties = || {
        let properties = WriterProperties::builder().set_compression(Compression::ZSTD(ZstdLevel::default()));
        let properties = properties.set_statistics_enabled(EnabledStatistics::None);
        properties.set_data_page_size_limit(1 << 30).set_dictionary_page_size_limit(1 << 30)
    };
    let delta = properties().set_column_dictionary_enabled("note".into(), false);
    let delta = delta.set_column_encoding("note".into(), Encoding::DELTA_BYTE_ARRAY).build();
    write(Arc::new(StringArray::from_iter_values((0..ROWS).map(|_| &text))), delta);
    let output = score_in_little_memory(folder.path(), "rows.parquet");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let fixed = FixedSizeBinaryArray::try_from_iter((0..ROWS).map(|_| &text)).unwrap();
    write(Arc::new(fixed), properties().build());
    let mut reader = debait::dataset::BatchReader::open(&path, debait::dataset::Format::Parquet).unwrap();
    let batch = reader.next_batch().unwrap().unwrap();
    assert!(batch.num_rows() <= (16 << 20) / text.len(), "{} rows", batch.num_rows());
}

/// One value of a gigabyte, packed as well as any.
#[cfg(target_os = "linux")]
#[test]
fn a_page_that_unpacks_to_too_much_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rows.parquet");
    let text: ArrayRef = Arc::new(StringArray::from(vec!["x".repeat(600 << 20)]));
    let rows = RecordBatch::try_from_iter([("headline", text)]).unwrap();
    let properties = WriterProperties::builder().set_compression(Compression::ZSTD(ZstdLevel::default()));
    let properties = properties.set_dictionary_enabled(false).set_statistics_enabled(EnabledStatistics::None);
    let mut writer =
        ArrowWriter::try_new(File::create(&path).unwrap(), rows.schema(), Some(properties.build())).unwrap();
    writer.write(&rows).unwrap();
    writer.close().unwrap();
    let output = score_in_little_memory(folder.path(), "rows.parquet");
    let said = String::from_utf8(output.stderr).unwrap();
    let expected = "debait: error: rows.parquet: column `headline`, row group 1: the largest page of each column takes 601 \
                    MiB unpacked, expected 512 at most\n";
    assert_eq!(said, expected);
}

/// A length that no buffer has, in the place where the packed notes say their own.
#[test]
fn lengths_of_packed_buffers_are_not_believed() {
    let folder = tempfile::tempdir().unwrap();
    let rows = rows(1 << 20);
    let options = || {
        let packed = Some(arrow_ipc::CompressionType::LZ4_FRAME);
        arrow_ipc::writer::IpcWriteOptions::default().try_with_compression(packed).unwrap()
    };
    let (mut file, mut stream) = (Vec::new(), Vec::new());
    let mut writer = arrow_ipc::writer::FileWriter::try_new_with_options(&mut file, &rows.schema(), options()).unwrap();
    writer.write(&rows).unwrap();
    writer.finish().unwrap();
    let mut writer =
        arrow_ipc::writer::StreamWriter::try_new_with_options(&mut stream, &rows.schema(), options()).unwrap();
    writer.write(&rows).unwrap();
    writer.finish().unwrap();
    let length = (1_i64 << 20).to_le_bytes();
    for (name, bytes) in [("rows.arrow", file), ("rows.arrows", stream)] {
        let place = bytes.windows(8).rposition(|window| window == length).unwrap();
        for said in [1_i64 << 30, 1 << 40, i64::MAX] {
            let mut bytes = bytes.clone();
            bytes[place..place + 8].copy_from_slice(&said.to_le_bytes());
            fs::write(folder.path().join(name), bytes).unwrap();
            let mut command = crate::support::debait();
            let output = command.arg("score").arg(name).args(["-o", "out.csv"]).current_dir(folder.path()).output();
            let output = output.unwrap();
            let errors = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(2), "{name}: {said}: {errors}");
            assert!(errors.contains("MiB unpacked: expected 512 MiB at most, or 100 times its bytes"), "{errors}");
        }
        fs::write(folder.path().join(name), bytes).unwrap();
        assert_eq!(super::read(&folder.path().join(name)).iter().map(RecordBatch::num_rows).sum::<usize>(), ROWS);
    }
}
