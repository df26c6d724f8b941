//! Page furniture: lines within the copy that are not part of it.

mod boilerplate;
mod headlines;
mod lines;
mod promos;

use super::{
    Block, Direction, Evidence, Example, Family, Feature, FeatureId, Head, Measure, Page, Reads, Role, Source, Unit,
    Use, sources,
};

pub const FAMILY: Family = Family {
    id: "furniture",
    code: "BP",
    head: Head::SeoBait,
    title: "Page furniture",
    parts: &[promos::FEATURES, headlines::FEATURES, boilerplate::FEATURES, lines::FEATURES],
};

/// Exploring the Limits of Transfer Learning with a Unified Text-to-Text Transformer.
const fn c4(claim: &'static str) -> Source {
    Source { cite: "Raffel et al. 2020, JMLR 21", locator: "arXiv:1910.10683, section 2.2", claim }
}

/// The RefinedWeb Dataset for Falcon LLM.
const fn refined_web(claim: &'static str) -> Source {
    Source { cite: "Penedo et al. 2023, RefinedWeb", locator: "arXiv:2306.01116, line-wise corrections", claim }
}

/// The FineWeb Datasets.
const fn fine_web(claim: &'static str) -> Source {
    Source { cite: "Penedo et al. 2024, FineWeb", locator: "arXiv:2406.17557, custom filters", claim }
}

/// Number of words and numbers of the prose before a block.
fn prose_before(page: &Page<'_>, block: &Block) -> usize {
    page.prose().partition_point(|word| (word.token as usize) < block.tokens.0)
}

/// The number of blocks for which `is` holds, at most `most`; each is evidence.
fn count(page: &Page<'_>, most: f64, evidence: &mut Evidence, is: impl Fn(&Block) -> bool) -> f64 {
    let mut count = 0.0;
    for block in page.blocks().iter().filter(|block| is(block)) {
        count += 1.0;
        evidence.body(block.span);
    }
    f64::min(count, most)
}
