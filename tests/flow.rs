//! Data flows one way: a room imports only rooms to its left. Read from the source.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Rooms in the order of the flow. Rooms that share a number may not import each other.
const FLOW: &[(&str, u32)] = &[
    ("dataset", 0),
    ("text", 1),
    ("lexicon", 2),
    ("features", 3),
    ("ngrams", 3),
    ("design", 4),
    ("model", 5),
    ("explain", 6),
    ("lint", 7),
    ("evaluate", 8),
    ("report", 9),
    ("lsp", 10),
    ("server", 10),
    ("cli", 11),
    ("python", 12),
];

fn place(room: &str) -> Option<u32> {
    FLOW.iter().find(|(name, _)| *name == room).map(|(_, place)| *place)
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The part of a file that is no test: tests may look at any room.
fn code(text: &str) -> String {
    let end = text.find("#[cfg(test)]").unwrap_or(text.len());
    text[..end].lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The rooms behind every `crate::…` path, also in braces: `use crate::{text::Span, model}`.
fn imports(code: &str) -> BTreeSet<String> {
    let mut rooms = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let name = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
        if let Some(list) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut start = true;
            for (offset, c) in list.char_indices() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => start = true,
                    c if start && !c.is_whitespace() => {
                        rooms.insert(name(&list[offset..]));
                        start = false;
                    }
                    _ => {}
                }
            }
        } else {
            rooms.insert(name(rest));
        }
    }
    rooms
}

#[test]
fn rooms_import_only_rooms_to_their_left() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    let mut broken = Vec::new();
    let mut seen = BTreeSet::new();
    for file in files {
        let inside = file.strip_prefix(&src).unwrap();
        let room = inside.iter().next().unwrap().to_str().unwrap();
        let Some(own) = place(room) else {
            assert!(room == "lib.rs" || room == "main.rs", "`src/{room}` has no place in the flow");
            continue;
        };
        seen.insert(room.to_owned());
        for other in imports(&code(&fs::read_to_string(&file).unwrap())) {
            match place(&other) {
                Some(place) if other == room || place < own => {}
                Some(_) => broken.push(format!("{}: {room} imports {other}", inside.display())),
                None => broken.push(format!("{}: imports `crate::{other}`, which is no room", inside.display())),
            }
        }
    }
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
    assert_eq!(seen.len(), FLOW.len(), "rooms in the flow without a folder: have {seen:?}");
}

#[test]
fn the_reader_sees_imports_in_braces() {
    let found = imports("use crate::{text::{Span, Token}, model};\nlet x = crate::report::paint();");
    assert_eq!(found.into_iter().collect::<Vec<_>>(), ["model", "report", "text"]);
}
