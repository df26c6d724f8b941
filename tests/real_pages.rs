//! Real pages in HTML with everything that sites put around their articles.

use std::io::Read;

use debait::model::{Head, Model, Scorers};
use debait::text::{LanguageChoice, Markup, PageField, PageFile};
use rayon::prelude::*;

use crate::support::{both_heads, corpus};

/// Bytes read in all: so that a folder of a few pages does not pass for all.
const LEAST_BYTES: usize = 10_000_000;
const PAGES: usize = 186;

struct RealPage {
    name: String,
    kind: String,
    source: String,
}

fn real_pages() -> Option<Vec<RealPage>> {
    let index = corpus("real-pages/index.csv")?;
    let mut rows = csv::Reader::from_path(&index).unwrap();
    let read = |row: csv::StringRecord| {
        let file = std::fs::File::open(index.with_file_name(&row[0])).unwrap();
        let mut bytes = Vec::new();
        flate2::read::GzDecoder::new(file).read_to_end(&mut bytes).unwrap();
        let source = String::from_utf8_lossy(&bytes).into_owned();
        RealPage { name: row[0].to_owned(), kind: row[4].to_owned(), source }
    };
    let pages: Vec<RealPage> = rows.records().map(|row| read(row.unwrap())).collect();
    assert_eq!(pages.len(), PAGES);
    assert!(pages.iter().map(|page| page.source.len()).sum::<usize>() >= LEAST_BYTES);
    Some(pages)
}

/// The page as a piece of one, which is read whole.
fn whole(source: &str) -> PageFile {
    let lower = source.to_ascii_lowercase();
    let mut piece = source.to_owned();
    for tag in ["<!doctype", "<html", "<body"] {
        lower.match_indices(tag).for_each(|(at, _)| piece.replace_range(at + 1..at + 2, "x"));
    }
    PageFile::read(Markup::Html, &piece)
}

#[test]
fn real_pages_are_read_with_their_places() {
    let Some(pages) = real_pages() else { return };
    let shares: Vec<f64> = pages
        .par_iter()
        .map(|RealPage { name, source, .. }| {
            let page = PageFile::read(Markup::Html, source);
            let all = whole(source);
            assert!(!page.headline.is_empty() || !page.body.text.is_empty(), "{name} has nothing to read");
            for (field, text) in [(PageField::Headline, &page.headline), (PageField::Body, &page.body.text)] {
                assert!(text.len() <= source.len(), "{name}: more than there is");
                for word in text.split_whitespace() {
                    // Where a word is a piece of the text.
                    let start = word.as_ptr() as usize - text.as_ptr() as usize;
                    let place = page.to_source(field, start..start + word.len());
                    let written = place.and_then(|place| source.get(place)).unwrap_or_else(|| panic!("{name}: {word}"));
                    assert!(written == word || written.contains(['&', '<', '\r', '\0']), "{name}: {word} is {written}");
                }
            }
            let mut rest = all.body.text.split('\n');
            for line in page.body.text.split('\n') {
                assert!(
                    rest.any(|other| other == line) || all.body.text.is_empty(),
                    "{name}: {line:?} is out of order"
                );
            }
            for link in &page.body.links {
                assert!(page.body.text.get(link.text.clone()).is_some_and(|text| !text.is_empty()), "{name}: {link:?}");
            }
            page.body.text.len() as f64 / all.body.text.len().max(1) as f64
        })
        .collect();
    let cut = shares.iter().filter(|share| **share < 0.9).count();
    assert!(cut >= PAGES / 2, "{cut} pages have something around their article, at least half expected");
}

#[test]
fn what_stands_around_real_articles_makes_few_of_them_bait() {
    let Some(pages) = real_pages() else { return };
    let threshold = Model::default_of(Head::SeoBait).unwrap().threshold();
    let found: Vec<(&str, f64)> = pages
        .par_iter()
        .filter(|page| page.kind == "page")
        .map_init(
            || Scorers::from(both_heads()),
            |scorers, page| {
                let read = PageFile::read(Markup::Html, &page.source);
                let judged = scorers.predict(&read.article(), Some(LanguageChoice::Auto));
                Some((page.name.as_str(), judged.probability(Head::SeoBait)?))
            },
        )
        .flatten()
        .collect();
    let flagged: Vec<_> = found.iter().filter(|(_, probability)| *probability >= threshold).collect();
    println!("{} of {} pages in English are called bait", flagged.len(), found.len());
    assert!(found.len() >= 140, "{} pages in English", found.len());
    // Hardly any of them is; where surroundings count, it is one in six.
    assert!(10 * flagged.len() <= found.len(), "{} of {}: {flagged:#?}", flagged.len(), found.len());
}
