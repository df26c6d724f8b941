//! The design matrix: what a model is fitted to.
//!
//! In come rows, as [`Measurements`]; out goes a [`DesignMatrix`], sparse, whose products with vectors are all that a fit
//! needs.

mod build;
mod design_matrix;
mod incidence;
mod measurements;

pub use build::build;
pub use design_matrix::DesignMatrix;
pub(crate) use incidence::dot;
pub use measurements::Measurements;
