"""What is asserted on a booted machine: a line for each, and the count at the end."""

import sys
import time
import traceback

from vm import until


class Story:
    def __init__(self):
        self.began = time.monotonic()
        self.passed = 0
        self.failed = []

    def tell(self, text):
        print(f"{time.monotonic() - self.began:6.0f} s  {text}", flush=True)

    def holds(self, what, holds, seen=""):
        """Asserts this; `seen` is what is told where it does not hold."""
        if holds:
            self.passed += 1
            self.tell(f"ok      {what}")
        else:
            self.failed.append(what)
            self.tell(f"FAILED  {what}: {seen}")
        return bool(holds)

    def comes(self, what, happens, seconds, seen=lambda: ""):
        """Asserts that this comes to hold in so many seconds; returns what `happens` returned."""
        try:
            result = until(happens, seconds, what)
        except TimeoutError:
            self.holds(what, False, f"not within {seconds} s; {seen()}")
            return None
        self.holds(what, True)
        return result

    def part(self, name, act):
        """Runs a part; whatever breaks in it is a failure of that part, and the next one goes on."""
        self.tell(f"--- {name}")
        try:
            act()
        except Exception as error:
            traceback.print_exc(file=sys.stdout)
            self.holds(name, False, f"{type(error).__name__}: {error}")

    def end(self):
        for what in self.failed:
            print(f"failed: {what}")
        print(f"{self.passed} passed, {len(self.failed)} failed", flush=True)
        return 1 if self.failed else 0
