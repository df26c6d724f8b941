//! Measured values teach a model what the texts teach it that they were measured of.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Output;
use std::sync::Arc;

use debait::design::{MeasuredFrom, Measurements, columns_in};
use debait::evaluate::{TrainingError, TrainingPlan, TrainingRow, train};
use debait::model::{Head, Model, ModelError, Provenance, Scorer, TrainingParams};
use debait::text::{Article, Language};

use crate::support::{debait, own, pages};

/// The sample pages as CSV with a label and a group, every second by its title alone.
fn write_texts(file: &Path) {
    let mut written = csv::Writer::from_path(file).unwrap();
    written.write_record(["headline", "body", "label", "host", "genre"]).unwrap();
    let mut names = Vec::new();
    for genre in std::fs::read_dir(own("datasets/samples/pages")).unwrap() {
        names.extend(std::fs::read_dir(genre.unwrap().path()).unwrap().map(|page| page.unwrap().path()));
    }
    names.sort();
    for (place, (name, (_, _, page))) in names.iter().zip(pages()).enumerate() {
        let label = if name.file_name().unwrap().to_str().unwrap().starts_with("bait-") { "bait" } else { "honest" };
        let genre = name.parent().unwrap().file_name().unwrap().to_str().unwrap();
        let body = if place % 2 == 0 { "" } else { page.body.lines().text };
        written.write_record([&page.headline, body, label, &format!("{genre}.example"), genre]).unwrap();
    }
    written.flush().unwrap();
}

fn run(folder: &Path, command: &str) -> Output {
    let output = debait().args(command.split(' ')).current_dir(folder).output().unwrap();
    assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
    output
}

/// A model with all that says where it comes from taken away.
fn learned(file: &Path) -> serde_json::Value {
    let mut model: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    for key in ["command", "data"] {
        model["provenance"].as_object_mut().unwrap().remove(key).unwrap();
    }
    model.as_object_mut().unwrap().remove("checksum").unwrap();
    model
}

type Table = Vec<BTreeMap<String, String>>;

fn read_table(file: &Path) -> Table {
    csv::Reader::from_path(file).unwrap().deserialize().map(|row| row.unwrap()).collect()
}

fn write_table<'r>(file: &Path, columns: &[&str], rows: impl Iterator<Item = &'r BTreeMap<String, String>>) {
    let mut written = csv::Writer::from_path(file).unwrap();
    written.write_record(columns).unwrap();
    rows.for_each(|row| written.write_record(columns.iter().map(|name| &row[*name])).unwrap());
    written.flush().unwrap();
}

#[test]
fn values_that_were_scored_teach_what_the_texts_teach() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write_texts(&folder.join("texts.csv"));
    run(folder, "score texts.csv --features -o measured.csv");
    let measured = read_table(&folder.join("measured.csv"));
    // Without the texts, in another order, and with columns that nobody knows.
    let mut columns: Vec<&str> = measured[0].keys().map(String::as_str).rev().collect();
    columns.retain(|name| !["headline", "body"].contains(name));
    write_table(&folder.join("values.csv"), &columns, measured.iter());
    let half = measured.len() / 2;
    write_table(&folder.join("rest.csv"), &columns, measured.iter().skip(half));
    let texts = read_table(&folder.join("texts.csv"));
    write_table(&folder.join("first.csv"), &["headline", "body", "label", "host"], texts.iter().take(half));

    let train = "train --head seo-bait --cross-validate --group-col host";
    run(folder, &format!("{train} texts.csv -o of_texts.json"));
    run(folder, &format!("{train} --measured values.csv -o of_values.json"));
    run(folder, &format!("{train} first.csv --measured rest.csv -o of_both.json"));
    let expected = learned(&folder.join("of_texts.json"));
    assert_eq!(learned(&folder.join("of_values.json")), expected);
    assert_eq!(learned(&folder.join("of_both.json")), expected);

    // What was measured is judged as the text is.
    let judged = |data: &str| {
        let model = "--model of_both.json --head seo-bait --by genre --format json";
        let found = run(folder, &format!("eval {data} {model}")).stdout;
        let found: serde_json::Value = serde_json::from_slice(&found).unwrap();
        ["rows", "metrics", "groups", "confusion", "threshold"].map(|part| found[part].clone())
    };
    let of_kind = |has_body: bool| {
        let kept: Vec<usize> = (0..texts.len()).filter(|at| texts[*at]["body"].is_empty() != has_body).collect();
        write_table(&folder.join("values.csv"), &columns, kept.iter().map(|at| &measured[*at]));
        let names = ["headline", "body", "label", "host", "genre"];
        write_table(&folder.join("texts.csv"), &names, kept.iter().map(|at| &texts[*at]));
        let of_texts = judged("texts.csv");
        assert_eq!(judged("--measured values.csv"), of_texts);
        of_texts
    };
    let [pages, titles] = [true, false].map(of_kind);
    assert_eq!((&pages[0], &titles[0]), (&72.into(), &72.into()));
    // Each is judged by the threshold of its kind.
    let thresholds = [&expected["threshold"], &expected["without_body"]["threshold"]];
    assert_eq!([&pages[4], &titles[4]], thresholds);
    assert_ne!(thresholds[0], thresholds[1]);
}

#[test]
fn pages_and_titles_by_themselves_are_judged_apart() {
    let folder = tempfile::tempdir().unwrap();
    write_texts(&folder.path().join("texts.csv"));
    let mut command = debait();
    let output = command.args(["eval", "texts.csv", "--head", "seo-bait"]).current_dir(folder.path()).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.starts_with("debait: error: 72 rows have a body and 72 have none, which the model judges by"),
        "{said}"
    );
    assert_eq!(output.status.code(), Some(2));

    // Titles too few to be fitted are named.
    let mut texts = read_table(&folder.path().join("texts.csv"));
    let mut titles = 0;
    texts.retain(|row| {
        titles += usize::from(row["body"].is_empty());
        !row["body"].is_empty() || titles <= 3
    });
    write_table(&folder.path().join("few.csv"), &["headline", "body", "label", "host"], texts.iter());
    let mut command = debait();
    let command = command.args(["train", "few.csv", "--head", "seo-bait", "-o", "m.json"]).current_dir(folder.path());
    let said = String::from_utf8(command.output().unwrap().stderr).unwrap();
    assert!(said.starts_with("debait: error: rows without a body, which are fitted separately: "), "{said}");
}

#[test]
fn a_value_that_is_no_number_is_named_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write_texts(&folder.join("texts.csv"));
    run(folder, "score texts.csv --features -o measured.csv");
    let measured = read_table(&folder.join("measured.csv"));
    let mut columns: Vec<&str> = measured[0].keys().map(String::as_str).collect();
    columns.retain(|name| !["headline", "body"].contains(name));
    let feature = columns_in(Head::SeoBait, Language::ENGLISH).last().unwrap().id.0;
    let said = |columns: &[&str], rows: &[BTreeMap<String, String>]| {
        write_table(&folder.join("spoilt.csv"), columns, rows.iter());
        let mut command = debait();
        command.args(["train", "--head", "seo-bait", "--measured", "spoilt.csv", "-o", "m.json"]).current_dir(folder);
        let output = command.output().unwrap();
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
        assert!(!folder.join("m.json").exists());
        String::from_utf8(output.stderr).unwrap()
    };
    for found in ["none", "NaN", "inf"] {
        let mut spoilt = measured.clone();
        spoilt[6].insert(feature.to_owned(), found.to_owned());
        let expected = format!(
            "debait: error: spoilt.csv: row 7 (line 8): column `{feature}`: found `{found}`, expected a number from -1e12 \
             to 1e12, or nothing where it was not measured\n"
        );
        assert_eq!(said(&columns, &spoilt), expected);
    }
    // A page of a language that no model reads has no values, whatever its label says.
    let mut unread = measured.clone();
    columns.iter().filter(|name| name.contains('.')).for_each(|name| drop(unread[1].insert((*name).into(), "".into())));
    assert!(said(&columns, &unread).contains("spoilt.csv: row 2 (line 3): found no value of any feature"));
    columns.retain(|name| *name != feature);
    assert!(said(&columns, &measured).contains(&format!("spoilt.csv: no column of the feature `{feature}`: expected")));
}

/// The values of a head's features on some articles.
fn values_of(articles: &[Article<'_>], head: Head) -> Vec<Vec<f64>> {
    let rows: Vec<MeasuredFrom<'_>> = articles.iter().map(|article| (*article).into()).collect();
    let columns: Vec<_> = columns_in(head, Language::ENGLISH).collect();
    let measured = Measurements::of(&rows, &columns, Language::ENGLISH);
    measured.patterns.rows().into_iter().map(|row| row.to_vec()).collect()
}

#[test]
fn the_score_of_values_is_that_of_their_text() {
    let model = Arc::new(Model::default_of(Head::SeoBait).unwrap());
    let mut scorer = Scorer::new(model.clone());
    let columns: Vec<_> = columns_in(Head::SeoBait, Language::ENGLISH).map(|feature| feature.id).collect();
    let pages = pages();
    let of_page = pages.iter().map(|(_, _, page)| Article { headline: &page.headline, body: Some(page.body.lines()) });
    let of_title = pages.iter().map(|(_, _, page)| Article::headline(&page.headline));
    let articles: Vec<Article<'_>> = of_page.chain(of_title).collect();
    for (article, values) in articles.iter().zip(values_of(&articles, Head::SeoBait)) {
        // A model may have been trained before a feature was there.
        let place = |id| columns.iter().position(|column| *column == id).unwrap();
        let values: Vec<f64> = model.schema().patterns().iter().map(|feature| values[place(feature.id)]).collect();
        assert_eq!(model.score_values(&values).unwrap(), scorer.score_article(article), "{:?}", article.headline);
        assert!(matches!(model.score_values(&values[1..]), Err(ModelError::Values { .. })));
    }
    let with_words = Model::default_clickbait().unwrap();
    let error = with_words.score_values(&vec![0.0; with_words.schema().patterns().len()]).unwrap_err().to_string();
    assert_eq!(error, "measured values have no words, but a clickbait model with grams needs them: expected texts");
}

#[test]
fn words_cannot_be_learned_from_values() {
    let titles: Vec<String> = (0..20).map(|at| format!("Ferry {at} reaches the port of Leith")).collect();
    let articles: Vec<Article<'_>> = titles.iter().map(|title| Article::headline(title)).collect();
    let plan = |head, params| TrainingPlan { head, language: Language::ENGLISH, params, folds: 2, rounds: 1, seed: 1 };
    let trained = |head, params: &TrainingParams, cut: usize| {
        let values = values_of(&articles, head);
        // Plain titles have the same values, and rows of the same values would be one group.
        let rows = values.iter().enumerate().map(|(at, values)| TrainingRow {
            from: MeasuredFrom::Values(&values[cut..]),
            target: f64::from(u8::from(at % 2 == 0)),
            weight: 1.0,
            group: Some(&titles[at]),
        });
        let rows: Vec<TrainingRow<'_>> = rows.collect();
        train(&rows, &plan(head, params.clone()), Provenance::default(), |_| ()).map(|trained| trained.model)
    };
    let recipe = |head| TrainingParams::for_head(head, Language::ENGLISH, [0.0, 1.0]);
    for (head, params, cut, expected) in [
        (Head::Clickbait, recipe(Head::Clickbait), 0, "measured values have no words"),
        (Head::SeoBait, recipe(Head::SeoBait), 1, "a row has 87 measured values: expected 88, one per pattern column"),
    ] {
        let error: TrainingError = trained(head, &params, cut).unwrap_err();
        assert!(error.to_string().starts_with(expected), "{head}: {error}");
    }
}
