use ndarray::Axis;
use sprs::CsMatI;

use super::{DesignMatrix, Measurements, Scaler, Schema};

/// The design matrix of some rows: patterns scaled, grams as `count / √n`.
pub fn build(measurements: &Measurements, rows: &[usize], schema: &Schema, scaler: &Scaler) -> DesignMatrix {
    let corpus = &measurements.corpus;
    let vocabulary = schema.vocabulary();
    let symbols = corpus.symbols(vocabulary);
    let (mut runs, mut words, mut pieces) = (Rows::default(), Rows::default(), Rows::default());
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
        runs.into_matrix(vocabulary.len()),
        words.into_matrix(corpus.words().len()),
        pieces.into_matrix(vocabulary.len()),
        row_scale.collect(),
    )
}

/// Rows of counts under construction.
struct Rows {
    row: Vec<u32>,
    bounds: Vec<u32>,
    indices: Vec<u32>,
    values: Vec<f32>,
}

impl Default for Rows {
    fn default() -> Self {
        Rows { row: Vec::new(), bounds: vec![0], indices: Vec::new(), values: Vec::new() }
    }
}

impl Rows {
    /// Counts a column of the open row once more.
    fn count(&mut self, column: usize) {
        self.row.push(column as u32);
    }

    fn end_row(&mut self) {
        self.row.sort_unstable();
        for same in self.row.chunk_by(|a, b| a == b) {
            self.indices.push(same[0]);
            self.values.push(same.len() as f32);
        }
        self.row.clear();
        self.bounds.push(self.indices.len() as u32);
    }

    fn into_matrix(self, columns: usize) -> CsMatI<f32, u32> {
        CsMatI::new((self.bounds.len() - 1, columns), self.bounds, self.indices, self.values)
    }
}
