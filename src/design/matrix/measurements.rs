use ndarray::{Array2, ArrayViewMut1, Axis};

use crate::design::MeasuredFrom;
use crate::features::{Cancellation, Evidence, Feature, PageReader, Read, measure};
use crate::lexicon::Lexicon;
use crate::ngrams::Corpus;
use crate::text::{Analyzer, Article, Language};

/// What was measured of the training rows: patterns as numbers, cores as words.
#[derive(Debug, Default)]
pub struct Measurements {
    /// Rows × pattern columns.
    pub patterns: Array2<f64>,
    /// The cores, by row.
    pub corpus: Corpus,
}

impl Measurements {
    /// Measures rows; masked values are NaN. Values measured earlier are used as they are, and have no core.
    pub fn of(rows: &[MeasuredFrom<'_>], columns: &[&Feature], language: Language) -> Self {
        let mut meter = Meter::new(columns, language);
        let mut corpus = Corpus::default();
        let mut patterns = Array2::from_elem((rows.len(), columns.len()), f64::NAN);
        for (from, mut row) in rows.iter().zip(patterns.axis_iter_mut(Axis(0))) {
            match from {
                MeasuredFrom::Article(article) => meter.measure(article, &mut row, &mut corpus),
                MeasuredFrom::Values(values) => {
                    row.iter_mut().zip(*values).for_each(|(measured, value)| *measured = *value);
                    corpus.push_empty();
                }
            }
        }
        Measurements { patterns, corpus }
    }
}

/// Measures one article after another.
struct Meter<'c> {
    columns: &'c [&'c Feature],
    language: Language,
    analyzer: Analyzer,
    pages: PageReader,
}

impl<'c> Meter<'c> {
    fn new(columns: &'c [&'c Feature], language: Language) -> Self {
        let analyzer = Analyzer::new(language, Lexicon::shared());
        Meter { columns, language, analyzer, pages: PageReader::default() }
    }

    /// Fills the row of an article and adds its core.
    fn measure(&mut self, article: &Article<'_>, row: &mut ArrayViewMut1<'_, f64>, corpus: &mut Corpus) {
        let Meter { columns, language, analyzer, pages } = self;
        analyzer.read(article.headline);
        if let Some(body) = article.body {
            analyzer.read_body(body.text);
        }
        let document = analyzer.document();
        corpus.push(document, analyzer.words());
        let mut evidence = Evidence::unkept();
        let page = article.body.map(|body| pages.read(analyzer, body));
        let read = Read { headline: document, page, language: *language, cancellation: &Cancellation::NEVER };
        for (feature, value) in columns.iter().zip(row) {
            *value = measure(feature, &read, &mut evidence).unwrap_or(f64::NAN);
        }
    }
}
