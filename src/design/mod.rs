//! Numbers in named columns: the map between columns and names, scaling, and the design matrix.

#[cfg(feature = "train")]
mod matrix;
mod measured_from;
mod scaling;
mod schema;

#[cfg(feature = "train")]
pub(crate) use matrix::dot;
#[cfg(feature = "train")]
pub use matrix::{DesignMatrix, Measurements, build};
pub use measured_from::MeasuredFrom;
pub use scaling::{Baseline, Scaler};
pub use schema::{ColumnId, Schema, columns_in, fingerprint, pattern_columns};
