use std::collections::HashMap;
use std::ops::Range;

use gen_lsp_types::{
    CodeAction, CodeActionContext, CodeActionKind, CodeActionResponse, Diagnostic, TextEdit, WorkspaceEdit,
};

use super::diagnostics::diagnostic;
use super::disable::DisableLines;
use super::document::Document;
use super::report::Found;
use super::session::{FIX_ALL, Session};
use crate::lint::Edit;

/// What can be done about the findings in a range of a document.
pub fn actions(
    document: &Document,
    found: &Found,
    range: &Range<usize>,
    context: &CodeActionContext,
    session: &Session,
) -> Vec<CodeActionResponse> {
    let source = document.text.source();
    let mut actions = Vec::new();
    if wanted(&CodeActionKind::QuickFix, context) {
        let mut disabled = Vec::new();
        let mut lines = DisableLines::of(document.markup, source);
        for finding in &found.findings {
            let place = finding.primary();
            if place.start > range.end || place.end < range.start {
                continue;
            }
            let about = diagnostic(finding, document, session);
            if let Some(fix) = &finding.fix {
                actions.push(quick_fix(fix.title.to_owned(), document, fix, about.clone(), Preferred::Yes));
            }
            let line = document.text.line_start(place.start);
            if !disabled.contains(&(finding.rule, line))
                && let Some(edit) = lines.disable(line, finding.rule)
            {
                disabled.push((finding.rule, line));
                let title = format!("Disable {} here", finding.rule);
                actions.push(quick_fix(title, document, &edit, about, Preferred::No));
            }
        }
    }
    if let Some(fixed) = found.fixed.as_deref().filter(|_| wanted(&FIX_ALL, context)) {
        actions.push(CodeAction {
            title: "Put right everything that debait can".to_owned(),
            kind: Some(FIX_ALL),
            edit: Some(workspace_edit(document, &difference(source, fixed))),
            ..CodeAction::default()
        });
    }
    actions.into_iter().map(CodeActionResponse::from).collect()
}

/// Whether an editor may make a change without asking which.
enum Preferred {
    Yes,
    No,
}

fn quick_fix(title: String, document: &Document, edit: &Edit, about: Diagnostic, preferred: Preferred) -> CodeAction {
    CodeAction {
        title,
        kind: Some(CodeActionKind::QuickFix),
        diagnostics: Some(vec![about]),
        is_preferred: matches!(preferred, Preferred::Yes).then_some(true),
        edit: Some(workspace_edit(document, edit)),
        ..CodeAction::default()
    }
}

/// Whether an editor asks for actions of a kind: by its name, a name above it, or without naming any.
fn wanted(kind: &CodeActionKind, context: &CodeActionContext) -> bool {
    let kind = String::from(kind.clone());
    let below = |asked: &CodeActionKind| {
        let asked = String::from(asked.clone());
        let rest = kind.strip_prefix(asked.as_str());
        rest.is_some_and(|rest| asked.is_empty() || rest.is_empty() || rest.starts_with('.'))
    };
    context.only.as_ref().is_none_or(|only| only.iter().any(below))
}

fn workspace_edit(document: &Document, edit: &Edit) -> WorkspaceEdit {
    let edit = TextEdit { range: document.text.to_editor(&edit.range), new_text: edit.replacement.clone() };
    WorkspaceEdit { changes: Some(HashMap::from([(document.uri.clone(), vec![edit])])), ..WorkspaceEdit::default() }
}

/// One change that makes a text another: all from the first character that differs to the last. It parts no `\r\n`, inside
/// which editors have no position.
fn difference(before: &str, after: &str) -> Edit {
    let same = before.chars().zip(after.chars()).take_while(|(a, b)| a == b);
    let start: usize = same.map(|(c, _)| c.len_utf8()).sum();
    let start = start - usize::from(before[..start].ends_with('\r'));
    let ends = before[start..].chars().rev().zip(after[start..].chars().rev());
    let end: usize = ends.take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
    let end = end - usize::from(before[before.len() - end..].starts_with('\n'));
    Edit {
        range: start..before.len() - end,
        replacement: after[start..after.len() - end].to_owned(),
        title: "Put everything right",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::apply;

    #[test]
    fn a_difference_is_as_short_as_one_change_can_be() {
        for (before, after, range, replacement) in [
            ("one two three", "one three", 5..9, ""),
            ("a!!! b", "a! b", 2..4, ""),
            ("😀😁 x", "😀😂 x", 4..8, "😂"),
            ("same", "same", 4..4, ""),
            ("", "new", 0..0, "new"),
            ("one\r\ntwo", "one\rtwo", 3..5, "\r"),
            ("one\n\r\ntwo", "one\n\ntwo", 4..6, "\n"),
        ] {
            let edit = difference(before, after);
            assert_eq!((edit.range.clone(), edit.replacement.as_str()), (range, replacement), "{before:?}");
            assert_eq!(apply(before, [&edit]).0, after);
        }
    }

    #[test]
    fn kinds_are_asked_for_by_name_or_by_a_name_above() {
        let context = |only: &[&'static str]| {
            let only = only.iter().map(|kind| CodeActionKind::from((*kind).to_owned())).collect();
            CodeActionContext { only: Some(only), ..CodeActionContext::default() }
        };
        for (only, quick_fix, fix_all) in [
            (&["quickfix"][..], true, false),
            (&["source"], false, true),
            (&["source.fixAll"], false, true),
            (&["source.fixAll.debait"], false, true),
            (&["source.fixAll.other", "refactor"], false, false),
            (&["source.fix"], false, false),
            (&[""], true, true),
            (&[], false, false),
        ] {
            let context = context(only);
            assert_eq!(wanted(&CodeActionKind::QuickFix, &context), quick_fix, "{only:?}");
            assert_eq!(wanted(&FIX_ALL, &context), fix_all, "{only:?}");
        }
        assert!(wanted(&FIX_ALL, &CodeActionContext::default()));
    }
}
