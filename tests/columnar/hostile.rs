use std::fs;

use debait::dataset::{BatchReader, DatasetError, Format};

use super::{EXTENSIONS, table, write};
use crate::support::{debait, own};

fn refused(path: &std::path::Path) -> String {
    let folder = path.parent().unwrap();
    let name = path.file_name().unwrap();
    let output = debait().current_dir(folder).arg("score").arg(name).args(["-o", "out.parquet"]).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(!folder.join("out.parquet").exists());
    said.strip_prefix("debait: error: ").unwrap().trim_end().to_owned()
}

#[test]
fn what_is_no_columnar_file_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes, expected) in [
        ("empty.parquet", &b""[..], "empty.parquet: cannot read as Parquet: "),
        ("text.parquet", b"headline\nStorm hits coast\n", "text.parquet: cannot read as Parquet: "),
        ("empty.arrow", b"", "empty.arrow: cannot read as Arrow: "),
        ("text.arrows", b"headline\nStorm hits coast\n", "text.arrows: cannot read as Arrow: "),
        ("old.feather", b"FEA1\0\0\0\0", "old.feather: cannot read as Arrow: "),
        ("cut.arrow", b"ARROW1\0\0", "cut.arrow: cannot read as Arrow: "),
        ("columns.csv", b"PAR1\x15\x04", "columns.csv: is a Parquet file: "),
        ("columns.jsonl", b"ARROW1\0\0", "columns.jsonl: is an Arrow file: "),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        let said = refused(&path);
        assert!(said.starts_with(expected) && said.len() > expected.len(), "{said}");
    }
    assert_eq!(
        refused(&folder.path().join("none.parquet")),
        "none.parquet: cannot open: No such file or directory (os error 2)"
    );
}

fn read_all(path: &std::path::Path) -> Result<usize, DatasetError> {
    let mut reader = BatchReader::open(path, Format::of_path(path)?)?;
    let mut rows = 0;
    while let Some(batch) = reader.next_batch()? {
        rows += batch.num_rows();
    }
    Ok(rows)
}

#[test]
fn damaged_files_are_errors_and_nothing_worse() {
    let folder = tempfile::tempdir().unwrap();
    let rows = table(&own("datasets/samples/headlines.csv"), 40);
    for extension in EXTENSIONS {
        let path = folder.path().join(format!("in.{extension}"));
        write(&path, &rows, 15);
        let whole = fs::read(&path).unwrap();
        assert_eq!(read_all(&path).unwrap(), 40);
        for cut in (1..200).map(|share| whole.len() * share / 200) {
            fs::write(&path, &whole[..cut]).unwrap();
            let read = read_all(&path);
            // A stream may end after any batch.
            assert!(read.is_err() || extension == "arrows", "{extension}: {cut} of {} bytes", whole.len());
        }
        for at in (0..whole.len()).step_by(whole.len() / 400 + 1) {
            let mut bytes = whole.clone();
            bytes[at] ^= 1 << (at % 8);
            fs::write(&path, &bytes).unwrap();
            // Many a flipped bit is another text or number.
            let _ = read_all(&path);
        }
    }
}

/// The program says what is wrong in a line of its own: the test above, in a process whose panics can be seen.
#[test]
fn panics_inside_decoders_print_nothing() {
    let mut command = std::process::Command::new(std::env::current_exe().unwrap());
    let test = "columnar::hostile::damaged_files_are_errors_and_nothing_worse";
    let output = command.args([test, "--exact", "--nocapture"]).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
    assert!(!said.contains("panicked"), "{said}");
}
