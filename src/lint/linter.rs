use std::ops::Range;
use std::sync::Arc;

use super::allowed::AllowedPlaces;
use super::clauses::Clauses;
use super::disable::Disables;
use super::finding::MOST_PLACES;
use super::fixes::Draft;
use super::foreign::ForeignReader;
use super::score::{Called, of_head};
use super::spans::SourceMap;
use super::trial::Trial;
use super::{Config, Edit, Finding, Finds, Fires, Places, Rule, RuleId, Severity, apply, rules};
use crate::features::{Cancellation, Feature, Read, Unit, feature};
use crate::message::one_line;
use crate::model::{ModelInput, Scorers};
use crate::text::{LanguageChoice, Markup, PageFile};

/// Maximum number of findings of one rule on one page.
const MOST_EACH: usize = 4;
/// Words of prose below which a missing element is not a finding.
const MAY_LACK: f64 = 500.0;
/// Maximum number of characters of a quote in a message.
const QUOTED: usize = 60;

/// Checks pages, one after another.
///
/// On a page without a headline only the body is checked, and there is a `no-headline` finding. Features that cannot be
/// measured on a page, because of its language or because it has no body, give no findings.
///
/// # Examples
///
/// ```
/// use std::sync::Arc;
/// use debait::lint::{Config, Linter};
/// use debait::model::{Head, Model, Scorer};
/// use debait::text::Markup;
///
/// let models = [Model::default_of(Head::Clickbait)?, Model::default_of(Head::SeoBait)?];
/// let mut linter = Linter::new(Scorer::of(models.map(Arc::new))?, Config::default());
/// let source = "# Ferry sails at noon\n\nThe ferry sails at noon.\n\nLeave a Reply\n";
/// let found = linter.check(Markup::Markdown, source);
/// let form = found.iter().find(|finding| finding.rule.0 == "leaked-comment-form").unwrap();
/// assert_eq!(&source[form.primary()], "Leave a Reply");
/// # Ok::<(), debait::model::ModelError>(())
/// ```
pub struct Linter {
    scorers: Scorers,
    foreign: ForeignReader,
    config: Arc<Config>,
}

impl Linter {
    /// A linter that uses the models of a scorer, or of the scorer for the language of each page, for the findings of
    /// the two heads; a head without a model has no findings.
    pub fn new(scorers: impl Into<Scorers>, config: impl Into<Arc<Config>>) -> Self {
        Linter { scorers: scorers.into(), foreign: ForeignReader::default(), config: config.into() }
    }

    pub fn config(&self) -> &Config {
        &self.config
    }

    pub fn set_config(&mut self, config: impl Into<Arc<Config>>) {
        self.config = config.into();
    }

    /// Sets the token that cancels later checks; a linter whose check was cancelled must not be used again.
    pub fn set_cancellation(&mut self, cancellation: Cancellation) {
        self.scorers.set_cancellation(cancellation);
    }

    /// All findings of a page, sorted by place, then rule.
    pub fn check(&mut self, markup: Markup, source: &str) -> Vec<Finding> {
        self.check_in(None, markup, source)
    }

    /// As [`Linter::check`], with a language that overrides the configured one.
    pub fn check_in(&mut self, lang: Option<LanguageChoice>, markup: Markup, source: &str) -> Vec<Finding> {
        self.look(lang, markup, source, Look::Report)
    }

    /// Every safe fix for a page, sorted by place: one for each fixable place, without an upper limit.
    pub fn edits(&mut self, markup: Markup, source: &str) -> Vec<Edit> {
        self.look(None, markup, source, Look::Change).into_iter().filter_map(|finding| finding.fix).collect()
    }

    fn look(&mut self, lang: Option<LanguageChoice>, markup: Markup, source: &str, look: Look) -> Vec<Finding> {
        let page = PageFile::read(markup, source);
        self.scorers.cancellation().check();
        let draft = Draft::new(markup, source, &page);
        let config = &*self.config;
        let allowed = config.allowed.places(source);
        let (mut findings, mut called) = (Vec::new(), Vec::new());
        let cancellation = self.scorers.cancellation().clone();
        let lang = lang.or(config.language.map(LanguageChoice::Of));
        let language = self.scorers.language_of(&page.article(), lang);
        let mut scorer = self.scorers.of_language(language);
        match &mut scorer {
            None => {
                self.foreign.read(language, &page.article(), &cancellation, |read| {
                    findings = of_rules(config, &draft, &allowed, SourceMap { page: &page, read }, look);
                });
            }
            Some(scorer) => {
                let mut measured = false;
                scorer.read(&page.article(), |seen| {
                    let map = SourceMap { page: &page, read: seen.read };
                    if !measured {
                        measured = true;
                        findings = of_rules(config, &draft, &allowed, map, look);
                    }
                    if look == Look::Report {
                        called.extend(heads(config, seen, map));
                    }
                });
            }
        }
        findings.extend(called.iter().map(|each: &Called| each.finding.clone()));
        let fired: Vec<RuleId> = findings.iter().map(|finding: &Finding| finding.rule).collect();
        let yields = |rule: &Rule| rule.yields_to.iter().any(|other| fired.contains(other));
        let silent: Vec<RuleId> = rules().filter(|rule| yields(rule)).map(|rule| rule.id).collect();
        findings.retain(|finding| !silent.contains(&finding.rule));
        let ran = |rule: &Rule| {
            let judged = |head| scorer.iter().any(|scorer| scorer.models().any(|model| model.head() == head));
            config.severity(rule).is_some() && !matches!(rule.finds, Finds::Head(head) if !judged(head))
        };
        let mut findings = Disables::of(&page, source).apply(findings, config, ran);
        for finding in &mut findings {
            if let Some(scorer) = &mut scorer
                && let Some(Called { head, threshold, causes, .. }) =
                    called.iter().find(|each| each.finding.rule == finding.rule)
            {
                let mut trial =
                    Trial { scorer, draft: &draft, head: *head, probability: finding.value, threshold: *threshold };
                finding.improvements = trial.improvements(causes);
            }
        }
        findings.sort_by_key(|finding| (finding.primary().start, finding.rule, finding.primary().end));
        findings
    }
}

/// The purpose of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    /// Findings for an editor, with a limit per rule.
    Report,
    /// Fixable findings, at every place; those of the heads are left out.
    Change,
}

/// A draft with all safe fixes applied.
#[derive(Debug, Clone, PartialEq)]
pub struct Fixed {
    pub source: String,
    /// The number of changes made.
    pub made: usize,
}

impl Linter {
    /// Applies safe fixes until none is left: a fix may uncover another.
    ///
    /// Each pass fixes all places of a rule, so that the number of passes does not grow with the number of places.
    pub fn fix(&mut self, markup: Markup, source: &str) -> Fixed {
        let (mut text, mut all) = (source.to_owned(), 0);
        loop {
            let (next, made) = apply(&text, &self.edits(markup, &text));
            // Every fix shortens the text, so this terminates.
            if made == 0 || next.len() >= text.len() {
                return Fixed { source: text, made: all };
            }
            (text, all) = (next, all + made);
        }
    }
}

/// The enabled rules, with the severity of their findings.
fn active(config: &Config) -> impl Iterator<Item = (&'static Rule, Severity)> {
    rules().filter_map(|rule| Some((rule, config.severity(rule)?)))
}

/// The findings of the rules for one head.
fn heads(config: &Config, seen: &ModelInput<'_>, map: SourceMap<'_>) -> Vec<Called> {
    let of_this = |rule: &Rule| matches!(rule.finds, Finds::Head(head) if head == seen.model.head());
    let rules = active(config).filter(|(rule, _)| of_this(rule));
    rules.filter_map(|(rule, severity)| of_head(rule, severity, config.threshold(rule), seen, map)).collect()
}

/// The findings of the rules that do not need a head.
fn of_rules(
    config: &Config,
    draft: &Draft<'_>,
    allowed: &AllowedPlaces<'_>,
    map: SourceMap<'_>,
    look: Look,
) -> Vec<Finding> {
    let mut clauses = Clauses::of(map.read);
    let mut findings = Vec::new();
    for (rule, severity) in active(config) {
        let threshold = config.threshold(rule);
        findings.extend(of_rule((rule, severity), threshold, draft, allowed, (map, &mut clauses), look));
    }
    findings
}

fn of_rule(
    (rule, severity): (&'static Rule, Severity),
    threshold: Option<f64>,
    draft: &Draft<'_>,
    allowed: &AllowedPlaces<'_>,
    (map, clauses): (SourceMap<'_>, &mut Clauses<'_>),
    look: Look,
) -> Vec<Finding> {
    let (value, places) = match rule.finds {
        Finds::Head(_) | Finds::Disables => return Vec::new(),
        Finds::About(about) => match (about.check)(draft.page, draft.source) {
            Some(hit) if hit.value >= threshold.unwrap_or(about.from) => (hit.value, vec![hit.span]),
            _ => return Vec::new(),
        },
        Finds::Feature { id, fires } => {
            let fires_at = |value: &f64| fires_at(fires, threshold, *value, &map.read);
            let Some(feature) = feature(id.0) else { return Vec::new() };
            let Some((value, spans)) = clauses.measure(feature, fires_at) else { return Vec::new() };
            let places = spans.into_iter().filter_map(|(field, span)| map.of_evidence(field, span)).collect();
            match unspared(feature, value, places, |place| allowed.spare(rule.spares, place)) {
                Some((value, places)) if fires_at(&value) => (value, places),
                _ => return Vec::new(),
            }
        }
    };
    let groups = match (rule.places, look) {
        (Places::Each, Look::Change) if rule.fix.is_some() => alone(in_order(places, map)).collect(),
        (Places::Each, _) => each(in_order(places, map)),
        (Places::Together, _) => vec![in_order(places, map)],
    };
    let finding = |spans: Vec<Range<usize>>| Finding {
        rule: rule.id,
        severity,
        message: said(rule.message, draft.source, &spans),
        advice: rule.advice,
        value,
        improvements: Vec::new(),
        fix: rule.fix.and_then(|fix| fix(draft, &spans)),
        spans: spans.into_iter().take(MOST_PLACES).collect(),
    };
    let counts = |spans: &Vec<Range<usize>>| rule.guard.is_none_or(|guard| guard(draft, spans));
    groups.into_iter().filter(counts).map(finding).collect()
}

/// A measurement without the places of allowed words; `None` if no place is left. A count decreases accordingly; a
/// share or density stays as measured.
fn unspared(
    feature: &Feature,
    value: f64,
    mut places: Vec<Range<usize>>,
    spared: impl Fn(&Range<usize>) -> bool,
) -> Option<(f64, Vec<Range<usize>>)> {
    let all = places.len();
    places.retain(|place| !spared(place));
    match (all - places.len(), feature.unit) {
        (0, _) => Some((value, places)),
        _ if places.is_empty() => None,
        (_, Unit::Count) => Some((value.min(places.len() as f64), places)),
        _ => Some((value, places)),
    }
}

fn fires_at(fires: Fires, threshold: Option<f64>, value: f64, read: &Read<'_>) -> bool {
    match fires {
        Fires::From(from) => value >= threshold.unwrap_or(from),
        Fires::UpTo(most) => {
            read.page.is_some_and(|page| page.prose_words() >= MAY_LACK) && value <= threshold.unwrap_or(most)
        }
    }
}

/// Distinct places in source order; the headline if there are none.
fn in_order(mut places: Vec<Range<usize>>, map: SourceMap<'_>) -> Vec<Range<usize>> {
    places.sort_by_key(|place| (place.start, place.end));
    places.dedup();
    if places.is_empty() {
        places.push(map.of_page());
    }
    places
}

/// One group per place; the last group takes the places beyond the limit.
fn each(mut places: Vec<Range<usize>>) -> Vec<Vec<Range<usize>>> {
    let last = places.split_off(places.len().min(MOST_EACH - 1));
    alone(places).chain((!last.is_empty()).then_some(last)).collect()
}

/// One group per place.
fn alone(places: Vec<Range<usize>>) -> impl Iterator<Item = Vec<Range<usize>>> {
    places.into_iter().map(|place| vec![place])
}

/// The message with its placeholders filled in.
fn said(message: &str, source: &str, spans: &[Range<usize>]) -> String {
    let text = spans.first().and_then(|span| source.get(span.clone())).unwrap_or_default();
    message.replace("{text}", &one_line(text, QUOTED)).replace("{count}", &spans.len().to_string())
}
