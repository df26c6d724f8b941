//! The laws of a score, on real headlines and on generated ones, with the default model.

use debait::explain::explain;
use debait::model::Scorer;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use crate::support::{law_headlines, scorer};

/// Law 1: at most this much on average, and never more than the second.
const RECASE_MEAN: f64 = 0.05;
const RECASE_MOST: f64 = 0.25;
/// Law 2: no addition lowers the clickbait probability by more.
const ADDITION_LOWERS: f64 = 0.02;

fn title_case(text: &str) -> String {
    let mut fresh = true;
    let mut cased = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphabetic() && fresh {
            cased.extend(c.to_uppercase());
        } else {
            cased.extend(c.to_lowercase());
        }
        fresh = !(c.is_alphanumeric() || matches!(c, '\'' | '\u{2019}' | '.'));
    }
    cased
}

fn shouts(text: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic())
        .any(|word| word.chars().count() >= 3 && word.chars().all(char::is_uppercase))
}

#[test]
fn recasing_hardly_moves_a_score() {
    let mut scorer = scorer();
    let headlines = law_headlines();
    for (name, recase) in
        [("lower case", (|text| text.to_lowercase()) as fn(&str) -> String), ("title case", title_case)]
    {
        let mut total = 0.0;
        for headline in &headlines {
            let moved = (scorer.score(&recase(headline)).probability - scorer.score(headline).probability).abs();
            assert!(moved <= RECASE_MOST || shouts(headline), "{name} moves {headline:?} by {moved:.3}");
            total += moved;
        }
        let mean = total / headlines.len() as f64;
        assert!(mean <= RECASE_MEAN, "{name} moves a headline by {mean:.4} on average");
    }
}

#[test]
fn shouting_only_raises_a_score() {
    let mut scorer = scorer();
    for headline in law_headlines() {
        let shouted = headline.to_uppercase();
        if shouted.to_lowercase() != headline.to_lowercase() {
            continue; // "ß" becomes "SS": other letters, not another case
        }
        let (before, after) = (scorer.score(&headline).probability, scorer.score(&shouted).probability);
        assert!(after >= before - 1e-9, "{headline:?}: {before} to {after}");
    }
}

#[test]
fn additions_do_not_lower_a_score() {
    let mut scorer = scorer();
    let mut least: (f64, String) = (0.0, String::new());
    for headline in law_headlines() {
        let before = scorer.score(&headline).probability;
        for altered in [
            format!("{headline} \u{2014} latest news, top stories 2025, headlines today"),
            format!("{headline} | breaking news, updates, analysis, photos"),
            format!("{headline} - budget vote parliament, vote budget, parliament news"),
            format!("BREAKING: {headline}"),
            format!("breaking: {headline}"),
            format!("{headline}!!"),
            format!("{headline} !!"),
            format!("{headline}\nYou may also like: ten gardens to see this spring"),
            format!("{headline}\nparliament news, budget vote, latest politics, election dates"),
        ] {
            let change = scorer.score(&altered).probability - before;
            if change < least.0 {
                least = (change, altered);
            }
        }
    }
    assert!(least.0 >= -ADDITION_LOWERS, "lowered by {:.3}: {:?}", -least.0, least.1);
}

/// What stands between two clauses of a headline.
const DELIMITERS: [&str; 6] = [" - ", " | ", " \u{2013} ", " \u{2014} ", " \u{b7} ", "\n"];

/// Honest headlines of our own.
const HONEST: [&str; 32] = [
    "Council meets on Tuesday",
    "Ferry service to Samar resumes after storm",
    "Parliament passes budget after late vote",
    "Central bank holds interest rate at 4 percent",
    "Two injured in warehouse fire in Leeds",
    "River level falls below flood mark in Passau",
    "Union and port operator agree on pay deal",
    "Court upholds fine against steel maker",
    "Oslo opens new tram line to the airport",
    "Minister resigns over housing contract",
    "Exports rise 3 percent in second quarter",
    "Police arrest three men after jewellery theft",
    "Museum returns bronze to Benin",
    "School board approves new timetable",
    "Wheat harvest down a fifth after drought",
    "Norway and Finland sign power cable agreement",
    "Hospital in Graz closes maternity ward",
    "Earthquake of magnitude 5.2 strikes off Honshu",
    "Airline cancels 40 flights as pilots strike",
    "Regulator approves merger of two insurers",
    "Voters in Maine reject bond for highway",
    "Lake Erie ferry to stop in November",
    "Research vessel maps seabed off Greenland",
    "Turkey and Greece resume talks on fishing rights",
    "BREAKING: Bridge over Elbe closed after ship collision",
    "Unemployment in Spain falls to lowest rate since 2008",
    "Archaeologists find Roman mosaic near Verona",
    "City orders inspection of 120 tower blocks",
    "Former mayor sentenced to two years for fraud",
    "What is a hung parliament and what happens next?",
    "Dutch government to raise dikes by half a metre",
    "Rail freight between Milan and Basel halted by landslide",
];

/// Bait of several kinds, each a clause by itself.
const BAIT: [&str; 6] = [
    "You Won't Believe What Happened Next",
    "And the Reason Why Will Break Your Heart",
    "17 Things Only People Who Live Here Will Understand",
    "This One Weird Trick Will Change Your Life",
    "Here's What She Did When He Said No",
    "Can You Guess Which One Is Fake?",
];

#[test]
fn bait_is_found_before_and_behind_every_delimiter() {
    let mut scorer = scorer();
    let mut least: (f64, String) = (0.0, String::new());
    for honest in HONEST {
        let of_honest = scorer.score(honest).probability;
        for bait in BAIT {
            let of_bait = scorer.score(bait).probability;
            assert!(of_bait > 0.5, "{bait:?} scores {of_bait:.3}");
            for delimiter in DELIMITERS {
                for both in [format!("{honest}{delimiter}{bait}"), format!("{bait}{delimiter}{honest}")] {
                    let found = scorer.score(&both).probability;
                    assert!(found >= of_honest - 1e-9, "{both:?}: {found:.3}, the headline alone {of_honest:.3}");
                    if found - of_bait < least.0 {
                        least = (found - of_bait, both);
                    }
                }
            }
        }
    }
    assert!(least.0 >= -ADDITION_LOWERS, "{:.3} under the bait alone: {:?}", -least.0, least.1);
}

#[test]
fn the_name_of_a_site_hardly_moves_a_score() {
    let mut scorer = scorer();
    let mut largest: (f64, String) = (0.0, String::new());
    for headline in law_headlines().into_iter().chain(HONEST.map(str::to_owned)) {
        let before = scorer.score(&headline).probability;
        for name in [" - BBC News", " | The Guardian", " \u{2014} Reuters", " - The New York Times"] {
            let altered = format!("{headline}{name}");
            let change = scorer.score(&altered).probability - before;
            if change.abs() > largest.0.abs() {
                largest = (change, altered);
            }
        }
    }
    assert!(largest.0.abs() <= ADDITION_LOWERS, "moved by {:.3}: {:?}", largest.0, largest.1);
}

#[test]
fn what_counts_is_the_clause_that_is_explained() {
    let mut scorer = scorer();
    for honest in HONEST {
        for bait in BAIT {
            let headline = format!("{honest} \u{2014} {bait}");
            assert_explained(&mut scorer, &headline);
            let head = explain(&mut scorer, &headline);
            let alone = explain(&mut scorer, bait);
            assert_eq!(head.measured.tokens, alone.measured.tokens, "{headline:?}");
        }
    }
}

/// The same headline as other typography writes it.
fn variants(headline: &str) -> Vec<String> {
    let curly = headline.replace('\'', "\u{2019}");
    let mut open = false;
    let quoted: String = headline
        .chars()
        .map(|c| match c {
            '"' => {
                open = !open;
                if open { '\u{201c}' } else { '\u{201d}' }
            }
            c => c,
        })
        .collect();
    let mut hidden = String::new();
    for c in headline.chars() {
        hidden.push(c);
        if c.is_alphabetic() {
            hidden.push('\u{200b}');
        }
    }
    vec![
        curly,
        quoted,
        headline.replace(' ', "\u{a0}"),
        headline.replace(' ', "  "),
        hidden,
        headline.nfc().collect(),
        headline.nfd().collect(),
    ]
}

#[test]
fn typography_does_not_change_a_score() {
    let mut scorer = scorer();
    for headline in law_headlines() {
        let expected = scorer.score(&headline);
        for variant in variants(&headline) {
            assert_eq!(scorer.score(&variant), expected, "{headline:?} as {variant:?}");
        }
    }
}

fn assert_explained(scorer: &mut Scorer, headline: &str) {
    let score = scorer.score(headline);
    let head = explain(scorer, headline);
    let sum: f64 = head.contributions.iter().map(|c| c.contribution).sum();
    assert!((head.intercept + sum - head.log_odds).abs() < 1e-9, "{headline:?}");
    assert!((head.log_odds - score.log_odds).abs() < 1e-9, "{headline:?}");
    assert!((head.probability - 1.0 / (1.0 + (-head.log_odds).exp())).abs() < 1e-12, "{headline:?}");
    assert!((0.0..=1.0).contains(&score.probability), "{headline:?}");
    for contribution in &head.contributions {
        let beyond = contribution.value - contribution.baseline;
        assert!((beyond * contribution.weight - contribution.contribution).abs() < 1e-12);
        for piece in &contribution.evidence {
            assert_eq!(&headline[piece.start..piece.end], piece.text, "{headline:?}");
            let units: Vec<u16> = headline.encode_utf16().collect();
            let sliced = String::from_utf16(&units[piece.start_utf16..piece.end_utf16]).unwrap();
            assert_eq!(sliced, piece.text, "{headline:?}");
        }
    }
}

#[test]
fn explanations_add_up_and_quote_the_input() {
    let mut scorer = scorer();
    for headline in law_headlines() {
        assert_explained(&mut scorer, &headline);
    }
}

#[test]
fn what_was_read_before_changes_nothing() {
    let mut warm = scorer();
    let headlines = law_headlines();
    let first: Vec<_> = headlines.iter().map(|headline| warm.score(headline)).collect();
    for (headline, expected) in headlines.iter().zip(first).rev().take(500) {
        assert_eq!(warm.score(headline), expected, "{headline:?}");
        let mut fresh = Scorer::new(warm.model().clone());
        assert_eq!(fresh.score(headline), expected, "{headline:?}");
    }
}

#[test]
fn news_stays_under_the_threshold() {
    let mut scorer = scorer();
    for headline in [
        "BREAKING: Parliament dissolved after budget vote fails",
        "What is a hung parliament and what happens next?",
        "14 dead as ferry capsizes off Samar",
    ] {
        let probability = scorer.score(headline).probability;
        assert!(probability < scorer.model().threshold(), "{headline:?} scores {probability:.3}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_explained(text in "\\PC{0,80}") {
        assert_explained(&mut scorer_once(), &text);
    }

    #[test]
    fn marks_and_spaces_are_no_trouble(text in "[a-zA-Z0-9 ?!.,:;'\"\u{2019}\u{2014}|\u{200b}\u{301}\u{1f600}\n-]{0,60}") {
        assert_explained(&mut scorer_once(), &text);
    }
}

/// A scorer whose model is loaded once for all generated cases.
fn scorer_once() -> Scorer {
    thread_local! {
        static MODEL: std::sync::Arc<debait::model::Model> = scorer().model().clone();
    }
    MODEL.with(|model| Scorer::new(model.clone()))
}
