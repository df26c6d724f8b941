//! No circles of files: a file may use what another one says only if that one does not, by any way, use it. Read from the
//! source, token by token; tests are left out, for they may look at anything.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};

use crate::flow::{is_cfg_test, is_ident, module, past_item, sources};
use crate::support::own;

/// A path such as `crate::text::Span`, by its parts.
type Parts = Vec<String>;

/// What a file says of others.
#[derive(Debug, Default, PartialEq, Eq)]
struct Names {
    /// Names that it imports, with the paths behind them.
    imports: Vec<(String, Parts)>,
    /// Paths written out in its code.
    paths: Vec<Parts>,
    /// Every name in its code, imports aside.
    used: BTreeSet<String>,
}

impl Names {
    fn of(source: &str) -> Names {
        let mut names = Names::default();
        names.read(source.parse().expect("Rust code"));
        names
    }

    fn read(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            match token {
                _ if is_cfg_test(&tokens[at..]) => at = past_item(&tokens, at + 2),
                TokenTree::Ident(ident) if ident == "use" => {
                    let end =
                        tokens[at..].iter().position(|token| is_punct(token, ';')).map_or(tokens.len(), |n| at + n);
                    imports(&tokens[at + 1..end], &[], &mut self.imports);
                    at = end;
                }
                TokenTree::Ident(ident) if ident == "mod" => at += 2,
                TokenTree::Ident(_) => {
                    let path = path_at(&tokens[at..]);
                    at += 3 * path.len() - 2;
                    self.used.extend(path.iter().cloned());
                    // One name alone is no way to another file: `pub(super)`, `&self`.
                    self.paths.extend(Some(path).filter(|path| path.len() > 1));
                }
                TokenTree::Group(group) => {
                    self.read(group.stream());
                    at += 1;
                }
                _ => at += 1,
            }
        }
    }
}

fn is_punct(token: &TokenTree, mark: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == mark)
}

/// The names at the start, with `::` between them.
fn path_at(tokens: &[TokenTree]) -> Parts {
    let mut path = Vec::new();
    let mut rest = tokens;
    while let [TokenTree::Ident(name), after @ ..] = rest {
        path.push(name.to_string());
        match after {
            [first, second, behind @ ..] if is_punct(first, ':') && is_punct(second, ':') => rest = behind,
            _ => break,
        }
    }
    path
}

/// Adds what one tree of a `use` imports.
fn imports(tokens: &[TokenTree], before: &[String], found: &mut Vec<(String, Parts)>) {
    let path: Parts = before.iter().cloned().chain(path_at(tokens)).collect();
    let own = path.len() - before.len();
    // Past the names and the marks between them, the last ones too where a list or a star follows.
    let rest = tokens.get((3 * own).saturating_sub(2)..).unwrap_or_default();
    let list = rest.iter().find_map(|token| if let TokenTree::Group(group) = token { Some(group) } else { None });
    match (list, rest) {
        (Some(list), _) => {
            let inside: Vec<TokenTree> = list.stream().into_iter().collect();
            inside.split(|token| is_punct(token, ',')).filter(|part| !part.is_empty()).for_each(|part| {
                imports(part, &path, found);
            });
        }
        (None, [r#as, TokenTree::Ident(name), ..]) if is_ident(r#as, "as") => found.push((name.to_string(), path)),
        (None, _) => found.extend(path.last().cloned().map(|name| (name, path))),
    }
}

/// All files of the program, by the paths of their modules.
struct Source {
    files: BTreeMap<Parts, Names>,
}

impl Source {
    fn read(folder: &Path) -> Source {
        let files = sources(folder).into_iter().map(|file| {
            let (path, _) = module(file.strip_prefix(folder).unwrap());
            let parts = path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
            (parts, Names::of(&fs::read_to_string(&file).unwrap()))
        });
        Source { files: files.collect() }
    }

    /// A path from the crate's root; `None` for one that leads out of it.
    fn absolute(&self, file: &[String], path: &[String]) -> Option<Parts> {
        let supers = path.iter().take_while(|part| *part == "super").count();
        let base = match path.first()?.as_str() {
            "crate" => &[],
            "self" => file,
            "super" => file.get(..file.len().checked_sub(supers)?)?,
            child => {
                let child: Parts = file.iter().cloned().chain([child.to_owned()]).collect();
                return self.files.contains_key(&child).then(|| file.iter().chain(path).cloned().collect());
            }
        };
        Some(base.iter().chain(&path[supers.max(1)..]).cloned().collect())
    }

    /// The file that says what a path leads to, by way of those that hand it on.
    fn resolve(&self, path: &[String], seen: &mut BTreeSet<Parts>) -> Option<Parts> {
        let (length, names) = (1..=path.len()).rev().find_map(|n| Some((n, self.files.get(&path[..n])?)))?;
        let file = &path[..length];
        if let Some(name) = path.get(length)
            && let Some((_, from)) = names.imports.iter().find(|(imported, _)| imported == name)
            && let Some(from) = self.absolute(file, from)
            && seen.insert(path[..=length].to_vec())
        {
            let whole: Parts = from.iter().chain(&path[length + 1..]).cloned().collect();
            return self.resolve(&whole, seen);
        }
        Some(file.to_vec())
    }

    /// The files that each file uses. What a file only hands on, it does not use; and between the `mod.rs` of a folder and
    /// the files in it there is no edge, for it is their face and may hold what they share.
    fn edges(&self) -> BTreeMap<&Parts, BTreeSet<Parts>> {
        let of = |(file, names): (&'_ Parts, &Names)| -> BTreeSet<Parts> {
            let imported = names.imports.iter().filter(|(name, _)| names.used.contains(name)).map(|(_, path)| path);
            let absolute = imported.chain(&names.paths).filter_map(|path| self.absolute(file, path));
            let resolved = absolute.filter_map(|path| self.resolve(&path, &mut BTreeSet::new()));
            resolved.filter(|other| other != file && !is_face(file, other) && !is_face(other, file)).collect()
        };
        self.files.iter().filter(|(file, _)| !is_of_tests(file)).map(|entry| (entry.0, of(entry))).collect()
    }
}

/// Whether a file is the `mod.rs` of the folder that another one is in.
fn is_face(file: &[String], of: &[String]) -> bool {
    of.split_last().is_some_and(|(_, folder)| folder == file)
}

/// Modules in files of their own that are compiled for tests alone.
fn is_of_tests(file: &[String]) -> bool {
    file.last().is_some_and(|name| name == "tests" || name == "laws" || name.ends_with("_tests"))
}

/// A way from a file back to it.
fn circle<'g>(edges: &'g BTreeMap<&Parts, BTreeSet<Parts>>, start: &'g Parts) -> Option<Vec<&'g Parts>> {
    let mut from: BTreeMap<&Parts, &Parts> = BTreeMap::new();
    let mut open = vec![start];
    while let Some(file) = open.pop() {
        for other in edges.get(file).into_iter().flatten() {
            if other == start {
                let mut way = vec![start, file];
                while way[way.len() - 1] != start {
                    way.push(from[way[way.len() - 1]]);
                }
                way.reverse();
                return Some(way);
            }
            if !from.contains_key(other) && !is_of_tests(other) {
                from.insert(other, file);
                open.push(other);
            }
        }
    }
    None
}

#[test]
fn no_file_uses_what_uses_it() {
    let source = Source::read(&own("src"));
    let edges = source.edges();
    let count: usize = edges.values().map(BTreeSet::len).sum();
    println!("read {} files with {count} uses of others", edges.len());
    assert!(edges.len() >= 400 && count >= 1500, "read {} files with {count} uses, expected the source", edges.len());
    let shown = |way: Vec<&Parts>| way.iter().map(|file| file.join("::")).collect::<Vec<_>>().join(" uses ");
    let circles: Vec<String> = edges.keys().filter_map(|file| circle(&edges, file)).map(shown).collect();
    assert!(circles.is_empty(), "\n{}", circles.join("\n"));
}

#[test]
fn names_and_paths_are_read() {
    let names = Names::of(
        "use super::{a::{B, C as D}, e::*};\npub use crate::f::g;\nfn h(i: super::j::K) -> B { m!(crate::n::o) }\n\
         #[cfg(test)]\nmod tests { use super::p::Q; }",
    );
    let path = |text: &str| text.split("::").map(str::to_owned).collect::<Parts>();
    let import = |name: &str, text| (name.to_owned(), path(text));
    assert_eq!(
        names.imports,
        [import("B", "super::a::B"), import("D", "super::a::C"), import("e", "super::e"), import("g", "crate::f::g")]
    );
    assert!(names.paths.contains(&path("super::j::K")) && names.paths.contains(&path("crate::n::o")));
    assert!(names.used.contains("B") && !names.used.contains("g") && !names.used.contains("Q"));
}

#[test]
fn a_circle_is_found_by_way_of_a_name_that_is_handed_on() {
    let files = [
        ("a", "mod one; mod two;\npub use one::One;"),
        ("a::one", "use super::two::Two;\npub struct One(Two);"),
        ("a::two", "use super::One;\npub struct Two(Box<One>);"),
        ("a::three", "use super::One;\npub struct Three(One);"),
    ];
    let path = |text: &str| text.split("::").map(str::to_owned).collect::<Parts>();
    let source = Source { files: files.map(|(file, text)| (path(file), Names::of(text))).into() };
    let edges = source.edges();
    let found: Vec<_> = edges.keys().filter_map(|file| circle(&edges, file)).collect();
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[0], [&path("a::one"), &path("a::two"), &path("a::one")]);
}
