use std::path::PathBuf;

use super::{Draft, Injector};
use crate::dataset::{
    Example, Examples, Grades, GradesFile, MeasuredExample, MeasuredExamples, PageTexts, TrainingUse,
};
use crate::design::MeasuredFrom;
use crate::features::Head;
use crate::model::{Contents, GradedBy};
use crate::text::{Article, Body, Markup, PageFile};

/// One file of labelled rows.
#[derive(Debug)]
pub struct LabelledSource {
    pub name: String,
    pub sha256: String,
    pub rows: Vec<LabelledRow>,
    /// What its rows hold.
    pub contents: Contents,
    /// Where it was read from.
    pub files: Vec<PathBuf>,
    /// How a training run uses it.
    pub training: TrainingUse,
    /// What its labels say, where that is not what is bait.
    pub labels_mean: Option<String>,
    /// The grades that its rows have.
    pub grades: Option<GradedBy>,
}

/// One labelled article, or what was measured of one.
#[derive(Debug)]
pub struct LabelledRow {
    pub label: f64,
    pub weight: f64,
    pub group: Option<String>,
    pub kind: Option<String>,
    content: Content,
    grade: Option<Grade>,
}

#[derive(Debug)]
enum Content {
    Text { headline: String, body: Option<Body> },
    Values { place: String, values: Vec<f64> },
}

/// What another model says of a row, and how much of its target that is.
#[derive(Debug, Clone, Copy)]
struct Grade {
    value: f64,
    share: f64,
}

impl LabelledRow {
    fn of_example(example: Example) -> Self {
        let Example { headline, body, label, weight, group, kind, .. } = example;
        let body = body.as_deref().map(Body::plain);
        LabelledRow { label, weight, group, kind, content: Content::Text { headline, body }, grade: None }
    }

    fn of_measured(example: MeasuredExample) -> Self {
        let MeasuredExample { values, label, weight, group, kind, row, .. } = example;
        let place = format!("row {row}");
        LabelledRow { label, weight, group, kind, content: Content::Values { place, values }, grade: None }
    }

    /// The headline, or which row of its file it is.
    pub fn name(&self) -> &str {
        match &self.content {
            Content::Text { headline, .. } => headline,
            Content::Values { place, .. } => place,
        }
    }

    /// The article, where its text is known.
    pub fn article(&self) -> Option<Article<'_>> {
        match &self.content {
            Content::Text { headline, body } => Some(Article { headline, body: body.as_ref().map(Body::lines) }),
            Content::Values { .. } => None,
        }
    }

    pub fn measured_from(&self) -> MeasuredFrom<'_> {
        match &self.content {
            Content::Text { headline, body } => Article { headline, body: body.as_ref().map(Body::lines) }.into(),
            Content::Values { values, .. } => MeasuredFrom::Values(values),
        }
    }
}

impl LabelledSource {
    /// What a model learns of a row: what its label stands for, and its grade where it has one:
    /// `(1 − share) · target(label) + share · grade`.
    pub fn target(&self, row: &LabelledRow) -> f64 {
        let of_label = self.training.target(row.label);
        row.grade.map_or(of_label, |Grade { value, share }| (1.0 - share) * of_label + share * value)
    }

    /// Gives every row its grade, by its headline.
    pub fn grade(&mut self, file: &GradesFile, grades: &Grades) {
        for row in &mut self.rows {
            row.grade = grades.of(row.name()).map(|value| Grade { value, share: file.share });
        }
        let rows = self.rows.iter().filter(|row| row.grade.is_some()).count();
        let name = file.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        self.grades = Some(GradedBy { file: name, sha256: grades.sha256.clone(), rows, share: file.share });
    }

    fn of_rows(
        name: String,
        sha256: String,
        rows: Vec<LabelledRow>,
        contents: Contents,
        training: TrainingUse,
    ) -> Self {
        LabelledSource { name, sha256, rows, contents, files: Vec::new(), training, labels_mean: None, grades: None }
    }

    /// Rows of a file; copies with traits of bait in them follow the rows they were made from, in their group.
    pub fn of_examples(name: String, examples: Examples, training: TrainingUse) -> Self {
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
            rows.push(LabelledRow::of_example(example));
            rows.extend(copy.map(LabelledRow::of_example));
        }
        LabelledSource::of_rows(name, examples.sha256, rows, Contents::Texts, training)
    }

    /// Rows of a file of measured values.
    pub fn of_measured(name: String, examples: MeasuredExamples, training: TrainingUse) -> Self {
        let rows = examples.rows.into_iter().map(LabelledRow::of_measured).collect();
        LabelledSource::of_rows(name, examples.sha256, rows, Contents::MeasuredValues, training)
    }

    /// Pages of a folder; a genre is a group, and no page is copied with traits of bait.
    pub fn of_pages(name: String, read: PageTexts, training: TrainingUse) -> Self {
        let files = read.pages.iter().map(|page| page.path.clone()).collect();
        let rows = read.pages.into_iter().map(|page| {
            let PageFile { headline, body, .. } = PageFile::read(Markup::of_path(&page.path), &page.text);
            LabelledRow {
                label: f64::from(u8::from(page.is_bait)),
                weight: 1.0,
                group: Some(page.genre.clone()),
                kind: Some(page.genre),
                content: Content::Text { headline, body: Some(body) },
                grade: None,
            }
        });
        let training = TrainingUse { inject: None, ..training };
        let source = LabelledSource::of_rows(name, read.sha256, rows.collect(), Contents::Texts, training);
        LabelledSource { files, ..source }
    }
}

/// Seed of the traits put into training articles.
const INJECTOR_SEED: u64 = 1;
