//! Template and filler: the body says what any page could say.

use super::{Family, Head};

pub const FAMILY: Family =
    Family { id: "template", code: "BT", head: Head::SeoBait, title: "Template and filler", parts: &[] };
