//! Headline against body: whether the body delivers what the headline promises.

use super::{Family, Head};

pub const FAMILY: Family =
    Family { id: "congruence", code: "X", head: Head::SeoBait, title: "Headline against body", parts: &[] };
