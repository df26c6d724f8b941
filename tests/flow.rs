//! Data flows one way: a room imports only rooms to its left. Read from the source, token by token.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::support::own;

/// Rooms in the order of the flow. Rooms that share a number may not import each other.
const FLOW: &[(&str, u32)] = &[
    ("message", 0),
    ("dataset", 1),
    ("text", 2),
    ("lexicon", 3),
    ("pages", 3),
    ("features", 4),
    ("ngrams", 4),
    ("design", 5),
    ("model", 6),
    ("explain", 7),
    ("lint", 8),
    ("evaluate", 9),
    ("score", 10),
    ("report", 11),
    ("lsp", 12),
    ("server", 12),
    ("cli", 13),
    ("python", 14),
];

fn place(room: &str) -> Option<u32> {
    FLOW.iter().find(|(name, _)| *name == room).map(|(_, place)| *place)
}

/// What the code of a file names, its tests left out: tests may look at any room.
#[derive(Debug, Default, PartialEq, Eq)]
struct Names {
    /// The rooms behind every `crate::…` and every `super::…` that leads out of the file's own room.
    rooms: BTreeSet<String>,
    /// Modules in files of their own that are compiled for tests alone.
    test_modules: BTreeSet<String>,
}

impl Names {
    /// Reads a file whose module is `depth` levels below the crate: 1 for `src/lint/mod.rs`, 2 for `src/lint/rule.rs`.
    fn of(source: &str, depth: usize) -> Names {
        let mut names = Names::default();
        names.read(source.parse().expect("Rust code"), depth);
        names
    }

    fn read(&mut self, tokens: TokenStream, depth: usize) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            if is_cfg_test(&tokens[at..]) {
                let end = past_item(&tokens, at + 2);
                if let [.., module, TokenTree::Ident(name), TokenTree::Punct(_)] = &tokens[at + 2..end]
                    && is_ident(module, "mod")
                {
                    self.test_modules.insert(name.to_string());
                }
                at = end;
                continue;
            }
            match token {
                TokenTree::Group(group) => {
                    // A module written out inside the file is one level further down.
                    let is_module =
                        at >= 2 && is_ident(&tokens[at - 2], "mod") && group.delimiter() == Delimiter::Brace;
                    self.read(group.stream(), depth + usize::from(is_module));
                }
                TokenTree::Ident(ident) if ident == "crate" => self.rooms_behind(&tokens[at + 1..]),
                TokenTree::Ident(ident) if ident == "super" => {
                    let supers = tokens[at..].chunks(3).take_while(|chunk| is_ident(&chunk[0], "super")).count();
                    // The last of them leads to the crate's root.
                    if supers == depth {
                        self.rooms_behind(&tokens[at + 3 * supers - 2..]);
                    }
                    at += 3 * supers - 2;
                    continue;
                }
                _ => {}
            }
            at += 1;
        }
    }

    /// Takes the names in `::name` and in `::{name::…, name}`.
    fn rooms_behind(&mut self, tokens: &[TokenTree]) {
        let [TokenTree::Punct(first), TokenTree::Punct(second), name, ..] = tokens else { return };
        if (first.as_char(), second.as_char()) != (':', ':') {
            return;
        }
        match name {
            TokenTree::Ident(name) => drop(self.rooms.insert(name.to_string())),
            TokenTree::Group(list) => {
                let mut starts = true;
                for token in list.stream() {
                    match &token {
                        TokenTree::Ident(name) if starts => drop(self.rooms.insert(name.to_string())),
                        _ => {}
                    }
                    starts = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ',');
                }
            }
            _ => {}
        }
    }
}

/// The index behind the item that follows an attribute for tests.
pub fn past_item(tokens: &[TokenTree], start: usize) -> usize {
    let ends = |token: &TokenTree| match token {
        TokenTree::Punct(punct) => punct.as_char() == ';',
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        _ => false,
    };
    tokens[start..].iter().position(ends).map_or(tokens.len(), |length| start + length + 1)
}

pub fn is_ident(token: &TokenTree, name: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == name)
}

/// Whether tokens start with `#[cfg(test)]`.
pub fn is_cfg_test(tokens: &[TokenTree]) -> bool {
    match tokens {
        [TokenTree::Punct(mark), TokenTree::Group(attribute), ..] => {
            mark.as_char() == '#' && attribute.stream().to_string().replace(' ', "") == "cfg(test)"
        }
        _ => false,
    }
}

/// Every file of Rust below a folder, by path.
pub fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Where the module of a file stands, as a path without extension, and how deep below the crate.
pub fn module(inside: &Path) -> (PathBuf, usize) {
    let path = match inside.file_name().is_some_and(|name| name == "mod.rs") {
        true => inside.parent().unwrap().to_owned(),
        false => inside.with_extension(""),
    };
    let depth = path.components().count();
    (path, depth)
}

#[test]
fn rooms_import_only_rooms_to_their_left() {
    let src = own("src");
    let mut read: BTreeMap<PathBuf, (PathBuf, Names)> = BTreeMap::new();
    for file in sources(&src) {
        let inside = file.strip_prefix(&src).unwrap().to_owned();
        let (path, depth) = module(&inside);
        read.insert(path, (inside, Names::of(&fs::read_to_string(&file).unwrap(), depth)));
    }
    let for_tests: BTreeSet<PathBuf> =
        read.iter().flat_map(|(path, (_, names))| names.test_modules.iter().map(|name| path.join(name))).collect();
    let (mut files, mut imports, mut broken, mut seen) = (0, 0, Vec::new(), BTreeSet::new());
    for (path, (inside, names)) in &read {
        let room = inside.iter().next().unwrap().to_str().unwrap();
        let Some(own) = place(room) else {
            assert!(room == "lib.rs" || room == "main.rs", "`src/{room}` has no place in the flow");
            continue;
        };
        if path.ancestors().any(|module| for_tests.contains(module)) {
            continue;
        }
        files += 1;
        imports += names.rooms.len();
        seen.insert(room.to_owned());
        for other in &names.rooms {
            match place(other) {
                Some(place) if other == room || place < own => {}
                Some(_) => broken.push(format!("{}: {room} imports {other}", inside.display())),
                None => broken.push(format!("{}: imports `crate::{other}`, which is no room", inside.display())),
            }
        }
    }
    println!(
        "read {files} files of {} rooms with {imports} imports of rooms, {} files of tests left out",
        seen.len(),
        for_tests.len()
    );
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
    assert_eq!(seen.len(), FLOW.len(), "rooms in the flow without a folder: have {seen:?}");
    assert!(files >= 300 && imports >= 300, "read {files} files with {imports} imports, expected all of the source");
}

#[test]
fn names_are_read_in_every_form_and_behind_tests_too() {
    let rooms = |source: &str, depth| Names::of(source, depth).rooms.into_iter().collect::<Vec<_>>();
    assert_eq!(
        rooms("use crate::{text::{Span, Token}, model};\nfn f() { let x = crate::report::paint(); }", 2),
        ["model", "report", "text"]
    );
    // What stands behind a module of tests is read, the module is not.
    let source = "#[cfg(test)]\nmod tests { use crate::cli::Cli; }\n#[cfg(test)]\nmod more;\nuse crate::server::serve;";
    assert_eq!(rooms(source, 1), ["server"]);
    assert_eq!(Names::of(source, 1).test_modules.into_iter().collect::<Vec<_>>(), ["more"]);
    assert_eq!(
        rooms("#[cfg(test)]\nuse crate::cli::Cli;\nfn f() -> crate::lint::Rule { g!(crate::text::Span) }", 1),
        ["lint", "text"]
    );
    // By `super` too, if it leads out of the room.
    assert_eq!(rooms("use super::cli::Cli; use super::super::lint;", 1), ["cli"]);
    assert_eq!(
        rooms("use super::cli::Cli; use super::super::lint; mod m { use super::super::super::text; }", 2),
        ["lint", "text"]
    );
    // Comments and texts are no code.
    assert_eq!(
        rooms("/// See [`crate::cli`].\n// crate::cli::Cli\nconst A: &str = \"crate::cli::Cli\";", 1),
        [] as [&str; 0]
    );
}
