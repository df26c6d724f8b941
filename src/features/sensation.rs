use super::{Family, Feature};

pub const FAMILY: Family = Family { id: "sensation", code: "HS", title: "Sensation", features: FEATURES };

const FEATURES: &[Feature] = &[];
