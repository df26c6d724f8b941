//! Sourcing and substance: who says it, when and where.

mod absences;
mod attribution;
mod facts;
mod named;
mod offices;
mod quotes;

use super::{Direction, Evidence, Example, Family, Feature, FeatureId, Head, Measure, Page, Reads, Unit, Use, sources};

pub const FAMILY: Family = Family {
    id: "sourcing",
    code: "BS",
    head: Head::SeoBait,
    title: "Sourcing and substance",
    parts: &[
        absences::FEATURES,
        named::FEATURES,
        quotes::FEATURES,
        attribution::FEATURES,
        facts::FEATURES,
        offices::FEATURES,
    ],
};

/// Minimum denominator, in words, of counts per 1,000 words.
const LEAST_WORDS: f64 = 250.0;

/// Words of prose up to which a page need not have sources, and from which it must.
const MAY_LACK: (f64, f64) = (150.0, 300.0);

/// How much a page of this length should have sources, from 0 to 1.
fn long_enough(page: &Page<'_>) -> f64 {
    ((page.prose_words() - MAY_LACK.0) / (MAY_LACK.1 - MAY_LACK.0)).clamp(0.0, 1.0)
}

/// Whether these are the digits of a year, 1900 to 2099.
fn is_year(text: &str) -> bool {
    text.len() == 4 && (text.starts_with("19") || text.starts_with("20")) && text.bytes().all(|b| b.is_ascii_digit())
}

/// 75 words in which nobody is quoted, for examples that must be long.
macro_rules! mill {
    () => {
        "The old mill stood at the edge of the marsh for many years. Its wheel turned slowly while the water ran low, and \
         the boards of the floor were soft with damp. People came on warm evenings to sit on the wall and to watch the \
         swallows over the reeds. Nothing else moved. In the end the roof fell in, and the wall went with it, and the \
         reeds grew where the wheel had been."
    };
}
use mill;
