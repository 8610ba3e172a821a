//! What comments and documents name is there: every document, anchor, rule and test, and nothing outside the repository.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Folders in which text is read, as far as they are there.
const FOLDERS: [&str; 8] = [".ci", "assets", "benches", "crates", "docs", "locales", "src", "tests"];
/// Endings of files that people write.
const TEXT: [&str; 11] = ["c", "ftl", "json", "md", "py", "rs", "service", "sh", "toml", "tsv", "yml"];
/// The letter of each kind of rule, its document and how many there are.
const RULES: [(char, &str, usize); 3] =
    [('R', "docs/rules.md", 17), ('L', "docs/rules.md", 21), ('I', "docs/records.md", 16)];
/// Notes and plans outside the repository, in pieces so that this file does not name them.
const OUTSIDE: [&str; 6] = [
    concat!("no", "tes/"),
    concat!("facts", ".md"),
    concat!("DES", "IGN"),
    concat!("(", "issue "),
    concat!("code-", "models"),
    concat!("find", "ings/"),
];
/// Lines that a decision may have.
const LONGEST_DECISION: usize = 25;

/// The text of every file by its path from the root.
type FileTexts = BTreeMap<String, String>;

fn files() -> FileTexts {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = FileTexts::new();
    let here = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    for path in here.chain(FOLDERS.iter().flat_map(|folder| below(&root.join(folder)))) {
        let is_text = path.extension().is_some_and(|end| TEXT.iter().any(|text| end == *text));
        let is_lock = path.ends_with("Cargo.lock");
        if (is_text || path.ends_with("Makefile") || path.ends_with(".ci/run")) && !is_lock {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            found.insert(name, fs::read_to_string(&path).unwrap_or_default());
        }
    }
    assert!(found.len() > 300, "only {} files", found.len());
    found
}

fn below(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .flat_map(|path| if path.is_dir() { below(&path) } else { vec![path] })
        .filter(|path| !is_built(path))
        .collect()
}

fn is_built(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str() == "target")
}

/// Whether a file has this ending.
fn ends(path: &str, ending: &str) -> bool {
    Path::new(path).extension().is_some_and(|own| own == ending)
}

fn is_of_a_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/')
}

/// Places in a text at which this begins a word.
fn words_with<'a>(text: &'a str, begins: &'a str) -> impl Iterator<Item = &'a str> {
    text.match_indices(begins).filter_map(|(at, _)| {
        let (before, rest) = text.split_at(at);
        (!before.ends_with(is_of_a_name)).then_some(rest)
    })
}

/// Documents that a text names by their path from the root, each with its anchor, if it has one.
fn named_documents(text: &str) -> Vec<(&str, Option<&str>)> {
    let named = words_with(text, "docs/").map(|rest| {
        let target = rest.split(|c: char| !is_of_a_name(c) && c != '#').next().unwrap();
        with_anchor(target.trim_end_matches(['.', '#', '-']))
    });
    named.collect()
}

fn with_anchor(target: &str) -> (&str, Option<&str>) {
    target.split_once('#').map_or((target, None), |(path, anchor)| (path, Some(anchor)))
}

/// What a document in Markdown links to or shows, by its path from the root.
fn links(document: &str, text: &str) -> Vec<(String, Option<String>)> {
    let round = text.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(target, _)| target);
    let shown = text.split("src=\"").skip(1).filter_map(|rest| rest.split_once('"')).map(|(target, _)| target);
    let inside = |target: &&str| !target.contains(':') && !target.contains(' ');
    let from_root = |target: &str| {
        let (path, anchor) = with_anchor(target);
        let path = if path.is_empty() { document.to_owned() } else { joined(document, path) };
        (path, anchor.map(ToOwned::to_owned))
    };
    round.chain(shown).filter(inside).map(from_root).collect()
}

/// A path beside a document, from the root.
fn joined(document: &str, path: &str) -> String {
    let mut parts: Vec<&str> = document.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            ".." => {
                parts.pop();
            }
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The places of a document that an anchor can name: headings, as GitHub names them, and `<a id="…">`.
fn anchors(text: &str) -> BTreeSet<String> {
    let ids = text.split("<a id=\"").skip(1).filter_map(|rest| rest.split_once('"')).map(|(id, _)| id.to_owned());
    let headings = text.lines().filter_map(|line| line.strip_prefix('#')).map(|line| {
        let words = line.trim_start_matches('#').trim().to_lowercase();
        let kept = words.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
        kept.map(|c| if c == ' ' { '-' } else { c }).collect()
    });
    ids.chain(headings).collect()
}

/// Why a reference leads nowhere, if so.
fn fault(files: &FileTexts, (path, anchor): (&str, Option<&str>)) -> Option<String> {
    if !Path::new(env!("CARGO_MANIFEST_DIR")).join(path).exists() {
        return Some(format!("{path} is not there"));
    }
    let anchor = anchor?;
    let text = files.get(path).map(String::as_str).unwrap_or_default();
    (!anchors(text).contains(anchor)).then(|| format!("{path} has no place #{anchor}"))
}

/// Rules that comments of a program name, such as the thirteenth for screen readers.
fn rules_in_comments(text: &str) -> BTreeSet<&str> {
    let comments = text.lines().filter_map(|line| line.split_once("//")).map(|(_, comment)| comment);
    comments
        .flat_map(|comment| comment.split(|c: char| !c.is_ascii_alphanumeric()))
        .filter(|word| is_rule(word))
        .collect()
}

fn is_rule(word: &str) -> bool {
    let Some((letter, number)) = word.split_at_checked(1) else { return false };
    RULES.iter().any(|(of, ..)| letter.starts_with(*of))
        && (1..=2).contains(&number.len())
        && number.parse::<u8>().is_ok()
}

/// Where a rule has its text.
fn document_of(rule: &str) -> &'static str {
    RULES.iter().find(|(letter, ..)| rule.starts_with(*letter)).map(|(_, document, _)| *document).unwrap()
}

/// Names of tests that a document gives between backticks.
fn named_tests(text: &str) -> impl Iterator<Item = &str> {
    let quoted = text.split('`').skip(1).step_by(2);
    let is_name = |word: &&str| word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    quoted.filter(is_name).filter(|word| word.matches('_').count() > 2)
}

fn is_test(files: &FileTexts, name: &str) -> bool {
    let declared = format!("fn {name}(");
    let sources = files.iter().filter(|(path, _)| ends(path, "rs"));
    sources.filter_map(|(_, text)| text.split_once(&declared)).any(|(before, _)| {
        let attributes = before.rsplit(['}', ';', '{']).next().unwrap_or_default();
        attributes.contains("#[test]") && !attributes.contains("#[ignore")
    })
}

/// Whether this is a day, such as the one on which all of it began.
fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |part: &&str| part.chars().all(|c| c.is_ascii_digit());
    parts.iter().map(|part| part.len()).eq([4, 2, 2]) && parts.iter().all(digits)
}

/// What a text names that is not in the repository.
fn outside(text: &str) -> Option<&'static str> {
    OUTSIDE.into_iter().find(|outside| words_with(text, outside).next().is_some())
}

#[test]
fn every_document_that_is_named_is_there_with_its_anchor() {
    let files = files();
    let named = files.iter().flat_map(|(from, text)| named_documents(text).into_iter().map(move |to| (from, to)));
    let faults: Vec<String> = named.filter_map(|(from, to)| Some(format!("{from}: {}", fault(&files, to)?))).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_link_of_a_document_leads_somewhere() {
    let files = files();
    let documents = files.iter().filter(|(path, _)| ends(path, "md"));
    let links = documents.flat_map(|(from, text)| links(from, text).into_iter().map(move |to| (from, to)));
    let lost = |(from, (path, anchor)): (&String, (String, Option<String>))| {
        Some(format!("{from}: {}", fault(&files, (&path, anchor.as_deref()))?))
    };
    let faults: Vec<String> = links.filter_map(lost).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_rule_that_the_code_names_is_written_down_and_its_document_is_named_there() {
    let files = files();
    let places = |document: &str| anchors(&files[document]);
    let known: BTreeMap<&str, BTreeSet<String>> =
        RULES.iter().map(|(_, document, _)| (*document, places(document))).collect();
    let mut faults = Vec::new();
    for (path, text) in files.iter().filter(|(path, _)| ends(path, "rs")) {
        for rule in rules_in_comments(text) {
            let document = document_of(rule);
            if !known[document].contains(&rule.to_lowercase()) {
                faults.push(format!("{path}: {document} has no rule {rule}"));
            }
            if !text.contains(document) {
                faults.push(format!(
                    "{path}: it names {rule} and not {document}: say it once, where {rule} first stands"
                ));
            }
        }
        for rule in
            text.split('"').filter(|word| is_rule(word) && !known[document_of(word)].contains(&word.to_lowercase()))
        {
            faults.push(format!("{path}: {} has no rule {rule}", document_of(rule)));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_rule_and_invariant_stands_in_its_document_with_what_holds_it() {
    let files = files();
    for (letter, document, many) in RULES {
        for number in 1..=many {
            let begins = format!("| <a id=\"{}{number}\"></a>{letter}{number} |", letter.to_lowercase());
            let row = files[document].lines().find(|line| line.starts_with(&begins));
            let row = row.unwrap_or_else(|| panic!("{document} has no row {letter}{number}"));
            let held = named_tests(row).next().is_some() || row.contains("no check in the program");
            assert!(held, "{document}: nothing holds {letter}{number}");
        }
    }
}

#[test]
fn every_test_that_a_document_names_is_there_and_runs() {
    let files = files();
    let documents = files.iter().filter(|(path, _)| path.starts_with("docs/") && ends(path, "md"));
    let named: BTreeSet<(&str, &str)> =
        documents.flat_map(|(path, text)| named_tests(text).map(move |test| (path.as_str(), test))).collect();
    assert!(named.len() > 80, "only {} tests are named", named.len());
    let gone: Vec<String> =
        named.iter().filter(|(_, test)| !is_test(&files, test)).map(|(path, test)| format!("{path}: {test}")).collect();
    assert!(gone.is_empty(), "these are no tests that run:\n{}", gone.join("\n"));
}

#[test]
fn nothing_leads_out_of_the_repository() {
    let files = files();
    let faults: Vec<String> =
        files.iter().filter_map(|(path, text)| Some(format!("{path}: {}", outside(text)?))).collect();
    assert!(faults.is_empty(), "these are not in the repository:\n{}", faults.join("\n"));
}

#[test]
fn decisions_are_numbered_dated_and_short() {
    let files = files();
    let decisions: Vec<(&String, &String)> =
        files.iter().filter(|(path, _)| path.starts_with("docs/decisions/") && !path.ends_with("README.md")).collect();
    assert!(decisions.len() > 15, "only {}", decisions.len());
    for (number, (path, text)) in (1..).zip(decisions) {
        assert!(path.starts_with(&format!("docs/decisions/{number:04}-")), "{path} is not number {number}");
        assert!(text.lines().count() <= LONGEST_DECISION, "{path} has more than {LONGEST_DECISION} lines");
        let mut lines = text.lines();
        assert!(lines.next().is_some_and(|title| title.starts_with(&format!("# {number}. "))), "{path}: its title");
        let date = lines.nth(1).unwrap_or_default();
        assert!(is_day(date.split(' ').next().unwrap_or_default()), "{path}: its date");
        for part in ["**Context.**", "**Decision.**", "**Consequences.**"] {
            assert!(text.contains(part), "{path} has no {part}");
        }
    }
}

#[test]
fn what_leads_nowhere_is_found() {
    let files = files();
    // Written so that this file itself names none of them.
    let text = "see DOCS/rules.md#r13, (DOCS/rules.md#r99) and DOCS/nowhere.md.".replace("DOCS", "docs");
    let faults: Vec<String> = named_documents(&text).into_iter().filter_map(|to| fault(&files, to)).collect();
    assert_eq!(faults.len(), 2, "{faults:?}");
    assert!(faults[0].ends_with("has no place #r99") && faults[1].ends_with("nowhere.md is not there"), "{faults:?}");
    assert_eq!(named_documents("/usr/share/docs/rules.md"), []);
    let linked =
        links("docs/records.md", "[a](rules.md#r1) [b](../README.md) [c](https://example.org/x.md) [d](#keys)");
    let linked: Vec<&str> = linked.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(linked, ["docs/rules.md", "README.md", "docs/records.md"]);
    let source = "let R7 = 1; ~ rules R1 to R13, L5\nfn f<R2>() {} ~ I99 and R123 and RR1".replace('~', "//");
    let rules: Vec<&str> = rules_in_comments(&source).into_iter().collect();
    assert_eq!(rules.join(" "), "I99 L5 R1 R13");
    assert!(!is_test(&files, "what_leads_nowhere_is_not_a_test") && is_test(&files, "what_leads_nowhere_is_found"));
}
