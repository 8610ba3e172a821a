//! Which file of a source folder imports from which other one, and the circles in that.
//!
//! The tokens of each file are read, not its lines: what is behind a `#[cfg(test)]`, in a macro or in the middle of an
//! expression is seen as well.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// A module as its path from the root of the crate; the root itself is empty.
pub(crate) type ModulePath = Vec<String>;

/// The imports of a source folder: each file, and those that it imports from.
pub(crate) struct ImportGraph {
    arrows: BTreeMap<ModulePath, BTreeSet<ModulePath>>,
}

/// What the paths of one file are followed with.
struct ImportReader<'a> {
    files: &'a BTreeMap<ModulePath, PathBuf>,
    /// The name under which programs of the package import its library.
    library: &'a str,
    /// Paths that begin with `crate`, `self`, `super`, the library, or a module below.
    inside: Vec<ModulePath>,
    /// Every other path.
    outside: Vec<ModulePath>,
    skips_tests: bool,
}

impl ImportGraph {
    /// Reads every file under this folder; `library` names the library of its package.
    pub(crate) fn of(src: &Path, library: &str) -> Self {
        let files = files(src);
        let arrows = files.iter().map(|(own, file)| (own.clone(), read(&files, own, file, library))).collect();
        Self { arrows }
    }

    /// Returns how many files there are.
    pub(crate) fn len(&self) -> usize {
        self.arrows.len()
    }

    /// Returns the same imports between groups of files, such as the rooms, without what a group imports from itself.
    pub(crate) fn between(
        &self,
        group: impl Fn(&ModulePath) -> ModulePath,
    ) -> BTreeMap<ModulePath, BTreeSet<ModulePath>> {
        let mut groups: BTreeMap<ModulePath, BTreeSet<ModulePath>> = BTreeMap::new();
        for (from, to) in &self.arrows {
            let own = group(from);
            let others = to.iter().map(&group).filter(|other| *other != own).collect::<Vec<_>>();
            groups.entry(own).or_default().extend(others);
        }
        groups
    }
}

fn files(src: &Path) -> BTreeMap<ModulePath, PathBuf> {
    sources(src).into_iter().map(|file| (module(src, &file), file)).collect()
}

/// Returns the paths of a file that lead out of its package, such as `std::fs::read`, without items under
/// `#[cfg(test)]`.
#[allow(dead_code)] // for the doors of the kiosk
pub(crate) fn outside(src: &Path, file: &Path, library: &str) -> BTreeSet<ModulePath> {
    let files = files(src);
    let mut walk = ImportReader { files: &files, library, inside: Vec::new(), outside: Vec::new(), skips_tests: true };
    walk.follow(tokens(file), &module(src, file));
    walk.outside.into_iter().collect()
}

/// Returns every circle, as the modules in it.
pub(crate) fn circles(arrows: &BTreeMap<ModulePath, BTreeSet<ModulePath>>) -> Vec<String> {
    let reach: BTreeMap<&ModulePath, BTreeSet<&ModulePath>> =
        arrows.keys().map(|from| (from, reached(arrows, from))).collect();
    let mut found = BTreeSet::new();
    for (module, far) in &reach {
        let circle: Vec<String> = far
            .iter()
            .filter(|other| reach.get(*other).is_some_and(|back| back.contains(module)))
            .map(|module| if module.is_empty() { "lib".to_owned() } else { module.join("::") })
            .collect();
        if far.contains(module) {
            found.insert(circle.join(" ↔ "));
        }
    }
    found.into_iter().collect()
}

/// Returns all that is reached from here by at least one import.
fn reached<'a>(arrows: &'a BTreeMap<ModulePath, BTreeSet<ModulePath>>, from: &ModulePath) -> BTreeSet<&'a ModulePath> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&ModulePath> = arrows.get(from).into_iter().flatten().collect();
    while let Some(module) = open.pop() {
        if found.insert(module) {
            open.extend(arrows.get(module).into_iter().flatten());
        }
    }
    found
}

/// Returns every source file under this folder.
pub(crate) fn sources(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn module(src: &Path, file: &Path) -> ModulePath {
    let inside = file.strip_prefix(src).unwrap().with_extension("");
    let mut path: ModulePath = inside.iter().map(|part| part.to_str().unwrap().to_owned()).collect();
    if path.last().is_some_and(|last| last == "mod" || last == "lib") {
        path.pop();
    }
    path
}

fn tokens(file: &Path) -> TokenStream {
    let text = fs::read_to_string(file).unwrap();
    text.parse().unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Reads the other files that this one imports from.
fn read(files: &BTreeMap<ModulePath, PathBuf>, own: &ModulePath, file: &Path, library: &str) -> BTreeSet<ModulePath> {
    let mut walk = ImportReader { files, library, inside: Vec::new(), outside: Vec::new(), skips_tests: false };
    walk.follow(tokens(file), own);
    walk.inside.iter().filter_map(|path| home(files, path)).filter(|home| home != own).collect()
}

/// Returns the file that a path leads into. A name that the root only passes on counts as the root: the path should
/// name the file that it is from.
fn home(files: &BTreeMap<ModulePath, PathBuf>, path: &ModulePath) -> Option<ModulePath> {
    (0..=path.len()).rev().map(|parts| path[..parts].to_vec()).find(|module| files.contains_key(module))
}

impl ImportReader<'_> {
    /// Collects every path of these tokens.
    fn follow(&mut self, tokens: TokenStream, own: &ModulePath) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            at += 1;
            match token {
                TokenTree::Punct(_) if self.skips_tests && is_of_tests(&tokens, at - 1) => at = item_end(&tokens, at),
                TokenTree::Ident(word) if word == "mod" => at = self.inline_module(&tokens, at, own),
                // `pub(super)` and `self.field` are no paths.
                TokenTree::Ident(_) if !is_colons(&tokens, at) => {}
                TokenTree::Ident(word) => at = self.path(&tokens, at - 1, &word.to_string(), own),
                // `pub(in crate::review)` says who may use a thing: it imports nothing.
                TokenTree::Group(group) if begins_with_in(group) => {}
                TokenTree::Group(group) => self.follow(group.stream(), own),
                TokenTree::Literal(_) | TokenTree::Punct(_) => {}
            }
        }
    }

    fn inline_module(&mut self, tokens: &[TokenTree], at: usize, own: &ModulePath) -> usize {
        let (Some(TokenTree::Ident(name)), Some(TokenTree::Group(body))) = (tokens.get(at), tokens.get(at + 1)) else {
            return at;
        };
        self.follow(body.stream(), &[own.as_slice(), &[name.to_string()]].concat());
        at + 2
    }

    fn path(&mut self, tokens: &[TokenTree], at: usize, first: &str, own: &ModulePath) -> usize {
        let is_below = self.files.contains_key(&[own.as_slice(), &[first.to_owned()]].concat());
        if first == self.library {
            // What a program imports from its library is a path from the root.
            return path(tokens, at + 3, ModulePath::new(), &mut self.inside);
        }
        let is_inside = is_below || ["crate", "super", "self"].contains(&first);
        let begin = if is_inside { own.clone() } else { ModulePath::new() };
        path(tokens, at, begin, if is_inside { &mut self.inside } else { &mut self.outside })
    }
}

fn begins_with_in(group: &Group) -> bool {
    matches!(group.stream().into_iter().next(), Some(TokenTree::Ident(word)) if word == "in")
}

/// Returns whether `#[cfg(test)]` is here.
fn is_of_tests(tokens: &[TokenTree], at: usize) -> bool {
    let is_hash = matches!(tokens.get(at), Some(TokenTree::Punct(mark)) if mark.as_char() == '#');
    let says = matches!(tokens.get(at + 1), Some(TokenTree::Group(group)) if group.stream().to_string().replace(' ', "") == "cfg(test)");
    is_hash && says
}

/// Returns where the item behind an attribute ends: behind its body or its semicolon.
fn item_end(tokens: &[TokenTree], from: usize) -> usize {
    let is_end = |token: &TokenTree| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(mark) => mark.as_char() == ';',
        TokenTree::Ident(_) | TokenTree::Literal(_) => false,
    };
    from + tokens[from..].iter().position(is_end).map_or(tokens.len() - from, |at| at + 1)
}

fn is_colons(tokens: &[TokenTree], at: usize) -> bool {
    let colon = |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(mark)) if mark.as_char() == ':');
    colon(at) && colon(at + 1)
}

/// Follows a path from here, into each branch of its braces; where it ends.
fn path(tokens: &[TokenTree], mut at: usize, mut so_far: ModulePath, paths: &mut Vec<ModulePath>) -> usize {
    loop {
        match tokens.get(at) {
            Some(TokenTree::Ident(word)) => so_far = step(so_far, &word.to_string()),
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                branches(&inner, &so_far, paths);
                return at + 1;
            }
            Some(_) | None => break,
        }
        if !is_colons(tokens, at + 1) {
            at += 1;
            break;
        }
        at += 3;
    }
    paths.push(so_far);
    at
}

fn branches(tokens: &[TokenTree], so_far: &ModulePath, paths: &mut Vec<ModulePath>) {
    let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ',');
    for branch in tokens.split(is_comma).filter(|branch| !branch.is_empty()) {
        path(branch, 0, so_far.clone(), paths);
    }
}

fn step(mut so_far: ModulePath, word: &str) -> ModulePath {
    match word {
        "crate" => so_far.clear(),
        "super" => {
            so_far.pop();
        }
        "self" => {}
        name => so_far.push(name.to_owned()),
    }
    so_far
}
