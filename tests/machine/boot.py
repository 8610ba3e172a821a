#!/usr/bin/python3
"""Starts the packaged kiosk on an emulated PC and holds it to what a person there sees, hears, feels and leaves behind.

usage: boot.py IMAGE PROGRAM [--update]     (see README.md beside this file)
IMAGE is what image.sh made; PROGRAM is the same program here, which tells how its pages sound and feel.
--update keeps the photographs as those to compare with.
"""

import re
import subprocess
import sys
import time
from datetime import datetime, timezone
from pathlib import Path

import documents
import screen
import sound
from braille_line import BrailleLine
from keyboard_setup import SetUp
from story import Story
from visit import BETWEEN, Pages, Visitor
from vm import Machine, until, with_shell

HERE = Path(__file__).resolve().parent
PICTURES = HERE / "pictures"
LANG = "ja-simple"
DATA = "/var/lib/madoguchi"
AS_KIOSK = f"runuser -u madoguchi -- env -i PATH=/usr/bin:/bin LANG=C.UTF-8 madoguchi --data {DATA}"
# Pixels that may differ from the stored picture: none of them is ours, but a pointer or a cursor may blink.
TOLERANCE = 0.002
# What is decided on a page, where it is not 1: on the way to the second wish the visit is stopped, and recorded so far.
ANSWERS = {"share-wish": "9", "menu": "7", "seal": "2"}
# Where several may be picked, the key that goes on once the first is.
PICKED = {"special-which": "5"}
# The record is written in this time after the last key, without KVM in about a second.
CUT_AFTER = 0.4
# So many seconds after a pause the kiosk has told of what came of it.
STALL_TOLD_AFTER = 3
# Pieces of our voice are found again, sample by sample, at 0.9 and more; another sentence of the same voice gives 0.6.
OURS = 0.8


def stall_behind(line, stalls):
    """How long the machine stood still just before this line of the trouble log was written, in milliseconds; 0 if it did not."""
    told = re.match(r"(\S+)Z ", line)
    if not told:
        return 0
    written = datetime.fromisoformat(told.group(1)).replace(tzinfo=timezone.utc).timestamp()
    return max((length for end, length in stalls if -STALL_TOLD_AFTER <= end - written <= 1), default=0)


def read_code(row):
    """The sixteen digits of a row that is a code in braille, as text; none of another row."""
    digits = dict(zip("⠚⠁⠃⠉⠙⠑⠋⠛⠓⠊", "0123456789"))
    groups = [group for group in re.split("[\u2800 ]+", row) if group]
    if len(groups) != 4 or not all(re.fullmatch("⠼[⠚⠁⠃⠉⠙⠑⠋⠛⠓⠊]{4}", group) for group in groups):
        return None
    return "".join(digits[cell] for group in groups for cell in group[1:])


class Boot:
    def __init__(self, image, program, update):
        self.image = image
        self.program = program
        self.update = update
        self.folder = Path(image).resolve().parent
        self.disk = self.folder / "disk.img"
        self.story = Story()
        self.acknowledged = 0
        self.excused = set()
        self.code = None
        self.receipt_was_shown = False

    # What is looked at on a machine that runs.

    def trouble_log(self, machine):
        return machine.run(f"cat {DATA}/trouble.log 2>/dev/null")[0]

    def trouble(self, machine):
        """Lines of the trouble log, but for those of moments in which the whole machine stood still: these are told."""
        stalls = machine.stalls()
        lines = self.trouble_log(machine).splitlines()
        still = {line: stall_behind(line, stalls) for line in lines}
        for line in lines:
            if still[line] and line not in self.excused:
                self.excused.add(line)
                self.story.tell(f"the emulated PC stood still for {still[line]} ms; its trouble log: {line}")
        return "\n".join(line for line in lines if not still[line])

    def verify(self, machine):
        return machine.run(f"{AS_KIOSK} records verify", 120)

    def records(self, machine):
        """How many records the log holds, as `records verify` counts them."""
        found = re.search(r"(\d+) records?", self.verify(machine)[0])
        return int(found.group(1)) if found else -1

    def looks_like(self, machine, name, seconds):
        """Asserts that the screen shows the stored picture."""
        stored = PICTURES / f"{name}.png"

        def shows():
            self.shot = machine.screenshot(name)
            if self.update:
                return not screen.is_dark(self.shot)
            return screen.difference(self.shot, stored) <= TOLERANCE

        seen = lambda: f"see {self.shot}"
        self.story.comes(f"the screen shows {name} as it is stored", shows, seconds, seen)
        if self.update:
            time.sleep(8)
            screen.keep(machine.screenshot(name), stored)

    def heard(self, machine, since=0):
        return sound.played(machine.sound)[since:]

    def said(self, text):
        """Samples of a sentence in our voice."""
        out = self.folder / "said.wav"
        subprocess.run([self.program, "say", text, "--lang", LANG, "--out", out], check=True, capture_output=True)
        return sound.read(out)

    def spoken_rows(self, page):
        printed = subprocess.run([self.program, "gallery", "--as", "spoken", "--lang", LANG, "--page", page], capture_output=True, text=True, check=True).stdout
        return printed.split("== ")[1].splitlines()[1:]

    # The parts.

    def set_up_from_the_stick(self):
        # The plain VGA card is what any PC has at least. wlroots of Debian 12 cannot draw on the driver that Linux 6.1 has for it.
        display = "virtio-vga" if "bookworm" in str(self.image) else "VGA"
        with Machine.start(self.disk, self.folder, "stick", screen=(1280, 800), usb=True, display=display) as machine:
            self.story.tell(f"the stick has started by UEFI after {machine.seconds():.0f} s")
            setup = SetUp(machine)
            self.story.comes("before set-up the screen says calmly that the machine is not ready", lambda: any("not ready yet" in line for line in setup.stable()), 240, setup.stable)
            before = setup.decide("9")
            setup.stable(other_than=before)
            before = setup.decide("1")
            setup.stable(other_than=before)
            setup.run()
            read = (len(setup.passphrase), len(setup.recovery), setup.proved)
            self.story.holds("set-up is done on the same screen by the keyboard alone: 7 words and 24 words read from it, 5 proved", read == (7, 24, 5), (read, setup.passphrase, setup.recovery))
            setup.decide("1")
            self.looks_like(machine, "rest-1280x800", 120)
            done, code = self.verify(machine)
            self.story.holds("the new log is whole", code == 0, done)
            self.story.holds("no line in the trouble log after set-up", not self.trouble(machine), self.trouble(machine))
            machine.power_off()

    def started(self, name, **options):
        machine = Machine.start(self.disk, self.folder, name, **options)
        self.story.tell(f"{name} has started after {machine.seconds():.0f} s")
        return machine

    def day_at_the_kiosk(self):
        with self.started("day", card="hda", braille=True) as machine:
            line = BrailleLine(machine.braille_socket)
            self.looks_like(machine, "rest-1920x1080", 240)
            self.first_key(machine, line)
            self.routing_key(machine, line)
            self.whole_visit(machine, line)
            self.touch_screen(machine)
            self.call_of_staff(machine)
            self.visit_is_paused(machine)
            self.save_is_cut(machine)

    def first_key(self, machine, line):
        """One key: it is heard, it is ours, and the braille line shows what is said."""
        pages = Pages(self.program, LANG)
        self.visitor = Visitor(machine, line, pages)
        self.story.comes("a USB braille display shows the first page", lambda: line.shown() in pages.rows["rest"][0], 120, lambda: line.rows[-3:])
        before = len(self.heard(machine))
        pressed = time.monotonic()
        self.visitor.turned = pressed
        machine.press("ret")
        question = self.spoken_rows("ask-language")[0]
        # Until the question has been said and a second has passed.
        ours = self.said(question)
        self.story.comes("one key: something is heard", lambda: sound.is_heard(self.heard(machine, before)), 30)
        time.sleep(len(ours) / sound.HERTZ + 8)
        heard = self.heard(machine, before)
        likeness = sound.likeness(ours, heard)
        self.story.holds(f"what is heard is our voice saying the question ({likeness:.2f})", likeness > OURS, f"{likeness:.2f}")
        sound.keep(self.folder / "first-page.wav", heard)
        rows = pages.rows["ask-language"][0]
        shown = [row for row in line.since(pressed) if row in rows]
        self.story.holds("braille rows are the spoken rows, in their order", shown[:2] == rows[:2], line.since(pressed))
        self.story.holds("no line in the trouble log after speech", not self.trouble(machine), self.trouble(machine))

    def routing_key(self, machine, line):
        """A choice under the finger is touched and decided on by its routing key."""
        rows = self.visitor.pages.rows["ask-language"][0]
        choice = rows[1]
        machine.press("1")
        self.story.comes("a digit brings its choice under the finger", lambda: line.shown() == choice, 60, line.shown)
        time.sleep(1)
        line.route(3)
        # The first press touches, the second decides; too near together they would be one trembling finger.
        time.sleep(1.5)
        self.visitor.turned = time.monotonic()
        line.route(3)
        turned = self.visitor.pages.rows["ask-amount"][0][0]
        self.story.comes("a routing key turns the page", lambda: turned in line.since(self.visitor.turned), 60, lambda: line.rows[-8:])

    def whole_visit(self, machine, line):
        self.latencies(machine)
        before = self.records(machine)
        page = self.go_on_until(lambda page: page == "kept" or page.startswith("ended"), ANSWERS)
        self.story.holds(f"a whole visit by the keyboard ends with a receipt ({len(self.visitor.way)} decisions)", page.startswith("ended"), self.visitor.way)
        done, code = self.verify(machine)
        self.story.holds("records verify accepts it inside", code == 0, done)
        self.story.holds("the visit's record is there", self.records(machine) == before + 1, done)
        self.acknowledged = self.records(machine)

    def go_on_until(self, arrives, answers):
        """Decides page by page what `answers` says, else 1; returns the page at which it arrived, or the last one."""
        earlier = None
        for _ in range(90):
            page = self.visitor.page()
            if arrives(page):
                break
            once_more = PICKED.get(page) if page == earlier else None
            self.visitor.decide(once_more or answers.get(page, "2" if page.endswith(".offer") else "1"))
            earlier = page
        return page

    def latencies(self, machine):
        """Key to sound on dmix: from where the card's file stood at the key to the first sound behind it."""
        times = []
        if not sound.is_heard(self.heard(machine)):
            return self.story.tell("key to sound is not measured: nothing sounds")
        for _ in range(5):
            # A key that the page does not know silences the voice; then there is silence to find the beginning in.
            machine.press("0")
            self.until_quiet(machine)
            at = len(self.heard(machine)) / sound.HERTZ
            machine.press("0", hold=20)
            begin = until(lambda: sound.begins(self.heard(machine), at), 60, "the page is said again")
            times.append((begin - at) * 1000)
        self.story.tell(f"key to sound on dmix, without KVM: {', '.join(f'{ms:.0f}' for ms in sorted(times))} ms")

    def until_quiet(self, machine):
        """Waits until the card has played silence for a second."""
        time.sleep(1)
        until(lambda: not sound.is_heard(self.heard(machine)[-sound.HERTZ :]), 90, "silence after a page")

    def touch_screen(self, machine):
        """A touch screen can be plugged in, and nothing is decided by what the kiosk does not know yet."""
        machine.run("modprobe uinput; test-touch 16000 16000 & sleep 2")
        self.story.holds("a touch screen is there", machine.run("grep -q 'touch screen of the test' /proc/bus/input/devices")[1] == 0)
        machine.run("wait", 20)

    def call_of_staff(self, machine):
        """The key for staff: a chime that is heard, the program of the house, the log, and an end."""
        hook = "#!/bin/sh\necho $MADOGUCHI_CALL | systemd-cat -t rang\n"
        machine.run(f"printf '{hook}' >/etc/madoguchi/call; chmod 755 /etc/madoguchi/call")
        chime = self.folder / "chime-ours.wav"
        subprocess.run([self.program, "say", "--chime", "--out", chime], check=True, capture_output=True)
        ours = sound.read(chime)
        self.until_quiet(machine)
        before = len(self.heard(machine))
        self.visitor.turned = time.monotonic()
        machine.press("f10")
        self.story.comes("the call for staff is heard: the chime is in what the card played", lambda: sound.likeness(ours, self.heard(machine, before), piece=0.1) > OURS, 60,
                         lambda: f"likeness {sound.likeness(ours, self.heard(machine, before), piece=0.1):.2f}")
        sound.keep(self.folder / "chime.wav", self.heard(machine, before))
        self.story.comes("the program of the house is run outside the sandbox", lambda: "call" in machine.run("journalctl -q -t rang -o cat")[0], 60,
                         lambda: machine.run("systemctl status --no-pager madoguchi-call.service madoguchi-call.path")[0])
        self.story.comes("the log says that staff were called", lambda: self.logged(machine, "staff.called") and self.logged(machine, "staff.reached"), 30)
        self.photograph(machine, "call")
        again = len(self.heard(machine))
        self.story.comes("the chime comes again", lambda: sound.likeness(ours, self.heard(machine, again), piece=0.1) > OURS, 60)
        number = self.choice_number("staff", "staff-call", "here")
        self.visitor.decide(number)
        self.story.comes("staff answer, and the log says when", lambda: self.logged(machine, "staff.answered"), 30)
        time.sleep(5)
        quiet = len(self.heard(machine))
        time.sleep(30)
        self.story.holds("after the answer no chime comes any more", sound.likeness(ours, self.heard(machine, quiet), piece=0.1) < OURS)

    def logged(self, machine, kind):
        return machine.run(f"grep -qa {kind} {DATA}/records.db {DATA}/records.db-wal")[1] == 0

    def photograph(self, machine, name):
        self.story.tell(f"photograph: {machine.screenshot(name)}")

    def choice_number(self, page, message, part):
        """The number of a choice on a page, as the gallery prints it where it first has this choice."""
        words = self.words(message, part)
        printed = subprocess.run([self.program, "gallery", "--as", "lines", "--lang", "en", "--page", page], capture_output=True, text=True, check=True).stdout
        return re.search(rf"^(\d): {re.escape(words)}", printed, re.M).group(1)

    def words(self, message, part):
        """The English words of a part of a message of the kiosk."""
        text = (HERE.parent.parent / "locales/en/kiosk.ftl").read_text()
        return re.search(rf"^{message} =.*?\n    \.{part} = (.*?)$", text, re.M | re.S).group(1)

    def next_person_comes(self, machine):
        # Later: the same key at once would be a finger that trembles.
        time.sleep(5)
        self.visitor.turned = time.monotonic()
        machine.press("ret")

    def visit_is_paused(self, machine):
        """The next person has heard enough for today, and reads the code for going on from the braille line."""
        self.back_to_rest(machine)
        self.next_person_comes(machine)
        self.go_on_until(lambda page: page == "ask-stop", {"ways-same": "9", "menu": "7"})
        self.visitor.decide(self.choice_number("ask-stop", "ask-stop", "today"))
        # First it is asked how the person would like to hear it.
        self.go_on_until(lambda page: page.startswith("ended"), {})
        code = lambda: next(filter(None, map(read_code, self.visitor.line.since(self.visitor.turned))), None)
        self.code = self.story.comes("enough for today: the braille line shows the code for going on", code, 60, lambda: self.visitor.line.rows[-6:])
        kept = machine.run(f"ls {DATA}/paused-visits")[0].split()
        self.story.holds("one paused visit is kept, and no record of it", len(kept) == 1 and self.records(machine) == self.acknowledged, kept)
        self.back_to_rest(machine)

    def save_is_cut(self, machine):
        """The visit goes on by its code, and while it is recorded somebody pulls the plug."""
        self.next_person_comes(machine)
        page = self.go_on_until(lambda page: page == "paused-entry", {"begin": "5"})
        machine.type(self.code or "", between=BETWEEN)
        self.visitor.decide("")
        page = self.go_on_until(lambda page: page == "seal", ANSWERS)
        self.story.holds("the code brings the visit back, and it is answered to its end", page == "seal", self.visitor.way)
        self.visitor.decide(ANSWERS["seal"])
        time.sleep(CUT_AFTER)
        self.receipt_was_shown = any(map(read_code, self.visitor.line.since(self.visitor.turned)))
        machine.cut_power()
        self.story.tell("the power was cut while the visit was recorded")

    def back_to_rest(self, machine):
        """Ends the visit on the receipt page, over which staff were called."""
        self.visitor.decide("1")
        rest = self.visitor.pages.rows["rest"][0][0]
        self.story.comes("finishing clears the screen for the next person", lambda: rest in self.visitor.line.since(self.visitor.turned), 60, lambda: self.visitor.line.rows[-6:])

    def after_the_cut(self):
        with self.started("after", card="hda") as machine:
            self.looks_like(machine, "rest-1920x1080", 300)
            done, code = self.verify(machine)
            self.story.holds("after the cut records verify accepts the log", code == 0, done)
            there = self.records(machine) - self.acknowledged
            self.story.holds(f"everything acknowledged is there, and of the record that was cut off all or nothing (records: {there})",
                             there in ((1,) if self.receipt_was_shown else (0, 1)), done)
            self.story.holds("no line in the trouble log after the cut", not self.trouble(machine), self.trouble(machine))
            documents.run_all(self.story, machine)
            self.graphics_that_do_not_start(machine)

    def graphics_that_do_not_start(self, machine):
        """Where cage finds no graphics, the screen is never left black: a calm text stands there, and the kiosk can come back."""
        drop_in = "/run/systemd/system/madoguchi.service.d"
        machine.run(f"mkdir -p {drop_in}; printf '[Service]\\nEnvironment=WLR_DRM_DEVICES=/dev/null\\n' >{drop_in}/no-graphics.conf; systemctl daemon-reload")
        machine.run("systemctl --no-block restart madoguchi")
        active = lambda unit: machine.run(f"systemctl is-active {unit}")[0] in ("active", "activating")
        self.story.comes("graphics that do not start end in the unit that rests", lambda: active("madoguchi-resting"), 300,
                         lambda: machine.run("systemctl status --no-pager -n 20 madoguchi")[0])
        # The letters of the console are small: they are read enlarged.
        read = lambda: screen.text(machine.screenshot("resting"), "200%")
        self.story.comes("its calm text stands on the screen", lambda: any("speak to staff" in line.lower() for line in read()), 120, read)
        machine.run(f"rm -r {drop_in}; systemctl daemon-reload; systemctl reset-failed madoguchi; systemctl --no-block start madoguchi")
        self.looks_like(machine, "rest-1920x1080", 300)

    def run(self):
        package = next((HERE.parent.parent / "target/debian").glob("*.deb"))
        with_shell(self.image, str(self.disk), package)
        self.story.part("set-up, from an emulated USB stick by UEFI, 1280x800", self.set_up_from_the_stick)
        self.story.part("a day at the kiosk, 1920x1080, Intel HDA, USB keyboard, USB braille display", self.day_at_the_kiosk)
        self.story.part("after the cut", self.after_the_cut)
        return self.story.end()


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    if len(arguments) != 2:
        sys.exit(__doc__)
    sys.exit(Boot(*arguments, "--update" in sys.argv).run())
