use linfa::dataset::Records;
use ndarray::{Array2, ArrayView1, ArrayView2, Axis};
use rayon::prelude::*;
use sprs::CsMatI;

/// A sparse design matrix, rows × columns, kept in factors: `X = [M | diag(a) · (R + W · P) · diag(b)]`.
///
/// `M` holds measured patterns, dense. `R` counts each row's runs of words and shapes, `W` its words, and `P` each
/// word's pieces, so that the pieces of a word are stored and multiplied once however often it occurs. `a` scales rows
/// (`1 / √n`) and `b` columns. Each factor is also kept transposed: every element of every product is then one sum in a
/// fixed order, whatever the number of threads.
#[derive(Debug, Clone)]
pub struct DesignMatrix {
    measured: Array2<f64>,
    /// `measured` by column.
    measured_columns: Vec<Vec<f64>>,
    runs: Factor,
    words: Factor,
    pieces: Factor,
    row_scale: Vec<f64>,
    column_scale: Vec<f64>,
}

/// Counts: small integers, which `f32` holds exactly.
type Counts = CsMatI<f32, u32>;

#[derive(Debug, Clone)]
struct Factor {
    rows: Counts,
    columns: Counts,
}

impl Factor {
    fn new(rows: Counts) -> Self {
        let columns = rows.to_csc().transpose_into();
        Factor { rows, columns }
    }
}

impl DesignMatrix {
    /// From its factors: `measured` rows × patterns, `runs` rows × grams, `words` rows × words, `pieces` words × grams,
    /// and the factor of each row; columns are not scaled yet.
    pub(super) fn from_factors(
        measured: Array2<f64>,
        runs: Counts,
        words: Counts,
        pieces: Counts,
        row_scale: Vec<f64>,
    ) -> Self {
        let column_scale = vec![1.0; runs.cols()];
        let ((runs, words), pieces) =
            rayon::join(|| rayon::join(|| Factor::new(runs), || Factor::new(words)), || Factor::new(pieces));
        let measured_columns = measured.axis_iter(Axis(1)).map(|column| column.to_vec()).collect();
        DesignMatrix { measured, measured_columns, runs, words, pieces, row_scale, column_scale }
    }

    /// From dense values, for tests and small data.
    pub fn from_dense(values: ArrayView2<'_, f64>) -> Self {
        let rows = values.nrows();
        let none = |columns| Counts::zero((rows, columns));
        DesignMatrix::from_factors(values.to_owned(), none(0), none(0), Counts::zero((0, 0)), vec![1.0; rows])
    }

    /// The matrix with one more measured column behind the others: one value a row.
    pub fn with_measured_column(mut self, values: Vec<f64>) -> Self {
        let column = ArrayView1::from(&values);
        self.measured.push_column(column).expect("a column has a value for each row");
        self.measured_columns.push(values);
        self
    }

    /// How much of `r` stands in rows where each gram is present, counted as often as it is; one value a gram.
    pub fn counts_times(&self, r: &[f64]) -> Vec<f64> {
        let by_word = product(&self.words.columns, r);
        let mut result = product(&self.runs.columns, r);
        add_product(&self.pieces.columns, &by_word, &mut result);
        result
    }

    /// Multiplies each gram column by a factor.
    pub fn scale_grams(&mut self, factors: &[f64]) {
        self.column_scale.iter_mut().zip(factors).for_each(|(scale, factor)| *scale *= factor);
    }

    /// `X · v`: one value a row.
    pub fn times(&self, v: &[f64]) -> Vec<f64> {
        let (of_patterns, of_grams) = v.split_at(self.measured_columns.len());
        let of_grams: Vec<f64> = of_grams.iter().zip(&self.column_scale).map(|(v, b)| v * b).collect();
        let by_word = product(&self.pieces.rows, &of_grams);
        let mut result = product(&self.runs.rows, &of_grams);
        add_product(&self.words.rows, &by_word, &mut result);
        result.par_chunks_mut(TASK).enumerate().for_each(|(task, chunk)| {
            for (offset, element) in chunk.iter_mut().enumerate() {
                let row = task * TASK + offset;
                let measured = self.measured.row(row);
                *element =
                    *element * self.row_scale[row] + measured.iter().zip(of_patterns).map(|(x, v)| x * v).sum::<f64>();
            }
        });
        result
    }

    /// `Xᵀ · r`: one value a column.
    pub fn transpose_times(&self, r: &[f64]) -> Vec<f64> {
        let mut result: Vec<f64> =
            self.measured_columns.par_iter().map(|column| column.iter().zip(r).map(|(x, r)| x * r).sum()).collect();
        let scaled: Vec<f64> = r.iter().zip(&self.row_scale).map(|(r, a)| r * a).collect();
        let of_grams = self.counts_times(&scaled);
        result.extend(of_grams.iter().zip(&self.column_scale).map(|(x, b)| x * b));
        result
    }
}

impl Records for DesignMatrix {
    type Elem = f64;

    fn nsamples(&self) -> usize {
        self.measured.nrows()
    }

    fn nfeatures(&self) -> usize {
        self.measured.ncols() + self.column_scale.len()
    }
}

/// Elements of a result computed by one task; the result does not depend on it.
const TASK: usize = 2048;

fn product(matrix: &Counts, v: &[f64]) -> Vec<f64> {
    let mut result = vec![0.0; matrix.rows()];
    add_product(matrix, v, &mut result);
    result
}

fn add_product(matrix: &Counts, v: &[f64], result: &mut [f64]) {
    let bounds = matrix.indptr();
    let bounds = bounds.raw_storage();
    let (indices, values) = (matrix.indices(), matrix.data());
    if values.is_empty() {
        return;
    }
    result.par_chunks_mut(TASK).enumerate().for_each(|(task, chunk)| {
        for (offset, element) in chunk.iter_mut().enumerate() {
            let row = task * TASK + offset;
            let range = bounds[row] as usize..bounds[row + 1] as usize;
            let terms = indices[range.clone()].iter().zip(&values[range]);
            *element += terms.map(|(&at, &x)| f64::from(x) * v[at as usize]).sum::<f64>();
        }
    });
}

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
            let mut built = sprs::TriMatI::<f32, u32>::new(dense.dim());
            dense.indexed_iter().filter(|(_, x)| **x != 0.0).for_each(|((i, j), &x)| built.add_triplet(i, j, x as f32));
            built.to_csr()
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
