use linfa::dataset::Records;
use ndarray::ArrayView2;
use rayon::prelude::*;
use sprs::CsMat;

/// A sparse design matrix, rows × columns, kept in factors: `X = D + W · P`.
///
/// `D` holds patterns and runs. `W` counts each row's words and `P` each word's pieces, so that the pieces of a word
/// are stored and multiplied once however often it occurs. Each factor is also kept transposed: every element of
/// every product is then one sum in a fixed order, whatever the number of threads.
#[derive(Debug, Clone)]
pub struct DesignMatrix {
    direct: Factor,
    words: Factor,
    pieces: Factor,
}

#[derive(Debug, Clone)]
struct Factor {
    rows: CsMat<f64>,
    columns: CsMat<f64>,
}

impl Factor {
    fn new(rows: CsMat<f64>) -> Self {
        let columns = rows.to_csc().transpose_into();
        Factor { rows, columns }
    }
}

impl DesignMatrix {
    /// From its factors: `direct` rows × columns, `words` rows × words, `pieces` words × columns, all CSR.
    pub(super) fn from_factors(direct: CsMat<f64>, words: CsMat<f64>, pieces: CsMat<f64>) -> Self {
        let ((direct, words), pieces) =
            rayon::join(|| rayon::join(|| Factor::new(direct), || Factor::new(words)), || Factor::new(pieces));
        DesignMatrix { direct, words, pieces }
    }

    /// From dense values, for tests and small data.
    pub fn from_dense(values: ArrayView2<'_, f64>) -> Self {
        let (rows, columns) = values.dim();
        let direct = CsMat::csr_from_dense(values, 0.0);
        DesignMatrix::from_factors(direct, CsMat::zero((rows, 0)), CsMat::zero((0, columns)))
    }

    /// How much of `r` stands in rows where each column is present: `Xᵀ · r` with every entry of the factors as 1.
    pub fn presence_times(&self, r: &[f64]) -> Vec<f64> {
        let by_word = presence(&self.words.columns, r);
        let mut result = presence(&self.direct.columns, r);
        for (element, pieces) in result.iter_mut().zip(presence(&self.pieces.columns, &by_word)) {
            *element += pieces;
        }
        result
    }

    /// Multiplies each column by a factor.
    pub fn scale_columns(&mut self, factors: &[f64]) {
        for factor in [&mut self.direct, &mut self.pieces] {
            let columns = factor.rows.indices().to_vec();
            for (value, column) in factor.rows.data_mut().iter_mut().zip(columns) {
                *value *= factors[column];
            }
            *factor = Factor::new(std::mem::replace(&mut factor.rows, CsMat::zero((0, 0))));
        }
    }

    /// `X · v`: one value a row.
    pub fn times(&self, v: &[f64]) -> Vec<f64> {
        let by_word = product(&self.pieces.rows, v);
        let mut result = product(&self.direct.rows, v);
        add_product(&self.words.rows, &by_word, &mut result);
        result
    }

    /// `Xᵀ · r`: one value a column.
    pub fn transpose_times(&self, r: &[f64]) -> Vec<f64> {
        let by_word = product(&self.words.columns, r);
        let mut result = product(&self.direct.columns, r);
        add_product(&self.pieces.columns, &by_word, &mut result);
        result
    }
}

impl Records for DesignMatrix {
    type Elem = f64;

    fn nsamples(&self) -> usize {
        self.direct.rows.rows()
    }

    fn nfeatures(&self) -> usize {
        self.direct.rows.cols()
    }
}

/// Elements of a result computed by one task; the result does not depend on it.
const TASK: usize = 2048;

fn product(matrix: &CsMat<f64>, v: &[f64]) -> Vec<f64> {
    let mut result = vec![0.0; matrix.rows()];
    add_product(matrix, v, &mut result);
    result
}

fn presence(matrix: &CsMat<f64>, r: &[f64]) -> Vec<f64> {
    matrix.outer_iterator().map(|row| row.indices().iter().map(|&at| r[at]).sum()).collect()
}

fn add_product(matrix: &CsMat<f64>, v: &[f64], result: &mut [f64]) {
    let bounds = matrix.indptr();
    let bounds = bounds.raw_storage();
    let (indices, values) = (matrix.indices(), matrix.data());
    if values.is_empty() {
        return;
    }
    result.par_chunks_mut(TASK).enumerate().for_each(|(task, chunk)| {
        for (offset, element) in chunk.iter_mut().enumerate() {
            let row = task * TASK + offset;
            let range = bounds[row]..bounds[row + 1];
            *element += indices[range.clone()].iter().zip(&values[range]).map(|(&at, x)| x * v[at]).sum::<f64>();
        }
    });
}

#[cfg(test)]
mod tests {
    use ndarray::{Array2, array};

    use super::*;

    #[test]
    fn factors_multiply_like_the_dense_matrix() {
        let direct = array![[1.0, 0.0, 2.0], [0.0, 3.0, 0.0]];
        let words = array![[1.0, 2.0], [0.5, 0.0]];
        let pieces = array![[0.0, 4.0, 0.0], [5.0, 0.0, 6.0]];
        let sparse = |dense: &Array2<f64>| CsMat::csr_from_dense(dense.view(), 0.0);
        let matrix = DesignMatrix::from_factors(sparse(&direct), sparse(&words), sparse(&pieces));
        let dense = &direct + &words.dot(&pieces);
        let v = array![0.3, -0.7, 1.1];
        let r = array![2.0, -1.0];
        for (found, expected) in matrix.times(&v.to_vec()).iter().zip(dense.dot(&v)) {
            assert!((found - expected).abs() < 1e-12);
        }
        for (found, expected) in matrix.transpose_times(&r.to_vec()).iter().zip(dense.t().dot(&r)) {
            assert!((found - expected).abs() < 1e-12);
        }
        assert_eq!((matrix.nsamples(), matrix.nfeatures()), (2, 3));
    }
}
