"""A visit by keyboard, whose pages are known by what the braille line shows: somebody who only feels, beside somebody who types."""

import subprocess
import time

from vm import until

# Longer than double_key_ms, within which a second stroke of one key is a trembling finger.
BETWEEN = 0.5


class Pages:
    """Every page of residents in braille, as `madoguchi gallery` prints it."""

    def __init__(self, program, lang):
        printed = subprocess.run([program, "gallery", "--as", "braille", "--lang", lang], capture_output=True, text=True, check=True).stdout
        self.rows = {}
        self.order = []
        for block in printed.split("== ")[1:]:
            title, *rows = [line for line in block.splitlines() if line]
            name = title.split()[1]
            self.rows.setdefault(name, []).append(rows)
            self.order.append(name)

    def are_one(self, names):
        """Whether these pages are one, or read alike, as a question that is asked once more."""
        first, *others = (self.rows[name][0] for name in sorted(names))
        return all(rows == first for rows in others)

    def known(self, shown):
        """The pages to which a row that the line showed belongs; a long row is cut by the line."""
        return {name for name, all_rows in self.rows.items() for rows in all_rows for row in rows if begins_alike(row, shown)}


def begins_alike(row, shown):
    """Whether the line shows the beginning of a row; words are not split, so a long one may end early."""
    return len(shown) > 2 and (row == shown or (len(row) > len(shown) and row.startswith(shown) and len(shown) > 20))


class Visitor:
    def __init__(self, machine, line, pages):
        self.machine = machine
        self.line = line
        self.pages = pages
        self.turned = time.monotonic()
        self.way = []

    def page(self, seconds=60):
        """The page that the line has shown since it was turned."""

        def found():
            candidates = None
            for row in self.line.since(self.turned):
                names = self.pages.known(row)
                if not names:
                    continue
                candidates = names if candidates is None else (candidates & names or candidates)
                if self.pages.are_one(candidates):
                    return min(candidates)
            return None

        try:
            return until(found, seconds, "a page that the braille line tells")
        except TimeoutError as late:
            picture = self.machine.screenshot("lost-on-the-way")
            raise TimeoutError(f"{late}: it showed {self.line.since(self.turned)[-6:]} after {self.way[-6:]}; see {picture}") from None

    def decide(self, number):
        """A digit, then Enter."""
        self.machine.type(number)
        time.sleep(BETWEEN)
        self.turned = time.monotonic()
        self.machine.press("ret")
        self.way.append(number)
