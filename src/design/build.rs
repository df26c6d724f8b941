use ndarray::{Array2, Axis};
use sprs::CsMat;

use super::{DesignMatrix, Scaler, Schema};
use crate::features::{Evidence, Feature, measure};
use crate::lexicon::Lexicon;
use crate::ngrams::Corpus;
use crate::text::{Analyzer, Language};

/// What was measured of the training rows: patterns as numbers, cores as words.
#[derive(Debug, Default)]
pub struct Measurements {
    /// Rows × pattern columns.
    pub patterns: Array2<f64>,
    /// The cores, by row.
    pub corpus: Corpus,
}

impl Measurements {
    /// Measures headlines, one row each.
    pub fn of(headlines: &[&str], columns: &[&Feature], language: Language) -> Self {
        let mut analyzer = Analyzer::new(language, Lexicon::shared());
        let mut corpus = Corpus::default();
        let mut patterns = Array2::zeros((headlines.len(), columns.len()));
        for (headline, mut row) in headlines.iter().zip(patterns.axis_iter_mut(Axis(0))) {
            analyzer.read(headline);
            let document = analyzer.document();
            corpus.push(document, analyzer.words());
            let mut evidence = Evidence::unkept();
            for (feature, value) in columns.iter().zip(&mut row) {
                *value = measure(feature, document, language, &mut evidence).unwrap_or(0.0);
            }
        }
        Measurements { patterns, corpus }
    }
}

/// The design matrix of some rows: patterns divided by their standard deviation, grams as `count / √n`.
pub fn build(measurements: &Measurements, rows: &[usize], schema: &Schema, scaler: &Scaler) -> DesignMatrix {
    let corpus = &measurements.corpus;
    let vocabulary = schema.vocabulary();
    let first_gram = schema.first_gram();
    let symbols = corpus.symbols(vocabulary);

    let mut direct = Rows::default();
    let mut words = Rows::default();
    let mut entries: Vec<(usize, f64)> = Vec::new();
    for &row in rows {
        let document = &corpus.documents()[row];
        let scale = 1.0 / (document.len().max(1) as f64).sqrt();
        entries.clear();
        for (column, &value) in measurements.patterns.row(row).iter().enumerate() {
            if value != 0.0 {
                entries.push((column, value / scaler.scale()[column]));
            }
        }
        corpus.runs(row, &symbols, vocabulary, |column| {
            entries.push((first_gram + column, scale));
        });
        direct.push(&mut entries);
        entries.extend(document.iter().map(|&word| (word as usize, scale)));
        words.push(&mut entries);
    }

    let mut pieces = Rows::default();
    let mut buffer = String::new();
    for (lower, kind) in corpus.words() {
        vocabulary.pieces(lower, *kind, &mut buffer, |column| {
            entries.push((first_gram + column, 1.0));
        });
        pieces.push(&mut entries);
    }
    DesignMatrix::from_factors(
        direct.into_matrix(schema.len()),
        words.into_matrix(corpus.words().len()),
        pieces.into_matrix(schema.len()),
    )
}

/// Rows of a CSR matrix under construction.
struct Rows {
    bounds: Vec<usize>,
    indices: Vec<usize>,
    values: Vec<f64>,
}

impl Default for Rows {
    fn default() -> Self {
        Rows { bounds: vec![0], indices: Vec::new(), values: Vec::new() }
    }
}

impl Rows {
    /// Adds a row and empties `entries`; entries of one column are summed.
    fn push(&mut self, entries: &mut Vec<(usize, f64)>) {
        entries.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        let start = self.indices.len();
        for (index, value) in entries.drain(..) {
            if self.indices.len() > start && self.indices.last() == Some(&index) {
                if let Some(last) = self.values.last_mut() {
                    *last += value;
                }
            } else {
                self.indices.push(index);
                self.values.push(value);
            }
        }
        self.bounds.push(self.indices.len());
    }

    fn into_matrix(self, columns: usize) -> CsMat<f64> {
        CsMat::new((self.bounds.len() - 1, columns), self.bounds, self.indices, self.values)
    }
}
