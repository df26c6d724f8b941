use std::path::Path;
use std::str::FromStr;

use crate::dataset::io::compression::Compression;
use crate::dataset::io::standard::display_name;

/// How rows are written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// A header line, then one record a row, fields separated by commas and quoted as in RFC 4180.
    Csv,
    /// The same with tabs for commas.
    Tsv,
    /// One JSON object a line.
    Jsonl,
    /// Apache Parquet: columns in row groups.
    Parquet,
    /// Arrow IPC file, also known as Feather 2: record batches with an index at the end.
    Arrow,
    /// Arrow IPC stream: record batches one after the other.
    ArrowStream,
}

const KNOWN_EXTENSIONS: &str =
    ".csv, .tsv, .jsonl, .ndjson (and these with .gz or .zst), .parquet, .arrow, .feather, .arrows";

/// A format that is not known.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormatError {
    /// The extension names none; `found` is "unknown extension `.xls`" or "no extension".
    #[error("{file}: {found}: expected one of {KNOWN_EXTENSIONS}, or a format given by name ({known})", known = Format::NAMES)]
    Extension { file: String, found: String },
    /// No format has this name.
    #[error("unknown format `{name}`: expected one of {known}", known = Format::NAMES)]
    Name { name: String },
}

impl Format {
    /// The names that [`FromStr`] knows, as a list for messages.
    pub const NAMES: &str = "csv, tsv, jsonl, parquet, arrow, arrows";

    /// The format that a file's extension says, letter case aside; `.gz` and `.zst` after it say how it is packed.
    ///
    /// # Errors
    ///
    /// [`FormatError::Extension`] lists the known extensions.
    pub fn of_path(path: &Path) -> Result<Self, FormatError> {
        let unpacked = match Compression::of_path(path) {
            Compression::Plain => path,
            Compression::Gzip | Compression::Zstandard => path.file_stem().map_or(path, Path::new),
        };
        let extension = unpacked.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
        let packed = unpacked != path;
        match extension.as_deref() {
            Some("csv") => Ok(Format::Csv),
            Some("tsv") => Ok(Format::Tsv),
            Some("jsonl" | "ndjson") => Ok(Format::Jsonl),
            Some("parquet") if !packed => Ok(Format::Parquet),
            Some("arrow" | "feather") if !packed => Ok(Format::Arrow),
            Some("arrows") if !packed => Ok(Format::ArrowStream),
            other => Err(FormatError::Extension {
                file: display_name(path),
                found: other.map_or("no extension".to_owned(), |found| match (packed, path.extension()) {
                    (true, Some(outer)) => format!("unknown extension `.{found}.{}`", outer.to_string_lossy()),
                    _ => format!("unknown extension `.{found}`"),
                }),
            }),
        }
    }

    /// The byte between two fields; `None` where rows are not fields side by side.
    pub fn delimiter(self) -> Option<u8> {
        match self {
            Format::Csv => Some(b','),
            Format::Tsv => Some(b'\t'),
            Format::Jsonl | Format::Parquet | Format::Arrow | Format::ArrowStream => None,
        }
    }

    /// Whether rows come as columns in batches, not as lines of text.
    pub fn is_columnar(self) -> bool {
        matches!(self, Format::Parquet | Format::Arrow | Format::ArrowStream)
    }

    /// The name, as [`FromStr`] reads it.
    pub fn name(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Tsv => "tsv",
            Format::Jsonl => "jsonl",
            Format::Parquet => "parquet",
            Format::Arrow => "arrow",
            Format::ArrowStream => "arrows",
        }
    }
}

impl FromStr for Format {
    type Err = FormatError;

    fn from_str(name: &str) -> Result<Self, FormatError> {
        match name.to_ascii_lowercase().as_str() {
            "csv" => Ok(Format::Csv),
            "tsv" => Ok(Format::Tsv),
            "jsonl" | "ndjson" => Ok(Format::Jsonl),
            "parquet" => Ok(Format::Parquet),
            "arrow" | "feather" => Ok(Format::Arrow),
            "arrows" => Ok(Format::ArrowStream),
            _ => Err(FormatError::Name { name: name.to_owned() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_says_the_format() {
        for (path, expected) in [
            ("a.csv", Format::Csv),
            ("A.CSV", Format::Csv),
            ("a.b.tsv", Format::Tsv),
            ("a.jsonl", Format::Jsonl),
            ("dir.csv/a.ndjson", Format::Jsonl),
            ("dir.tsv/a.csv.gz", Format::Csv),
            ("a.jsonl.ZST", Format::Jsonl),
            ("a.parquet", Format::Parquet),
            ("a.feather", Format::Arrow),
            ("a.arrows", Format::ArrowStream),
        ] {
            assert_eq!(Format::of_path(Path::new(path)).unwrap(), expected, "{path}");
        }
    }

    #[test]
    fn an_unknown_format_lists_the_known_ones() {
        let expected = format!("expected one of {KNOWN_EXTENSIONS}, or a format given by name ({})", Format::NAMES);
        for (path, found) in [
            ("a.xls", "a.xls: unknown extension `.xls`"),
            ("a.parquet.gz", "a.parquet.gz: unknown extension `.parquet.gz`"),
            ("archive", "archive: no extension"),
            ("-", "<stdin>: no extension"),
        ] {
            assert_eq!(Format::of_path(Path::new(path)).unwrap_err().to_string(), format!("{found}: {expected}"));
        }
        let unknown = "xml".parse::<Format>().unwrap_err().to_string();
        assert_eq!(unknown, "unknown format `xml`: expected one of csv, tsv, jsonl, parquet, arrow, arrows");
        for name in Format::NAMES.split(", ") {
            assert_eq!(name.parse::<Format>().unwrap().name(), name);
        }
    }
}
