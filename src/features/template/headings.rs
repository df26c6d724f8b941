//! Headings that any page could have.

use super::*;
use crate::features::{Block, Form, Role};
use crate::lexicon::lists::{CONCLUSION, GENERIC_HEADING};

pub(super) const FEATURES: &[Feature] = &[TEMPLATE_HEADINGS, REPEATED_HEADING_STEM, CONCLUSION_EARLY];

/// Minimum denominator of a share of headings.
const LEAST_HEADINGS: f64 = 4.0;

const TEMPLATE_HEADINGS: Feature = Feature {
    id: FeatureId("template.template_headings"),
    unit: Unit::Share,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::ai_writing("outline-like sections such as Challenges and Future mark text made to a template"),
    summary: "share of the headings made of a generic word or frame: Background on, Implications for, Conclusion; out \
              of at least four",
    present: "has headings that fit any subject",
    absent: "has no headings that fit any subject",
    examples: &[
        Example::hit(
            "Rates\n\n# Background on rates\nThey rose.\n# Conclusion\nThey fell.",
            0.5,
            &["# Background on rates", "# Conclusion"],
        ),
        Example::hit("Tea\n\n# The role of tea\nIt is hot.", 0.25, &["# The role of tea"]),
        Example::miss("Tea\n\n# How to brew tea\nBoil it."),
        Example::miss("Tea\n\nThe role of tea is clear. In conclusion, drink."),
    ],
    measure: Measure::Page(|page, evidence| {
        let (mut all, mut generic) = (0.0, 0.0);
        for heading in page.headings() {
            all += 1.0;
            if has(page, heading, GENERIC_HEADING) {
                generic += 1.0;
                evidence.body(heading.span);
            }
        }
        generic / f64::max(all, LEAST_HEADINGS)
    }),
};

/// Whether a block has a word or phrase of these lists.
fn has(page: &Page<'_>, block: &Block, lists: crate::text::Tags) -> bool {
    let hits = page.body().phrases();
    let first = hits.partition_point(|hit| hit.span.start < block.span.start);
    page.tokens(block.tokens).iter().any(|token| token.has(lists))
        || hits[first..].iter().take_while(|hit| hit.span.start < block.span.end).any(|hit| hit.list.intersects(lists))
}

/// Cap on repeats.
const MOST_REPEATS: f64 = 4.0;

const REPEATED_HEADING_STEM: Feature = Feature {
    id: FeatureId("template.repeated_heading_stem"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Form,
    used: Use::Model,
    source: sources::ai_writing(
        "sections cut after one pattern mark text made to a template; counting stems is this project's own",
    ),
    summary: "headings that open with the same two words as an earlier heading; at most 4",
    present: "opens several headings the same way",
    absent: "opens no two headings the same way",
    examples: &[
        Example::hit(
            "Rates\n\n# Implications for banks\nRain.\n# Implications for us\nSun.",
            1.0,
            &["# Implications for us"],
        ),
        Example::hit(
            "Tea\n\n# The role of tea\nHot.\n# The role of milk\nCold.\n# The role of sugar\nSweet.",
            2.0,
            &["# The role of milk", "# The role of sugar"],
        ),
        Example::miss("Tea\n\n# The cup\nHot.\n# The pot\nWarm."),
        Example::miss("Tea\n\n# Tea\nHot.\n# Milk\nCold."),
    ],
    measure: Measure::Page(|page, evidence| {
        let mut seen: Vec<[Form; 2]> = Vec::new();
        let mut count = 0.0;
        for heading in page.headings() {
            let tokens = page.tokens(heading.tokens).iter().zip(page.forms(heading.tokens));
            let mut words = tokens.filter(|(token, _)| token.is_word()).map(|(_, &form)| form);
            let (Some(first), Some(second)) = (words.next(), words.next()) else { continue };
            if seen.contains(&[first, second]) {
                count += 1.0;
                evidence.body(heading.span);
            } else if seen.len() < MOST_STEMS {
                seen.push([first, second]);
            }
        }
        f64::min(count, MOST_REPEATS)
    }),
};

/// Different openings of headings that are remembered.
const MOST_STEMS: usize = 64;

/// Relative depth in the body before which a conclusion is early.
const EARLY: f64 = 0.8;
/// Minimum number of words of prose: a shorter page may conclude anywhere.
const SHORT: f64 = 100.0;

const CONCLUSION_EARLY: Feature = Feature {
    id: FeatureId("template.conclusion_early"),
    unit: Unit::Flag,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::google_spam(
        "stitched content is scaled content abuse; a conclusion before the end is this project's own sign of it",
    ),
    summary: "a heading or sentence that draws a conclusion before 80 per cent of the body: Conclusion, In summary; in \
              prose of 100 words or more",
    present: "draws a conclusion and then goes on",
    absent: "does not draw a conclusion and then go on, or is too short to tell",
    examples: &[
        Example::hit(
            "Harbour\n\nRain fell on the harbour all day and the boats stayed in port while their crews played cards below deck. Nobody bought fish at the hall, so prices stood still and the buyers went home early. \n# Conclusion\nRain fell on the harbour all day and the boats stayed in port while their crews played cards below deck. Nobody bought fish at the hall, so prices stood still and the buyers went home early. Rain fell on the harbour all day and the boats stayed in port while their crews played cards below deck. Nobody bought fish at the hall, so prices stood still and the buyers went home early. ",
            1.0,
            &["# Conclusion"],
        ),
        Example::hit(
            "Harbour\n\nRain fell on the harbour all day and the boats stayed in port while their crews played cards below deck. Nobody bought fish at the hall, so prices stood still and the buyers went home early. \nIn summary, it rained. Rain fell on the harbour all day and the boats stayed in port while their crews played cards below deck. Nobody bought fish at the hall, so prices stood still and the buyers went home early. Rain fell on the harbour all day and the boats stayed in port while their crews played cards below deck. Nobody bought fish at the hall, so prices stood still and the buyers went home early. ",
            1.0,
            &["In"],
        ),
        Example::miss(
            "Harbour\n\nRain fell on the harbour all day and the boats stayed in port while their crews played cards below deck. Nobody bought fish at the hall, so prices stood still and the buyers went home early. Rain fell on the harbour all day and the boats stayed in port while their crews played cards below deck. Nobody bought fish at the hall, so prices stood still and the buyers went home early. Rain fell on the harbour all day and the boats stayed in port while their crews played cards below deck. Nobody bought fish at the hall, so prices stood still and the buyers went home early. \n# Conclusion\nIt rained.",
        ),
        Example::miss("Harbour\n\n# Conclusion\nIt rained, and the boats stayed in port."),
    ],
    measure: Measure::Page(conclusion_early),
};

fn conclusion_early(page: &Page<'_>, evidence: &mut Evidence) -> f64 {
    if page.prose_words() < SHORT {
        return 0.0;
    }
    for block in page.blocks() {
        if page.depth(block.span.start) >= EARLY {
            break;
        }
        let opening = match block.role {
            Role::Heading => block.span,
            Role::Prose => match page.sentences().get(block.sentences.0) {
                Some(sentence) => {
                    page.tokens((sentence.tokens.0, sentence.tokens.1.min(sentence.tokens.0 + 2)))[0].span
                }
                None => continue,
            },
            _ => continue,
        };
        let concludes = match block.role {
            Role::Heading => has(page, block, CONCLUSION),
            _ => {
                let hits = page.body().phrases();
                let first = hits.partition_point(|hit| hit.span.start < opening.start);
                hits[first..]
                    .iter()
                    .take_while(|hit| hit.span.start == opening.start)
                    .any(|hit| hit.list.intersects(CONCLUSION))
            }
        };
        if concludes {
            evidence.body(opening);
            return 1.0;
        }
    }
    0.0
}
