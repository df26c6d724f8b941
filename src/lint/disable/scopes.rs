use std::collections::BTreeMap;
use std::ops::Range;

use crate::lint::{Rule, RuleId, Selector, rule};

/// The rule about unused disable comments; only its own name disables it.
pub(super) const UNUSED: RuleId = RuleId("unused-disable");

/// Where rules of one selector are disabled.
#[derive(Debug)]
pub(super) struct Scope {
    pub selector: Selector,
    /// The name in the comment.
    pub place: Range<usize>,
    from: usize,
    until: usize,
    /// Whether it suppresses a finding.
    pub used: bool,
}

impl Scope {
    /// Disables the rules of a selector from one byte up to another, or to the end of the page.
    pub fn new(selector: Selector, place: Range<usize>, from: usize, until: Option<usize>) -> Self {
        Scope { selector, place, from, until: until.unwrap_or(usize::MAX), used: false }
    }

    /// The rules it applies to; `unused-disable` only by its own name.
    pub fn rules(selector: Selector) -> impl Iterator<Item = &'static Rule> {
        selector.rules().filter(move |rule| rule.id != UNUSED || selector == Selector::Rule(UNUSED))
    }
}

/// The scopes of a page in source order. Their starts are sorted, and so are their ends, except for those open to the
/// end of the page. Every query is a binary search, because a page may have as many comments as words.
#[derive(Debug, Default)]
pub(super) struct Scopes {
    all: Vec<Scope>,
    of: BTreeMap<Selector, Indices>,
    enabled: BTreeMap<Selector, Vec<Enabled>>,
}

/// The scopes of one selector, as indices into `Scopes::all`.
#[derive(Debug, Default)]
struct Indices {
    /// Scopes open to the end of the page.
    open: Vec<usize>,
    /// Scopes of a single line.
    lines: Vec<usize>,
}

/// A point at which rules are enabled again.
#[derive(Debug)]
struct Enabled {
    at: usize,
    /// The number of earlier scopes; they end here.
    scopes: usize,
}

impl Scopes {
    pub fn all(&self) -> &[Scope] {
        &self.all
    }

    /// Adds the next scope of the page.
    pub fn add(&mut self, scope: Scope) {
        let indices = self.of.entry(scope.selector).or_default();
        if scope.until == usize::MAX { &mut indices.open } else { &mut indices.lines }.push(self.all.len());
        self.all.push(scope);
    }

    /// Enables rules again from a byte on, after all scopes so far; `None` if that changes nothing.
    pub fn enable(&mut self, selector: Selector, at: usize) -> Option<()> {
        let changes = selector.rules().any(|rule| self.is_disabled(rule.id, at));
        self.enabled.entry(selector).or_default().push(Enabled { at, scopes: self.all.len() });
        changes.then_some(())
    }

    /// The first scope that suppresses a finding of a rule at a place.
    pub fn holding(&mut self, rule: RuleId, at: usize) -> Option<&mut Scope> {
        let first = self.first_open(rule, |enabled| enabled.at <= at);
        let starts = |&index: &usize| self.all[index].from <= at;
        let found = self.of(rule).filter_map(|Indices { open, lines }| {
            let open = open.get(open.partition_point(|&index| index < first)).copied().filter(starts);
            let past = |&index: &usize| index < first || self.all[index].until <= at;
            let line = lines.get(lines.partition_point(past)).copied().filter(starts);
            open.into_iter().chain(line).min()
        });
        let index = found.min()?;
        self.all.get_mut(index)
    }

    /// Whether a rule is disabled at a place after all scopes so far.
    fn is_disabled(&self, rule: RuleId, at: usize) -> bool {
        let first = self.first_open(rule, |_| true);
        let reaches = |index: &usize| *index >= first && self.all[*index].until > at;
        self.of(rule)
            .any(|Indices { open, lines }| open.last().is_some_and(reaches) || lines.last().is_some_and(reaches))
    }

    /// The first scope that is still open for a rule after the enable points that satisfy `before`.
    fn first_open(&self, rule: RuleId, before: impl Fn(&Enabled) -> bool) -> usize {
        let enabled = naming(rule).filter_map(|selector| self.enabled.get(&selector));
        let last = enabled.filter_map(|all| all.get(all.partition_point(&before).checked_sub(1)?));
        last.map(|enabled| enabled.scopes).max().unwrap_or(0)
    }

    /// The scopes for a rule, by selector.
    fn of(&self, rule: RuleId) -> impl Iterator<Item = &Indices> {
        let own = move |selector: &Selector| rule != UNUSED || *selector == Selector::Rule(UNUSED);
        naming(rule).filter(own).filter_map(|selector| self.of.get(&selector))
    }
}

/// The selectors that name a rule.
fn naming(id: RuleId) -> impl Iterator<Item = Selector> {
    let family = rule(id.0).map(|rule| Selector::Family(rule.family()));
    [Selector::All, Selector::Rule(id)].into_iter().chain(family)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The reference definition of a scope: from a byte on, for each of its rules until it is enabled again.
    struct Simple {
        scope: Scope,
        ended: BTreeMap<RuleId, usize>,
    }

    impl Simple {
        fn holds(&self, rule: RuleId, at: usize) -> bool {
            let until = self.ended.get(&rule).copied().unwrap_or(self.scope.until);
            (self.scope.from..until).contains(&at) && Scope::rules(self.scope.selector).any(|own| own.id == rule)
        }

        fn end(&mut self, selector: Selector, at: usize) -> Option<()> {
            let still = |rule: &&Rule| self.scope.until > at && !self.ended.contains_key(&rule.id);
            let ends = |rule: &&Rule| selector.rules().any(|other| other.id == rule.id);
            let ended: Vec<_> =
                Scope::rules(self.scope.selector).filter(still).filter(ends).map(|rule| rule.id).collect();
            (!ended.is_empty()).then(|| self.ended.extend(ended.into_iter().map(|rule| (rule, at))))
        }
    }

    const SELECTORS: [&str; 6] = ["all", "sensation", "page", "exclamation", "year-stamp", "unused-disable"];
    const RULES: [RuleId; 5] =
        [RuleId("exclamation"), RuleId("emoji"), RuleId("year-stamp"), RuleId("no-headline"), UNUSED];

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// Each step is a comment: its kind (disable, disable a line, enable), its selector, and its distance from the
        /// previous one.
        #[test]
        fn bisection_finds_what_the_definition_says(
            steps in prop::collection::vec((0..3usize, 0..SELECTORS.len(), 1..4usize, 0..5usize), 0..24),
            above in 0..12usize,
        ) {
            let (mut scopes, mut simple) = (Scopes::default(), Vec::<Simple>::new());
            let (mut at, mut line_end) = (0, 0);
            for (what, selector, distance, reach) in steps {
                at += distance;
                let selector: Selector = SELECTORS[selector].parse().unwrap();
                if what == 2 {
                    let ended = simple.iter_mut().filter_map(|scope| scope.end(selector, at)).count();
                    prop_assert_eq!(scopes.enable(selector, at).is_some(), ended > 0);
                    continue;
                }
                line_end = line_end.max(at + reach);
                let until = (what == 1).then_some(line_end);
                let from = if until.is_none() && at < above { 0 } else { at };
                let scope = || Scope::new(selector, at..at, from, until);
                scopes.add(scope());
                simple.push(Simple { scope: scope(), ended: BTreeMap::new() });
            }
            for place in 0..at + 6 {
                for rule in RULES {
                    let expected = simple.iter().find(|scope| scope.holds(rule, place));
                    let found = scopes.holding(rule, place).map(|scope| scope.place.clone());
                    prop_assert_eq!(found, expected.map(|scope| scope.scope.place.clone()), "{} at {}", rule, place);
                }
            }
        }
    }
}
