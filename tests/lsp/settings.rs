//! Files of configuration, which may change while drafts are open.

use std::fs;

use serde_json::json;

use super::client::Client;
use super::{DRAFT, rules};

const RULE: &str = "repeated-punctuation";

#[test]
fn the_nearest_configuration_holds_and_is_read_again_when_it_changes() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("debait.toml");
    let uri = |name: &str| format!("file://{}/{name}", folder.path().display());
    let draft = uri("draft.md");
    fs::write(&settings, "ignore = ['repeated-punctuation']\n").unwrap();
    let (mut client, _) = Client::ready(json!({}));
    client.open(&draft, "markdown", DRAFT);
    let findings = client.findings(&draft, 1);
    assert!(!rules(&findings).contains(&RULE) && rules(&findings).contains(&"leaked-comment-form"));

    fs::write(&settings, "ignore = ['leaked-comment-form']\n").unwrap();
    client.notify("textDocument/didSave", json!({ "textDocument": { "uri": uri("debait.toml") } }));
    let findings = client.findings(&draft, 1);
    assert!(rules(&findings).contains(&RULE) && !rules(&findings).contains(&"leaked-comment-form"));

    fs::write(&settings, "ignor = []\n").unwrap();
    let changed = json!({ "changes": [{ "uri": uri("debait.toml"), "type": 2 }] });
    client.notify("workspace/didChangeWatchedFiles", changed.clone());
    assert_eq!(rules(&client.findings(&draft, 1)), [""; 0]);
    let shown = client.wait_for(|message| message["method"] == "window/showMessage");
    let message = shown["params"]["message"].as_str().unwrap();
    assert!(
        message.ends_with("debait.toml: line 1, column 1: unknown key `ignor` (did you mean `ignore`?)"),
        "{message}"
    );
    client.change(&draft, 2, json!([]));
    assert_eq!(rules(&client.findings(&draft, 2)), [""; 0]);
    assert!(!client.has_unread("window/showMessage"), "said once");

    fs::remove_file(&settings).unwrap();
    client.notify("workspace/didChangeWatchedFiles", changed);
    let findings = client.findings(&draft, 2);
    assert!(rules(&findings).contains(&RULE) && rules(&findings).contains(&"leaked-comment-form"));
    client.leave();
}
