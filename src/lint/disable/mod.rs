//! Suppression within a page: the comments `debait-disable`, `debait-enable` and `debait-disable-next-line`, and the
//! front matter key `debait-disable`.
//!
//! A disable comment suppresses findings whose primary place comes after it, until the rule is enabled again. One above
//! the text, before the first line below the headline, applies to the whole page, including headline and front matter.

mod directive;
mod scopes;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::ops::Range;

use self::directive::{Directive, Kind, Name, directives, unknown_comment};
use self::scopes::{Scope, Scopes, UNUSED};
use super::finding::MOST_PLACES;
use super::{Config, Finding, Rule, RuleId, Selector, Severity, UnknownRule, rule};
use crate::message::one_line;
use crate::text::{PageField, PageFile};

/// Maximum number of findings about comments, before a summary of the rest.
const MOST: usize = 100;
/// Maximum number of characters of a quoted name.
const QUOTED: usize = 60;

/// The suppressions of a page.
pub(super) struct Disables<'s> {
    source: &'s str,
    scopes: Scopes,
    /// Problems with comments that do not depend on the findings.
    wrong: Vec<(Range<usize>, Wrong)>,
    next_line: NextLine,
}

/// What is wrong with a comment.
#[derive(Debug, Clone, Copy)]
enum Wrong {
    UnknownComment,
    UnknownRule,
    NotDisabled(Selector),
    Unused(Selector),
}

impl<'s> Disables<'s> {
    pub fn of(page: &PageFile, source: &'s str) -> Self {
        let body = &page.body.text;
        let first = body.len() - body.trim_start().len();
        let text = page.to_source(PageField::Body, first..body.len()).map_or(source.len(), |range| range.start);
        let (scopes, wrong) = (Scopes::default(), Vec::new());
        let mut disables = Disables { source, scopes, wrong, next_line: NextLine::default() };
        for directive in directives(page, source) {
            disables.take(&directive, text);
        }
        disables
    }

    /// The findings that are not suppressed, and findings about comments that suppress nothing. Comments for rules that
    /// did not run are not reported.
    pub fn apply(mut self, mut findings: Vec<Finding>, config: &Config, ran: impl Fn(&Rule) -> bool) -> Vec<Finding> {
        findings.retain(|finding| !self.holds(finding.rule, finding.primary().start));
        let Some((own, severity)) = rule(UNUSED.0).and_then(|rule| Some((rule, config.severity(rule)?))) else {
            return findings;
        };
        let mut known: BTreeMap<Selector, bool> = BTreeMap::new();
        let mut all_ran = |selector| *known.entry(selector).or_insert_with(|| Scope::rules(selector).all(&ran));
        let mut wrong = std::mem::take(&mut self.wrong);
        wrong.extend(self.unused(|selector| selector != Selector::Rule(UNUSED) && all_ran(selector)));
        wrong.retain(|(place, _)| !self.holds(UNUSED, place.start));
        wrong.extend(self.unused(|selector| selector == Selector::Rule(UNUSED) && all_ran(selector)));
        wrong.sort_by_key(|(place, _)| (place.start, place.end));
        let rest = wrong.split_off(wrong.len().min(MOST));
        findings.extend(wrong.iter().map(|(place, wrong)| {
            let message = self.message(place, *wrong);
            found(own, severity, vec![place.clone()], message)
        }));
        if !rest.is_empty() {
            let message = format!("{} more comments disable nothing or name no rule", rest.len());
            let places = rest.into_iter().map(|(place, _)| place).take(MOST_PLACES).collect();
            findings.push(found(own, severity, places, message));
        }
        findings
    }

    /// Whether a finding of a rule at a place is suppressed; the first scope that does so is marked as used.
    fn holds(&mut self, rule: RuleId, at: usize) -> bool {
        self.scopes.holding(rule, at).map(|scope| scope.used = true).is_some()
    }

    /// The scopes of these selectors that suppress nothing.
    fn unused(&self, mut of: impl FnMut(Selector) -> bool) -> Vec<(Range<usize>, Wrong)> {
        let idle = self.scopes.all().iter().filter(|scope| !scope.used && of(scope.selector));
        idle.map(|scope| (scope.place.clone(), Wrong::Unused(scope.selector))).collect()
    }

    fn take(&mut self, directive: &Directive, text: usize) {
        let until = match directive.kind {
            Kind::Unknown => return self.wrong.push((directive.word.clone(), Wrong::UnknownComment)),
            Kind::Disable | Kind::Enable => None,
            Kind::DisableNextLine => Some(self.next_line.end(self.source, directive.range.end)),
        };
        let from = directive.range.start;
        let from = if until.is_none() && from < text { 0 } else { directive.range.end };
        for Name { place, selector } in &directive.names {
            match (selector, directive.kind == Kind::Enable) {
                (None, _) => self.wrong.push((place.clone(), Wrong::UnknownRule)),
                (Some(selector), false) => self.scopes.add(Scope::new(*selector, place.clone(), from, until)),
                (Some(selector), true) => {
                    if self.scopes.enable(*selector, directive.range.start).is_none() {
                        self.wrong.push((place.clone(), Wrong::NotDisabled(*selector)));
                    }
                }
            }
        }
    }

    fn message(&self, place: &Range<usize>, wrong: Wrong) -> String {
        let word = self.source.get(place.clone()).unwrap_or_default();
        match wrong {
            Wrong::UnknownComment => format!("unknown comment `{}`{}", one_line(word, QUOTED), unknown_comment(word)),
            Wrong::UnknownRule => UnknownRule::of(word).to_string(),
            Wrong::NotDisabled(selector) => format!("{} enabled, but not disabled before", are(selector)),
            Wrong::Unused(selector) => format!("{} disabled, but nothing is found here", are(selector)),
        }
    }
}

/// Finds the line that a comment applies to, for the comments of a page in order.
#[derive(Default)]
struct NextLine {
    /// The start of the line found last, past the end of the source if there was none, and its end.
    found: Option<(usize, usize)>,
}

impl NextLine {
    /// The end of the first line below the given byte's that has more than a comment.
    ///
    /// Up to the line found last there are only comments and blank lines, so no line is read twice.
    fn end(&mut self, source: &str, at: usize) -> usize {
        if let Some((_, end)) = self.found.filter(|&(start, _)| at < start) {
            return end;
        }
        let mut start = at;
        for (number, line) in source.get(at..).unwrap_or_default().split_inclusive('\n').enumerate() {
            let end = start + line.len();
            if number > 0 && !is_comment_or_blank(line.trim()) {
                self.found = Some((start, end));
                return end;
            }
            start = end;
        }
        self.found = Some((usize::MAX, start));
        start
    }
}

fn is_comment_or_blank(line: &str) -> bool {
    let inside = line.strip_prefix("<!--").and_then(|line| line.strip_suffix("-->"));
    line.is_empty() || inside.is_some_and(|inside| !inside.contains("-->"))
}

/// What a selector names, followed by "is" or "are".
fn are(selector: Selector) -> String {
    match selector {
        Selector::All => "all rules are".to_owned(),
        Selector::Family(family) => format!("the rules of `{family}` are"),
        Selector::Rule(rule) => format!("`{rule}` is"),
    }
}

fn found(rule: &Rule, severity: Severity, spans: Vec<Range<usize>>, message: String) -> Finding {
    Finding {
        rule: rule.id,
        severity,
        message,
        advice: rule.advice,
        spans,
        value: 1.0,
        improvements: Vec::new(),
        fix: None,
    }
}
