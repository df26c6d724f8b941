//! What several tests need: data files, headlines, a scorer.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, OnceLock};

use debait::dataset::{ExampleColumns, read_examples};
use debait::evaluate::{TrainingPlan, TrainingRow, train};
use debait::model::{Head, Model, Provenance, Scorer, TrainingParams};
use debait::text::{Article, Language, Markup, PageFile};

/// A file of the public corpora, under `DEBAIT_DATA` or beside the checkout.
///
/// Where there is none the test says so and passes; where `CI=true` it fails.
pub fn corpus(name: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = std::env::var_os("DEBAIT_DATA").map_or_else(|| root.join("../shared/data"), PathBuf::from);
    let path = folder.join(name);
    if path.is_file() {
        return Some(path);
    }
    unavailable(&format!("no data ({} is missing; set DEBAIT_DATA)", path.display()));
    None
}

/// Says why a test is skipped; where `CI=true` nothing may be missing.
pub fn unavailable(reason: &str) {
    assert_ne!(std::env::var("CI").as_deref(), Ok("true"), "{reason}");
    println!("skipped: {reason}");
}

/// Starts commands of Python 3.11 or newer.
///
/// Where there is none the test says so and passes; where `CI=true` it fails.
pub fn python() -> Option<impl Fn() -> Command> {
    let start = || Command::new("python3");
    let found = start().args(["-c", "import tomllib"]).status().is_ok_and(|status| status.success());
    if found {
        return Some(start);
    }
    unavailable("no python3 of version 3.11 or newer");
    None
}

/// A file of the repository.
pub fn own(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The headlines of a CSV file.
pub fn headlines(path: &Path) -> Vec<String> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let at = reader.headers().unwrap().iter().position(|name| name == "headline").unwrap();
    reader.records().map(|record| record.unwrap()[at].to_owned()).collect()
}

/// Every headline that laws are checked on: the project's samples, and the Stop-Clickbait test split where present.
pub fn law_headlines() -> Vec<String> {
    let mut all = headlines(&own("datasets/samples/headlines.csv"));
    if let Some(path) = corpus("stop-clickbait/test.csv") {
        let test = headlines(&path);
        assert_eq!(test.len(), 6398);
        all.extend(test);
    }
    all
}

/// The default clickbait model.
pub fn scorer() -> Scorer {
    Scorer::new(Arc::new(Model::default_clickbait().unwrap()))
}

/// The default models of both heads.
pub fn both_heads() -> Scorer {
    Scorer::of(Head::ALL.map(|head| Arc::new(Model::default_of(head).unwrap()))).unwrap()
}

/// The project's sample pages: markup, source and what is read of it, in the order of their paths.
pub fn pages() -> Vec<(Markup, String, PageFile)> {
    let folders = std::fs::read_dir(own("datasets/samples/pages")).unwrap();
    let mut paths: Vec<PathBuf> = folders
        .flat_map(|folder| std::fs::read_dir(folder.unwrap().path()).unwrap())
        .map(|file| file.unwrap().path())
        .collect();
    paths.sort();
    let read = |path: PathBuf| {
        let source = std::fs::read_to_string(&path).unwrap();
        let markup = Markup::of_path(&path);
        let page = PageFile::read(markup, &source);
        (markup, source, page)
    };
    paths.into_iter().map(read).collect()
}

/// The program, which hears of no terminal and no settings.
pub fn debait() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_debait"));
    command.env_remove("NO_COLOR").env_remove("DEBAIT_DATA");
    command
}

/// A model of a few headlines of our own, trained once.
pub fn tiny_model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| {
        let path = own("tests/cli/own_model.in/labelled.csv");
        let examples = read_examples(&path, &ExampleColumns::default()).unwrap();
        let rows: Vec<TrainingRow<'_>> = examples
            .rows
            .iter()
            .map(|row| TrainingRow {
                from: Article::headline(&row.headline).into(),
                target: row.label,
                weight: row.weight,
                group: None,
            })
            .collect();
        let plan = TrainingPlan {
            head: Head::Clickbait,
            language: Language::ENGLISH,
            params: TrainingParams::for_targets(Language::ENGLISH, [0.0, 1.0]),
            folds: 5,
            rounds: 1,
            seed: 1,
        };
        train(&rows, &plan, Provenance::default(), |_| ()).unwrap().model
    })
}
