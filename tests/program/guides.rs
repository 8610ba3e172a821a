//! What README and the guides say is what the program does. That their links lead somewhere: `tests/program/documents.rs`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use jiff::civil::date;
use madoguchi::content::check::{ContentFinding, Severity, check};
use madoguchi::content::{Content, ContentSource};
use madoguchi::settings::MachineConfig;

use crate::pipe_session::{run, text};

const AUTHORS: &str = "docs/content-authors.md";
/// Lines of README.md: a newcomer reads it in a few minutes.
const LONGEST_README: usize = 130;

/// Everything that people read before and beside the program.
fn documents() -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        ["README.md", "README.ja.md", "assets/install/KIOSK.md"].into_iter().map(PathBuf::from).collect();
    found.extend(files(Path::new("docs")).into_iter().filter(|path| path.extension().is_some_and(|end| end == "md")));
    found
}

fn files(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(path.as_ref()).unwrap_or_else(|error| panic!("{}: {error}", path.as_ref().display()))
}

/// The blocks between fences, each with what stands behind the opening fence.
fn blocks(document: &str) -> Vec<(&str, &str)> {
    document.split("```").skip(1).step_by(2).map(|block| block.split_once('\n').unwrap_or((block, ""))).collect()
}

/// A document without its blocks.
fn prose(document: &str) -> String {
    document.split("```").step_by(2).collect()
}

/// What stands between pairs of a mark within lines.
fn quoted(prose: &str, mark: char) -> impl Iterator<Item = &str> {
    prose.lines().flat_map(move |line| line.split(mark).skip(1).step_by(2))
}

/// What a command of the gallery asks for: the walk over all pages, and which of them in which form.
fn walk_form_page(command: &str) -> (String, &str, &str) {
    let (walk, rest) = command.split_once(" --as ").unwrap();
    let (form, page) = rest.split_once(" --page ").unwrap();
    (walk.to_owned(), form, page)
}

/// Of all that a walk prints, what it prints of these pages in this form.
fn sections(printed: &str, form: &str, page: &str) -> String {
    let wanted = |section: &&str| {
        let heading: Vec<&str> = section.lines().next().unwrap_or_default().split(' ').collect();
        matches!(heading[..], [_, id, own] if own == form && id.starts_with(page))
    };
    let all = printed.strip_prefix("== ").unwrap_or_default().split("\n== ");
    all.filter(wanted).map(|section| format!("== {}\n", section.trim_end_matches('\n')) + "\n").collect()
}

fn printed(command: &str) -> String {
    text(&run(&command.split(' ').collect::<Vec<_>>(), b"").stdout)
}

/// A walk takes seconds: each is made once, however many of its pages are pasted.
#[test]
fn what_is_pasted_into_a_document_is_what_the_command_prints() {
    let documents: Vec<String> = documents().iter().map(read).collect();
    let blocks = documents.iter().flat_map(|document| blocks(document));
    let pasted: Vec<(&str, &str)> =
        blocks.filter_map(|(_, block)| block.strip_prefix("$ madoguchi ")?.split_once('\n')).collect();
    assert_eq!(pasted.len(), 9, "all pages are found");
    let mut walks: BTreeMap<String, String> = BTreeMap::new();
    for (command, said) in &pasted {
        let (walk, form, page) = walk_form_page(command);
        let all = walks.entry(walk).or_insert_with_key(|walk| printed(walk));
        let own = sections(all, form, page);
        assert!(own.contains(said.trim_end()), "{command} prints\n{own}");
        assert!(said.lines().count() > 5, "{command} is pasted whole");
    }
    let (command, (walk, form, page)) = (pasted[0].0, walk_form_page(pasted[0].0));
    assert_eq!(printed(command), sections(&walks[&walk], form, page), "{command}");
}

#[test]
fn every_command_of_a_document_is_run_on_the_emulated_machine_or_says_why_not() {
    let told = Command::new("python3").arg("tests/machine/documents.py").output().unwrap();
    assert!(told.status.success(), "{}{}", text(&told.stdout), text(&told.stderr));
    let seen: usize = text(&told.stdout).trim().split(' ').next().unwrap().parse().unwrap();
    assert!(seen > 20, "only {seen} commands are seen");
}

/// Targets of links and pictures.
fn targets(prose: &str) -> Vec<&str> {
    let until = |text: &'static str, end: char| {
        prose.split(text).skip(1).filter_map(move |rest| Some(rest.split_once(end)?.0)).collect::<Vec<_>>()
    };
    [until("](", ')'), until("src=\"", '"')].concat()
}

/// Whether a path in a document is there. `*` stands for any language, and `file::name` for a test in a file.
fn exists(path: &str) -> bool {
    let file = path.split("::").next().unwrap_or(path).replace("locales/*/", "locales/ja/");
    Path::new(file.trim_end_matches(['.', ','])).exists()
}

#[test]
fn every_file_that_a_document_names_is_there() {
    let roots = ["src/", "tests/", "crates/", "assets/", "locales/", "docs/", "benches/"];
    let mut seen = 0;
    let mut missing = Vec::new();
    for document in documents() {
        let text = prose(&read(&document));
        for name in quoted(&text, '`').filter(|name| !name.contains([' ', '<', '…'])) {
            if roots.iter().any(|root| name.starts_with(root)) {
                seen += 1;
                missing.extend((!exists(name)).then(|| format!("{}: there is no {name}", document.display())));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
    assert!(seen > 40, "only {seen} are seen");
}

#[test]
fn both_readmes_say_the_same_and_are_short() {
    let (english, japanese) = (read("README.md"), read("README.ja.md"));
    for (readme, other) in [(&english, "README.ja.md"), (&japanese, "README.md")] {
        assert!(readme.lines().count() <= LONGEST_README, "{} lines", readme.lines().count());
        let top: String = readme.lines().take(4).collect();
        assert!(top.contains(&format!("]({other})")), "{other} is linked at the top");
    }
    let count = |text: &str, begin: &str| text.lines().filter(|line| line.starts_with(begin)).count();
    for begin in ["## ", "- ", "| "] {
        assert_eq!(count(&english, begin), count(&japanese, begin), "lines that begin with {begin:?}");
    }
    let links = |text: &str| targets(text).iter().skip(1).map(ToString::to_string).collect::<BTreeSet<_>>();
    assert_eq!(links(&english), links(&japanese));
    let commands = |text: &str| {
        let lines = blocks(text).iter().flat_map(|(_, block)| block.lines()).map(ToOwned::to_owned).collect::<Vec<_>>();
        lines.iter().map(|line| line.split('#').next().unwrap().trim().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(commands(&english), commands(&japanese));
}

#[test]
fn official_terms_are_spelt_as_the_pack_spells_them() {
    let content = Content::built_in().unwrap();
    for document in documents() {
        let text = read(&document);
        for (wrong, right) in &content.pack().file().misspellings {
            // A line with both tells of the mistake.
            let astray = text.lines().any(|line| line.contains(wrong) && !line.contains(right));
            assert!(!astray, "{}: {wrong} is spelt {right}", document.display());
        }
    }
}

#[test]
fn every_room_of_the_source_has_its_row_in_the_architecture() {
    let text = read("docs/architecture.md");
    let table = text.split("## The rooms").nth(1).unwrap().split("\n## ").next().unwrap();
    let rows = table.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`'));
    let rows: BTreeSet<String> = rows.map(|(name, _)| name.to_owned()).collect();
    let lib = read("src/lib.rs");
    let modules = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    let mut rooms: BTreeSet<String> = modules.map(ToOwned::to_owned).collect();
    let members = fs::read_dir("crates").into_iter().flatten();
    rooms.extend(members.map(|entry| format!("crates/{}", entry.unwrap().file_name().to_str().unwrap())));
    assert_eq!(rows, rooms, "left the table, right src/lib.rs and crates/");
}

/// What stands in backquotes behind `expected` in the message about a name that is unknown.
fn expected(message: &str) -> Vec<String> {
    let list = message.split("expected").nth(1).unwrap_or_else(|| panic!("no list of what is allowed: {message}"));
    let names: Vec<String> = quoted(list, '`').map(ToOwned::to_owned).collect();
    assert!(!names.is_empty(), "{message}");
    names
}

#[test]
fn every_setting_of_the_machine_is_named_in_the_guide() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("madoguchi.toml");
    fs::write(&file, "zz = 1\n").unwrap();
    let known = expected(&MachineConfig::read(Some(&file)).unwrap_err().to_string());
    let guide = read("docs/guide/settings.md");
    let rows = guide.split("## `madoguchi.toml`").nth(1).unwrap().lines();
    let named: Vec<&str> = rows.filter_map(|line| Some(line.strip_prefix("| `")?.split_once('`')?.0)).collect();
    assert_eq!(named.iter().copied().collect::<BTreeSet<_>>(), known.iter().map(String::as_str).collect());
    assert_eq!(named.len(), known.len(), "one row each");
}

/// Writes the example of the guide for authors into a folder: each block behind the name of its file.
fn example(dir: &Path) -> PathBuf {
    let guide = read(AUTHORS);
    for (head, block) in blocks(&guide) {
        if let Some((_, name)) = head.split_once(' ') {
            let path = dir.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, block).unwrap();
        }
    }
    dir.join("walk")
}

#[test]
fn the_example_of_the_guide_for_authors_has_nothing_wrong_and_can_be_walked_through() {
    let dir = tempfile::tempdir().unwrap();
    let pack = example(dir.path());
    let found = check(&ContentSource::folder(&pack).unwrap(), date(2026, 12, 1));
    let of_example = |finding: &&ContentFinding| finding.file.starts_with(pack.to_str().unwrap());
    let found: Vec<&ContentFinding> =
        found.iter().filter(|one| one.level == Severity::Error || of_example(one)).collect();
    assert!(found.is_empty(), "{found:#?}");
    let printed = run(&["gallery", "--content", pack.to_str().unwrap(), "--lang", "en", "--as", "lines"], b"");
    let printed = text(&printed.stdout);
    for sentence in
        ["Hikari Park is open every day.", "May we take a picture of you there?", "We go by bus from the entrance."]
    {
        assert!(printed.contains(sentence), "{sentence} is met");
    }
}

/// A text of the example, and the same with something that nobody knows: one for each thing that is read from a pack.
const UNKNOWN: [(&str, &str, &str); 30] = [
    ("pack.toml", "id = \"walk\"", "zz = 1"),
    ("pack.toml", "[profile.bus]", "[profile.bus]\nzz = 1"),
    ("pack.toml", "kind = \"months\"", "kind = \"zz\""),
    ("pack.toml", "[consent]", "[consent]\nzz = 1"),
    ("pack.toml", "[[list]]", "[[list]]\nzz = 1"),
    ("pack.toml", "profile.staff_promise = confirmed", "zz.staff_promise = confirmed"),
    ("chapters/start.toml", "id = \"start\"", "zz = 1"),
    ("chapters/start.toml", "kind = \"screen\"", "kind = \"zz\""),
    ("chapters/start.toml", "kind = \"screen\"", "kind = \"screen\"\nzz = 1"),
    ("chapters/start.toml", "kind = \"gate\"", "kind = \"gate\"\nzz = 1"),
    ("chapters/start.toml", "gate = \"keep\"", "gate = \"zz\""),
    ("chapters/start.toml", "id = \"s1\"", "zz = 1"),
    ("chapters/start.toml", "\"promise\"", "\"zz\""),
    ("chapters/start.toml", "\"facility\"", "\"zz\""),
    ("chapters/walk.toml", "kind = \"check\"", "kind = \"check\"\nzz = 1"),
    ("chapters/walk.toml", "kind = \"ask\"", "kind = \"ask\"\nzz = 1"),
    ("chapters/walk.toml", "kind = \"wish\"", "kind = \"wish\"\nzz = 1"),
    ("chapters/walk.toml", "{ id = \"yes\" }", "{ zz = 1 }"),
    ("details.toml", "[[detail]]", "[[zz]]"),
    ("details.toml", "[[detail]]", "[[detail]]\nzz = 1"),
    ("questions.toml", "[[question]]", "[[zz]]"),
    ("questions.toml", "[[question]]", "[[question]]\nzz = 1"),
    ("promises.toml", "[[promise]]", "[[zz]]"),
    ("promises.toml", "[[promise]]", "[[promise]]\nzz = 1"),
    ("promises.toml", "[[no-promise]]", "[[no-promise]]\nzz = 1"),
    ("sources.toml", "[source.F1]", "[zz.F1]"),
    ("sources.toml", "[source.F1]", "[source.F1]\nzz = 1"),
    ("sources.toml", "from = \"", "from = 1 # \""),
    ("sources.toml", "\"several\"", "\"zz\""),
    ("sources.toml", "[note.walk-about]", "[note.walk-about]\nzz = 1"),
];

/// What may stand in the place of what nobody knows, as reading the pack says it.
fn allowed(pack: &Path, (file, known, unknown): (&str, &str, &str)) -> Vec<String> {
    let path = pack.join(file);
    let whole = read(&path);
    assert!(whole.contains(known), "{file} holds {known}");
    fs::write(&path, whole.replacen(known, unknown, 1)).unwrap();
    let error = Content::from_dir(pack).err().unwrap_or_else(|| panic!("{file}: {unknown} is refused"));
    fs::write(&path, whole).unwrap();
    expected(&error.to_string())
}

#[test]
fn the_guide_for_authors_names_every_key_and_every_value_that_a_pack_may_have() {
    let dir = tempfile::tempdir().unwrap();
    let pack = example(dir.path());
    let guide = prose(&read(AUTHORS));
    let guide = guide.split("## `pack.toml`").nth(1).unwrap();
    let named: BTreeSet<&str> = quoted(guide, '`').flat_map(|name| name.split(['.', ' ', '"'])).collect();
    for probe in UNKNOWN {
        for name in allowed(&pack, probe) {
            assert!(named.contains(name.as_str()), "{AUTHORS} does not name {name:?} ({} of {})", probe.1, probe.0);
        }
    }
}

#[test]
fn everything_that_is_read_from_a_pack_is_probed() {
    let mut sources = files(Path::new("src/content"));
    // `content seed` alone reads the lines of a text; the kiosk opens a pack without them.
    sources.retain(|path| !path.ends_with("seed_table.rs"));
    let derives =
        |text: &str| text.lines().filter(|line| line.contains("derive(") && line.contains("Deserialize")).count();
    let read_from_a_pack: usize = sources.iter().map(|path| derives(&read(path))).sum();
    // Lists for a hand-over are read from a pack too; their type is the log's.
    assert_eq!(UNKNOWN.len(), read_from_a_pack + 1, "one probe for each type that is read from a pack");
}
