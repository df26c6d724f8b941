use std::borrow::Cow;

use gen_lsp_types::{
    CodeActionKind, CodeActionOptions, HoverProvider, InitializeParams, InitializeResult, MarkupKind, Save,
    ServerCapabilities, ServerInfo, TextDocumentSyncKind, TextDocumentSyncOptions,
};

use super::text::Encoding;

/// Puts everything right at once.
pub const FIX_ALL: CodeActionKind = CodeActionKind::Custom(Cow::Borrowed("source.fixAll.debait"));

/// What an editor and the server have agreed on.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    pub encoding: Encoding,
    /// Whether a finding may have further places.
    pub related: bool,
    /// How pages of rules are shown.
    pub pages: MarkupKind,
    /// Whether the editor can be asked to watch files.
    pub watches: bool,
}

impl Session {
    pub fn agree(params: InitializeParams) -> Self {
        let capabilities = params.capabilities;
        let offered = capabilities.general.and_then(|general| general.position_encodings).unwrap_or_default();
        let text = capabilities.text_document.unwrap_or_default();
        let diagnostics = text.publish_diagnostics.map(|publish| publish.diagnostics_capabilities);
        let formats = text.hover.and_then(|hover| hover.content_format);
        let watching = capabilities.workspace.and_then(|workspace| workspace.did_change_watched_files);
        let plain = formats.is_some_and(|formats| !formats.contains(&MarkupKind::Markdown));
        Session {
            encoding: Encoding::negotiate(&offered),
            related: diagnostics.and_then(|diagnostics| diagnostics.related_information).unwrap_or_default(),
            pages: if plain { MarkupKind::PlainText } else { MarkupKind::Markdown },
            watches: watching.and_then(|watching| watching.dynamic_registration).unwrap_or_default(),
        }
    }

    /// What the server can do.
    pub fn answer(&self) -> InitializeResult {
        let sync = TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::Incremental),
            save: Some(Save::Bool(true)),
            ..TextDocumentSyncOptions::default()
        };
        let actions = CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QuickFix, FIX_ALL]),
            ..CodeActionOptions::default()
        };
        InitializeResult {
            capabilities: ServerCapabilities {
                position_encoding: Some(self.encoding.kind()),
                text_document_sync: Some(sync.into()),
                hover_provider: Some(HoverProvider::Bool(true)),
                code_action_provider: Some(actions.into()),
                ..ServerCapabilities::default()
            },
            server_info: Some(ServerInfo {
                name: env!("CARGO_PKG_NAME").to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
        }
    }
}
