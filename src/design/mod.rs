//! Numbers in named columns: the map between columns and names, scaling, and the design matrix.

mod build;
mod matrix;
mod scaling;
mod schema;

pub use build::{Measurements, build};
pub use matrix::DesignMatrix;
pub use scaling::{Baseline, Scaler};
pub use schema::{ColumnId, Schema, columns_in, fingerprint, pattern_columns};
