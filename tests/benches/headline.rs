//! What one headline costs, by step: reading, features by family, grams, the whole score, its explanation.
//!
//! A round is all of the samples; the items per second are headlines.

use std::sync::Arc;

use debait::explain::explain;
use debait::features::{Cancellation, Evidence, FAMILIES, Family, Read, measure};
use debait::lexicon::Lexicon;
use debait::model::{Model, Scorer};
use debait::ngrams::Reading;
use debait::text::{Analyzer, Document, Language, NoTags, Tagger, tokenize};
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};

mod samples;
use samples::headlines;

fn main() {
    divan::main();
}

fn model() -> Arc<Model> {
    Arc::new(Model::default_clickbait().expect("the default model loads"))
}

/// Counts headlines and their bytes.
fn counted<'a, 'b>(bencher: Bencher<'a, 'b>, headlines: &[String]) -> Bencher<'a, 'b> {
    let bytes: usize = headlines.iter().map(String::len).sum();
    bencher.counter(ItemsCount::new(headlines.len())).counter(BytesCount::new(bytes))
}

/// Cutting text into tokens, nothing else.
#[divan::bench]
fn tokens(bencher: Bencher) {
    let headlines = headlines();
    counted(bencher, &headlines).bench_local(|| {
        for headline in &headlines {
            tokenize(headline, |start, end| {
                black_box((start, end));
            });
        }
    });
}

/// Normalising, tokens, distinct words, segments.
#[divan::bench]
fn read_without_lexicon(bencher: Bencher) {
    read(bencher, Arc::new(NoTags));
}

/// The same with the lists a word is on and the phrases of the text.
#[divan::bench]
fn read_with_lexicon(bencher: Bencher) {
    read(bencher, Lexicon::shared());
}

fn read(bencher: Bencher, tagger: Arc<dyn Tagger>) {
    let headlines = headlines();
    let mut analyzer = Analyzer::new(Language::ENGLISH, tagger);
    counted(bencher, &headlines).bench_local(|| {
        for headline in &headlines {
            black_box(analyzer.read(headline));
        }
    });
}

/// Measuring the features of one family on headlines that are read already.
#[divan::bench(args = FAMILIES.iter().map(|family| family.id))]
fn features(bencher: Bencher, id: &str) {
    let family: &Family = FAMILIES.iter().find(|family| family.id == id).expect("it is in the catalogue");
    let headlines = headlines();
    let documents: Vec<Document> = headlines
        .iter()
        .map(|headline| {
            let mut analyzer = Analyzer::new(Language::ENGLISH, Lexicon::shared());
            analyzer.read(headline);
            analyzer.into_document()
        })
        .collect();
    counted(bencher, &headlines).bench_local(|| {
        let mut evidence = Evidence::unkept();
        for document in &documents {
            for feature in family.features() {
                let _ = black_box(measure(
                    feature,
                    &Read {
                        headline: document,
                        page: None,
                        language: Language::ENGLISH,
                        cancellation: &Cancellation::NEVER,
                    },
                    &mut evidence,
                ));
            }
        }
    });
}

/// Finding and adding up the grams of headlines that are read already, every word met before.
#[divan::bench]
fn grams(bencher: Bencher) {
    let headlines = headlines();
    let model = model();
    let vocabulary = model.schema().vocabulary();
    let weights = vocabulary.weights(model.gram_effects().to_vec());
    let mut read: Vec<(Analyzer, Reading)> = headlines
        .iter()
        .map(|headline| {
            let mut analyzer = Analyzer::new(Language::ENGLISH, Lexicon::shared());
            analyzer.read(headline);
            (analyzer, Reading::default())
        })
        .collect();
    counted(bencher, &headlines).bench_local(|| {
        for (analyzer, reading) in &mut read {
            reading.read(vocabulary, &weights, analyzer.document(), analyzer.words());
            black_box(reading.sum());
        }
    });
}

/// Reading the embedded model, which is most of a cold start.
#[divan::bench]
fn load() -> Model {
    Model::default_clickbait().expect("the tests load it")
}

/// The whole score, as in a long file: every word met before.
#[divan::bench]
fn score(bencher: Bencher) {
    let headlines = headlines();
    let mut scorer = Scorer::new(model());
    counted(bencher, &headlines).bench_local(|| {
        for headline in &headlines {
            black_box(scorer.score(headline));
        }
    });
}

/// The whole score of a new scorer, to which most words are new.
#[divan::bench]
fn score_new_words(bencher: Bencher) {
    let headlines = headlines();
    let model = model();
    counted(bencher, &headlines).with_inputs(|| Scorer::new(model.clone())).bench_local_values(|mut scorer| {
        for headline in &headlines {
            black_box(scorer.score(headline));
        }
        scorer
    });
}

/// Score and every contribution with its evidence.
#[divan::bench]
fn explanation(bencher: Bencher) {
    let headlines = headlines();
    let mut scorer = Scorer::new(model());
    counted(bencher, &headlines).bench_local(|| {
        for headline in &headlines {
            black_box(explain(&mut scorer, headline));
        }
    });
}
