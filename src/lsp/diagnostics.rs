use gen_lsp_types::{Code, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, Message};

use super::document::Document;
use super::session::Session;
use crate::lint::{Finding, Severity};

/// A finding as an editor shows it.
pub fn diagnostic(finding: &Finding, document: &Document, session: &Session) -> Diagnostic {
    let further = finding.spans.iter().skip(1);
    let related = further.map(|span| DiagnosticRelatedInformation {
        location: Location { uri: document.uri.clone(), range: document.text.to_editor(span) },
        message: "also here".to_owned(),
    });
    Diagnostic {
        range: document.text.to_editor(&finding.primary()),
        severity: Some(match finding.severity {
            Severity::Error => DiagnosticSeverity::Error,
            Severity::Warning => DiagnosticSeverity::Warning,
            Severity::Info => DiagnosticSeverity::Information,
        }),
        code: Some(Code::String(finding.rule.to_string())),
        code_description: None,
        source: Some(env!("CARGO_PKG_NAME").to_owned()),
        message: Message::String(finding.message.clone()),
        tags: None,
        related_information: (session.related && finding.spans.len() > 1).then(|| related.collect()),
        data: None,
    }
}
