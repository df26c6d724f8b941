//! Metrics, splits and thresholds: against scikit-learn's numbers, and as laws.

mod laws;
mod oracles;
