//! A reason states what is so of the text, whichever way a model counts it.

use std::fmt::Write;
use std::sync::Arc;

use debait::explain::{Contribution, explain, explain_article};
use debait::features::{Direction, Feature, Unit, feature};
use debait::model::{Model, Scorer};
use debait::text::{Article, Markup, PageFile};
use sha2::{Digest, Sha256};

use crate::support::{both_heads, headlines, own, pages};

/// The contributions of features, of both heads, words aside.
fn of_features(scorer: &mut Scorer, article: &Article<'_>) -> Vec<(&'static Feature, Contribution)> {
    let heads = explain_article(scorer, article).heads.into_values();
    let contributions = heads.flat_map(|head| head.contributions);
    contributions.filter_map(|each| Some((feature(&each.id)?, each))).collect()
}

/// What a reason says of a value, read as a reader would: the number in it, and how it compares with the usual.
fn contradicts(feature: &Feature, each: &Contribution) -> bool {
    let Contribution { value, baseline, reason, .. } = each;
    if reason == feature.absent {
        return *value != 0.0;
    }
    if *value == 0.0 {
        return true;
    }
    let (said, compared) = match reason.rsplit_once(", ").filter(|(_, end)| end.ends_with("than usual")) {
        Some((said, "less than usual")) => (said, value < baseline),
        Some((said, "more than usual")) => (said, *baseline > 0.0 && value > baseline),
        _ => (&**reason, true),
    };
    let Some((before, after)) = feature.present.split_once("{}") else { return !compared || said != feature.present };
    let Some(number) = said.strip_prefix(before).and_then(|rest| rest.strip_suffix(after)) else { return true };
    let (number, unit) = number.strip_suffix('%').map_or((number, 1.0), |percent| (percent, 0.01));
    assert_eq!(unit == 0.01, feature.unit == Unit::Share, "{}", feature.id);
    let close = if matches!(feature.unit, Unit::Share | Unit::Words) { 0.5 } else { 0.05 };
    let said: f64 = number.parse().unwrap();
    !compared || (said - value / unit).abs() > close + 1e-9
}

#[test]
fn no_reason_contradicts_its_own_value() {
    let mut scorer = both_heads();
    let headlines = headlines(&own("datasets/samples/headlines.csv"));
    let pages = pages();
    let articles = headlines
        .iter()
        .map(|headline| Article::headline(headline))
        .chain(pages.iter().map(|(_, _, page)| page.article()));
    let (mut reasons, mut opposed, mut wrong) = (0, 0, Vec::new());
    for article in articles {
        for (feature, each) in of_features(&mut scorer, &article) {
            reasons += 1;
            // Less of what is counted raises, or more of it lowers: there the sign of the contribution is no help.
            opposed += usize::from((each.contribution > 0.0) != (each.value > 0.0));
            if contradicts(feature, &each) {
                wrong.push(format!("{:?}: {} {} {}", article.headline, each.id, each.value, each.reason));
            }
        }
    }
    assert!(reasons > 5000 && opposed > 1000, "{reasons} reasons, {opposed} opposed");
    assert!(wrong.is_empty(), "{} of {reasons}:\n{}", wrong.len(), wrong[..wrong.len().min(20)].join("\n"));
}

/// The clickbait model with the weights turned round that may have either sign.
fn turned_round() -> Model {
    let text = std::fs::read_to_string(own("models/default.json")).unwrap();
    let (summed, _) = text.split_once(",\n \"checksum\"").unwrap();
    let mut free = false;
    let turn = |line: &str| {
        let id = line.trim().trim_start_matches('"').split('"').next().unwrap_or_default();
        if line.ends_with(": {") {
            free = feature(id).is_some_and(|feature| feature.direction == Direction::Either);
        }
        match line.split_once("\"weight\": ") {
            Some((before, weight)) if free => {
                let turned = weight.strip_prefix('-').map_or(format!("-{weight}"), str::to_owned);
                format!("{before}\"weight\": {turned}\n")
            }
            _ => format!("{line}\n"),
        }
    };
    let summed: String = summed.lines().map(turn).collect();
    let summed = summed.trim_end();
    let sum: String = Sha256::digest(summed).iter().map(|byte| format!("{byte:02x}")).collect();
    Model::from_json(&format!("{summed},\n \"checksum\": \"sha256:{sum}\"\n}}\n"), "turned.json").unwrap()
}

#[test]
fn a_reason_is_the_same_whichever_way_a_model_counts_it() {
    let models = [Model::default_clickbait().unwrap(), turned_round()];
    let mut scorers = models.map(|model| Scorer::new(Arc::new(model)));
    let mut turned = 0;
    for headline in headlines(&own("datasets/samples/headlines.csv")) {
        let [read, other] = scorers.each_mut().map(|scorer| explain(scorer, &headline).measured.tokens);
        if read != other {
            continue; // Another clause of the headline counts for the other model.
        }
        let [mut before, mut after] =
            scorers.each_mut().map(|scorer| of_features(scorer, &Article::headline(&headline)));
        before.sort_by_key(|(feature, _)| feature.id);
        after.sort_by_key(|(feature, _)| feature.id);
        assert_eq!(before.len(), after.len());
        for ((_, before), (_, after)) in before.iter().zip(&after) {
            turned += usize::from(before.contribution * after.contribution < 0.0);
            assert_eq!((&before.id, &before.reason), (&after.id, &after.reason), "{headline}");
        }
    }
    assert!(turned > 1000, "{turned}");
}

#[test]
fn what_a_headline_has_is_never_said_to_be_missing() {
    let mut scorer = both_heads();
    for (headline, id, expected) in [
        ("Constitutional interpretation", "form.mean_word_length", "has a mean word length of 14, more than usual"),
        ("He is up", "form.mean_word_length", "has a mean word length of 2, less than usual"),
        (
            "Turkey and the European Union agree on a plan to share the cost of border fences",
            "form.word_count",
            "is 16 words long, label and tail aside, more than usual",
        ),
        ("European Union agrees on fishing quotas", "form.proper_noun_share", "names people, places or organisations"),
        (
            "The cat sat on the mat",
            "form.easy_word_ratio",
            "uses words that a child knows, 83% of all, more than usual",
        ),
    ] {
        let found = of_features(&mut scorer, &Article::headline(headline));
        let reason = found.iter().find(|(feature, _)| feature.id.0 == id).map(|(_, each)| &*each.reason);
        assert_eq!(reason, Some(expected), "{headline}");
    }
}

/// Every kind of sample headline, what is far from the usual, and some pages, with all that is said of them. Read them
/// when they change: each line must be so. Run with `GOLDEN=overwrite` to write them anew.
#[test]
fn reasons_read_as_they_were_reviewed() {
    const UNUSUAL: [&str; 8] = [
        "European Union agrees fishing quotas with Norway",
        "Constitutional interpretation reconsidered",
        "He is up",
        "The cat sat on the mat and the dog sat by it",
        "NASA and ESA delay joint Mars mission | Science",
        "WHY IS EVERYBODY SHOUTING",
        "OMG!!! These 7 best tricks will really shock you \u{1f631}",
        "07",
    ];
    const PAGES: [&str; 4] = [
        "content-farm-news/bait-lisbon-metro-strike.txt",
        "content-farm-news/honest-wexcombe-library-hours.md",
        "crypto-forecast/bait-orrin-network-outlook.md",
        "daily-numbers/honest-gas-prices-harlan-valley.html",
    ];
    let mut samples: Vec<(String, String)> = Vec::new();
    for record in csv::Reader::from_path(own("datasets/samples/headlines.csv")).unwrap().records() {
        let record = record.unwrap();
        if samples.iter().all(|(kind, _)| *kind != record[2]) {
            samples.push((record[2].to_owned(), record[0].to_owned()));
        }
    }
    let mut scorer = both_heads();
    let mut found = String::new();
    let mut say = |title: &str, article: &Article<'_>| {
        let _ = writeln!(found, "{title}");
        for (_, each) in of_features(&mut scorer, article) {
            let _ = writeln!(found, "  {:+.2} {}", each.contribution, each.reason);
        }
    };
    let unusual = UNUSUAL.map(str::to_owned);
    for headline in samples.into_iter().map(|(_, headline)| headline).chain(unusual) {
        say(&headline, &Article::headline(&headline));
    }
    for page in PAGES {
        let path = own("datasets/samples/pages").join(page);
        let source = std::fs::read_to_string(&path).unwrap();
        say(page, &PageFile::read(Markup::of_path(&path), &source).article());
    }
    let golden = own("tests/golden/reasons.txt");
    if std::env::var("GOLDEN").as_deref() == Ok("overwrite") {
        std::fs::write(&golden, &found).unwrap();
    }
    assert_eq!(found, std::fs::read_to_string(&golden).unwrap(), "run GOLDEN=overwrite cargo test explain::reasons");
}
