//! Findings that a page itself holds back: comments `debait-disable`, `debait-enable` and `debait-disable-next-line`, and
//! the key `debait-disable` of front matter.
//!
//! A disable holds for findings whose primary place is behind it, until it is enabled again. One above the text, before
//! the first line below the headline, holds for the whole page, headline and front matter too.

mod directive;
mod scopes;
#[cfg(test)]
mod tests;

use std::ops::Range;

use self::directive::{Directive, Kind, Name, directives};
use self::scopes::Scope;
use super::{Config, Finding, Rule, RuleId, Selector, Severity, rule};
use crate::text::{PageField, PageFile};

/// The rule for disables that do nothing: only its own name disables it.
pub(super) const UNUSED: RuleId = RuleId("unused-disable");

/// What the comments of a page hold back.
pub(super) struct Disables<'s> {
    source: &'s str,
    scopes: Vec<Scope>,
    /// What is wrong with comments whatever is found: a place and a message.
    wrong: Vec<(Range<usize>, String)>,
}

impl<'s> Disables<'s> {
    pub fn of(page: &PageFile, source: &'s str) -> Self {
        let body = &page.body.text;
        let first = body.len() - body.trim_start().len();
        let text = page.to_source(PageField::Body, first..body.len()).map_or(source.len(), |range| range.start);
        let mut disables = Disables { source, scopes: Vec::new(), wrong: Vec::new() };
        for directive in directives(page, source) {
            disables.take(&directive, text);
        }
        disables
    }

    /// The findings that are not held back, and those of comments that do nothing. Of rules that did not run it cannot be
    /// known.
    pub fn apply(mut self, mut findings: Vec<Finding>, config: &Config, ran: impl Fn(&Rule) -> bool) -> Vec<Finding> {
        findings.retain(|finding| !self.holds(finding.rule, finding.primary().start));
        let Some((own, severity)) = rule(UNUSED.0).and_then(|rule| Some((rule, config.severity(rule)?))) else {
            return findings;
        };
        let (of_own, others): (Vec<_>, Vec<_>) =
            (0..self.scopes.len()).partition(|&at| self.scopes[at].selector == Selector::Rule(UNUSED));
        let mut wrong = std::mem::take(&mut self.wrong);
        wrong.extend(others.into_iter().filter_map(|at| self.scopes[at].unused(&ran)));
        wrong.retain(|(place, _)| !self.holds(UNUSED, place.start));
        wrong.extend(of_own.into_iter().filter_map(|at| self.scopes[at].unused(&ran)));
        findings.extend(wrong.into_iter().map(|(place, message)| found(own, severity, place, message)));
        findings
    }

    /// Whether a finding of a rule at a place is held back; the first that does counts as used.
    fn holds(&mut self, rule: RuleId, at: usize) -> bool {
        let scope = self.scopes.iter_mut().find(|scope| scope.holds(rule, at));
        scope.map(|scope| scope.used = true).is_some()
    }

    fn take(&mut self, directive: &Directive, text: usize) {
        let until = match directive.kind {
            Kind::Unknown { ref near } => {
                let word = self.source.get(directive.word.clone()).unwrap_or_default();
                self.wrong.push((directive.word.clone(), format!("unknown comment `{word}`{near}")));
                return;
            }
            Kind::Disable | Kind::Enable => None,
            Kind::DisableNextLine => Some(self.next_line(directive.range.end)),
        };
        let from = directive.range.start;
        let from = if until.is_none() && from < text { 0 } else { directive.range.end };
        for Name { place, selector } in &directive.names {
            match (selector, directive.kind == Kind::Enable) {
                (Err(unknown), _) => self.wrong.push((place.clone(), unknown.to_string())),
                (Ok(selector), false) => self.scopes.push(Scope::new(*selector, place.clone(), from, until)),
                (Ok(selector), true) => {
                    let ended = self.scopes.iter_mut().filter_map(|scope| scope.end(*selector, directive.range.start));
                    if ended.count() == 0 {
                        self.wrong
                            .push((place.clone(), format!("{} enabled, but not disabled before", are(*selector))));
                    }
                }
            }
        }
    }

    /// The end of the first line that has more than a comment, below the one in which a byte is.
    fn next_line(&self, at: usize) -> usize {
        let mut end = at;
        for (number, line) in self.source.get(at..).unwrap_or_default().split_inclusive('\n').enumerate() {
            end += line.len();
            if number > 0 && !is_comment_or_blank(line.trim()) {
                break;
            }
        }
        end
    }
}

fn is_comment_or_blank(line: &str) -> bool {
    let inside = line.strip_prefix("<!--").and_then(|line| line.strip_suffix("-->"));
    line.is_empty() || inside.is_some_and(|inside| !inside.contains("-->"))
}

/// What a selector names, with its verb.
fn are(selector: Selector) -> String {
    match selector {
        Selector::All => "all rules are".to_owned(),
        Selector::Family(family) => format!("the rules of `{family}` are"),
        Selector::Rule(rule) => format!("`{rule}` is"),
    }
}

fn found(rule: &Rule, severity: Severity, place: Range<usize>, message: String) -> Finding {
    Finding {
        rule: rule.id,
        severity,
        message,
        advice: rule.advice,
        spans: vec![place],
        value: 1.0,
        improvements: Vec::new(),
        fix: None,
    }
}
