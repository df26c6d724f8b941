//! Page furniture: what stands in the copy and is not part of it.

use super::{Family, Head};

pub const FAMILY: Family =
    Family { id: "furniture", code: "BP", head: Head::SeoBait, title: "Page furniture", parts: &[] };
