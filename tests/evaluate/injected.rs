//! Traits put into articles that a model has not seen are judged as its held-out rows are.

use debait::dataset::{EveryLabel, ExampleColumns, read_examples};
use debait::evaluate::{
    Class, Draft, Injected, Injector, Trained, TrainingPlan, TrainingRow, Trait, UnseenArticle, flags_by_trait, train,
};
use debait::model::{Head, Provenance, TrainingParams};
use debait::text::{Article, Body, Language};

use crate::support::own;

/// Eight honest articles, each followed by a copy with two traits.
fn articles() -> Vec<(Draft, Body, f64)> {
    let columns = ExampleColumns { every_label: Some(EveryLabel::Honest), ..ExampleColumns::default() };
    let rows = read_examples(&own("tests/cli/card.in/articles.jsonl"), &columns).unwrap().rows;
    let drafts = rows.into_iter().map(|row| Draft { headline: row.headline, body: row.body.unwrap() });
    let both = drafts.flat_map(|draft| {
        let copy = Injector::new(1).inject(&draft, &[Trait::StuffedTail, Trait::Filler]);
        [(draft, 0.0), (copy, 1.0)]
    });
    both.map(|(draft, target)| (draft.clone(), Body::plain(&draft.body), target)).collect()
}

fn trained(articles: &[(Draft, Body, f64)], rounds: usize) -> Trained {
    let groups: Vec<String> = (0..articles.len()).map(|row| (row / 2).to_string()).collect();
    let rows: Vec<TrainingRow<'_>> = articles
        .iter()
        .zip(&groups)
        .map(|((draft, body, target), group)| TrainingRow {
            from: Article { headline: &draft.headline, body: Some(body.lines()) }.into(),
            target: *target,
            weight: 1.0,
            group: Some(group),
        })
        .collect();
    let params = TrainingParams::for_head(Head::SeoBait, Language::ENGLISH, [0.0, 1.0]);
    let plan = TrainingPlan { head: Head::SeoBait, language: Language::ENGLISH, params, folds: 4, rounds, seed: 1 };
    train(&rows, &plan, Provenance::default(), |_| ()).unwrap()
}

#[test]
fn fold_models_say_of_their_rows_what_training_says() {
    let articles = articles();
    for rounds in [1, 4] {
        let trained = trained(&articles, rounds);
        assert_eq!(trained.folds.len(), rounds);
        for (row, probability) in trained.held_out.iter().zip(&trained.probabilities) {
            let by: Vec<_> = trained.folds.iter().filter(|model| model.has_not_seen(*row)).collect();
            assert_eq!(by.len(), 1, "row {row}");
            let (draft, body, _) = &articles[*row];
            let article = Article { headline: &draft.headline, body: Some(body.lines()) };
            assert_eq!(by[0].probabilities(&[article]), [*probability], "row {row}");
        }
        let seen = (0..articles.len()).filter(|row| !trained.held_out.contains(row));
        assert!(seen.into_iter().all(|row| trained.folds.iter().all(|model| !model.has_not_seen(row))));
    }
}

#[test]
fn every_line_is_a_count_of_the_same_articles() {
    let articles = articles();
    let trained = trained(&articles, 4);
    let unseen: Vec<UnseenArticle<'_>> = (0..articles.len())
        .step_by(2)
        .map(|row| {
            let (draft, body, _) = &articles[row];
            let article = Article { headline: &draft.headline, body: Some(body.lines()) };
            UnseenArticle { article, by: trained.folds.iter().find(|model| model.has_not_seen(row)).unwrap() }
        })
        .collect();
    let injector = Injector::new(2);
    // Half way between the articles as they are, so that some are flagged and some are not.
    let mut as_they_are: Vec<f64> = trained.probabilities.iter().copied().step_by(2).collect();
    as_they_are.sort_by(f64::total_cmp);
    let threshold = (as_they_are[3] + as_they_are[4]) / 2.0;
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| flags_by_trait(&unseen, threshold, &injector))
    };
    let lines = on(1);
    assert_eq!(lines, on(3));
    assert_eq!(lines.iter().map(|line| line.injected).collect::<Vec<_>>(), Injected::all().collect::<Vec<_>>());
    assert_eq!(lines.len(), 1 + Trait::ALL.len() + 4);
    assert!(lines.iter().all(|line| line.flagged.rows == unseen.len()));
    assert_eq!(lines[0].flagged.flagged, 4);
    for (line, traits) in lines[1..].iter().zip(Trait::ALL) {
        let flagged = unseen.iter().zip(articles.iter().step_by(2)).filter(|(unseen, (draft, ..))| {
            let Draft { headline, body } = injector.inject(draft, &[*traits]);
            let body = Body::plain(&body);
            let article = Article { headline: &headline, body: Some(body.lines()) };
            Class::predicted(unseen.by.probabilities(&[article])[0], threshold) == Class::Bait
        });
        assert_eq!(line.flagged.flagged, flagged.count(), "{traits}");
    }
}
