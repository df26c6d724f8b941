//! Keyword abuse: the body repeats and lists what people search for.

use super::{Family, Head};

pub const FAMILY: Family =
    Family { id: "keyword_abuse", code: "BK", head: Head::SeoBait, title: "Keyword abuse", parts: &[] };
