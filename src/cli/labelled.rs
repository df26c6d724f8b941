use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use clap::Args;

use crate::dataset::{
    ColumnChoice, Example, ExampleColumns, Examples, Grades, GradesFile, Manifest, PageTexts, TrainingUse,
    read_examples, read_page_texts,
};
use crate::evaluate::{Draft, Injector};
use crate::features::Head;
use crate::model::GradedBy;
use crate::text::{Article, Body, Markup, PageFile};

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

/// One file of labelled headlines.
#[derive(Debug)]
pub struct LabelledSource {
    pub name: String,
    pub sha256: String,
    pub rows: Vec<LabelledRow>,
    /// Where it was read from.
    pub files: Vec<PathBuf>,
    /// How a training run uses it.
    pub training: TrainingUse,
    /// What its labels say, where that is not what is bait.
    pub labels_mean: Option<String>,
    /// The grades that its rows have.
    pub grades: Option<GradedBy>,
}

/// One labelled article.
#[derive(Debug)]
pub struct LabelledRow {
    pub example: Example,
    pub body: Option<Body>,
    grade: Option<Grade>,
}

/// What another model says of a row, and how much of its target that is.
#[derive(Debug, Clone, Copy)]
struct Grade {
    value: f64,
    share: f64,
}

impl LabelledRow {
    fn of(example: Example) -> Self {
        let body = example.body.as_deref().map(Body::plain);
        LabelledRow { example, body, grade: None }
    }

    pub fn headline(&self) -> &str {
        &self.example.headline
    }

    pub fn label(&self) -> f64 {
        self.example.label
    }

    pub fn article(&self) -> Article<'_> {
        Article { headline: self.headline(), body: self.body.as_ref().map(Body::lines) }
    }
}

impl LabelledSource {
    /// What a model learns of a row: what its label stands for, and its grade where it has one:
    /// `(1 − share) · target(label) + share · grade`.
    pub fn target(&self, row: &LabelledRow) -> f64 {
        let of_label = self.training.target(row.label());
        row.grade.map_or(of_label, |Grade { value, share }| (1.0 - share) * of_label + share * value)
    }

    /// Gives every row its grade.
    fn grade(&mut self, file: &GradesFile, grades: &Grades) {
        for row in &mut self.rows {
            row.grade = grades.of(&row.example.headline).map(|value| Grade { value, share: file.share });
        }
        let rows = self.rows.iter().filter(|row| row.grade.is_some()).count();
        let name = file.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        self.grades = Some(GradedBy { file: name, sha256: grades.sha256.clone(), rows, share: file.share });
    }

    /// Rows of a file; copies with traits of bait in them follow the rows they were made from, in their group.
    fn of_examples(name: String, examples: Examples, training: TrainingUse) -> Self {
        let injector = Injector::new(INJECTOR_SEED);
        let mut rows = Vec::with_capacity(examples.rows.len());
        for mut example in examples.rows {
            let copy = training.inject.map(|range| {
                example.group.get_or_insert_with(|| example.headline.clone());
                let draft =
                    Draft { headline: example.headline.clone(), body: example.body.clone().unwrap_or_default() };
                let traits = injector.draw(&draft, Head::SeoBait, range);
                let Draft { headline, body } = injector.inject(&draft, &traits);
                Example { headline, body: Some(body), label: 1.0, ..example.clone() }
            });
            rows.push(LabelledRow::of(example));
            rows.extend(copy.map(LabelledRow::of));
        }
        LabelledSource {
            name,
            sha256: examples.sha256,
            rows,
            files: Vec::new(),
            training,
            labels_mean: None,
            grades: None,
        }
    }

    /// Pages of a folder; a genre is a group, and no page is copied with traits of bait.
    fn of_pages(name: String, read: PageTexts, training: TrainingUse) -> Self {
        let files = read.pages.iter().map(|page| page.path.clone()).collect();
        let rows = read.pages.into_iter().zip(1..).map(|(page, row)| {
            let file = PageFile::read(Markup::of_path(&page.path), &page.text);
            let example = Example {
                headline: file.headline,
                body: None,
                label: f64::from(u8::from(page.is_bait)),
                group: Some(page.genre.clone()),
                kind: Some(page.genre),
                weight: 1.0,
                row,
                line: 1,
            };
            LabelledRow { example, body: Some(file.body), grade: None }
        });
        let training = TrainingUse { inject: None, ..training };
        LabelledSource {
            name,
            sha256: read.sha256,
            rows: rows.collect(),
            files,
            training,
            labels_mean: None,
            grades: None,
        }
    }
}

/// Seed of the traits put into training articles.
const INJECTOR_SEED: u64 = 1;

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
    /// Reads every file; `kind` is a column to break metrics down by.
    pub fn load(&self, kind: Option<&ColumnChoice>) -> Result<Vec<LabelledSource>> {
        ensure!(
            !(self.files.is_empty() && self.manifest.is_empty()),
            "no data: expected labelled files, or a corpus by --manifest FILE.toml"
        );
        let files = self.files.iter().map(|path| self.read(path, kind));
        let corpora = self.manifest.iter().map(|path| self.read_manifest(path, kind));
        corpora.chain(files).collect()
    }

    /// Reads one more file, or the corpus of a manifest, with the same options.
    pub fn read(&self, path: &Path, kind: Option<&ColumnChoice>) -> Result<LabelledSource> {
        if path.is_dir() {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            return Ok(LabelledSource::of_pages(name, read_page_texts(path)?, TrainingUse::default()));
        }
        if path.extension().is_some_and(|extension| extension == "toml") {
            return self.read_manifest(path, kind);
        }
        let examples = read_examples(path, &self.columns.of_examples(kind))?;
        let source = LabelledSource::of_examples(examples.file.clone(), examples, TrainingUse::default());
        Ok(LabelledSource { files: vec![path.to_owned()], ..source })
    }

    fn read_manifest(&self, path: &Path, kind: Option<&ColumnChoice>) -> Result<LabelledSource> {
        let mut manifest = Manifest::read(path)?;
        // The kinds that `only` and `bait_kinds` name are those of the manifest's own column.
        if manifest.only.is_empty() && manifest.bait_kinds.is_empty() {
            manifest.columns.kind = kind.cloned().or(manifest.columns.kind);
        }
        let described = manifest.places(&self.data_dir);
        let graded = manifest.grades()?;
        let mut source = match manifest.pages(&self.data_dir)? {
            Some(pages) => LabelledSource::of_pages(manifest.name, pages, manifest.training),
            None => {
                let examples = manifest.examples(&self.data_dir)?;
                LabelledSource::of_examples(manifest.name, examples, manifest.training)
            }
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
        Data::parse_from(["data", "--manifest", &manifest.to_string_lossy()]).data.read_manifest(&manifest, None)
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
