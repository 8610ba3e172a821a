"""A visit by keyboard, whose pages are known by what the braille line shows: somebody who only feels, beside somebody who types."""

import subprocess
import time

from vm import until

# Longer than double_key_ms, within which a second stroke of one key is a trembling finger.
BETWEEN = 0.5
# A page that is asked for and is the one before has been there for so many seconds.
SAME_PAGE_AFTER = 4


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
        self.at = None
        self.way = []

    def page(self, seconds=60):
        """The page that the line has shown since it was turned."""

        def found():
            candidates = None
            for row in self.line.since(self.turned):
                names = self.pages.known(row)
                if not names:
                    continue
                # Rows of the page before may still come on a busy machine: where two rows have no page in common, the later one tells.
                candidates = names if candidates is None else (candidates & names or names)
            if not candidates or not self.pages.are_one(candidates):
                return None
            # The same page again is only believed once no other one has come.
            is_late = self.at in candidates and time.monotonic() < self.turned + SAME_PAGE_AFTER
            return None if is_late else min(candidates)

        try:
            self.at = until(found, seconds, "a page that the braille line tells")
            return self.at
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
