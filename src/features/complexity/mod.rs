//! Complexity: how hard the body is to read; context, never a verdict.

use super::{Family, Head};

pub const FAMILY: Family =
    Family { id: "complexity", code: "BC", head: Head::SeoBait, title: "Complexity", parts: &[] };
