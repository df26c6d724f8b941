//! Laws and goals of the SEO-bait head, on real articles and on the page that the project started from.

use std::path::PathBuf;

use debait::dataset::{EveryLabel, Example, ExampleColumns, read_examples};
use debait::evaluate::{Draft, Injector, Trait};
use debait::explain::explain_article;
use debait::features::Head;
use debait::model::{Model, Scorer};
use debait::text::{Article, Body, Markup, PageFile};
use rayon::prelude::*;

use crate::support::{both_heads, corpus, own, unavailable};

/// Articles that laws are checked on: fewer where the code is slow.
const ARTICLES: usize = if cfg!(debug_assertions) { 60 } else { 1000 };
/// How much a probability may fall by rounding.
const TOLERANCE: f64 = 1e-9;

/// Traits that change a title or add lines which are no prose: these lower nothing, ever.
const LOWER_NOTHING: [Trait; 6] = [
    Trait::StuffedTail,
    Trait::KeywordLine,
    Trait::TagBlock,
    Trait::CommentForm,
    Trait::BreakingLabel,
    Trait::Exclamations,
];

fn seo_bait() -> Model {
    Model::default_of(Head::SeoBait).unwrap()
}

/// Probabilities by head.
fn probabilities(scorer: &mut Scorer, headline: &str, body: Option<&str>) -> [f64; 2] {
    let body = body.map(Body::plain);
    let mut found = [0.0; 2];
    scorer.read(&Article { headline, body: body.as_ref().map(Body::lines) }, |seen| {
        found[seen.model.head() as usize] = seen.score().probability;
    });
    found
}

fn articles() -> Option<Vec<Example>> {
    let columns = ExampleColumns { every_label: Some(EveryLabel::Honest), ..ExampleColumns::default() };
    let mut rows = read_examples(&corpus("articles/articles.jsonl")?, &columns).unwrap().rows;
    rows.truncate(ARTICLES);
    assert_eq!(rows.len(), ARTICLES);
    Some(rows)
}

/// The page that the project started from; it belongs to the corpora, not to the repository.
fn example_page() -> Option<PageFile> {
    let path: PathBuf = corpus("articles/articles.jsonl")?.ancestors().nth(3)?.join("example/iran-seo-page.txt");
    match std::fs::read_to_string(&path) {
        Ok(text) => Some(PageFile::read(Markup::of_path(&path), &text)),
        Err(_) => {
            unavailable(&format!("no data ({} is missing)", path.display()));
            None
        }
    }
}

#[test]
fn no_trait_lowers_the_probability_it_concerns() {
    let Some(articles) = articles() else { return };
    let injector = Injector::new(7);
    let lowered: Vec<String> = articles
        .par_iter()
        .map_init(both_heads, |scorer, article| {
            let draft = Draft { headline: article.headline.clone(), body: article.body.clone().unwrap_or_default() };
            let before = probabilities(scorer, &draft.headline, Some(&draft.body));
            let mut lowered = Vec::new();
            for &each in Trait::ALL {
                let changed = injector.inject(&draft, &[each]);
                let after = probabilities(scorer, &changed.headline, Some(&changed.body));
                let head = each.head() as usize;
                if after[head] < before[head] - TOLERANCE {
                    let loss = before[head] - after[head];
                    lowered.push(format!("{each} by {loss:.5} from {:.4}: {}", before[head], draft.headline));
                }
                let clickbait = Head::Clickbait as usize;
                if after[clickbait] < before[clickbait] - 0.02 {
                    lowered.push(format!("{each} clickbait from {:.4}: {}", before[clickbait], draft.headline));
                }
            }
            lowered
        })
        .flatten()
        .collect();
    // What adds or splits running text can dilute what was measured on it, and does so on a page or two in a thousand.
    let (broken, diluted): (Vec<&String>, Vec<&String>) =
        lowered.iter().partition(|line| LOWER_NOTHING.iter().any(|each| line.starts_with(each.name())));
    assert!(broken.is_empty(), "{} lowered:\n{broken:#?}", broken.len());
    let most = 0.002 * (articles.len() * (Trait::ALL.len() - LOWER_NOTHING.len())) as f64;
    assert!(diluted.len() as f64 <= most, "{} diluted, at most {most} expected:\n{diluted:#?}", diluted.len());
}

#[test]
fn the_page_it_started_from_is_seen_through() {
    let Some(page) = example_page() else { return };
    let mut scorer = both_heads();
    let explanation =
        explain_article(&mut scorer, &Article { headline: &page.headline, body: Some(page.body.lines()) });
    let head = &explanation.heads["seo-bait"];
    assert!(head.probability >= 0.9, "{}", head.probability);
    let shown: Vec<&str> = head
        .contributions
        .iter()
        .filter(|each| each.contribution > 0.0 && !each.evidence.is_empty())
        .map(|each| each.id.as_str())
        .collect();
    assert!(shown.len() >= 15, "{shown:?}");
    let title = probabilities(&mut scorer, &page.headline, None)[Head::SeoBait as usize];
    assert!(title >= seo_bait().threshold(), "its title alone: {title}");
}

#[test]
fn the_same_article_told_honestly_passes() {
    let text = std::fs::read_to_string(own("datasets/samples/rewrite.md")).unwrap();
    let page = PageFile::read(Markup::Markdown, &text);
    let mut scorer = both_heads();
    let explanation =
        explain_article(&mut scorer, &Article { headline: &page.headline, body: Some(page.body.lines()) });
    for head in explanation.heads.values() {
        assert!(!head.is_bait(), "{:?}", head.contributions);
        let sum: f64 = head.contributions.iter().map(|each| each.contribution).sum();
        assert!((head.intercept + sum - head.log_odds).abs() < 1e-9);
    }
}

#[test]
fn without_a_body_nothing_of_it_is_counted() {
    let mut scorer = both_heads();
    let explanation = explain_article(&mut scorer, &Article::headline("Ferry capsizes off Samar"));
    let head = &explanation.heads["seo-bait"];
    let families = ["keyword_abuse", "repetition", "template", "sourcing", "furniture", "congruence"];
    for family in families {
        assert!(head.contributions.iter().all(|each| each.family != family), "{family}");
        assert!(head.not_measured.iter().any(|id| id.starts_with(family)), "{family}");
    }
}

#[test]
fn long_pages_are_read_to_their_end() {
    let mut scorer = both_heads();
    let sentence = "The harbour office counted the boats again on the quay before noon. ";
    // What is quadratic in the text would take hours here.
    for body in [sentence.repeat(40_000), "same line again and again\n".repeat(100_000), "word, ".repeat(300_000)] {
        let found = probabilities(&mut scorer, "Harbour", Some(&body));
        assert!(found.iter().all(|probability| probability.is_finite()));
    }
}
