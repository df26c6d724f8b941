use super::paths::Paths;
use super::trie::NONE;

/// The coefficients of the runs of one family, each at the place where its run ends; a score is the sum of these.
#[derive(Debug, Clone, Default)]
pub(super) struct PathWeights {
    places: Vec<Place>,
    longest: usize,
}

#[derive(Debug, Clone, Copy)]
struct Place {
    parent: u32,
    base: u32,
    /// The coefficient of the run that ends here; 0 if none does.
    weight: f64,
}

/// A run that may be extended: its first position, and the place and base of its end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Open {
    first: u32,
    at: u32,
    base: u32,
    /// The coefficient of the run itself.
    weight: f64,
}

impl PathWeights {
    /// The coefficients of runs of at most `longest` symbols; `coefficients` are those of all columns.
    pub fn of(paths: &Paths, longest: usize, coefficients: &[f64]) -> Self {
        let weight = |column: u32| coefficients.get(column as usize).copied().unwrap_or(0.0);
        let places = paths.places().map(|(parent, base, column)| Place { parent, base, weight: weight(column) });
        // Padding after the table, which no symbol leads to.
        let nowhere = Place { parent: NONE, base: NONE, weight: 0.0 };
        PathWeights { places: places.chain([nowhere]).collect(), longest }
    }

    /// The sum of the coefficients of every known run: first the runs of one symbol, then of two, and so on.
    ///
    /// Extending runs is branch-free, and look-ups of the same length do not wait for each other, since their outcome
    /// is unpredictable. `open` is a reused buffer.
    pub fn sum(&self, symbols: &[u32], open: &mut Vec<Open>) -> f64 {
        let last = self.places.len() - 1;
        let root = self.places[0].base;
        open.clear();
        let starts = 0..symbols.len() as u32;
        open.extend(starts.map(|first| Open { first, at: Paths::ROOT, base: root, weight: 0.0 }));
        let mut sum = 0.0;
        for length in 0..self.longest {
            let mut kept = 0;
            // The runs that start last are too short to be extended.
            let long = open.partition_point(|run| run.first as usize + length < symbols.len());
            let open_runs = &mut open[..long];
            for run in 0..open_runs.len() {
                let Open { first, at, base, .. } = open_runs[run];
                let next = last.min(base.wrapping_add(symbols[first as usize + length]) as usize);
                let Place { parent, base, weight } = self.places[next];
                open_runs[kept] = Open { first, at: next as u32, base, weight };
                kept += usize::from(parent == at);
            }
            open.truncate(kept);
            sum = open.iter().fold(sum, |sum, run| sum + run.weight);
        }
        sum
    }
}
