//! How the text is broken up by headings and labels.

use super::*;
use crate::features::Role;
use crate::text::Token;

pub(super) const FEATURES: &[Feature] = &[COLON_HEADINGS, HEADING_DENSITY, LABELLED_LINES];

/// Minimum denominator of a share of headings.
const LEAST_HEADINGS: f64 = 4.0;

const COLON_HEADINGS: Feature = Feature {
    id: FeatureId("template.colon_headings"),
    unit: Unit::Share,
    direction: Direction::RaisesBait,
    reads: Reads::Form,
    used: Use::Model,
    source: sources::this_project("outlines made in bulk set a label and a colon before each heading"),
    summary: "share of the headings that have a colon inside; out of at least four",
    present: "splits its headings with colons",
    absent: "splits no headings with colons",
    examples: &[
        Example::hit("Tea\n\n# Green tea: a calm start\nHot.", 0.25, &["# Green tea: a calm start"]),
        Example::hit(
            "Desks\n\n# Step one: measure\nMeasure.\n# Step two: cut\nCut.",
            0.5,
            &["# Step one: measure", "# Step two: cut"],
        ),
        Example::miss("Tea\n\n# You need:\nTea."),
        Example::miss("Tea\n\nGreen tea: a calm start."),
    ],
    measure: Measure::Page(|page, evidence| {
        let is_colon = |token: &Token| page.text(token.span) == ":";
        let (mut all, mut cut) = (0.0, 0.0);
        for heading in page.headings() {
            all += 1.0;
            let tokens = page.tokens(heading.tokens);
            if tokens.len() > 2 && tokens[1..tokens.len() - 1].iter().any(is_colon) {
                cut += 1.0;
                evidence.body(heading.span);
            }
        }
        cut / f64::max(all, LEAST_HEADINGS)
    }),
};

/// Minimum denominator, in words.
const LEAST_WORDS: f64 = 250.0;
/// Cap on headings per 1,000 words.
const MOST_HEADINGS: f64 = 24.0;

const HEADING_DENSITY: Feature = Feature {
    id: FeatureId("template.heading_density"),
    unit: Unit::Points,
    direction: Direction::RaisesBait,
    reads: Reads::Form,
    used: Use::Model,
    source: sources::yoast("Yoast rewards a heading every 300 words; texts written to that rule have many more"),
    summary: "headings per 1,000 words of prose; at most 24",
    present: "is broken up by headings",
    absent: "is not broken up by headings",
    examples: &[
        Example::hit("Tea\n\n# Green tea\nHot.", 4.0, &["# Green tea"]),
        Example::hit("Tea\n\n# Green\nHot.\n# Black\nHotter.", 8.0, &["# Green", "# Black"]),
        Example::miss("Tea\n\nGreen tea is hot."),
        Example::miss("# Tea"),
    ],
    measure: Measure::Page(|page, evidence| {
        let mut count = 0.0;
        for heading in page.headings() {
            count += 1.0;
            evidence.body(heading.span);
        }
        f64::min(1000.0 * count / page.prose_words().max(LEAST_WORDS), MOST_HEADINGS)
    }),
};

/// Minimum denominator of a share of lines.
const LEAST_LINES: f64 = 8.0;
/// Maximum number of words in a label.
const LABEL: usize = 6;
/// Minimum number of words after a label.
const LABELLED: usize = 4;

const LABELLED_LINES: Feature = Feature {
    id: FeatureId("template.labelled_lines"),
    unit: Unit::Share,
    direction: Direction::RaisesBait,
    reads: Reads::Form,
    used: Use::Model,
    source: sources::ai_writing("lists whose entries open with a label and a colon mark text made to a template"),
    summary: "share of the paragraphs and list entries that open with a label of six words or fewer and a colon, \
              before four words or more; out of at least eight",
    present: "opens its lines with labels",
    absent: "opens no lines with labels",
    examples: &[
        Example::hit("Tea\n\n- Warmth: tea warms you on cold days.", 0.125, &["- Warmth:"]),
        Example::hit(
            "Desks\n\n- Room: desks that fold save room.\n- Light: lamps that turn give light.",
            0.25,
            &["- Room:", "- Light:"],
        ),
        Example::miss("Tea\n\n- Price: 4 euros"),
        Example::miss("Court\n\nThe judge read out one line of the letter to the court: nobody may enter the hall."),
    ],
    measure: Measure::Page(|page, evidence| {
        let words = |tokens: &[Token]| tokens.iter().filter(|token| token.is_word()).count();
        let (mut all, mut labelled) = (0.0, 0.0);
        for block in page.blocks().iter().filter(|block| matches!(block.role, Role::Prose | Role::Item)) {
            all += 1.0;
            let tokens = page.tokens(block.tokens);
            let Some(colon) = tokens.iter().position(|token| page.text(token.span) == ":") else { continue };
            let (label, text) = tokens.split_at(colon);
            if (1..=LABEL).contains(&words(label)) && words(text) >= LABELLED {
                labelled += 1.0;
                evidence.body(tokens[0].span.cover(tokens[colon].span));
            }
        }
        labelled / f64::max(all, LEAST_LINES)
    }),
};
