#!/usr/bin/python3
"""One machine with several set-ups of sound: each has to be heard, or told of.

usage: sounds.py IMAGE PROGRAM [PIPEWIRE_IMAGE]
IMAGE is what image.sh made; it is used with the demonstration, for set-up is what boot.py does.
"""

import sys
import time
from pathlib import Path

import sound
from boot import DATA, LANG, OURS, Boot
from story import Story
from vm import Machine, until, with_shell

DROP_IN = "/etc/systemd/system/madoguchi.service.d"


class Sounds(Boot):
    def __init__(self, image, program):
        super().__init__(image, program, False)
        self.disk = self.folder / "sounds.img"
        self.question = self.said(self.spoken_rows("ask-language")[0])

    def start_demo(self, machine, settings=""):
        """Starts the unit with the demonstration and these lines in madoguchi.toml."""
        until(lambda: machine.run("grep -qx madoguchi /proc/*/comm")[1] == 0, 240, "the unit has started its program")
        machine.run("systemctl stop madoguchi", 120)
        machine.run(f"mkdir -p {DROP_IN}; start=$(sed -n 's/^ExecStart=//p' /usr/lib/systemd/system/madoguchi.service); "
                    f"printf '[Service]\\nExecStart=\\nExecStart=%s --demo --lang {LANG}\\n' \"$start\" >{DROP_IN}/demo.conf; systemctl daemon-reload")
        machine.run(f"rm -rf {DATA}/*; printf '{settings}' >{DATA}/madoguchi.toml; chown madoguchi: {DATA}/madoguchi.toml")
        machine.run("systemctl start madoguchi", 120)
        until(lambda: machine.run(f"test -s {DATA}/records.db")[1] == 0, 240, "the kiosk is there")
        time.sleep(15)

    def is_heard(self, machine, what):
        """One key, and our voice says the question, with no line of trouble."""
        before = len(self.heard(machine))
        machine.press("ret")
        self.story.comes(f"{what}: our voice is heard", lambda: sound.likeness(self.question, self.heard(machine, before)) > OURS, 60,
                         lambda: f"likeness {sound.likeness(self.question, self.heard(machine, before)):.2f}; {self.trouble(machine)}")
        self.story.holds(f"{what}: no line in the trouble log", not self.trouble(machine), self.trouble(machine))

    def cards(self):
        with self.started("cards", card="hda") as machine:
            self.start_demo(machine)
            self.is_heard(machine, "default = dmix")
            self.start_demo(machine, 'sound_device = "plughw:0"\\n')
            self.is_heard(machine, "plughw:0, a card for one program alone")

    def usb_card(self):
        with self.started("usb", card="usb") as machine:
            self.start_demo(machine)
            self.is_heard(machine, "a USB card")
            self.card_vanishes(machine)

    def card_vanishes(self, machine):
        """The card is pulled out while it speaks, and put back."""
        machine.press("0")
        time.sleep(2)
        machine.pull_card_out()
        self.story.comes("a card that vanishes while it speaks is told in the trouble log", lambda: self.trouble_log(machine), 60)
        self.photograph(machine, "card-gone")
        time.sleep(5)
        lines = len(self.trouble_log(machine).splitlines())
        time.sleep(30)
        now = len(self.trouble_log(machine).splitlines())
        self.story.holds("and not told again and again", now - lines <= 2, self.trouble_log(machine))
        machine.plug_card_in()
        until(lambda: "USB" in machine.run("cat /proc/asound/cards")[0], 60, "the card is back")
        # QEMU begins its file anew, and its USB card drops samples: that something is said is heard, its words are not known.
        machine.press("0")
        self.story.comes("a card that comes back is heard again", lambda: sound.is_heard(self.heard(machine)), 60)
        self.story.holds("and the trouble log stays as it was", len(self.trouble_log(machine).splitlines()) == now, self.trouble_log(machine))
        self.photograph(machine, "card-back")

    def no_card(self):
        with self.started("mute", card=None) as machine:
            self.start_demo(machine)
            machine.press("ret")
            self.story.comes("without a card the trouble log says so", lambda: "sound" in self.trouble_log(machine), 60)
            self.photograph(machine, "no-card")
            time.sleep(30)
            lines = self.trouble_log(machine).splitlines()
            self.story.holds("and says it once", len(lines) <= 2, lines)
            self.story.holds("the kiosk runs on", machine.run("grep -qx madoguchi /proc/*/comm")[1] == 0)

    def pipewire(self, image):
        self.disk = self.folder / "pipewire-disk.img"
        with_shell(image, str(self.disk))
        with self.started("pipewire", card="hda") as machine:
            self.start_demo(machine)
            self.story.holds("PipeWire runs in the kiosk's session", machine.run("grep -qx pipewire /proc/*/comm")[1] == 0, machine.run("cat /proc/*/comm")[0])
            self.is_heard(machine, "PipeWire")

    def run_all(self, pipewire):
        with_shell(self.image, str(self.disk))
        self.story.part("a card: dmix, then for one program alone", self.cards)
        self.story.part("a USB card: pulled out while it speaks, and plugged in again", self.usb_card)
        self.story.part("no card at all", self.no_card)
        if pipewire:
            self.story.part("PipeWire", lambda: self.pipewire(pipewire))
        return self.story.end()


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    sys.exit(Sounds(*sys.argv[1:3]).run_all(sys.argv[3] if len(sys.argv) == 4 else None))
