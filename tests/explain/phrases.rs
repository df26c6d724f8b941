//! Which phrases of a headline are reasons of their own, and what is left to its wording as a whole.

use std::collections::HashSet;
use std::sync::Arc;

use debait::design::{Scaler, Schema};
use debait::explain::{Contribution, HeadExplanation, WORDING, explain};
use debait::features::Head;
use debait::lexicon::lists::{LISTS, STOPWORD};
use debait::model::{Model, ModelParts, Platt, Provenance, Scorer};
use debait::ngrams::{GramFamily, GramSettings, Grams, Vocabulary};
use debait::text::Language;
use proptest::prelude::*;

use crate::support::{headlines, own, scorer, tiny_model};

/// A model of a few runs of words, and of nothing else.
fn model_of(language: Language, kept: &[&str], runs: &[(&str, f64)]) -> Model {
    let settings = GramSettings { words: 3, ..GramSettings::NONE };
    let mut grams = Grams::default();
    runs.iter().for_each(|(run, _)| grams.push(GramFamily::Words, run));
    Model::new(ModelParts {
        head: Head::Clickbait,
        language,
        schema: Schema::new(Vec::new(), Vocabulary::new(settings, kept.iter().map(|&word| word.into()), grams)),
        scaler: Scaler::new(Vec::new(), Vec::new()),
        weights: runs.iter().map(|(_, weight)| *weight).collect(),
        intercept: -0.5,
        without_body: None,
        calibration: Platt::IDENTITY,
        threshold: 0.5,
        provenance: Provenance::default(),
    })
}

/// The ids of what an explanation says of words, by size.
fn ids(head: &HeadExplanation) -> Vec<&str> {
    head.contributions.iter().filter(|each| each.family == "words").map(|each| &*each.id).collect()
}

#[test]
fn phrases_are_what_an_editor_would_underline() {
    let runs = [
        ("you", 0.5),
        ("won't", 0.4),
        ("you won't", -0.1),
        ("won't believe", 0.6),
        ("what happened", 0.3),
        ("happened next", 0.4),
        ("next when", 0.3),
        ("signs that", 0.6),
        ("7 signs", 0.3),
        ("your boss", 0.7),
        ("boss is", 0.2),
        ("the wrong", 0.2),
        ("wrong time", 0.4),
        ("heartbreaking", 0.9),
        ("police", -0.8),
        ("of the", 0.9),
        ("the", 0.3),
        (".", 0.8),
        (". ,", 0.7),
        ("dismisses appeal", -0.9),
        ("dismisses", -0.6),
        ("trump to", -0.9),
        ("grand prix", 0.8),
        ("to cut", -0.7),
        ("told the", 0.3),
    ];
    let mut scorer = Scorer::new(Arc::new(model_of(Language::ENGLISH, &[], &runs)));
    for (headline, expected) in [
        ("You won't believe what happened next", &["words.you won't believe", "words.what happened next"][..]),
        ("What happened next when it rained", &["words.what happened next", WORDING]),
        ("7 signs that your boss is lying", &["words.7 signs that", "words.your boss", WORDING]),
        ("It was the wrong time", &["words.the wrong time"]),
        ("Bride shares heartbreaking note", &["words.heartbreaking"]),
        // A word that is not loud, marks, function words, subjects: statistics of the wording.
        ("Police shut the bridge", &[WORDING]),
        ("Rest of the week .,", &[WORDING]),
        ("Court dismisses appeal", &[WORDING]),
        ("Trump to visit Samar", &[WORDING]),
        ("Grand Prix returns to Spa", &[WORDING]),
        ("Bank to cut rates", &[WORDING]),
        // What a gram reaches over from a phrase is of no phrase, and a phrase ends with no article.
        ("Your boss told the police", &["words.your boss", WORDING]),
    ] {
        let head = explain(&mut scorer, headline);
        let mut found = ids(&head);
        found.sort_by_key(|id| (*id == WORDING, headline.to_lowercase().find(id.trim_start_matches("words."))));
        assert_eq!(found, expected, "{headline}");
    }
}

#[test]
fn a_set_frame_is_a_phrase_of_function_words() {
    let runs = [("this", 0.4), ("is", 0.3), ("why", 0.5), ("harbour", -0.2)];
    let mut scorer = Scorer::new(Arc::new(model_of(Language::ENGLISH, &[], &runs)));
    let head = explain(&mut scorer, "This is why the harbour froze");
    assert_eq!(ids(&head), ["words.this is why", WORDING]);
    assert_eq!(head.contributions[0].reason, "uses a phrase of bait");
    assert_eq!(head.contributions[1].reason, "the wording as a whole reads like plain news");
    assert_eq!(head.contributions[1].evidence[0].text, "harbour");
}

#[test]
fn a_phrase_in_two_places_is_one_entry() {
    let runs = [("your boss", 0.7), ("boss", 0.2), ("boss ,", 0.4)];
    let mut scorer = Scorer::new(Arc::new(model_of(Language::ENGLISH, &[], &runs)));
    let head = explain(&mut scorer, "Your boss, your boss");
    assert_eq!(ids(&head), ["words.your boss", WORDING]);
    let phrase = &head.contributions[0];
    assert_eq!(phrase.evidence.iter().map(|piece| piece.start).collect::<Vec<_>>(), [0, 11]);
    assert!((phrase.weight - 1.8).abs() < 1e-12);
    assert!((head.contributions[1].weight - 0.4).abs() < 1e-12);
}

#[test]
fn in_a_language_without_lists_frequent_words_make_phrases() {
    let runs = [("das glaubst", 0.5), ("glaubst du", 0.6), ("hafen", -0.4), ("rhein hafen", -0.3)];
    let german: Language = "de".parse().unwrap();
    let mut scorer = Scorer::new(Arc::new(model_of(german, &["das", "du"], &runs)));
    assert_eq!(ids(&explain(&mut scorer, "Das glaubst du nie")), ["words.das glaubst du"]);
    assert_eq!(ids(&explain(&mut scorer, "Rhein Hafen")), [WORDING]);
}

/// Whether these words are nothing but marks, numbers and function words.
fn is_bare(text: &str, function: &HashSet<&str>) -> bool {
    text.split(' ').all(|word| function.contains(word) || !word.contains(char::is_alphabetic))
}

fn lies_in_order(head: &HeadExplanation, headline: &str) {
    let sum: f64 = head.contributions.iter().map(|each| each.contribution).sum();
    assert!((head.intercept + sum - head.log_odds).abs() < 1e-9, "{headline}");
    let phrases = || head.contributions.iter().filter(|each| each.id.starts_with("words."));
    let mut taken: Vec<(usize, usize)> = Vec::new();
    for each in head.contributions.iter() {
        assert!((each.value * each.weight - each.contribution).abs() < 1e-12 || each.family != "words");
        for piece in &each.evidence {
            assert_eq!(headline.get(piece.start..piece.end), Some(&*piece.text), "{headline}");
        }
    }
    phrases().for_each(|each| taken.extend(each.evidence.iter().map(|piece| (piece.start, piece.end))));
    taken.sort_unstable();
    assert!(taken.windows(2).all(|pair| pair[0].1 <= pair[1].0), "{headline}: {taken:?}");
    let words = |each: &&Contribution| each.id == WORDING;
    for piece in head.contributions.iter().filter(words).flat_map(|each| &each.evidence) {
        assert!(taken.iter().all(|(start, end)| piece.end <= *start || *end <= piece.start), "{headline}");
    }
    let of_own = head.contributions.iter().filter(|each| each.id != WORDING).map(|each| each.contribution.abs());
    let least = 0.1 * of_own.fold(0.0, f64::max);
    assert!(phrases().all(|each| each.contribution.abs() >= least), "{headline}");
    let least = head.contributions.first().map_or(0.0, |each| 0.1 * each.contribution.abs());
    assert!(head.reasons().iter().all(|each| each.contribution.abs() >= least), "{headline}");
    assert!(head.smaller().iter().all(|each| each.contribution.abs() < least), "{headline}");
}

#[test]
fn real_headlines_have_phrases_for_reasons_and_no_bare_words() {
    let function: HashSet<&str> =
        LISTS.iter().filter(|list| list.tags == STOPWORD).flat_map(|list| list.entries()).collect();
    let frames: HashSet<&str> =
        LISTS.iter().flat_map(|list| list.entries()).filter(|entry| entry.contains(' ')).collect();
    let mut scorer = scorer();
    let (mut single, mut bare) = (0, Vec::new());
    let headlines = headlines(&own("datasets/samples/headlines.csv"));
    for headline in &headlines {
        let head = explain(&mut scorer, headline);
        lies_in_order(&head, headline);
        let phrase = |each: &Contribution| each.id.strip_prefix("words.").map(str::to_owned);
        single += usize::from(head.reasons().first().and_then(phrase).is_some_and(|text| !text.contains(' ')));
        for text in head.contributions.iter().filter_map(phrase) {
            if is_bare(&text, &function) && !frames.contains(&*text) {
                bare.push(text);
            }
        }
    }
    println!("the largest reason is a single word in {single} of {}", headlines.len());
    assert!(single * 20 <= headlines.len(), "{single}");
    assert_eq!(bare, Vec::<String>::new());
}

/// Words of phrases, words of subjects, and marks, in any order.
fn headline() -> impl Strategy<Value = String> {
    let words = [
        "You",
        "won't",
        "believe",
        "what",
        "this",
        "is",
        "why",
        "happened",
        "next",
        "the",
        "real",
        "reason",
        "your",
        "boss",
        "signs",
        "that",
        "7",
        "police",
        "Samar",
        "heartbreaking",
        "of",
        "and",
        "never",
        "?",
        ",",
        ":",
        "!",
        "'",
        "\u{2026}",
        "\u{1f631}",
        "jaw-dropping",
        "caf\u{e9}",
        "x",
    ];
    prop::collection::vec(prop::sample::select(words.to_vec()), 0..40).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_words_are_cut_into_disjoint_phrases_and_add_up(headline in headline()) {
        thread_local! {
            static MODELS: [Arc<Model>; 2] = [scorer().model().clone(), Arc::new(tiny_model().clone())];
        }
        MODELS.with(|models| {
            for model in models {
                let mut scorer = Scorer::new(model.clone());
                let score = scorer.score(&headline);
                let head = explain(&mut scorer, &headline);
                lies_in_order(&head, &headline);
                assert!((head.log_odds - score.log_odds).abs() < 1e-9);
            }
        });
    }
}
