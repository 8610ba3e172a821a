"""Every command of the documents, run as it is written, where its reader stands.

`python3 tests/machine/documents.py` runs none: it says whether each of them is known here, as `cargo test` asks.
"""

import re
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent.parent
GUIDES = sorted(str(path.relative_to(TOP)) for path in (TOP / "docs").rglob("*.md"))
DOCUMENTS = ["README.md", "README.ja.md", "assets/install/KIOSK.md", *GUIDES]
# What comes of a command where it is not simply done: exit status, and what it says. Found by how the command begins.
ON_THE_MACHINE = {
    "sudo apt-get install ./target/debian/": (0, "madoguchi"),
    "sudo systemctl ": (0, ""),
    "sudo -u madoguchi madoguchi --data /var/lib/madoguchi setup": (1, "set up"),
    "sudo -u madoguchi madoguchi --data /var/lib/madoguchi doctor --call": (1, "chime"),
    "sudo -u madoguchi madoguchi --data /var/lib/madoguchi doctor": (0, "clock"),
    "sudo -u madoguchi madoguchi --data /var/lib/madoguchi records verify": (0, "whole"),
    "sudo install ": (0, ""),
    "madoguchi setup --example >": (0, ""),
    "madoguchi content check /usr/share/madoguchi/mynumber": (0, "0 errors"),
    "echo 'CALL_URL=": (0, "CALL_URL"),
    "sudo chmod ": (0, ""),
}
# Where a command stands on another machine than the kiosk, or is a page that waits for a person.
ELSEWHERE = {
    "make run": "shown in a terminal of its own, below",
    "make test": "what CI ran before this",
    "make deb": "what made the package that runs here",
    "make image": "what made the disk that runs here",
    "make boot": "this",
    "madoguchi content check walk": "the example of the guide: written and checked by tests/program/guides.rs",
    "madoguchi gallery --content walk": "the same example: tests/program/guides.rs",
    "madoguchi --demo --content walk": "a page that waits for a person; tests/program/guides.rs walks through the example",
    "sudo dd if=": "writes a stick: no stick is here; the image itself was started from an emulated one",
    "sudo -u madoguchi madoguchi --data /var/lib/madoguchi review": "a page that waits for a person: opened below",
}


def commands(document):
    """The commands of the blocks marked `sh`, without what is said about them."""
    text = (TOP / document).read_text()
    for block in re.findall(r"```sh\n(.*?)```", text, re.S):
        for line in block.splitlines():
            command = re.split(r"\s+#\s", line)[0].strip()
            if command and not command.startswith("#"):
                yield command


def known(command, table):
    """The longest entry of a table by which this command begins."""
    entries = [begin for begin in table if command.startswith(begin)]
    return table[max(entries, key=len)] if entries else None


def run_all(story, machine):
    machine.run("mkdir -p target/debian && cp /usr/share/madoguchi-test/*.deb target/debian/")
    for document in DOCUMENTS:
        for command in commands(document):
            elsewhere, expected = known(command, ELSEWHERE), known(command, ON_THE_MACHINE)
            if elsewhere:
                story.tell(f"        {document}: {command}: {elsewhere}")
                continue
            if expected is None:
                story.holds(f"{document}: {command}", False, "nobody runs it: add to documents.py what comes of it")
                continue
            told, code = machine.run(command, 180)
            story.holds(f"{document}: {command}", code == expected[0] and expected[1] in told, f"exit status {code}: {told}")
    opens_a_page(story, machine)
    make_run_shows_the_demonstration(story)


def opens_a_page(story, machine):
    """Review on a console asks for the number of a member of staff."""
    command = "sudo -u madoguchi madoguchi --data /var/lib/madoguchi review --lang en"
    told, _ = machine.run(f"script -qec 'stty rows 40 cols 120; TERM=xterm timeout -s HUP 20 {command}' /tmp/review >/dev/null; cat /tmp/review", 60)
    story.holds("KIOSK.md: review opens beside the kiosk", "staff" in told.lower(), told[-400:])


def make_run_shows_the_demonstration(story):
    """`make run` in a terminal, as a newcomer's: the first page is there."""
    log = TOP / "target/machine/make-run.log"
    log.unlink(missing_ok=True)
    command = ["script", "-qefc", "stty rows 40 cols 120; env -u WAYLAND_DISPLAY MADOGUCHI_SOUND=null make run", log]
    shown = subprocess.Popen(command, cwd=TOP, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    text = lambda: log.read_text(errors="replace") if log.exists() else ""
    story.comes("README.md: make run shows the first page", lambda: "Press any key" in text(), 400, lambda: text()[-400:])
    # Its terminal is taken away, and the demonstration ends with it.
    shown.terminate()
    shown.wait(30)


def main():
    """Fails where a document has a command of which nobody has said what comes of it."""
    found = [(document, command) for document in DOCUMENTS for command in commands(document)]
    unknown = [pair for pair in found if not known(pair[1], ON_THE_MACHINE) and not known(pair[1], ELSEWHERE)]
    for document, command in unknown:
        print(f"{document}: {command}: nobody runs it: add to tests/machine/documents.py what comes of it")
    if unknown:
        sys.exit(1)
    print(f"{len(found)} commands, each known")


if __name__ == "__main__":
    main()
