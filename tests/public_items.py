"""Lists public items that no program uses, only tests: python3 tests/public_items.py. rustc warns of none of them.

It knows names and the type that a function belongs to, not whole paths: where two methods have one name and one of them is
used, the other is not seen. What it lists is used by tests alone.
"""
import pathlib, re, sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
# Names that stay although no program of ours uses them, each with its reason.
KEPT = {
    "detached": "a screen without a terminal: what it writes is measured by tests/pages/page_turns.rs and the benches",
    "draw_in_pixels": "the same, in pixels",
    "lines_of": "the lines of one row of a plain page, which the renderings are compared by",
    "reader": "a screen for a reader, as those tests make it",
    "sighted": "a screen for people who see it, as those tests make it",
    "texts": "the whole of a plain page, which tests/pages/gallery.rs holds against its snapshots",
    "untranslatable": "for strangers who use tenji: what a text holds that has no braille",
}

ITEM = re.compile(r"\bpub(?:\([^)]*\))?\s+(?:const\s+|async\s+)*(fn|struct|enum|trait|type|const|static)\s+(\w+)")
LEFT_OUT = re.compile(
    r"""//[^\n]*|/\*.*?\*/"""                                          # comments
    r"""|\bb?r(?P<hashes>\#*)".*?"(?P=hashes)|b?"(?:\\.|[^"\\])*\""""  # strings
    r"""|b?'(?:\\[^']+|[^\\'])'""",                                    # characters
    re.S | re.X)
TESTED = re.compile(r"#!?\[cfg\((?:test|any\(test, fuzzing\))\)\]")
TESTED_MODULE = re.compile(TESTED.pattern + r"\s*(?:pub(?:\([^)]*\))?\s+)?mod\s+(\w+);")
USE = re.compile(r"^\s*(?:pub(?:\([^)]*\))?\s+)?use\s+[^;]*;", re.M)
IMPL = re.compile(r"^\s*impl\b(?:<[^{]*?>)?\s+(?:[^{;]*?\bfor\s+)?(?:\w+::)*(\w+)[^{;]*\{", re.M)


def blank(match):
    """The same lines, without what stands in them."""
    return re.sub(r"[^\n]", " ", match.group())


def end_of_item(text, start):
    """Where the item that begins here ends: at its `;`, or at the brace that closes it."""
    depth = 0
    for at in range(start, len(text)):
        if text[at] in "{([":
            depth += 1
        elif text[at] in "})]":
            depth -= 1
            if depth == 0 and text[at] == "}":
                return at + 1
        elif text[at] == ";" and depth == 0:
            return at + 1
    return len(text)


def tested_modules(path):
    """The files of a file's modules that are compiled for tests alone."""
    folder = path.parent if path.stem in ("lib", "main", "mod") else path.with_suffix("")
    return {folder / f"{name}.rs" for name in TESTED_MODULE.findall(path.read_text())}


def code(path):
    """What of a file is compiled into a program, with its lines where they were."""
    text = LEFT_OUT.sub(blank, path.read_text())
    while tested := TESTED.search(text):
        end = len(text) if tested.group().startswith("#!") else end_of_item(text, tested.end())
        text = text[:tested.start()] + re.sub(r"[^\n]", " ", text[tested.start():end]) + text[end:]
    return text


def items(path, text):
    """The public items of a file: line, kind, name, the type of which it is a function, and whether that takes `self`."""
    owners = [(impl.start(), end_of_item(text, impl.start()), impl.group(1)) for impl in IMPL.finditer(text)]
    for item in ITEM.finditer(text):
        owner = next((name for begin, end, name in owners if begin < item.start() < end), None)
        takes_self = re.match(r"(?:<[^(]*>)?\(\s*(?:&\s*)?(?:'\w+\s+)?(?:mut\s+)?self\b", text[item.end():]) is not None
        yield path, text.count("\n", 0, item.start()) + 1, item.group(1), item.group(2), owner, takes_self


def uses(text):
    """What of a file uses something: an import alone uses nothing, but for one that gives another name."""
    renamed = " ".join(match.group() for match in USE.finditer(text) if " as " in match.group())
    return ITEM.sub(lambda match: match.group()[:-len(match.group(2))], USE.sub(blank, text)) + renamed


def is_used(item, words, behind_dot, behind_type, behind_path):
    _, _, kind, name, owner, takes_self = item
    if kind != "fn":
        return name in words
    if owner is None:
        return name in words
    if takes_self:
        return name in behind_dot or name in behind_path
    return (owner, name) in behind_type or ("Self", name) in behind_type


def main():
    paths = [path for base in ("src", "crates") for path in sorted((ROOT / base).rglob("*.rs"))]
    paths = [path for path in paths if "tests" not in path.relative_to(ROOT).parts]
    tested = set().union(*map(tested_modules, paths))
    files = {path: code(path) for path in paths if path not in tested}
    every = [item for path, text in files.items() for item in items(path, text)]
    assert len(every) > 500, f"only {len(every)} public items were found: this check has gone blind"
    text = "\n".join(map(uses, files.values()))
    words = set(re.findall(r"(?<!\.)\b\w+", text))
    behind_dot = set(re.findall(r"\.\s*(\w+)", text))
    behind_path = set(re.findall(r"::(\w+)", text))
    behind_type = set(re.findall(r"\b(\w+)(?:::<[^>]*>)?::(\w+)", text))
    unused = [item for item in every if not is_used(item, words, behind_dot, behind_type, behind_path)]
    for path, line, kind, name, owner, _ in unused:
        if name not in KEPT:
            name = f"{owner}::{name}" if owner else name
            print(f"{path.relative_to(ROOT)}:{line}: {kind} {name} is used by tests alone: remove it, or make it part of them")
    needless = KEPT.keys() - {item[3] for item in unused}
    for name in sorted(needless):
        print(f"tests/public_items.py: {name} is used, or gone: take it out of KEPT")
    return 1 if needless or any(item[3] not in KEPT for item in unused) else 0


sys.exit(main())
