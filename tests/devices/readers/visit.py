#!/usr/bin/env python3
"""A visit by a real screen reader: presses the keys of a script, and compares what is said or brailled at each of them.

usage: visit.py READER SCRIPT.json FOLDER -- PROGRAM [ARG...]

A step is `{"key": "Down", "by": "arrow", "under": "the row under the cursor", "page": ["rows"], "most": 2}` or
`{"idle": 10}` or `{"never": ["what must not have been said"]}`.
Ends with 0 (all was said), 1 (something was not), or 77 (this reader cannot run here; the last line says why).
"""
import json
import sys
import time
import unicodedata

from seats import PATIENCE, SEATS, CannotSit
from speech import Log, Speech


def bare(text):
    """Without what readers leave out or put in: spaces, marks of no width, punctuation."""
    return "".join(c for c in text if unicodedata.category(c)[0] in "LN" or c == "ー")


class Visit:
    def __init__(self, seat, log):
        self.seat, self.log, self.faults, self.told = seat, log, [], []

    def step(self, at, step, mark):
        """One key and what comes of it."""
        name = f"step {at} {step.get('key', 'start')}"
        wanted = self.wanted(step)
        came = lambda: all(bare(text) in self.heard(mark) for text in wanted)
        if not self.log.wait(came, PATIENCE):
            lost = [text for text in wanted if bare(text) not in self.heard(mark)]
            self.faults.append(f"{name}: {lost} was not said in {self.log.since(mark, self.kinds())}")
        self.settle()
        said = self.log.since(mark)
        if "most" in step and self.seat.says != "braille" and len(said) > step["most"]:
            self.faults.append(f"{name}: {len(said)} messages for one key: {said}")
        self.told.append(f"{name}: {' | '.join(self.log.since(mark, self.kinds()))}")

    def kinds(self):
        return ("braille",) if self.seat.says == "braille" else ("say", "char")

    def wanted(self, step):
        """Readers of what is written say the whole page; those of the cursor say or show its row."""
        if self.seat.says == "rows" and "page" in step:
            return step["page"]
        if self.seat.says == "changes" and "changed" in step:
            return [step["changed"]]
        return [] if step.get("by") in self.seat.silent_at else [step["under"]]

    def heard(self, mark):
        return bare("".join(self.log.since(mark, self.kinds())))

    def settle(self):
        """Until nothing more comes: as long as something does come within a moment, the reader is still busy."""
        known = -1
        while known != len(self.log.events):
            known = len(self.log.events)
            self.log.wait(lambda: len(self.log.events) != known, 0.4)

    def idle(self, seconds):
        """Whoever does nothing is told nothing."""
        self.settle()
        mark, written = len(self.log.events), self.seat.written
        time.sleep(seconds)
        said, wrote = self.log.since(mark, ("say", "char", "braille")), self.seat.written - written
        if said or wrote:
            self.faults.append(f"idle for {seconds} s: {wrote} bytes, {said}")
        self.told.append(f"idle for {seconds} s: {wrote} bytes, {len(said)} messages")


    def never(self, secrets):
        """Nothing of this was said since the beginning (EN 301 549 5.1.3.8)."""
        said = self.heard(0)
        self.faults += [f"{secret!r} was said" for secret in secrets if bare(secret) in said]


def main():
    reader, script, folder = sys.argv[1:4]
    program = sys.argv[5:]
    log = Log()
    speech = Speech(log, folder + "/speechd.sock")
    with open(script, encoding="utf-8") as steps:
        steps = json.load(steps)
    try:
        seat = SEATS[reader](log, folder, speech.port)
    except CannotSit as why:
        print(f"{reader}: {why}")
        return 77
    visit = Visit(seat, log)
    try:
        seat.sit(program)
        visit.step(0, steps[0], 0)
        for at, step in enumerate(steps[1:], 1):
            if "idle" in step:
                visit.idle(step["idle"])
                continue
            if "never" in step:
                visit.never(step["never"])
                continue
            mark = len(log.events)
            seat.press(step["key"])
            visit.step(at, step, mark)
            if visit.faults:
                break
    except CannotSit as why:
        print(f"{reader}: {why}")
        return 77
    finally:
        seat.rise()
    print("\n".join(visit.told + visit.faults))
    return 1 if visit.faults else 0


if __name__ == "__main__":
    sys.exit(main())
