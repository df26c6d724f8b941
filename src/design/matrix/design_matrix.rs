use linfa::dataset::Records;
use ndarray::{Array2, ArrayView2, Axis};
use rayon::prelude::*;

use super::incidence::{Incidence, IncidenceRows, dot};

/// A sparse design matrix, rows × columns, kept in factors: `X = [M | diag(a) · (R + W · P) · diag(b)]`.
///
/// `M` holds measured patterns, dense. `R` counts each row's runs of words and shapes, `W` its words, and `P` each
/// word's pieces, so that the pieces of a word are stored and multiplied once however often it occurs. `a` scales rows
/// (`1 / √n`) and `b` columns. Each factor is also kept transposed: every element of every product is then one sum in a
/// fixed order, whatever the number of threads.
#[derive(Debug, Clone)]
pub struct DesignMatrix {
    /// `M` in row-major order.
    measured: Vec<f64>,
    /// `M` in column-major order.
    measured_columns: Vec<Vec<f64>>,
    runs: Factor,
    words: Factor,
    pieces: Factor,
    row_scale: Vec<f64>,
    column_scale: Vec<f64>,
    /// The position of each gram in the factors: the most frequent first, so that most look-ups are close together.
    places: Vec<u32>,
}

#[derive(Debug, Clone)]
struct Factor {
    rows: Incidence,
    columns: Incidence,
}

impl Factor {
    fn new(rows: Incidence) -> Self {
        let columns = rows.transposed();
        Factor { rows, columns }
    }
}

impl DesignMatrix {
    /// Builds the matrix from its factors: `measured` rows × patterns, `runs` rows × grams, `words` rows × words,
    /// `pieces` words × grams, and the scale of each row; columns are not scaled yet.
    pub(super) fn from_factors(
        measured: Array2<f64>,
        runs: Incidence,
        words: Incidence,
        pieces: Incidence,
        row_scale: Vec<f64>,
    ) -> Self {
        let column_scale = vec![1.0; runs.columns()];
        let places = by_frequency(&[&runs, &pieces]);
        let (runs, pieces) = (runs.renumbered(&places), pieces.renumbered(&places));
        let ((runs, words), pieces) =
            rayon::join(|| rayon::join(|| Factor::new(runs), || Factor::new(words)), || Factor::new(pieces));
        let measured_columns: Vec<_> = measured.axis_iter(Axis(1)).map(|column| column.to_vec()).collect();
        let measured = by_row(&measured_columns, row_scale.len());
        DesignMatrix { measured, measured_columns, runs, words, pieces, row_scale, column_scale, places }
    }

    /// Builds the matrix from dense values, for tests and small data.
    pub fn from_dense(values: ArrayView2<'_, f64>) -> Self {
        let rows = values.nrows();
        let none = |rows| {
            let mut none = IncidenceRows::default();
            (0..rows).for_each(|_| none.end_row());
            none.into_incidence(0)
        };
        DesignMatrix::from_factors(values.to_owned(), none(rows), none(rows), none(0), vec![1.0; rows])
    }

    /// The sum of `r` over the rows in which each gram occurs, weighted by its count; one value per gram.
    pub fn counts_times(&self, r: &[f64]) -> Vec<f64> {
        let by_word = self.words.columns.times(r);
        let mut result = self.runs.columns.times(r);
        self.pieces.columns.add_times(&by_word, &mut result);
        self.places.iter().map(|&place| result[place as usize]).collect()
    }

    /// Multiplies each gram column by a factor.
    pub fn scale_grams(&mut self, factors: &[f64]) {
        self.column_scale.iter_mut().zip(factors).for_each(|(scale, factor)| *scale *= factor);
    }

    /// `X · v`: one value per row.
    pub fn times(&self, v: &[f64]) -> Vec<f64> {
        let (of_patterns, of_grams) = v.split_at(self.measured_columns.len());
        let mut placed = vec![0.0; of_grams.len()];
        for ((v, b), &place) in of_grams.iter().zip(&self.column_scale).zip(&self.places) {
            placed[place as usize] = v * b;
        }
        let by_word = self.pieces.rows.times(&placed);
        let mut result = self.runs.rows.times(&placed);
        self.words.rows.add_times(&by_word, &mut result);
        result.par_chunks_mut(TASK).enumerate().for_each(|(task, chunk)| {
            for (offset, element) in chunk.iter_mut().enumerate() {
                let row = task * TASK + offset;
                let measured = &self.measured[row * of_patterns.len()..][..of_patterns.len()];
                *element = *element * self.row_scale[row] + dot(measured, of_patterns);
            }
        });
        result
    }

    /// `Xᵀ · r`: one value per column.
    pub fn transpose_times(&self, r: &[f64]) -> Vec<f64> {
        let mut result: Vec<f64> = self.measured_columns.par_iter().map(|column| dot(column, r)).collect();
        let scaled: Vec<f64> = r.iter().zip(&self.row_scale).map(|(r, a)| r * a).collect();
        let of_grams = self.counts_times(&scaled);
        result.extend(of_grams.iter().zip(&self.column_scale).map(|(x, b)| x * b));
        result
    }
}

/// The values of some columns, in row-major order.
fn by_row(columns: &[Vec<f64>], rows: usize) -> Vec<f64> {
    (0..rows).flat_map(|row| columns.iter().map(move |column| column[row])).collect()
}

/// The position of each column when sorted by its total count in the matrices.
fn by_frequency(matrices: &[&Incidence]) -> Vec<u32> {
    let columns = matrices.iter().map(|matrix| matrix.columns()).max().unwrap_or(0);
    let mut counts = vec![0; columns];
    matrices.iter().for_each(|matrix| matrix.add_counts(&mut counts));
    let mut order: Vec<u32> = (0..columns as u32).collect();
    order.sort_by_key(|&column| std::cmp::Reverse(counts[column as usize]));
    let mut places = vec![0; columns];
    (0..).zip(order).for_each(|(place, column)| places[column as usize] = place);
    places
}

impl Records for DesignMatrix {
    type Elem = f64;

    fn nsamples(&self) -> usize {
        self.row_scale.len()
    }

    fn nfeatures(&self) -> usize {
        self.measured_columns.len() + self.column_scale.len()
    }
}

/// Elements of a result per task; the result does not depend on it.
const TASK: usize = 2048;

#[cfg(test)]
mod tests {
    use ndarray::{Array2, array, concatenate};

    use super::*;

    #[test]
    fn factors_multiply_like_the_dense_matrix() {
        let measured = array![[0.5], [-2.0]];
        let runs = array![[1.0, 0.0, 2.0], [0.0, 3.0, 0.0]];
        let words = array![[1.0, 2.0], [1.0, 0.0]];
        let pieces = array![[0.0, 4.0, 0.0], [5.0, 0.0, 6.0]];
        let counts = |dense: &Array2<f64>| {
            let mut rows = IncidenceRows::default();
            for row in dense.rows() {
                for (column, &count) in row.indexed_iter() {
                    (0..count as usize).for_each(|_| rows.count(column));
                }
                rows.end_row();
            }
            rows.into_incidence(dense.ncols())
        };
        let (rows, columns) = (array![[0.5], [0.25]], array![[1.0, 2.0, 3.0]]);
        let mut matrix = DesignMatrix::from_factors(
            measured.clone(),
            counts(&runs),
            counts(&words),
            counts(&pieces),
            rows.column(0).to_vec(),
        );
        matrix.scale_grams(&columns.row(0).to_vec());
        let grams = (&runs + &words.dot(&pieces)) * &rows * &columns;
        let dense = concatenate![Axis(1), measured, grams];
        let v = array![0.3, -0.7, 1.1, 0.2];
        let r = array![2.0, -1.0];
        for (found, expected) in matrix.times(&v.to_vec()).iter().zip(dense.dot(&v)) {
            assert!((found - expected).abs() < 1e-12);
        }
        for (found, expected) in matrix.transpose_times(&r.to_vec()).iter().zip(dense.t().dot(&r)) {
            assert!((found - expected).abs() < 1e-12);
        }
        assert_eq!((matrix.nsamples(), matrix.nfeatures()), (2, 4));
    }
}
