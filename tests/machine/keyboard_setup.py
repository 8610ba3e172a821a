"""Set-up on the kiosk's own screen, by its keyboard alone: pages are read as somebody reads them who sees the screen."""

import re
import time

import screen
from vm import until

FACILITY = "Aozora"
STAFF = "Hanako"
PIN = "295817"
# What is done on a page, by what its question says; the first that fits.
ANSWERS = [
    (r"English", "choose 2"),
    (r"facility called", FACILITY),
    (r"whose record", "choose 1"),
    (r"diagonal in inches", "15.6"),
    (r"Type centimetres", "50"),
    (r"What is your name", STAFF),
    (r"Choose a number for yourself", PIN),
    (r"same number again", PIN),
    (r"Is this right", "choose 1"),
    (r"telephone number|phone", ""),
    (r"How many months", ""),
    (r"words that open the records", "words"),
    (r"recovery sheet for the safe", "words"),
    (r"type word (\d+) of the recovery", "word of the sheet"),
    (r"type word (\d+)", "word"),
    (r"Making keys", "wait"),
    (r"Everything is ready", "end"),
]


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
            return self.write_down(page, self.passphrase if "open the records" in text else self.recovery)
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
        """Copies the words, sheet by sheet, and goes on."""
        for _ in range(12):
            for line in page:
                self.copy_word(line, words)
            if any("written them down" in line for line in page):
                break
            self.machine.press("ret")
            page = self.stable(other_than=page)
        return self.decide("1")

    @staticmethod
    def copy_word(line, words):
        """Copies the word of a line such as `3. wagon`. Words stand in their order, so a number that was misread is known."""
        found = re.match(r"\W*(\w{1,2})\W+([a-z]{3,8})\W*$", line)
        if not found or found.group(2) in ("again", "back", "keys"):
            return
        number = int(found.group(1)) if found.group(1).isdigit() else None
        # The last row of the screen repeats the row that has the focus.
        if number not in words:
            words[len(words) + 1] = found.group(2)
