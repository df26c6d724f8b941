//! Metrics, splits and thresholds: against scikit-learn's numbers, and as laws.

mod injected;
mod laws;
mod oracles;
