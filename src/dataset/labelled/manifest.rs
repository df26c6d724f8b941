use std::fs::File;
use std::io;
use std::path::{Component, Path, PathBuf};

use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::dataset::error::{CorpusOrigin, DatasetError};
use crate::dataset::io::taken::hexadecimal;
use crate::dataset::labelled::bodies::BodyFile;
use crate::dataset::labelled::draw::draw;
use crate::dataset::labelled::example::{EveryLabel, Example, ExampleColumns, Examples};
use crate::dataset::labelled::folder::{PageTexts, read_page_texts};
use crate::dataset::labelled::grades::{Grades, GradesFile};
use crate::dataset::labelled::measured::{MeasuredExamples, read_measured};
use crate::dataset::labelled::read_examples::read_examples;
use crate::message::DidYouMean;

/// What is known of a public corpus: where it comes from, what may be done with it, and which bytes it is.
///
/// ```
/// use debait::dataset::Manifest;
///
/// let manifest = Manifest::parse("stop-clickbait.toml".as_ref(), r#"
///     name = "stop-clickbait"
///     title = "Stop Clickbait"
///     origin = "https://github.com/bhargaviparanjape/clickbait"
///     licence = "MIT"
///     citation = "Chakraborty, Paranjape, Kakarla, Ganguly 2016, ASONAM"
///     file = "stop-clickbait/train.csv"
///     sha256 = "77f4ff1e7bc07529366e7a8312ab032982fc04232c890487b0fee1e30c5484aa"
///     rows = 25600
///     [columns]
///     headline = "headline"
/// "#)?;
/// assert_eq!(manifest.columns.label.as_str(), "label");
/// # Ok::<(), debait::dataset::DatasetError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Manifest {
    /// Short name, as commands take it.
    pub name: String,
    /// The name its authors gave it.
    pub title: String,
    /// Where it was published.
    pub origin: String,
    /// The licence, as far as it is known.
    pub licence: String,
    /// Whom to cite.
    pub citation: String,
    /// The file, under a data directory.
    pub file: PathBuf,
    /// Where the prepared file can be downloaded.
    pub url: Option<String>,
    /// SHA-256 of the file's bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// Data rows in the file.
    pub rows: u64,
    /// Whether the file holds measured values, as [`read_measured`] reads them, and no texts.
    #[serde(default)]
    pub measured: bool,
    /// Which columns hold what.
    #[serde(default)]
    pub columns: ExampleColumns,
    /// Where the bodies are, if not in the file itself.
    pub bodies: Option<BodyFile>,
    /// Kinds of rows that are used, by the column `kind`; all where there is none.
    #[serde(default)]
    pub only: Vec<String>,
    /// Kinds of rows that are labelled bait, by the column `kind`, whatever `columns` says of the label.
    #[serde(default)]
    pub bait_kinds: Vec<String>,
    /// How many rows of each label are used, a fixed draw; all where there is none.
    pub each: Option<usize>,
    /// What the labels say, where that is not what is bait: the end of a sentence that cards repeat.
    pub labels_mean: Option<String>,
    /// How a training run uses it.
    #[serde(default)]
    pub training: TrainingUse,
    /// Grades that another model gave its headlines, which targets are made of beside the labels.
    pub grades: Option<GradesFile>,
    /// What to mind.
    #[serde(default)]
    pub notes: String,
    /// Where the manifest lies.
    #[serde(skip)]
    folder: PathBuf,
}

/// How a training run uses a corpus.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TrainingUse {
    /// What the weights of its rows are multiplied by.
    pub weight: f64,
    /// The target that label 0 stands for; above 0 where labels are known to be noisy.
    pub honest: f64,
    /// The target that label 1 stands for.
    pub bait: f64,
    /// Least and most traits of bait put into a copy of each row, which is labelled bait; no copies where there is none.
    pub inject: Option<(usize, usize)>,
}

impl Default for TrainingUse {
    fn default() -> Self {
        TrainingUse { weight: 1.0, honest: 0.0, bait: 1.0, inject: None }
    }
}

impl TrainingUse {
    /// The target of a label: `honest + label · (bait − honest)`.
    pub fn target(&self, label: f64) -> f64 {
        (self.honest + label * (self.bait - self.honest)).clamp(0.0, 1.0)
    }
}

impl Manifest {
    /// Reads a manifest file.
    ///
    /// # Errors
    ///
    /// [`DatasetError::Open`], and as [`Manifest::parse`].
    pub fn read(path: &Path) -> Result<Self, DatasetError> {
        let text = std::fs::read_to_string(path)
            .map_err(|reason| DatasetError::Open { file: path.display().to_string(), reason })?;
        Manifest::parse(path, &text)
    }

    /// Reads the text of a manifest; `file` is for messages.
    ///
    /// # Errors
    ///
    /// [`DatasetError::Manifest`] names line and column, and suggests the nearest key for an unknown one.
    pub fn parse(file: &Path, text: &str) -> Result<Self, DatasetError> {
        let fail = |message, suggestion| DatasetError::Manifest { file: file.to_owned(), message, suggestion };
        let mut manifest: Manifest = toml::from_str(text).map_err(|error| {
            let before = text.get(..error.span().map_or(0, |span| span.start)).unwrap_or(text);
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
            fail(format!("line {line}, column {column}: {}", error.message()), nearest_key(error.message()))
        })?;
        let bodies = manifest.bodies.as_ref().map(CorpusFile::of_bodies);
        for part in std::iter::once(manifest.rows_file()).chain(bodies) {
            part.check().map_err(|message| fail(message, DidYouMean::default()))?;
        }
        if let Some(key) = manifest.key_of_texts() {
            let message = format!("{key}: found it beside `measured = true`, expected it in manifests of texts alone");
            return Err(fail(message, DidYouMean::default()));
        }
        if let Some(grades) = &manifest.grades
            && !(0.0..=1.0).contains(&grades.share)
        {
            let message = format!("grades.share: found {}, expected a number from 0 to 1", grades.share);
            return Err(fail(message, DidYouMean::default()));
        }
        manifest.folder = file.parent().unwrap_or(Path::new("")).to_owned();
        Ok(manifest)
    }

    /// A key that is given though it is for texts and the file holds none.
    fn key_of_texts(&self) -> Option<&'static str> {
        let keys = [
            ("columns.headline", self.columns.headline.is_some()),
            ("columns.body", self.columns.body.is_some()),
            ("bodies", self.bodies.is_some()),
            ("grades", self.grades.is_some()),
            ("only", !self.only.is_empty()),
            ("bait_kinds", !self.bait_kinds.is_empty()),
            ("each", self.each.is_some()),
            ("training.inject", self.training.inject.is_some()),
        ];
        keys.into_iter().find(|(_, given)| self.measured && *given).map(|(key, _)| key)
    }

    /// The file of the rows.
    fn rows_file(&self) -> CorpusFile<'_> {
        CorpusFile { file: &self.file, sha256: &self.sha256, url: self.url.as_deref() }
    }

    /// The grades of its headlines, where it has such a file.
    ///
    /// # Errors
    ///
    /// As [`read_examples`].
    pub fn grades(&self) -> Result<Option<Grades>, DatasetError> {
        self.grades.as_ref().map(|file| file.read(&self.folder)).transpose()
    }

    /// Where its files may lie: under a data directory, or else beside the manifest.
    pub fn places(&self, data: &Path) -> Vec<PathBuf> {
        let files = std::iter::once(&self.file).chain(self.bodies.as_ref().map(|bodies| &bodies.file));
        let places = files.flat_map(|file| [data, &self.folder].map(|folder| folder.join(file)));
        places.chain(self.grades.iter().map(|grades| self.folder.join(&grades.file))).collect()
    }

    /// Finds a file under a data directory, or else beside the manifest, and makes sure that it is the one described.
    fn locate(&self, part: CorpusFile<'_>, data: &Path) -> Result<PathBuf, DatasetError> {
        let path = [data, &self.folder].map(|folder| folder.join(part.file));
        let path = path.iter().find(|path| path.is_file()).unwrap_or(&path[0]).clone();
        if !path.is_file() {
            let origin = match part.url {
                Some(url) => CorpusOrigin::Prepared(url.to_owned()),
                None => CorpusOrigin::Published(self.origin.clone()),
            };
            return Err(DatasetError::CorpusMissing { file: path, corpus: self.name.clone(), origin });
        }
        let found = digest(&path).map_err(|reason| DatasetError::Read { file: path.display().to_string(), reason })?;
        if found != part.sha256 {
            let (corpus, expected) = (self.name.clone(), part.sha256.to_owned());
            return Err(DatasetError::Checksum { file: path, corpus, found, expected });
        }
        Ok(path)
    }

    /// Reads a corpus that is a folder of pages, under a data directory or beside the manifest, verified; `None` where
    /// it is a file.
    ///
    /// # Errors
    ///
    /// As [`read_page_texts`]; [`DatasetError::Checksum`], [`DatasetError::RowCount`].
    pub fn pages(&self, data: &Path) -> Result<Option<PageTexts>, DatasetError> {
        let paths = [data, &self.folder].map(|folder| folder.join(&self.file));
        let Some(file) = paths.into_iter().find(|path| path.is_dir()) else { return Ok(None) };
        let read = read_page_texts(&file)?;
        if read.sha256 != self.sha256 {
            let (corpus, expected) = (self.name.clone(), self.sha256.clone());
            return Err(DatasetError::Checksum { file, corpus, found: read.sha256, expected });
        }
        self.check_rows(file, read.pages.len())?;
        Ok(Some(read))
    }

    /// Reads a corpus of measured values from a data directory or beside the manifest, verified; `features` are those to
    /// read.
    ///
    /// # Errors
    ///
    /// As [`read_measured`]; [`DatasetError::CorpusMissing`], [`DatasetError::Checksum`], [`DatasetError::RowCount`].
    pub fn measured_examples(&self, data: &Path, features: &[&str]) -> Result<MeasuredExamples, DatasetError> {
        let file = self.locate(self.rows_file(), data)?;
        let examples = read_measured(&file, &self.columns, features)?;
        self.check_rows(file, examples.rows.len())?;
        Ok(examples)
    }

    fn check_rows(&self, file: PathBuf, found: usize) -> Result<(), DatasetError> {
        let (found, expected) = (found as u64, self.rows);
        if found != expected {
            return Err(DatasetError::RowCount { file, corpus: self.name.clone(), found, expected });
        }
        Ok(())
    }

    /// Reads the corpus from a data directory, verified.
    ///
    /// # Errors
    ///
    /// As [`read_examples`]; [`DatasetError::CorpusMissing`], [`DatasetError::Checksum`], [`DatasetError::RowCount`],
    /// [`DatasetError::NoKind`], [`DatasetError::BodyTwice`], [`DatasetError::NoBody`].
    pub fn examples(&self, data: &Path) -> Result<Examples, DatasetError> {
        let file = self.locate(self.rows_file(), data)?;
        let mut examples = read_examples(&file, &self.columns)?;
        self.check_rows(file, examples.rows.len())?;
        for kind in self.only.iter().chain(&self.bait_kinds) {
            if !examples.rows.iter().any(|row| row.kind.as_ref() == Some(kind)) {
                let (file, corpus) = (examples.file, self.name.clone());
                return Err(DatasetError::NoKind { file, corpus, kind: kind.clone() });
            }
        }
        let among = |kinds: &[String], row: &Example| row.kind.as_ref().is_some_and(|kind| kinds.contains(kind));
        if !self.only.is_empty() {
            examples.rows.retain(|row| among(&self.only, row));
        }
        for row in examples.rows.iter_mut().filter(|row| among(&self.bait_kinds, row)) {
            row.label = EveryLabel::Bait.value();
        }
        if let Some(each) = self.each {
            draw(&mut examples.rows, each);
        }
        if let Some(bodies) = &self.bodies {
            let path = self.locate(CorpusFile::of_bodies(bodies), data)?;
            bodies.join(&path, &mut examples.rows, &examples.file)?;
        }
        Ok(examples)
    }
}

/// One file that a manifest describes.
struct CorpusFile<'a> {
    file: &'a Path,
    sha256: &'a str,
    url: Option<&'a str>,
}

impl<'a> CorpusFile<'a> {
    fn of_bodies(bodies: &'a BodyFile) -> Self {
        CorpusFile { file: &bodies.file, sha256: &bodies.sha256, url: bodies.url.as_deref() }
    }

    /// Whether digest and path can be meant; else what is wrong.
    fn check(&self) -> Result<(), String> {
        let digits = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        if self.sha256.len() != 64 || !self.sha256.bytes().all(digits) {
            return Err(format!("sha256: found `{}`, expected 64 lower-case hexadecimal digits", self.sha256));
        }
        let plain = self.file.components().all(|part| matches!(part, Component::Normal(_)));
        if !plain || self.file.as_os_str().is_empty() {
            let found = self.file.display();
            return Err(format!("file: found `{found}`, expected a path inside the data directory"));
        }
        Ok(())
    }
}

fn digest(path: &Path) -> io::Result<String> {
    let mut hasher = Sha256::new();
    let mut file = File::open(path)?;
    let mut block = vec![0; 1 << 16];
    loop {
        match io::Read::read(&mut file, &mut block)? {
            0 => return Ok(hexadecimal(&hasher.finalize())),
            count => hasher.update(&block[..count]),
        }
    }
}

/// The parser quotes the unknown key first, then the known ones.
fn nearest_key(message: &str) -> DidYouMean {
    let mut quoted = message.split('`').skip(1).step_by(2);
    match quoted.next() {
        Some(unknown) if message.starts_with("unknown field") => DidYouMean::among(unknown, quoted),
        _ => DidYouMean::default(),
    }
}
