//! Any text as a headline: the explanation adds up to the score, and every span slices the text.
#![no_main]

use std::cell::RefCell;
use std::sync::{Arc, LazyLock};

use debait::explain::explain;
use debait::model::{Model, Scorer};
use libfuzzer_sys::fuzz_target;

static MODEL: LazyLock<Arc<Model>> =
    LazyLock::new(|| Arc::new(Model::default_clickbait().expect("the default model loads")));

thread_local! {
    /// A scorer that has read all headlines before.
    static WARM: RefCell<Scorer> = RefCell::new(Scorer::new(MODEL.clone()));
}

fuzz_target!(|headline: &str| {
    let mut scorer = Scorer::new(MODEL.clone());
    let score = scorer.score(headline);
    assert!((0.0..=1.0).contains(&score.probability));
    WARM.with_borrow_mut(|warm| assert_eq!(warm.score(headline), score));

    let head = explain(&mut scorer, headline);
    let sum: f64 = head.contributions.iter().map(|c| c.contribution).sum();
    assert!((head.intercept + sum - head.log_odds).abs() < 1e-9, "{sum} {}", head.log_odds);
    assert!((head.log_odds - score.log_odds).abs() < 1e-9, "{} {}", head.log_odds, score.log_odds);
    let units: Vec<u16> = headline.encode_utf16().collect();
    for contribution in &head.contributions {
        assert!((contribution.value * contribution.weight - contribution.contribution).abs() < 1e-9);
        for piece in &contribution.evidence {
            assert_eq!(headline.get(piece.start..piece.end), Some(&*piece.text));
            let sliced = units.get(piece.start_utf16..piece.end_utf16).expect("the span lies in the text");
            assert_eq!(String::from_utf16(sliced).ok().as_deref(), Some(&*piece.text));
        }
    }
});
