//! Sourcing and substance: who says so, when and where.

use super::{Family, Head};

pub const FAMILY: Family =
    Family { id: "sourcing", code: "BS", head: Head::SeoBait, title: "Sourcing and substance", parts: &[] };
