use std::borrow::Cow;
use std::io::Write;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::{Checked, FindingsWriter, ReportError};
use crate::lint::{Finding, Severity};
use crate::report::Paint;
use crate::report::format::printable;

/// Columns of a line of the report.
const WIDTH: usize = 100;
/// Characters of a source line that are underlined at most.
const EXCERPT: usize = 80;
/// Other places that are named by line and column.
const NAMED: usize = 6;

/// Findings with the lines that they stand on, the words underlined.
pub struct Text {
    renderer: Renderer,
}

impl Text {
    pub fn new(paint: Paint) -> Self {
        let renderer = if paint.is_on() { Renderer::styled() } else { Renderer::plain() };
        Text { renderer: renderer.term_width(WIDTH) }
    }
}

impl FindingsWriter for Text {
    fn file(&mut self, checked: &Checked, out: &mut dyn Write) -> Result<(), ReportError> {
        for finding in &checked.findings {
            writeln!(out, "{}\n", self.of(checked, finding))?;
        }
        Ok(())
    }

    fn finish(&mut self, _: &mut dyn Write) -> Result<(), ReportError> {
        Ok(())
    }
}

impl Text {
    fn of(&self, checked: &Checked, finding: &Finding) -> String {
        let primary = finding.primary();
        let (start, end) = checked.places(&primary);
        let source = checked.source.as_str();
        let lines = checked.lines().line(source, start.line).start..checked.lines().line(source, end.line).end;
        let excerpt = source[lines.clone()].trim_end_matches(['\r', '\n']);
        // Long lines are shown around the primary place: a paragraph is one line in most drafts.
        let shown = primary.start..reached(source, primary.start, lines.start + excerpt.len());
        let within = |span: &Range<usize>| shown.start <= span.start && span.end <= shown.end;
        let shifted = |span: Range<usize>| span.start - lines.start..span.end.max(span.start) - lines.start;
        let (beside, elsewhere): (Vec<_>, Vec<_>) = finding.spans.iter().skip(1).partition(|span| within(span));
        let underlined = primary.start.min(shown.end)..primary.end.min(shown.end);
        let snippet = Snippet::source(without_c1(excerpt))
            .path(printable(&checked.path))
            .line_start(start.line)
            .annotation(AnnotationKind::Primary.span(shifted(underlined)))
            .annotations(beside.into_iter().map(|span| AnnotationKind::Context.span(shifted(span.clone()))));
        let level = match finding.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Info => Level::INFO,
        };
        let mut group = level.primary_title(printable(&finding.message)).id(finding.rule.0).element(snippet);
        if !elsewhere.is_empty() {
            group = group.element(Level::NOTE.message(also(checked, &elsewhere)));
        }
        for each in &finding.improvements {
            let better = format!("without {}: {:.2} \u{2192} {:.2}", printable(&each.without), each.from, each.to);
            group = group.element(Level::NOTE.message(better));
        }
        let advice = match &finding.fix {
            Some(fix) => format!("{} [--fix: {}]", finding.advice, fix.title),
            None => finding.advice.to_owned(),
        };
        self.renderer.render(&[group.element(Level::HELP.message(advice))])
    }
}

/// A text whose control characters beyond ASCII, which the renderer lets through, are marks of as many bytes.
fn without_c1(text: &str) -> Cow<'_, str> {
    let is_c1 = |c: char| matches!(c, '\u{80}'..='\u{9f}');
    if text.contains(is_c1) { Cow::Owned(text.replace(is_c1, "\u{bf}")) } else { Cow::Borrowed(text) }
}

/// Where an excerpt of a number of characters that starts at `from` ends.
fn reached(source: &str, from: usize, end: usize) -> usize {
    let rest = source.get(from..end.max(from)).unwrap_or_default();
    from.min(end) + rest.char_indices().nth(EXCERPT).map_or(rest.len(), |(at, _)| at)
}

/// Places by line and column.
fn also(checked: &Checked, spans: &[&Range<usize>]) -> String {
    let places: Vec<String> = spans
        .iter()
        .take(NAMED)
        .map(|span| {
            let (start, _) = checked.places(span);
            format!("{}:{}", start.line, start.column)
        })
        .collect();
    match spans.len().saturating_sub(NAMED) {
        0 => format!("also at {}", places.join(", ")),
        more => format!("also at {} and {more} more", places.join(", ")),
    }
}
