//! Repeated lines.

use super::counter::{Counter, hash_of};
use super::*;

pub(super) const FEATURES: &[Feature] = &[DUP_LINES];

/// Minimum number of words in a line that counts as repeated: "Advertisement" does not.
const LEAST_LINE: usize = 4;

const DUP_LINES: Feature = Feature {
    id: FeatureId("repetition.dup_lines"),
    unit: Unit::Share,
    direction: Direction::RaisesBait,
    reads: Reads::Form,
    used: Use::Model,
    source: sources::rae_2021("pages with more than .20 of their characters in duplicate lines are repetitive"),
    summary: "share of the body's characters in lines of four words or more that occurred before",
    present: "repeats whole lines",
    absent: "repeats no line of four words or more",
    examples: &[
        Example::hit(
            "Ferry\n\nThe ferry leaves at noon.\nBring a coat and a hat.\nThe ferry leaves at noon.",
            0.3425,
            &["The ferry leaves at noon."],
        ),
        Example::hit(
            "Ferry\n\n# The ferry to Oslo\nIt leaves at noon.\n# The ferry to Oslo\nIt is blue.",
            0.2836,
            &["# The ferry to Oslo"],
        ),
        Example::miss("Ferry\n\nThe ferry leaves at noon.\nThe ferry leaves at one."),
        Example::miss("Ferry\n\nAdvertisement\nThe ferry leaves at noon.\nAdvertisement"),
    ],
    measure: Measure::Page(dup_lines),
};

fn dup_lines(page: &Page<'_>, evidence: &mut Evidence) -> f64 {
    let mut counter = Counter::with_room_for(page.blocks().len());
    let (mut all, mut again) = (0, 0);
    for block in page.blocks() {
        all += block.span.len();
        if block.tokens.1 - block.tokens.0 < LEAST_LINE {
            continue;
        }
        let count = counter.get(hash_of(page.forms(block.tokens).iter().map(|form| form.0)));
        *count += 1;
        if *count > 1 {
            again += block.span.len();
            evidence.body(block.span);
        }
    }
    if all == 0 { 0.0 } else { again as f64 / all as f64 }
}
