use std::path::{Path, PathBuf};

use anyhow::{Result, bail, ensure};
use clap::Args;

use crate::dataset::{
    ColumnChoice, ExampleColumns, Manifest, TrainingUse, read_examples, read_measured, read_page_texts,
};
use crate::evaluate::LabelledSource;
use crate::features::Feature;

/// Labelled headlines: files, or public corpora by their manifest.
#[derive(Debug, Args)]
pub struct LabelledData {
    /// Labelled CSV, TSV, JSON Lines, Parquet or Arrow files, or folders of pages GENRE/bait-NAME.EXT and
    /// GENRE/honest-NAME.EXT; `-` is standard input.
    #[arg(value_name = "DATA")]
    files: Vec<PathBuf>,
    /// Manifest of a public corpus, which names its file and columns; may be given several times.
    #[arg(long, value_name = "FILE.toml")]
    manifest: Vec<PathBuf>,
    /// Folder that the manifests' files lie in.
    #[arg(long, value_name = "FOLDER", default_value = "datasets/data", env = "DEBAIT_DATA", hide_env_values = true)]
    data_dir: PathBuf,
    #[command(flatten)]
    columns: ColumnOptions,
}

/// Which columns of a file hold what.
#[derive(Debug, Args)]
pub struct ColumnOptions {
    /// Column of the headline, by name or number from 1; default: `headline`, else `title`.
    #[arg(long, value_name = "COLUMN")]
    headline_col: Option<ColumnChoice>,
    /// Column of the body, by name or number from 1; default: `body`, `text` or `content` where there is one.
    #[arg(long, value_name = "COLUMN")]
    body_col: Option<ColumnChoice>,
    /// Column of the label: 0/1, bait/honest, or a number from 0 to 1.
    #[arg(long, value_name = "COLUMN", default_value = "label")]
    label_col: ColumnChoice,
    /// Column of the group: its rows stay on one side of every split.
    #[arg(long, value_name = "COLUMN")]
    group_col: Option<ColumnChoice>,
    /// Column of the row weight.
    #[arg(long, value_name = "COLUMN")]
    weight_col: Option<ColumnChoice>,
}

/// Files of measured values, for the commands that take them.
#[derive(Debug, Args)]
pub struct MeasuredData {
    /// CSV file of measured values in place of texts, as `debait score --features` writes it, with a label; may be given
    /// several times. A host is a group, by the column `host` or else `group`, unless --group-col names one.
    #[arg(long, value_name = "FILE")]
    pub measured: Vec<PathBuf>,
}

/// What a command can use of data without texts.
#[derive(Debug, Clone)]
pub enum WithoutTexts {
    /// Values of these features, in their order.
    ValuesOf(Vec<&'static Feature>),
    /// Nothing, for this reason.
    Nothing(&'static str),
}

impl WithoutTexts {
    /// The ids of the features whose values are read from a file.
    fn features(&self, file: &Path) -> Result<Vec<&'static str>> {
        match self {
            WithoutTexts::ValuesOf(features) => Ok(features.iter().map(|feature| feature.id.0).collect()),
            WithoutTexts::Nothing(reason) => bail!("{}: holds measured values and no texts: {reason}", file.display()),
        }
    }
}

impl ColumnOptions {
    fn of_examples(&self, kind: Option<&ColumnChoice>) -> ExampleColumns {
        ExampleColumns {
            headline: self.headline_col.clone(),
            body: self.body_col.clone(),
            label: self.label_col.clone(),
            group: self.group_col.clone(),
            kind: kind.cloned(),
            every_label: None,
            weight: self.weight_col.clone(),
        }
    }
}

impl LabelledData {
    /// Reads every file, and `measured` ones; `kind` is a column to break metrics down by.
    pub fn load(
        &self,
        measured: &[PathBuf],
        kind: Option<&ColumnChoice>,
        without_texts: &WithoutTexts,
    ) -> Result<Vec<LabelledSource>> {
        ensure!(
            !(self.files.is_empty() && self.manifest.is_empty() && measured.is_empty()),
            "no data: expected labelled files, or a corpus by --manifest FILE.toml"
        );
        let corpora = self.manifest.iter().map(|path| self.read_manifest(path, kind, without_texts));
        let files = self.files.iter().map(|path| self.read(path, kind, without_texts));
        let measured = measured.iter().map(|path| self.read_measured(path, kind, without_texts));
        corpora.chain(files).chain(measured).collect()
    }

    /// Reads one more file, or the corpus of a manifest, with the same options.
    pub fn read(
        &self,
        path: &Path,
        kind: Option<&ColumnChoice>,
        without_texts: &WithoutTexts,
    ) -> Result<LabelledSource> {
        if path.is_dir() {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            return Ok(LabelledSource::of_pages(name, read_page_texts(path)?, TrainingUse::default()));
        }
        if path.extension().is_some_and(|extension| extension == "toml") {
            return self.read_manifest(path, kind, without_texts);
        }
        let examples = read_examples(path, &self.columns.of_examples(kind))?;
        let source = LabelledSource::of_examples(examples.file.clone(), examples, TrainingUse::default());
        Ok(LabelledSource { files: vec![path.to_owned()], ..source })
    }

    fn read_measured(
        &self,
        path: &Path,
        kind: Option<&ColumnChoice>,
        without_texts: &WithoutTexts,
    ) -> Result<LabelledSource> {
        let features = without_texts.features(path)?;
        let examples = read_measured(path, &self.columns.of_examples(kind), &features)?;
        let source = LabelledSource::of_measured(examples.file.clone(), examples, TrainingUse::default());
        Ok(LabelledSource { files: vec![path.to_owned()], ..source })
    }

    fn read_manifest(
        &self,
        path: &Path,
        kind: Option<&ColumnChoice>,
        without_texts: &WithoutTexts,
    ) -> Result<LabelledSource> {
        let mut manifest = Manifest::read(path)?;
        // The kinds that `only` and `bait_kinds` name are those of the manifest's own column.
        if manifest.only.is_empty() && manifest.bait_kinds.is_empty() {
            manifest.columns.kind = kind.cloned().or(manifest.columns.kind);
        }
        let described = manifest.places(&self.data_dir);
        let graded = manifest.grades()?;
        let mut source = if manifest.measured {
            let examples = manifest.measured_examples(&self.data_dir, &without_texts.features(path)?)?;
            LabelledSource::of_measured(manifest.name, examples, manifest.training)
        } else if let Some(pages) = manifest.pages(&self.data_dir)? {
            LabelledSource::of_pages(manifest.name, pages, manifest.training)
        } else {
            let examples = manifest.examples(&self.data_dir)?;
            LabelledSource::of_examples(manifest.name, examples, manifest.training)
        };
        if let (Some(file), Some(grades)) = (&manifest.grades, graded) {
            source.grade(file, &grades);
            let graded = source.grades.as_ref().is_some_and(|grades| grades.rows > 0);
            ensure!(
                graded,
                "{}: found no grade in {} for any headline, expected one at least: are its digests those of this corpus?",
                path.display(),
                file.file.display()
            );
        }
        source.files.extend(described);
        source.files.push(path.to_owned());
        Ok(LabelledSource { labels_mean: manifest.labels_mean, ..source })
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;
    use sha2::{Digest, Sha256};

    use super::*;

    /// Training data of two rows, the second without a grade, by a manifest that says `share`.
    fn source(share: &str) -> Result<LabelledSource> {
        let folder = tempfile::tempdir()?;
        let rows = "headline,label\nFerry sails,0\nFerry sails again,1\n";
        std::fs::write(folder.path().join("rows.csv"), rows)?;
        let graded = &sha256(b"Ferry sails")[..16];
        std::fs::write(folder.path().join("grades.csv"), format!("sha256,grade\n{graded},0.5\n"))?;
        let manifest = folder.path().join("rows.toml");
        let text = format!(
            "name = \"rows\"\ntitle = \"\"\norigin = \"\"\nlicence = \"\"\ncitation = \"\"\nfile = \"rows.csv\"\n\
             sha256 = \"{}\"\nrows = 2\n[training]\nhonest = 0.1\nbait = 0.9\n[grades]\nfile = \"grades.csv\"\n\
             share = {share}\n",
            sha256(rows.as_bytes())
        );
        std::fs::write(&manifest, text)?;
        let data = Data::parse_from(["data", "--manifest", &manifest.to_string_lossy()]).data;
        data.read_manifest(&manifest, None, &WithoutTexts::Nothing("these are texts"))
    }

    fn sha256(bytes: &[u8]) -> String {
        Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    #[derive(clap::Parser)]
    struct Data {
        #[command(flatten)]
        data: LabelledData,
    }

    #[test]
    fn targets_are_made_of_labels_and_grades() {
        for (share, expected) in [("0.0", [0.1, 0.9]), ("0.25", [0.2, 0.9]), ("1.0", [0.5, 0.9])] {
            let source = source(share).unwrap();
            let targets: Vec<f64> = source.rows.iter().map(|row| source.target(row)).collect();
            assert!(targets.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-12), "{share}: {targets:?}");
            let graded = source.grades.unwrap();
            assert_eq!((graded.file.as_str(), graded.rows), ("grades.csv", 1));
        }
        let refused = source("1.5").err().unwrap().to_string();
        assert!(refused.contains("grades.share: found 1.5, expected a number from 0 to 1"), "{refused}");
    }
}
