use super::{Family, Feature};

pub const FAMILY: Family = Family { id: "form", code: "HF", title: "Form", features: FEATURES };

const FEATURES: &[Feature] = &[];
