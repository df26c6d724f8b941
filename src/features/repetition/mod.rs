//! Repetition and padding: the body says the same again.

use super::{Family, Head};

pub const FAMILY: Family =
    Family { id: "repetition", code: "BR", head: Head::SeoBait, title: "Repetition and padding", parts: &[] };
