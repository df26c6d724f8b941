use rayon::prelude::*;

/// A sparse matrix of small counts: each row lists its columns, each repeated as often as it is counted.
///
/// Nearly all counts are one, so repeating an index costs less than storing an index with a count.
#[derive(Debug, Clone)]
pub(super) struct Incidence {
    /// Where each row starts in `indices`, and where the last ends.
    bounds: Vec<u32>,
    indices: Vec<u32>,
    columns: usize,
}

/// Rows of an [`Incidence`] under construction.
#[derive(Debug)]
pub(super) struct IncidenceRows {
    bounds: Vec<u32>,
    indices: Vec<u32>,
}

/// Rows per task; the result does not depend on it.
const TASK: usize = 2048;

impl Default for IncidenceRows {
    fn default() -> Self {
        IncidenceRows { bounds: vec![0], indices: Vec::new() }
    }
}

impl IncidenceRows {
    /// Adds one to the count of a column in the open row.
    pub fn count(&mut self, column: usize) {
        self.indices.push(column as u32);
    }

    pub fn end_row(&mut self) {
        let start = self.bounds.last().map_or(0, |&bound| bound as usize);
        self.indices[start..].sort_unstable();
        self.bounds.push(self.indices.len() as u32);
    }

    pub fn into_incidence(self, columns: usize) -> Incidence {
        Incidence { bounds: self.bounds, indices: self.indices, columns }
    }
}

impl Incidence {
    pub fn rows(&self) -> usize {
        self.bounds.len() - 1
    }

    pub fn columns(&self) -> usize {
        self.columns
    }

    /// The transpose.
    pub fn transposed(&self) -> Incidence {
        let mut bounds = vec![0; self.columns + 1];
        self.indices.iter().for_each(|&column| bounds[column as usize + 1] += 1);
        for column in 0..self.columns {
            bounds[column + 1] += bounds[column];
        }
        let mut next: Vec<u32> = bounds[..self.columns].to_vec();
        let mut indices = vec![0; self.indices.len()];
        for row in 0..self.rows() {
            for &column in self.row(row) {
                let at = &mut next[column as usize];
                indices[*at as usize] = row as u32;
                *at += 1;
            }
        }
        Incidence { bounds, indices, columns: self.rows() }
    }

    /// The total count of each column.
    pub fn add_counts(&self, counts: &mut [u32]) {
        self.indices.iter().for_each(|&column| counts[column as usize] += 1);
    }

    /// The same matrix with its columns renumbered.
    pub fn renumbered(mut self, numbers: &[u32]) -> Incidence {
        self.indices.iter_mut().for_each(|column| *column = numbers[*column as usize]);
        self
    }

    fn row(&self, row: usize) -> &[u32] {
        &self.indices[self.bounds[row] as usize..self.bounds[row + 1] as usize]
    }

    /// The product with a vector: one value per row.
    pub fn times(&self, v: &[f64]) -> Vec<f64> {
        let mut result = vec![0.0; self.rows()];
        self.add_times(v, &mut result);
        result
    }

    /// Adds the product with a vector to `result`.
    pub fn add_times(&self, v: &[f64], result: &mut [f64]) {
        if self.indices.is_empty() {
            return;
        }
        result.par_chunks_mut(TASK).enumerate().for_each(|(task, chunk)| {
            for (offset, element) in chunk.iter_mut().enumerate() {
                *element += gathered(self.row(task * TASK + offset), v);
            }
        });
    }
}

/// The sum of the elements at these indices, in four independent partial sums.
fn gathered(indices: &[u32], v: &[f64]) -> f64 {
    let (fours, rest) = indices.as_chunks::<4>();
    let mut sums = [0.0; 4];
    for four in fours {
        for (sum, &at) in sums.iter_mut().zip(four) {
            *sum += v[at as usize];
        }
    }
    let rest: f64 = rest.iter().map(|&at| v[at as usize]).sum();
    (sums[0] + sums[1]) + (sums[2] + sums[3]) + rest
}

/// The dot product of two slices, in four independent partial sums.
pub(crate) fn dot(a: &[f64], b: &[f64]) -> f64 {
    let ((a_fours, a_rest), (b_fours, b_rest)) = (a.as_chunks::<4>(), b.as_chunks::<4>());
    let mut sums = [0.0; 4];
    for (a, b) in a_fours.iter().zip(b_fours) {
        for at in 0..4 {
            sums[at] += a[at] * b[at];
        }
    }
    let rest: f64 = a_rest.iter().zip(b_rest).map(|(a, b)| a * b).sum();
    (sums[0] + sums[1]) + (sums[2] + sums[3]) + rest
}
