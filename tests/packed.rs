//! Data sets packed with gzip or Zstandard are read and written like plain ones.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::Command;

use crate::support::{debait, own};

fn pack(name: &str, text: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    if name.ends_with(".gz") {
        flate2::read::GzEncoder::new(text, flate2::Compression::fast()).read_to_end(&mut packed).unwrap();
    } else {
        packed = zstd::encode_all(text, 3).unwrap();
    }
    packed
}

fn unpack(path: &Path) -> Vec<u8> {
    let packed = fs::read(path).unwrap();
    let mut text = Vec::new();
    if path.extension().is_some_and(|extension| extension == "gz") {
        flate2::read::GzDecoder::new(packed.as_slice()).read_to_end(&mut text).unwrap();
    } else {
        text = zstd::decode_all(packed.as_slice()).unwrap();
    }
    text
}

fn run(mut command: Command) -> Vec<u8> {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

#[test]
fn packed_files_are_scored_as_plain_ones() {
    let folder = tempfile::tempdir().unwrap();
    for plain in ["headlines.csv", "headlines.jsonl"] {
        let plain = own("tests/cli/files").join(plain);
        let expected = run({
            let mut command = debait();
            command.arg("score").arg(&plain);
            command
        });
        let name = plain.file_name().unwrap().to_str().unwrap();
        for (from, to) in [(".gz", ".zst"), (".zst", ".gz"), (".gz", "")] {
            let (packed, scored) = (format!("{name}{from}"), format!("scored-{name}{to}"));
            fs::write(folder.path().join(&packed), pack(&packed, &fs::read(&plain).unwrap())).unwrap();
            let mut command = debait();
            command.current_dir(folder.path()).args(["score", &packed, "-o", &scored]);
            run(command);
            let scored = folder.path().join(scored);
            let written = if to.is_empty() { fs::read(&scored).unwrap() } else { unpack(&scored) };
            assert!(written == expected, "{}", String::from_utf8_lossy(&written));
        }
    }
}

#[test]
fn packed_examples_have_the_digest_of_their_file() {
    let folder = tempfile::tempdir().unwrap();
    let plain = own("tests/cli/files/labelled.csv");
    let read = |path: &Path| debait::dataset::read_examples(path, &Default::default()).unwrap();
    for name in ["labelled.csv.gz", "labelled.csv.zst"] {
        let path = folder.path().join(name);
        let packed = pack(name, &fs::read(&plain).unwrap());
        fs::write(&path, &packed).unwrap();
        let examples = read(&path);
        assert_eq!(examples.rows, read(&plain).rows);
        let digest = <sha2::Sha256 as sha2::Digest>::digest(&packed);
        assert_eq!(examples.sha256, digest.iter().map(|byte| format!("{byte:02x}")).collect::<String>());
    }
}

#[test]
fn data_that_break_off_are_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let text: String = (0..20_000).map(|n| format!("Storm {} hits coast\n", n * n)).collect();
    for (name, reason) in [("cut.csv.gz", "incomplete deflate stream"), ("cut.csv.zst", "incomplete frame")] {
        let packed = pack(name, format!("headline\n{text}").as_bytes());
        fs::write(folder.path().join(name), &packed[..packed.len() - 9]).unwrap();
        let mut command = debait();
        let output = command.current_dir(folder.path()).args(["score", name, "-o", "out.csv"]).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(
            String::from_utf8(output.stderr).unwrap(),
            format!("debait: error: {name}: cannot read: {reason}\n")
        );
        assert!(!folder.path().join("out.csv").exists());
    }
}
