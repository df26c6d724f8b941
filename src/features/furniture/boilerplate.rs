//! Forms and notices that were copied along with the text.

use super::*;

pub(super) const FEATURES: &[Feature] = &[COMMENT_FORM, POLICY_BOILERPLATE];

const COMMENT_FORM: Feature = Feature {
    id: FeatureId("furniture.comment_form"),
    unit: Unit::Flag,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: refined_web("lines of the page around a text are not text"),
    summary: "a comment form in the body: leave a reply, required fields are marked",
    present: "carries a comment form in its text",
    absent: "carries no comment form in its text",
    examples: &[
        Example::hit("Ferry\n\nThe ferry left.\n# Leave a Reply", 1.0, &["# Leave a Reply"]),
        Example::hit(
            "Ferry\n\nThe ferry left.\nYour email address will not be published. Required fields are marked *",
            1.0,
            &["Your email address will not be published. Required fields are marked *"],
        ),
        Example::miss("Ferry\n\nThe crew was told to leave a reply at the gate."),
        Example::miss("Ferry\n\nThe required fields of the old form were marked in red ink."),
    ],
    measure: Measure::Page(|page, evidence| count(page, 1.0, evidence, |block| block.role == Role::CommentForm)),
};

/// Cap on notices.
const MOST_NOTICES: f64 = 3.0;

const POLICY_BOILERPLATE: Feature = Feature {
    id: FeatureId("furniture.policy_boilerplate"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: c4("lines on cookies and terms of use are boilerplate"),
    summary: "lines on cookies, terms, copyright, affiliate disclosure; at most 3",
    present: "carries the site's notices in its text",
    absent: "does not carry the site's notices in its text",
    examples: &[
        Example::hit(
            "Ferry\n\nWe use cookies to make your visit better.\nThe ferry left.",
            1.0,
            &["We use cookies to make your visit better."],
        ),
        Example::hit(
            "Ferry\n\nThe ferry left.\nPrivacy Policy | Terms of Use",
            1.0,
            &["Privacy Policy | Terms of Use"],
        ),
        Example::miss("Ferry\n\nThe privacy policy of the harbour was read out in court."),
        Example::miss("Ferry\n\nThe baker sells cookies and the terms are cash."),
    ],
    measure: Measure::Page(|page, evidence| count(page, MOST_NOTICES, evidence, |block| block.role == Role::Policy)),
};
