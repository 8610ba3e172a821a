//! Which file of a source folder imports from which other one, and the circles in that.
//!
//! The tokens of each file are read, not its lines: whatever stands behind a `#[cfg(test)]`, in a macro or in the
//! middle of an expression is seen as well.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A module as its path from the root of the crate; the root itself is empty.
pub type Module = Vec<String>;

/// The imports of a source folder: each file, and those that it imports from.
pub struct Imports {
    files: BTreeMap<Module, PathBuf>,
    arrows: BTreeMap<Module, BTreeSet<Module>>,
}

impl Imports {
    /// Reads every file under this folder.
    pub fn of(src: &Path) -> Self {
        let files: BTreeMap<Module, PathBuf> =
            sources(src).into_iter().map(|file| (module(src, &file), file)).collect();
        let arrows = files.iter().map(|(own, file)| (own.clone(), read(&files, own, file))).collect();
        Self { files, arrows }
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// The same imports between groups of files, such as the rooms; what a group imports from itself is left out.
    pub fn between(&self, group: impl Fn(&Module) -> Module) -> BTreeMap<Module, BTreeSet<Module>> {
        let mut groups: BTreeMap<Module, BTreeSet<Module>> = BTreeMap::new();
        for (from, to) in &self.arrows {
            let own = group(from);
            let others = to.iter().map(&group).filter(|other| *other != own).collect::<Vec<_>>();
            groups.entry(own).or_default().extend(others);
        }
        groups
    }
}

/// Every circle, as the modules in it.
pub fn circles(arrows: &BTreeMap<Module, BTreeSet<Module>>) -> Vec<String> {
    let reach: BTreeMap<&Module, BTreeSet<&Module>> = arrows.keys().map(|from| (from, reached(arrows, from))).collect();
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

/// All that is reached from here by at least one arrow.
fn reached<'a>(arrows: &'a BTreeMap<Module, BTreeSet<Module>>, from: &Module) -> BTreeSet<&'a Module> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&Module> = arrows.get(from).into_iter().flatten().collect();
    while let Some(module) = open.pop() {
        if found.insert(module) {
            open.extend(arrows.get(module).into_iter().flatten());
        }
    }
    found
}

/// Every source file under this folder.
pub fn sources(dir: &Path) -> Vec<PathBuf> {
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

fn module(src: &Path, file: &Path) -> Module {
    let inside = file.strip_prefix(src).unwrap().with_extension("");
    let mut path: Module = inside.iter().map(|part| part.to_str().unwrap().to_owned()).collect();
    if path.last().is_some_and(|last| last == "mod" || last == "lib") {
        path.pop();
    }
    path
}

/// The other files that this one imports from.
fn read(files: &BTreeMap<Module, PathBuf>, own: &Module, file: &Path) -> BTreeSet<Module> {
    let text = fs::read_to_string(file).unwrap();
    let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let mut paths = Vec::new();
    walk(files, tokens, own, &mut paths);
    paths.iter().filter_map(|path| home(files, path)).filter(|home| home != own).collect()
}

/// The file that a path leads into. A name that the root only passes on counts as the root: whoever wants it names
/// the file that it is from.
fn home(files: &BTreeMap<Module, PathBuf>, path: &Module) -> Option<Module> {
    (0..=path.len()).rev().map(|parts| path[..parts].to_vec()).find(|module| files.contains_key(module))
}

/// Collects every path that begins with `crate`, `self`, `super` or a module below this one.
fn walk(files: &BTreeMap<Module, PathBuf>, tokens: TokenStream, own: &Module, paths: &mut Vec<Module>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let is_below = |word: String| files.contains_key(&[own.as_slice(), &[word]].concat());
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        match token {
            TokenTree::Ident(word) if word == "mod" => {
                if let (Some(TokenTree::Ident(name)), Some(TokenTree::Group(body))) =
                    (tokens.get(at), tokens.get(at + 1))
                {
                    let inner = [own.as_slice(), &[name.to_string()]].concat();
                    walk(files, body.stream(), &inner, paths);
                    at += 2;
                }
            }
            // No path: `pub(super)`, `self.field`.
            TokenTree::Ident(_) if !is_colons(&tokens, at) => {}
            TokenTree::Ident(word) if is_begin(&word.to_string()) || is_below(word.to_string()) => {
                at = path(&tokens, at - 1, own.clone(), paths);
            }
            // A path of another crate, or of what was imported: its next words begin nothing.
            TokenTree::Ident(_) => at = path(&tokens, at - 1, Module::new(), &mut Vec::new()),
            TokenTree::Group(group) => walk(files, group.stream(), own, paths),
            TokenTree::Literal(_) | TokenTree::Punct(_) => {}
        }
    }
}

fn is_begin(word: &str) -> bool {
    ["crate", "super", "self"].contains(&word)
}

fn is_colons(tokens: &[TokenTree], at: usize) -> bool {
    let colon = |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(mark)) if mark.as_char() == ':');
    colon(at) && colon(at + 1)
}

/// Follows a path from here, into each branch of its braces; where it ends.
fn path(tokens: &[TokenTree], mut at: usize, mut so_far: Module, paths: &mut Vec<Module>) -> usize {
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

fn branches(tokens: &[TokenTree], so_far: &Module, paths: &mut Vec<Module>) {
    let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ',');
    for branch in tokens.split(is_comma).filter(|branch| !branch.is_empty()) {
        path(branch, 0, so_far.clone(), paths);
    }
}

fn step(mut so_far: Module, word: &str) -> Module {
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
