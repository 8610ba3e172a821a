#!/usr/bin/env python3
"""A person who sees nothing: reads the speech log of a reader, and answers by what was said, until a receipt is said.

usage: blind.py READER WORDS.json FOLDER -- PROGRAM [ARG...]

WORDS is `{"language": "English", "prefer": ["words of a choice"], "done": "words of the choice that ends a list"}`.
The last line that it prints is the numbers that were decided on; ends like visit.py.
"""
import json
import re
import sys

from seats import PATIENCE, SEATS, CannotSit
from speech import Log, Speech
from visit import bare

# A page is whole when nothing was said for so long.
QUIET = 1.0
LONGEST_VISIT = 120


class Blind:
    def __init__(self, seat, log, words):
        self.seat, self.log, self.words, self.decided, self.picked = seat, log, words, [], False

    def page(self, mark):
        """What was said since then, when a choice was among it and nothing more comes."""
        told = lambda: any(self.choice(row) for row in self.log.since(mark)) or self.receipt(mark)
        if not self.log.wait(told, PATIENCE):
            sys.exit(f"no choice was said in {self.log.since(mark)}")
        known = -1
        while known != len(self.log.events):
            known = len(self.log.events)
            self.log.wait(lambda: len(self.log.events) != known, QUIET)
        return self.log.since(mark)

    @staticmethod
    def choice(row):
        return re.match(r"\s*([1-9]): (.*)", row)

    def receipt(self, mark):
        return any(re.fullmatch(r"\s*(\d{4} ){3}\d{4}\s*", row) for row in self.log.since(mark))

    def numbered(self, page, words):
        """The number of the choice that begins as these words do, for a long one is said in two rows."""
        said = [match for match in map(self.choice, page) if match]
        like = [match[1] for match in said if bare(match[2]) and bare(words).startswith(bare(match[2]))]
        return like[0] if like else None

    def number(self, page):
        done = self.numbered(page, self.words["done"])
        picked, self.picked = self.picked and done, done
        if picked:
            return done
        return next(filter(None, (self.numbered(page, words) for words in self.words["prefer"])), "1")

    def decide(self, number):
        mark = len(self.log.events)
        self.seat.press(number)
        focused = lambda: any(row.strip().startswith(number + ": ") for row in self.log.since(mark))
        if not self.log.wait(focused, PATIENCE):
            sys.exit(f"{number} said {self.log.since(mark)}")
        mark = len(self.log.events)
        self.seat.press("Enter")
        self.decided.append(number)
        return mark

    def visit(self):
        self.page(0)
        mark = len(self.log.events)
        self.seat.press("Enter")
        self.decided.append("")
        language = self.numbered(self.page(mark), self.words["language"])
        mark = self.decide(language)
        for _ in range(LONGEST_VISIT):
            page = self.page(mark)
            if self.receipt(mark):
                return
            mark = self.decide(self.number(page))
        sys.exit("the visit does not end")


def main():
    reader, words, folder = sys.argv[1:4]
    log = Log()
    speech = Speech(log, folder + "/speechd.sock")
    with open(words, encoding="utf-8") as own:
        words = json.load(own)
    seat = None
    try:
        seat = SEATS[reader](log, folder, speech.port)
        seat.sit(sys.argv[5:])
        blind = Blind(seat, log, words)
        blind.visit()
    except CannotSit as why:
        print(f"{reader}: {why}")
        return 77
    finally:
        if seat:
            seat.rise()
    print(json.dumps(blind.decided))
    return 0


if __name__ == "__main__":
    sys.exit(main())
