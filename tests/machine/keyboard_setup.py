"""Set-up on the kiosk's own screen, by its keyboard alone: pages are read as somebody reads them who sees the screen."""

import difflib
import functools
import os
import re
import time
from pathlib import Path

import screen
from vm import until

FACILITY = "Aozora"
STAFF = "Hanako"
PIN = "295817"
# What is done on a page, by what its question says; the first that fits.
ANSWERS = [
    (r"English", "choose 2"),
    (r"Is this right", "choose 1"),
    (r"facility called", FACILITY),
    (r"whose record", "choose 1"),
    (r"diagonal in inches", "15.6"),
    (r"Please type centimetres", "50"),
    (r"What is your name", STAFF),
    (r"Please choose your staff number", PIN),
    (r"same staff number again", PIN),
    (r"Whom can residents", ""),
    (r"telephone number|phone", ""),
    # The house has decided: without this the kiosk does not open to residents.
    (r"how many months", "60"),
    (r"passphrase that opens the records", "words"),
    (r"recovery sheet for the safe", "words"),
    (r"type word (\d+) of the recovery", "word of the sheet"),
    (r"type word (\d+)", "word"),
    (r"Creating the keys", "wait"),
    (r"Everything is ready", "end"),
]


@functools.cache
def known_words():
    """The words that a sheet is made of, as somebody who knows the language knows them; none where their crate is not here."""
    cargo = Path(os.environ.get("CARGO_HOME", Path.home() / ".cargo"))
    lists = sorted(cargo.glob("registry/src/*/bip39-2*/src/language/english.rs"))
    return re.findall(r'"([a-z]{3,8})"', lists[-1].read_text()) if lists else []


def word(read):
    """The word that was meant by what the eye read, such as `limit` by `iimit`."""
    return next(iter(difflib.get_close_matches(read, known_words(), 1, 0.6)), read)


class SetUp:
    """A member of staff who reads the screen and types."""

    def __init__(self, machine):
        self.machine = machine
        self.passphrase = {}
        self.recovery = {}
        self.pages = []
        self.proved = 0

    def read(self, name="setup"):
        return screen.text(self.machine.screenshot(name))

    def stable(self, other_than=None):
        """The page, once it stands still and is another than before."""

        def still():
            first = self.machine.screenshot("setup").read_bytes()
            time.sleep(0.7)
            if first != self.machine.screenshot("setup").read_bytes():
                return None
            page = screen.text(self.machine.folder / "setup.png")
            return page if page and page != other_than else None

        return until(still, 240, "another page of set-up")

    def run(self):
        page = self.stable()
        for _ in range(80):
            text = " ".join(page)
            answer = next((answer for pattern, answer in ANSWERS if re.search(pattern, text)), None)
            self.pages.append(page[0] if page else "")
            if answer == "end":
                return
            before = self.do(answer, page, text)
            page = self.stable(other_than=before)
        raise RuntimeError(f"set-up does not end: {self.pages}")

    def do(self, answer, page, text):
        """Answers a page; returns what the screen showed last before it was left."""
        if answer == "wait":
            return page
        if answer is None:
            return self.decide("1")
        if answer.startswith("choose"):
            return self.decide(answer.split()[1])
        if answer == "words":
            return self.write_down(page, self.passphrase if "passphrase that opens" in text else self.recovery)
        if answer in ("word", "word of the sheet"):
            number = int(re.search(r"word (\d+)", text).group(1))
            self.proved += 1
            return self.decide((self.recovery if answer == "word of the sheet" else self.passphrase)[number])
        return self.decide(answer)

    def decide(self, typed):
        """Types, looks whether it is there as it should be, and presses Enter."""
        self.machine.type(typed)
        time.sleep(1)
        before = self.stable()
        self.machine.press("ret")
        return before

    def write_down(self, page, words):
        """Copies the words of a page, sheet by sheet, and goes on."""
        for _ in range(12):
            self.copy_sheet(page, words)
            if any("written them down" in line for line in page):
                break
            self.machine.press("ret")
            page = self.stable(other_than=page)
        return self.decide("1")

    def copy_sheet(self, page, words):
        """Copies the words of a sheet; where one is missing between two numbers, looks again, closer."""
        best = self.words_on(page)
        if min(best, default=0) == 1:
            # Whoever is shown the words once more writes them anew.
            words.clear()
        for size in ("70%", "100%", "40%"):
            if self.follow(best, len(words)):
                break
            again = self.words_on(screen.text(self.machine.folder / "setup.png", size))
            best = again if self.follow(again, len(words)) or len(again) > len(best) else best
        for word in best.values():
            words[len(words) + 1] = word

    @staticmethod
    def follow(found, before):
        """Whether the numbers of a sheet go on from the last one, with none left out."""
        return list(found) == list(range(before + 1, before + 1 + len(found)))

    @staticmethod
    def words_on(page):
        """The words of lines such as `3. wagon`, by their numbers."""
        found = {}
        for line in page:
            # No word has a capital letter: one that was read is the eye's, as in "Limit".
            match = re.match(r"\W*(\w{1,2})\W+([a-z]{3,8})\W*$", line.lower())
            if not match or match.group(2) in ("again", "back", "keys"):
                continue
            last = max(found, default=None)
            number = int(match.group(1)) if match.group(1).isdigit() else None
            # A number that was misread is known by the one before it. The last row of the screen repeats the row that has the focus.
            if number is None and last is not None:
                number = last + 1
            if number is not None and number not in found and match.group(2) not in found.values():
                found[number] = word(match.group(2))
        return found
