use std::collections::BTreeMap;
use std::ops::Range;

use super::{UNUSED, are};
use crate::lint::{Rule, RuleId, Selector};

/// Where rules of one selector are disabled.
#[derive(Debug)]
pub(super) struct Scope {
    pub selector: Selector,
    /// Where that is said.
    place: Range<usize>,
    from: usize,
    until: usize,
    /// Where rules are enabled again.
    ended: BTreeMap<RuleId, usize>,
    /// Whether it holds something back.
    pub used: bool,
}

impl Scope {
    /// The rules of a selector from a byte on, up to another or the end of the page.
    pub fn new(selector: Selector, place: Range<usize>, from: usize, until: Option<usize>) -> Self {
        let until = until.unwrap_or(usize::MAX);
        Scope { selector, place, from, until, ended: BTreeMap::new(), used: false }
    }

    pub fn holds(&self, rule: RuleId, at: usize) -> bool {
        let until = self.ended.get(&rule).copied().unwrap_or(self.until);
        (self.from..until).contains(&at) && self.rules().any(|own| own.id == rule)
    }

    /// Enables rules again from a byte on; none where that changes nothing.
    pub fn end(&mut self, selector: Selector, at: usize) -> Option<()> {
        let still = |rule: &&Rule| self.until > at && !self.ended.contains_key(&rule.id);
        let ends = |rule: &&Rule| selector.rules().any(|other| other.id == rule.id);
        let ended: Vec<RuleId> = self.rules().filter(still).filter(ends).map(|rule| rule.id).collect();
        (!ended.is_empty()).then(|| self.ended.extend(ended.into_iter().map(|rule| (rule, at))))
    }

    /// The place and a message, where it holds nothing back that could have been found.
    pub fn unused(&self, ran: impl Fn(&Rule) -> bool) -> Option<(Range<usize>, String)> {
        let idle = !self.used && self.rules().all(ran);
        idle.then(|| (self.place.clone(), format!("{} disabled, but nothing is found here", are(self.selector))))
    }

    /// The rules that it is for; the one for disables only by its own name.
    fn rules(&self) -> impl Iterator<Item = &'static Rule> {
        let named = self.selector == Selector::Rule(UNUSED);
        self.selector.rules().filter(move |rule| named || rule.id != UNUSED)
    }
}
