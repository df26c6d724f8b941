//! Numbers in named columns: the map between columns and names, scaling, and the design matrix.

mod build;
mod incidence;
mod matrix;
mod measurements;
mod scaling;
mod schema;

pub use build::build;
pub(crate) use incidence::dot;
pub use matrix::DesignMatrix;
pub use measurements::{MeasuredFrom, Measurements};
pub use scaling::{Baseline, Scaler};
pub use schema::{ColumnId, Schema, columns_in, fingerprint, pattern_columns};
