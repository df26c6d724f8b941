use std::fmt;
use std::str::FromStr;

use crate::lint::{Rule, RuleId, rule, rules};
use crate::message::{DidYouMean, one_line};

/// Names rules: one, those of a family, or all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Selector {
    All,
    Family(&'static str),
    Rule(RuleId),
}

/// The selector of all rules.
const ALL: &str = "all";
/// Characters of a name that an error quotes.
const QUOTED: usize = 60;

impl Selector {
    /// The rules that it names.
    pub fn rules(self) -> impl Iterator<Item = &'static Rule> {
        rules().filter(move |rule| match self {
            Selector::All => true,
            Selector::Family(family) => rule.family() == family,
            Selector::Rule(id) => rule.id == id,
        })
    }

    /// The selector of a name; none where nothing is called so.
    pub fn find(name: &str) -> Option<Self> {
        if name == ALL {
            return Some(Selector::All);
        }
        let family = || rules().find(|rule| rule.family() == name).map(|rule| Selector::Family(rule.family()));
        rule(name).map(|rule| Selector::Rule(rule.id)).or_else(family)
    }
}

impl fmt::Display for Selector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Selector::All => ALL,
            Selector::Family(family) => family,
            Selector::Rule(id) => id.0,
        })
    }
}

/// A name that is of no rule and no family.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown rule `{found}`{near}")]
pub struct UnknownRule {
    found: String,
    near: DidYouMean,
}

impl UnknownRule {
    /// A name that is of none.
    pub(crate) fn of(found: &str) -> Self {
        let known = rules().flat_map(|rule| [rule.id.0, rule.family()]).chain([ALL]);
        UnknownRule { found: one_line(found, QUOTED), near: DidYouMean::among(found, known) }
    }

    /// A name where only that of one rule can stand.
    #[cfg(feature = "files")]
    pub(super) fn rule(found: &str) -> Self {
        let near = DidYouMean::among(found, rules().map(|rule| rule.id.0));
        UnknownRule { found: one_line(found, QUOTED), near }
    }
}

impl FromStr for Selector {
    type Err = UnknownRule;

    fn from_str(name: &str) -> Result<Self, UnknownRule> {
        Selector::find(name).ok_or_else(|| UnknownRule::of(name))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::lint::RULES;

    #[test]
    fn names_are_of_a_rule_a_family_or_all() {
        for (name, expected) in [
            ("all", rules().count()),
            ("stuffed-tail", 1),
            ("clickbait-score", 1),
            (
                "sensation",
                rules().filter(|rule| rule.feature().is_some_and(|id| id.0.starts_with("sensation."))).count(),
            ),
        ] {
            let selector: Selector = name.parse().unwrap();
            assert_eq!((selector.rules().count(), selector.to_string().as_str()), (expected, name));
        }
        for (name, message) in [
            ("stuffed-tial", "unknown rule `stuffed-tial` (did you mean `stuffed-tail`?)"),
            ("sensatoin", "unknown rule `sensatoin` (did you mean `sensation`?)"),
            ("ALL", "unknown rule `ALL` (did you mean `all`?)"),
            ("", "unknown rule ``"),
        ] {
            assert_eq!(name.parse::<Selector>().unwrap_err().to_string(), message);
        }
    }

    #[test]
    fn a_slice_of_rules_is_a_family_and_no_rule_is_named_like_one() {
        let mut families = BTreeSet::new();
        for slice in RULES {
            let of_slice: BTreeSet<_> = slice.iter().map(Rule::family).collect();
            assert_eq!(of_slice.len(), 1, "{of_slice:?}");
            assert!(of_slice.into_iter().all(|family| families.insert(family)));
        }
        assert!(rules().all(|rule| !families.contains(rule.id.0) && rule.id.0 != ALL));
    }
}
