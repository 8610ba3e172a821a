"""A PC without KVM: starts a disk image by its firmware, presses keys, looks at the screen, plugs and unplugs, cuts the power."""

import json
import os
import re
import socket
import subprocess
import threading
import time
from pathlib import Path

# A shell inside takes 30 to 80 s on two quiet cores; a busy machine takes its time.
PATIENCE = 300
# QEMU without KVM now and then stays in the boot loader for ever, once in about forty starts: then it is started once more.
STARTS = 3
# The emulated PC stands still where its host has no time for it. The kiosk tells of sound that stops for 600 ms and more.
SHORTEST_STALL = 300
STALLS = "/run/test-stalls"
# Keys of a US keyboard that are no letter or digit, by what they write.
KEYS = {" ": "spc", "-": "minus", ".": "dot", ",": "comma", "/": "slash", "\n": "ret", "*": "kp_multiply", "=": "equal", "'": "apostrophe", ";": "semicolon"}


class Qmp:
    """The monitor of QEMU."""

    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX)
        until(lambda: connected(self.socket, path), 30, f"QEMU opens {path}")
        self.file = self.socket.makefile("rw")
        self.file.readline()
        self.lock = threading.Lock()
        self.run("qmp_capabilities")

    def run(self, name, **arguments):
        with self.lock:
            self.file.write(json.dumps({"execute": name, "arguments": arguments}) + "\n")
            self.file.flush()
            while line := self.file.readline():
                answer = json.loads(line)
                if "return" in answer:
                    return answer["return"]
                if "error" in answer:
                    raise RuntimeError(f"QEMU refuses {name}: {answer['error']}")
        raise RuntimeError(f"QEMU ended at {name}")


def connected(sock, path):
    try:
        sock.connect(str(path))
        return True
    except OSError:
        return False


def until(holds, seconds, what):
    """Waits until `holds()` gives something true, and returns it."""
    end = time.monotonic() + seconds
    while True:
        result = holds()
        if result:
            return result
        if time.monotonic() > end:
            raise TimeoutError(f"after {seconds} s not yet: {what}")
        time.sleep(0.2)


class Shell:
    """A root shell on the serial line, which only the test's copy of the image has."""

    def __init__(self, path):
        self.path = path
        self.socket = None
        self.number = 0
        self.lock = threading.Lock()

    def connect(self):
        if self.socket is None:
            self.socket = socket.socket(socket.AF_UNIX)
            self.socket.connect(str(self.path))

    def run(self, command, seconds=60):
        """Runs a command inside; returns what it printed and its exit status."""
        with self.lock:
            self.connect()
            self.number += 1
            mark = f"@{self.number}@"
            # The mark is written in two parts, so that the echo of the command is not taken for it.
            line = f"\n{{ {command}\n}} 2>&1; echo '@{self.number}'\"@ $?\"\n"
            self.socket.sendall(line.encode())
            heard = self.hear(mark, seconds)
        text = heard.replace("\r", "")
        text = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", text)
        body, _, status = text.rpartition(mark)
        body = body.split(f"\"@ $?\"\n", 1)[-1]
        return body.strip("\n"), int((status.split() or ["-1"])[0])

    def hear(self, mark, seconds):
        heard = b""
        end = time.monotonic() + seconds
        self.socket.settimeout(0.5)
        while time.monotonic() < end:
            try:
                heard += self.socket.recv(65536)
            except TimeoutError:
                continue
            if re.search(re.escape(mark).encode() + rb" \d+", heard):
                return heard.decode(errors="replace")
        raise TimeoutError(f"the shell inside does not answer; it said: {heard[-800:].decode(errors='replace')}")

    def answers(self):
        try:
            return self.run("echo here", 5)[0].endswith("here")
        except (TimeoutError, OSError, ValueError):
            return False


class Machine:
    """A PC that starts `disk`, with a keyboard, a card (`hda`, `usb` or none) whose sound becomes a file, and a braille socket."""

    def __init__(self, disk, folder, name, *, screen=(1920, 1080), card="hda", braille=False, usb=False, clock=None, display="virtio-vga"):
        self.folder = Path(folder).resolve()
        self.name = name
        self.sound = self.folder / f"{name}.wav"
        self.braille_socket = self.folder / f"{name}.braille"
        self.monitor = self.folder / f"{name}.qmp"
        (self.folder / f"{name}.console").unlink(missing_ok=True)
        self.serial = self.folder / f"{name}.serial"
        for old in (self.sound, self.braille_socket, self.monitor, self.serial):
            old.unlink(missing_ok=True)
        variables = self.folder / f"{name}.vars"
        variables.write_bytes(Path("/usr/share/OVMF/OVMF_VARS_4M.fd").read_bytes())
        width, height = screen
        command = [
            "qemu-system-x86_64", "-machine", "q35", "-accel", "tcg,thread=multi,tb-size=1024", "-cpu", "max",
            "-smp", "2", "-m", "2048", "-nodefaults", "-no-user-config", "-display", "none",
            "-drive", "if=pflash,format=raw,readonly=on,file=/usr/share/OVMF/OVMF_CODE_4M.fd",
            "-drive", f"if=pflash,format=raw,file={variables}",
            "-drive", f"id=disk,if=none,format=raw,file={disk}",
            "-device", "qemu-xhci,id=usb", "-device", "usb-kbd,bus=usb.0",
            "-device", f"{display},xres={width},yres={height}",
            "-device", "usb-storage,bus=usb.0,drive=disk,bootindex=1" if usb else "virtio-blk-pci,drive=disk,bootindex=1",
            "-chardev", f"socket,id=serial,path={self.serial},server=on,wait=off,logfile={self.folder / name}.console",
            "-serial", "chardev:serial", "-qmp", f"unix:{self.monitor},server=on,wait=off",
        ]
        command += ["-audiodev", f"wav,id=sound,path={self.sound},out.frequency=48000"]
        if card == "hda":
            command += ["-device", "intel-hda,id=card", "-device", "hda-output,bus=card.0,audiodev=sound"]
        if card == "usb":
            command += ["-device", "usb-audio,id=card,bus=usb.0,audiodev=sound"]
        if braille:
            command += ["-chardev", f"socket,id=braille,path={self.braille_socket},server=on,wait=off",
                        "-device", "usb-braille,bus=usb.0,chardev=braille"]
        if clock:
            command += ["-rtc", f"base={clock}"]
        self.began = time.monotonic()
        self.errors = open(self.folder / f"{name}.qemu", "wb")
        self.process = subprocess.Popen(command, stdout=self.errors, stderr=self.errors, stdin=subprocess.DEVNULL)
        self.qmp = Qmp(self.monitor)
        self.shell = Shell(self.serial)

    @classmethod
    def start(cls, disk, folder, name, **options):
        """A PC that has started, with a shell inside."""
        for start in range(1, STARTS + 1):
            machine = cls(disk, folder, name, **options)
            try:
                machine.wait_for_shell()
                return machine
            except TimeoutError:
                machine.cut_power()
                if start == STARTS:
                    raise
                print(f"{name}: QEMU stays in the boot loader: started once more", flush=True)

    def seconds(self):
        return time.monotonic() - self.began

    def wait_for_shell(self):
        # Before that the firmware and the boot loader listen at the line: they would take what is typed for keys.
        console = self.folder / f"{self.name}.console"
        until(lambda: b"root@kiosk" in console.read_bytes(), PATIENCE, f"{self.name}: a prompt on the serial line")
        until(self.shell.answers, PATIENCE, f"{self.name}: a shell on the serial line")
        self.shell.run("stty -echo cols 200; PS1=; PS2=; dmesg -n 1")

    def run(self, command, seconds=60):
        return self.shell.run(command, seconds)

    def stalls(self):
        """When the machine stood still: the second of each end, and for how many milliseconds."""
        told = self.run(f"cat {STALLS} 2>/dev/null")[0]
        return [tuple(map(int, line.split())) for line in told.splitlines()]

    def screenshot(self, name):
        """A photograph of the screen, as a PNG."""
        picture = self.folder / f"{name}.png"
        self.qmp.run("screendump", filename=str(picture), format="png")
        return picture

    def press(self, key, hold=60):
        """Presses a key of the USB keyboard, by QEMU's name: `ret`, `f10`, `ctrl+alt+delete`."""
        keys = [{"type": "qcode", "data": part} for part in key.split("+")]
        self.qmp.run("send-key", **{"keys": keys, "hold-time": hold})
        time.sleep(hold / 1000 + 0.05)

    def type(self, text, between=0.12):
        """Types a text key by key, as a person would."""
        for letter in text:
            key = KEYS.get(letter, letter.lower())
            self.press(f"shift+{key}" if letter.isupper() else key)
            time.sleep(between)

    def pull_card_out(self):
        """Pulls the USB card out."""
        self.qmp.run("device_del", id="card")

    def plug_card_in(self):
        self.qmp.run("device_add", driver="usb-audio", id="card", bus="usb.0", audiodev="sound")

    def cut_power(self):
        """Ends it as a pulled plug does: nothing is shut down."""
        try:
            self.qmp.run("quit")
        except (RuntimeError, OSError):
            pass
        self.process.wait(30)

    def power_off(self):
        """Shuts it down in order, by its power button."""
        self.run("sync")
        self.qmp.run("system_powerdown")
        try:
            self.process.wait(240)
        except subprocess.TimeoutExpired:
            self.cut_power()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.cut_power()


def with_shell(image, copy, package=None):
    """A copy of an image with what the test needs: a root shell on the serial line, a finger, a watch, the package to install again."""
    touch, stalls = built("touch", copy), built("stalls", copy)
    subprocess.run(["cp", "--sparse=always", image, copy], check=True)
    table = json.loads(subprocess.run(["sfdisk", "-J", copy], check=True, capture_output=True).stdout)
    start = next(part["start"] for part in table["partitiontable"]["partitions"] if part.get("name") == "madoguchi")
    unit = Path(f"{copy}.unit")
    unit.write_text("[Unit]\nDescription=a root shell for the test\n[Service]\nType=idle\nEnvironment=TERM=dumb\n"
                    "ExecStart=-/sbin/agetty --autologin root --noclear 115200 ttyS0 dumb\nRestart=always\n"
                    "[Install]\nWantedBy=multi-user.target\n")
    watch = Path(f"{copy}.watch")
    watch.write_text("[Unit]\nDescription=a watch for the test\nDefaultDependencies=no\n[Service]\n"
                     f"ExecStart=/usr/bin/test-stalls {SHORTEST_STALL}\nStandardOutput=append:{STALLS}\n")
    commands = Path(f"{copy}.debugfs")
    commands.write_text(f"cd /etc/systemd/system\nwrite {unit} test-shell.service\ncd multi-user.target.wants\n"
                        "symlink test-shell.service /etc/systemd/system/test-shell.service\n"
                        f"cd /etc/systemd/system\nwrite {watch} test-stalls.service\ncd multi-user.target.wants\n"
                        "symlink test-stalls.service /etc/systemd/system/test-stalls.service\n"
                        f"cd /usr/bin\nwrite {touch} test-touch\nset_inode_field test-touch mode 0100755\n"
                        f"write {stalls} test-stalls\nset_inode_field test-stalls mode 0100755\n")
    if package:
        with commands.open("a") as more:
            more.write(f"cd /\nmkdir /usr/share/madoguchi-test\ncd /usr/share/madoguchi-test\nwrite {package} {package.name}\n")
    subprocess.run(["debugfs", "-w", "-f", commands, f"{copy}?offset={start * 512}"], check=True, capture_output=True)
    for made in (unit, watch, commands, touch, stalls):
        made.unlink()
    return copy


def built(program, copy):
    """A small program for inside, with all that it needs in it."""
    out = Path(f"{copy}.{program}")
    subprocess.run(["cc", "-static", "-O2", "-o", out, Path(__file__).with_name(f"{program}.c")], check=True)
    return out
