use ndarray::Axis;

use super::incidence::IncidenceRows;
use super::{DesignMatrix, Measurements};
use crate::design::{Scaler, Schema};

/// The design matrix of some rows: patterns scaled, grams as `count / √n`.
pub fn build(measurements: &Measurements, rows: &[usize], schema: &Schema, scaler: &Scaler) -> DesignMatrix {
    let corpus = &measurements.corpus;
    let vocabulary = schema.vocabulary();
    let symbols = corpus.symbols(vocabulary);
    let (mut runs, mut words, mut pieces) =
        (IncidenceRows::default(), IncidenceRows::default(), IncidenceRows::default());
    for &row in rows {
        corpus.runs(row, &symbols, vocabulary, |column| runs.count(column));
        runs.end_row();
        corpus.documents()[row].iter().for_each(|&word| words.count(word as usize));
        words.end_row();
    }
    let mut buffer = String::new();
    for (lower, kind) in corpus.words() {
        vocabulary.pieces(lower, *kind, &mut buffer, |column| pieces.count(column));
        pieces.end_row();
    }
    let measured = scaler.transform(measurements.patterns.select(Axis(0), rows));
    let row_scale = rows.iter().map(|&row| 1.0 / (corpus.documents()[row].len().max(1) as f64).sqrt());
    DesignMatrix::from_factors(
        measured,
        runs.into_incidence(vocabulary.len()),
        words.into_incidence(corpus.words().len()),
        pieces.into_incidence(vocabulary.len()),
        row_scale.collect(),
    )
}
