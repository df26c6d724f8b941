use std::io::Write;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use gen_lsp_types::{
    DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams,
    HoverParams, InitializeParams, Position, TextDocumentIdentifier, TextDocumentItem, TextDocumentPositionParams,
    VersionedTextDocumentIdentifier, WorkDoneProgressParams,
};

use super::messages::Editor;
use super::open_documents::{Ask, OpenDocuments};
use super::report::{Found, Report};
use super::session::Session;

const URI: &str = "file:///a.md";

fn session() -> Session {
    Session::agree(InitializeParams::default())
}

fn named() -> TextDocumentIdentifier {
    TextDocumentIdentifier { uri: URI.into() }
}

fn opened<W: Write>(documents: &mut OpenDocuments, editor: &mut Editor<W>) {
    let language_id = "markdown".to_owned().into();
    let text_document = TextDocumentItem { uri: URI.into(), language_id, version: 1, text: "# A".to_owned() };
    documents.open(DidOpenTextDocumentParams { text_document }, &session(), editor).unwrap();
}

fn changed<W: Write>(documents: &mut OpenDocuments, editor: &mut Editor<W>) {
    let text_document = VersionedTextDocumentIdentifier { version: 2, text_document_identifier: named() };
    documents.change(DidChangeTextDocumentParams { text_document, content_changes: Vec::new() }, editor).unwrap();
}

#[test]
fn a_question_that_waits_is_answered_when_its_document_changes_or_it_is_cancelled() {
    type Happens = fn(&mut OpenDocuments, &mut Editor<&mut Vec<u8>>);
    let cases: [(Happens, &str); 6] = [
        (|documents, editor| documents.cancel(&7.into(), editor).unwrap(), "-32800"),
        (|documents, editor| changed(documents, editor), "-32801"),
        (|documents, editor| opened(documents, editor), "-32801"),
        (
            |documents, editor| {
                documents.close(&DidCloseTextDocumentParams { text_document: named() }, editor).unwrap()
            },
            "-32801",
        ),
        (|documents, editor| documents.check_all(editor).unwrap(), "-32801"),
        (|documents, editor| documents.cancel(&8.into(), editor).unwrap(), ""),
    ];
    for (happens, expected) in cases {
        let mut said = Vec::new();
        let mut editor = Editor::new(&mut said);
        // Nobody works, so that findings never come.
        let mut documents = OpenDocuments::new(channel().0);
        opened(&mut documents, &mut editor);
        let at = TextDocumentPositionParams { text_document: named(), position: Position::default() };
        let params = HoverParams::new(WorkDoneProgressParams::default(), at);
        documents.ask(7.into(), Ask::Hover(params), &session(), &mut editor).unwrap();
        happens(&mut documents, &mut editor);
        let said = String::from_utf8(said).unwrap();
        let answers = said.matches("\"id\":7").count();
        assert_eq!(answers, usize::from(!expected.is_empty()), "{said}");
        assert!(said.contains(expected), "{expected}: {said}");
    }
}

#[test]
fn a_draft_is_checked_when_it_has_not_changed_for_a_while() {
    let mut editor = Editor::new(Vec::new());
    let (sender, jobs) = channel();
    let mut documents = OpenDocuments::new(sender);
    opened(&mut documents, &mut editor);
    documents.send_due(Instant::now());
    assert_eq!(jobs.try_iter().map(|job| job.revision).collect::<Vec<_>>(), [1], "at once when it is opened");
    let before = Instant::now();
    changed(&mut documents, &mut editor);
    changed(&mut documents, &mut editor);
    assert!(documents.next_due().unwrap() >= before + Duration::from_millis(200));
    documents.send_due(before);
    assert_eq!(jobs.try_iter().count(), 0);
    documents.send_due(before + Duration::from_secs(3600));
    assert_eq!(jobs.try_iter().map(|job| job.revision).collect::<Vec<_>>(), [3]);
    assert_eq!(documents.next_due(), None);

    changed(&mut documents, &mut editor);
    documents.save(&DidSaveTextDocumentParams { text_document: named(), text: None }, &mut editor).unwrap();
    assert!(documents.next_due().unwrap() <= Instant::now(), "at once when it is saved");
}

#[test]
fn findings_of_an_older_revision_are_not_shown() {
    let mut said = Vec::new();
    let mut editor = Editor::new(&mut said);
    let mut documents = OpenDocuments::new(channel().0);
    opened(&mut documents, &mut editor);
    changed(&mut documents, &mut editor);
    for revision in [1, 2, 3] {
        let found = Ok(Found::default());
        documents.checked(Report { uri: URI.to_owned(), revision, found }, &session(), &mut editor).unwrap();
    }
    let said = String::from_utf8(said).unwrap();
    assert_eq!(said.matches("publishDiagnostics").count(), 1, "{said}");
    assert!(said.contains("\"version\":2"), "{said}");
}
