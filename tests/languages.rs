//! Texts in other languages than English: what is measured of them, by which model, and what is said where there is none.

use std::sync::Arc;

use debait::evaluate::{TrainingPlan, TrainingRow, train};
use debait::explain::explain_in;
use debait::features::Reads;
use debait::model::{Head, Model, Provenance, Scorers, TrainingParams};
use debait::text::{Article, Language, LanguageChoice};

use crate::support::{own, tiny_model};

/// Headlines written for this test: bait, then news.
const SPANISH: [(&str, f64); 12] = [
    ("No vas a creer lo que encontró esta panadera en su horno", 1.0),
    ("Esto es lo que pasa si riegas tus plantas con café", 1.0),
    ("¿Sabes cuál es el truco que usan los jardineros?", 1.0),
    ("La razón por la que este faro nunca se apaga", 1.0),
    ("Mira cómo reaccionó el alcalde cuando le preguntaron por el puente", 1.0),
    ("Nadie esperaba lo que dijo la profesora al terminar la clase", 1.0),
    ("El ayuntamiento aprueba el presupuesto del puerto", 0.0),
    ("Tres heridos en un choque de tranvías en el centro", 0.0),
    ("La fiscalía archiva la causa contra el director del museo", 0.0),
    ("El banco central mantiene los tipos en el 4 por ciento", 0.0),
    ("Detenidos dos hombres por el robo de cobre en la estación", 0.0),
    ("La lluvia obliga a suspender la final de remo", 0.0),
];

fn language(code: &str) -> Language {
    code.parse().unwrap()
}

fn spanish_model() -> Model {
    let rows: Vec<TrainingRow<'_>> = SPANISH
        .iter()
        .map(|&(headline, target)| TrainingRow {
            from: Article::headline(headline).into(),
            target,
            weight: 1.0,
            group: None,
        })
        .collect();
    let plan = TrainingPlan {
        head: Head::Clickbait,
        language: language("es"),
        params: TrainingParams::for_targets(language("es"), rows.iter().map(|row| row.target)),
        folds: 2,
        rounds: 1,
        seed: 1,
    };
    train(&rows, &plan, Provenance::default(), |_| ()).unwrap().model
}

#[test]
fn models_have_the_columns_that_apply_to_their_language() {
    let spanish = spanish_model();
    let patterns = spanish.schema().patterns();
    assert!(patterns.len() >= 10 && patterns.iter().all(|feature| feature.reads != Reads::Lexicon));
    for id in ["sensation.shouted_words", "sensation.exclamations", "curiosity.question_mark", "form.word_count"] {
        assert!(patterns.iter().any(|feature| feature.id.0 == id), "{id}");
    }
    assert!(tiny_model().schema().patterns().iter().any(|feature| feature.reads == Reads::Lexicon));
    let read = Model::from_json(&spanish.to_json(), "es.json").unwrap();
    assert_eq!((read.language(), read.to_json()), (language("es"), spanish.to_json()));
}

#[test]
fn each_headline_is_read_by_the_model_of_its_language() {
    let (english, spanish) = (Arc::new(tiny_model().clone()), Arc::new(spanish_model()));
    let mut scorers = Scorers::of([english.clone(), spanish.clone()]).unwrap();
    let auto = Some(LanguageChoice::Auto);
    for (headline, model) in [
        ("You won't believe what this baker found in her oven", Some(&english)),
        ("No vas a creer lo que encontró esta panadera en su horno", Some(&spanish)),
        ("Pemerintah kota menyetujui pembangunan tanggul baru", None),
        ("A városi tanács jóváhagyta az új árvízvédelmi falat", None),
    ] {
        let article = Article::headline(headline);
        let judged = scorers.predict(&article, auto);
        let alone = model.map(|model| Scorers::of([model.clone()]).unwrap().predict(&article, None));
        assert_eq!(judged, alone.unwrap_or_default(), "{headline}");
        assert_eq!(judged.verdict().is_some(), model.is_some(), "{headline}");
        let explained = explain_in(&mut scorers, &article, auto);
        assert_eq!(explained.heads.len(), usize::from(model.is_some()), "{headline}");
        assert!(
            explained.heads_not_measured["seo-bait"].starts_with("no loaded model of this head reads "),
            "{headline}"
        );
        // Without a language all is read by the first model, whatever it is.
        assert!(scorers.predict(&article, None).verdict().is_some());
    }
    let chosen = |code: &str| Some(LanguageChoice::Of(language(code)));
    let article = Article::headline("Ferry");
    assert_eq!(scorers.language_of(&article, chosen("es")), language("es"));
    assert!(scorers.predict(&article, chosen("id")).verdict().is_none());
}

#[test]
fn two_models_of_one_head_go_together_in_two_languages_alone() {
    let (english, spanish) = (Arc::new(tiny_model().clone()), Arc::new(spanish_model()));
    assert!(Scorers::of([english.clone(), spanish.clone()]).is_ok());
    let same = Scorers::of([english.clone(), english]).err().unwrap().to_string();
    assert!(same.contains("two models are for the same head"), "{same}");
    assert!(Scorers::of([spanish.clone(), spanish]).is_err() && Scorers::of([]).is_err());
}

/// What a page has in its body tells its language as well.
#[test]
fn a_body_helps_to_tell_the_language() {
    let text = std::fs::read_to_string(own("README.md")).unwrap();
    let body = debait::text::Body::plain(&text);
    let article = Article { headline: "Tsunami", body: Some(body.lines()) };
    assert_eq!(debait::lexicon::language_of(&article, LanguageChoice::Auto), Language::ENGLISH);
}
