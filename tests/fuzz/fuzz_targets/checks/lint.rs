//! What holds for the findings of any text as a page.

use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

use debait::lint::{Config, Linter};
use debait::model::{Head, Model, Scorer};
use debait::text::{Markup, PageFile};

use super::edits::by_hand;

thread_local! {
    /// A linter that has checked all texts before.
    static LINTER: RefCell<Linter> = RefCell::new(linter());
}

fn linter() -> Linter {
    let models = Head::ALL.map(|head| Arc::new(Model::default_of(head).expect("the default models load")));
    Linter::new(Scorer::of(models).expect("they go together"), Config::default())
}

/// Findings slice the text and depend on nothing but it; what is put right stays so, and nothing else changes.
pub fn check(markup: Markup, source: &str) {
    let slices = |range: &Range<usize>| assert!(source.get(range.clone()).is_some(), "{range:?} of {}", source.len());
    let page = PageFile::read(markup, source);
    page.comments.iter().chain(&page.front_matter).for_each(slices);
    LINTER.with_borrow_mut(|linter| {
        let findings = linter.check(markup, source);
        for finding in &findings {
            assert!(!finding.spans.is_empty() && !finding.message.is_empty(), "{finding:?}");
            finding.spans.iter().chain(finding.fix.iter().map(|fix| &fix.range)).for_each(slices);
            assert!(finding.value.is_finite(), "{finding:?}");
            let probabilities = finding.improvements.iter().flat_map(|each| [each.from, each.to]);
            assert!(probabilities.into_iter().all(|value| (0.0..=1.0).contains(&value)), "{finding:?}");
        }
        assert_eq!(linter.check(markup, source), findings, "checked again");
        let edits = linter.edits(markup, source);
        edits.iter().map(|edit| &edit.range).for_each(slices);
        let shown = findings.iter().filter_map(|finding| finding.fix.as_ref());
        assert!(shown.into_iter().all(|edit| edits.contains(edit)), "what a finding offers is made");
        if edits.is_empty() {
            return;
        }

        let fixed = linter.fix(markup, source);
        let text = by_hand(linter, markup, source);
        assert_eq!(fixed.source, text, "only what edits say is changed");
        let again = linter.fix(markup, &text);
        assert_eq!((again.made, again.source), (0, text), "put right twice");
    });
}
