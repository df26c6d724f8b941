//! A model has the columns that its file names: not all of the catalogue, and in any order.

use std::fs;
use std::sync::{Arc, OnceLock};

use debait::design::{Scaler, Schema, pattern_columns};
use debait::explain::explain_article;
use debait::features::Feature;
use debait::lint::{Config, Finding, Finds, Linter, rule};
use debait::model::{Head, Model, ModelParts, Scorer};
use debait::report::model_diff;
use debait::text::{Article, Markup, PageFile};
use proptest::prelude::*;

use crate::support::{debait, own, pages, tiny_model};

/// A pattern as a model file has it.
#[derive(Debug, Clone, Copy)]
struct Column {
    feature: &'static Feature,
    scale: f64,
    baseline: f64,
    weight: f64,
}

fn columns(model: &Model) -> Vec<Column> {
    let scaler = model.scaler().scale().iter().zip(model.scaler().baseline());
    let patterns = model.schema().patterns().iter().zip(scaler).zip(model.weights());
    patterns.map(|((&feature, (&scale, &baseline)), &weight)| Column { feature, scale, baseline, weight }).collect()
}

/// The model with these patterns instead of its own, written to a file and read again.
fn with_columns(model: &Model, columns: &[Column]) -> Model {
    let model = replaced(model, columns);
    let read = Model::from_json(&model.to_json(), "m.json").unwrap();
    assert_eq!(read.to_json(), model.to_json());
    read
}

/// The same in memory.
fn replaced(model: &Model, columns: &[Column]) -> Model {
    let without_body = model.parts().without_body.as_deref().map(|model| Arc::new(replaced(model, columns)));
    let grams = model.weights().iter().skip(model.schema().first_gram()).copied();
    Model::new(ModelParts {
        schema: Schema::new(columns.iter().map(|column| column.feature).collect(), model.schema().vocabulary().clone()),
        scaler: Scaler::new(
            columns.iter().map(|column| column.scale).collect(),
            columns.iter().map(|column| column.baseline).collect(),
        ),
        weights: columns.iter().map(|column| column.weight).chain(grams).collect(),
        without_body,
        ..model.parts().clone()
    })
}

/// A small model of each head in which every pattern has weight.
fn small_models() -> &'static [Model; 2] {
    static MODELS: OnceLock<[Model; 2]> = OnceLock::new();
    MODELS.get_or_init(|| {
        [tiny_model().clone(), Model::default_seo_bait().unwrap()].map(|model| {
            let mut columns = columns(&model);
            for (at, column) in columns.iter_mut().enumerate() {
                column.weight = 0.05 * ((at * 7 % 11) as f64 - 4.75);
            }
            with_columns(&model, &columns)
        })
    })
}

/// A few of the sample pages, and headlines by themselves.
fn read_by_each(mut each: impl FnMut(&Article<'_>)) {
    static PAGES: OnceLock<Vec<(Markup, String, PageFile)>> = OnceLock::new();
    for (_, _, page) in PAGES.get_or_init(|| pages().into_iter().step_by(29).collect()) {
        each(&page.article());
    }
    for headline in
        ["You WON'T believe what this baker did next!!", "Council approves flood barrier for lower town", ""]
    {
        each(&Article::headline(headline));
    }
}

/// Columns of a small model, shuffled, each kept or not.
fn some_columns() -> impl Strategy<Value = (usize, Vec<(Column, bool)>)> {
    (0..2_usize).prop_flat_map(|which| {
        let columns = columns(&small_models()[which]);
        let kept = prop::collection::vec(any::<bool>(), columns.len());
        let picked =
            (Just(columns), kept).prop_map(|(columns, kept)| columns.into_iter().zip(kept).collect::<Vec<_>>());
        (Just(which), picked.prop_shuffle())
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_column_left_out_is_as_good_as_one_without_weight((which, columns) in some_columns()) {
        let base = &small_models()[which];
        let kept: Vec<Column> = columns.iter().filter(|(_, kept)| *kept).map(|(column, _)| *column).collect();
        let weightless = |&(column, kept): &(Column, bool)| if kept { column } else { Column { weight: 0.0, ..column } };
        let all: Vec<Column> = columns.iter().map(weightless).collect();
        let is_kept = |id: &str| kept.iter().any(|column| column.feature.id.0 == id);
        let [mut less, mut more] = [&kept, &all].map(|columns| Scorer::new(Arc::new(with_columns(base, columns))));
        read_by_each(|article| {
            assert_eq!(less.score_article(article), more.score_article(article), "{}", article.headline);
            let [less, more] = [&mut less, &mut more].map(|scorer| explain_article(scorer, article));
            assert_eq!(less.undelivered, more.undelivered);
            let [less, mut more] = [less, more].map(|mut explained| explained.heads.remove(base.head().name()).unwrap());
            // What is no column is not said to be unmeasured, nor to be measured.
            more.not_measured.retain(|id| is_kept(id));
            more.measured.patterns.retain(|(id, _)| is_kept(id.0));
            assert_eq!(less, more, "{}", article.headline);
        });
    }

    #[test]
    fn the_order_of_columns_changes_nothing((which, columns) in some_columns()) {
        let base = &small_models()[which];
        let columns: Vec<Column> = columns.into_iter().map(|(column, _)| column).collect();
        let [mut one, mut other] = [base.clone(), with_columns(base, &columns)].map(|model| Scorer::new(Arc::new(model)));
        read_by_each(|article| {
            let scores = [&mut one, &mut other].map(|scorer| scorer.score_article(article).log_odds);
            assert!((scores[0] - scores[1]).abs() < 1e-12, "{scores:?} on {}", article.headline);
        });
    }
}

#[test]
fn a_model_of_no_column_says_what_it_says_of_nothing() {
    let model = with_columns(&small_models()[1], &[]);
    let base_of = |has_body: bool| {
        let model = model.reading(has_body);
        model.calibration().within(model.base())
    };
    let [with_body, without_body] = [true, false].map(base_of);
    let mut scorer = Scorer::new(Arc::new(model));
    read_by_each(|article| {
        let base = if article.body.is_some() { with_body } else { without_body };
        assert_eq!(scorer.score_article(article).log_odds, base);
    });
}

#[test]
fn rules_measure_what_no_model_does() {
    let of_rules = |models: [Model; 2]| {
        let mut linter = Linter::new(Scorer::of(models.map(Arc::new)).unwrap(), Config::default());
        let mut found: Vec<Finding> = Vec::new();
        for (markup, source, _) in pages().iter().step_by(11) {
            found.extend(linter.check(*markup, source));
        }
        let of_a_head = |finding: &Finding| matches!(rule(finding.rule.0).unwrap().finds, Finds::Head(_));
        found.retain(|finding| !of_a_head(finding));
        found
    };
    let full = of_rules(small_models().clone());
    assert!(full.len() > 50, "{}", full.len());
    assert_eq!(of_rules(small_models().each_ref().map(|model| with_columns(model, &[]))), full);
}

#[test]
fn the_default_models_are_written_as_they_were_read() {
    for (head, file) in [(Head::Clickbait, "models/default.json"), (Head::SeoBait, "models/seo-bait.json")] {
        let text = fs::read_to_string(own(file)).unwrap();
        assert!(Model::default_of(head).unwrap().to_json() == text, "{file}");
    }
}

#[test]
fn the_program_takes_the_columns_of_the_file_for_the_model_and_the_catalogue_for_features() {
    let folder = tempfile::tempdir().unwrap();
    let said = |arguments: &[&str]| {
        let output = debait().current_dir(folder.path()).args(arguments).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let mut columns = columns(tiny_model());
    let position = columns.iter().position(|column| column.feature.id.0 == "sensation.shouted_words").unwrap();
    columns.remove(position);
    fs::write(folder.path().join("full.json"), tiny_model().to_json()).unwrap();
    fs::write(folder.path().join("less.json"), with_columns(tiny_model(), &columns).to_json()).unwrap();
    fs::write(folder.path().join("rows.csv"), "headline\nTHIS IS what he FOUND\n").unwrap();

    let values = |model: &str| {
        let scored = said(&["score", "rows.csv", "--features", "--model", model]);
        let mut lines = scored.lines().map(|line| line.split(',').skip(4).map(str::to_owned).collect::<Vec<_>>());
        (lines.next().unwrap(), lines.next().unwrap())
    };
    let (names, measured) = values("less.json");
    assert_eq!((&names, &measured), (&values("full.json").0, &values("full.json").1));
    assert_eq!(names, pattern_columns(Head::Clickbait).map(|feature| feature.id.0).collect::<Vec<_>>());
    let shouted = names.iter().position(|name| name == "sensation.shouted_words").unwrap();
    assert_ne!(measured[shouted], "0");

    let shown = said(&["model", "show", "--model", "less.json"]);
    assert!(shown.contains("\nnot in this model: sensation.shouted_words\n"), "{shown}");
    assert_eq!(shown.matches("sensation.shouted_words").count(), 1);
    assert!(!said(&["model", "show", "--model", "full.json"]).contains("not in this model"));
    assert!(
        said(&["model", "diff", "full.json", "less.json"])
            .contains("patterns that are gone: sensation.shouted_words\n")
    );
    assert!(said(&["model", "diff", "less.json", "full.json"]).contains("new patterns: sensation.shouted_words\n"));
    let explained = said(&["explain", "THIS IS what he FOUND", "--model", "less.json", "--format", "json"]);
    assert!(!explained.contains("sensation.shouted_words"), "{explained}");
}

#[test]
fn a_difference_in_what_reads_titles_is_told() {
    let model = Model::default_seo_bait().unwrap();
    let titles = model.parts().without_body.clone().unwrap();
    let changed = ModelParts { threshold: 0.5, weights: titles.weights() * 2.0, ..titles.parts().clone() };
    let without_body = Some(Arc::new(Model::new(changed)));
    let other = Model::new(ModelParts { without_body, ..model.parts().clone() });
    let told = model_diff(&model, &other);
    assert!(told.contains(&format!("threshold without a body: {} \u{2192} 0.5\n", titles.threshold())), "{told}");
    assert!(told.contains("  title_stuffing.too_wide without a body\n"), "{told}");
    assert!(model_diff(&model, &model).starts_with("0 weights changed"));
}
