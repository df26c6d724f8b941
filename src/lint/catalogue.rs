use super::Rule;
use super::rules::ALL;

/// Every family's rules, one slice a family.
pub const RULES: &[&[Rule]] = ALL;

/// Every rule, in the order of tables.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied().flatten()
}

/// The rule of this id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.id.0 == id)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::Arc;

    use super::*;
    use crate::features::{Head, feature};
    use crate::lint::{Config, Level, Linter};
    use crate::model::{Model, Scorer};
    use crate::text::Markup;

    fn models() -> [Arc<Model>; 2] {
        Head::ALL.map(|head| Arc::new(Model::default_of(head).unwrap()))
    }

    #[test]
    fn every_rule_is_complete() {
        let (mut ids, mut measured) = (BTreeSet::new(), BTreeSet::new());
        for rule in rules() {
            let id = rule.id.0;
            assert!(ids.insert(id), "{id} is there twice");
            let kebab = id.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase()));
            assert!(kebab, "{id} is not in kebab-case");
            if let Some(feature_id) = rule.feature() {
                assert!(feature(feature_id.0).is_some(), "{id}: no feature {feature_id}");
                assert!(measured.insert(feature_id), "{id}: {feature_id} has another rule");
            }
            assert!(!rule.message.is_empty() && !rule.message.ends_with('.'), "{id}: {:?}", rule.message);
            let opens = rule.advice.chars().next().is_some_and(char::is_uppercase);
            assert!(opens && rule.advice.ends_with('.') && rule.advice.contains(' '), "{id}: {:?}", rule.advice);
            assert!(!rule.bad.is_empty() && !rule.good.is_empty() && rule.bad != rule.good, "{id}: examples");
        }
        for (id, other) in rules().flat_map(|rule| rule.yields_to.iter().map(move |other| (rule.id, other))) {
            assert!(ids.contains(other.0) && id != *other, "{id} yields to {other}");
        }
    }

    /// An example as a page in Markdown: one without a line break is a headline.
    fn page(example: &str) -> String {
        if example.contains('\n') { example.to_owned() } else { format!("# {example}\n") }
    }

    #[test]
    fn every_rule_fires_on_its_bad_example_and_not_on_its_good_one() {
        let mut linter = Linter::new(Scorer::of(models()).unwrap(), Config::default());
        let mut wrong = Vec::new();
        for each in rules() {
            // A rule by itself, so that none yields to another.
            let mut config = Config::default();
            rules().filter(|other| other.id != each.id).for_each(|other| config.set_level(other, Level::Off));
            linter.set_config(config);
            let bad = linter.check(Markup::Markdown, &page(each.bad));
            let good = linter.check(Markup::Markdown, &page(each.good));
            if bad.is_empty() || !good.is_empty() {
                wrong.push(format!("{}: {} on bad, {} on good", each.id, bad.len(), good.len()));
            }
        }
        assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    }

    #[test]
    fn a_rule_is_silent_where_one_fires_that_says_it_better() {
        let mut linter = Linter::new(Scorer::of(models()).unwrap(), Config::default());
        let found = |linter: &mut Linter| {
            let found = linter.check(Markup::Markdown, "# Ferry sails again!!!\n");
            found.iter().map(|finding| finding.rule.0).filter(|id| *id != "clickbait-score").collect::<Vec<_>>()
        };
        assert_eq!(found(&mut linter), ["repeated-punctuation"]);
        let mut config = Config::default();
        config.set_level(rule("repeated-punctuation").unwrap(), Level::Off);
        linter.set_config(config);
        assert_eq!(found(&mut linter), ["exclamation"]);
    }
}
