"""Real readers, each with the program under it: yasr, tdsr, Fenrir in a pty, BRLTTY on a Linux console, Orca on gnome-terminal."""
import fcntl
import os
import pty
import re
import shlex
import shutil
import signal
import struct
import subprocess
import sys
import termios
import threading
import time

from speech import BrailleLine

PATIENCE = float(os.environ.get("MADOGUCHI_PATIENCE", 90))  # seconds; a loaded machine starts Orca slowly
KEYS = {"Down": "\x1b[B", "Up": "\x1b[A", "Enter": "\r", "Insert": "\x1b[2~"}
X_KEYS = {"Enter": "Return", "?": "question"}


class CannotSit(Exception):
    """This reader cannot run here, and why."""


class Seat:
    """A reader with the program under it."""
    needs = []
    # Whether it says every row that is written (`rows`) or only those that changed (`changes`), or shows the one under
    # the cursor (`braille`).
    says = "rows"
    # What it says nothing at, by its own ways.
    silent_at = ()

    def __init__(self, log, folder, port):
        self.log, self.folder, self.port, self.started, self.written = log, folder, port, [], 0
        missing = [name for name in self.needs if not shutil.which(name)]
        if missing:
            raise CannotSit("not installed: " + " ".join(missing))
        self.env = dict(os.environ, LANG="C.UTF-8", LC_ALL="C.UTF-8", TERM="xterm-256color", HOME=folder,
                        XDG_CONFIG_HOME=folder + "/.config", XDG_RUNTIME_DIR=folder,
                        SPEECHD_ADDRESS=f"unix_socket:{folder}/speechd.sock")
        for name in ("TMUX", "STY", "DISPLAY", "WAYLAND_DISPLAY"):
            self.env.pop(name, None)

    def spawn(self, argv, **how):
        process = subprocess.Popen(argv, start_new_session=True, env=self.env, **how)
        self.started.append(process)
        return process

    def quietly(self, argv):
        errors = open(f"{self.folder}/{os.path.basename(argv[0])}.err", "wb")
        return self.spawn(argv, stdin=subprocess.DEVNULL, stdout=errors, stderr=errors)

    def file(self, name, text):
        path = f"{self.folder}/{name}"
        with open(path, "w", encoding="utf-8") as out:
            out.write(text)
        os.chmod(path, 0o755)
        return path

    def script(self, program, before=""):
        # Fenrir gives its own side of the terminal to its child, which would then never learn that the reader is gone.
        closed = "exec " + " ".join(f"{number}>&-" for number in range(3, 10)) + "\n"
        return self.file("program.sh", "#!/bin/sh\n" + closed + before + "exec " + shlex.join(program) + "\n")

    def rise(self):
        """Ends what was started, the program before its reader."""
        for process in reversed(self.started):
            for how in (signal.SIGTERM, signal.SIGKILL):
                if process.poll() is not None:
                    break
                try:
                    os.killpg(process.pid, how)
                    process.wait(3)
                except (OSError, subprocess.TimeoutExpired):
                    pass


class PtySeat(Seat):
    """A reader that owns the terminal: it is started in a pty of ours, and starts the program in one of its own."""

    def sit(self, program):
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 25, 80, 0, 0))

        def child():
            fcntl.ioctl(theirs, termios.TIOCSCTTY, 0)
        self.terminal = ours
        self.spawn(self.over(program), stdin=theirs, stdout=theirs, stderr=theirs, preexec_fn=child)
        os.close(theirs)
        threading.Thread(target=self.drain, daemon=True).start()

    def drain(self):
        with open(self.folder + "/terminal.raw", "wb") as raw:
            while True:
                try:
                    read = os.read(self.terminal, 65536)
                except OSError:
                    return
                if not read:
                    return
                self.written += len(read)
                raw.write(read)
                raw.flush()

    def press(self, key):
        os.write(self.terminal, KEYS.get(key, key).encode())


class Yasr(PtySeat):
    needs = ["yasr"]

    def over(self, program):
        with open("/etc/yasr/yasr.conf", encoding="utf-8") as own:
            settings = re.sub(r"synthesizer port=.*", f"synthesizer port=127.0.0.1:{self.port}", own.read())
        return ["yasr", "-C", self.file("yasr.conf", settings), self.script(program)]


class Tdsr(PtySeat):
    """tdsr2 0.2.1 of PyPI (`tdsr` there is something else), in the python that MADOGUCHI_TDSR names, or where
    tests/install.sh puts it. It gives its child
    a terminal of 0 by 0 and its size later, and puts its own back into line mode at once: the start file leaves that out."""

    START = """import termios, tdsr
own, calls = termios.tcsetattr, []
def once(*how):
    calls.append(how)
    return None if len(calls) == 1 else own(*how)
termios.tcsetattr = once
tdsr.main()
"""
    SERVER = """import os, socket
server = socket.socket(socket.AF_UNIX)
server.connect(os.environ["SPEECHD_ADDRESS"].split(":", 1)[1])
lines = server.makefile("rwb")
def send(text):
    lines.write(text.encode("utf-8", "replace") + b"\\r\\n")
    lines.flush()
    while not lines.readline()[3:4] in (b" ", b""):
        pass
for line in open(0, encoding="utf-8", errors="replace"):
    line = line.rstrip("\\n")
    if line[:1] == "s" and line[1:].strip():
        send("SPEAK")
        send(line[1:] + "\\r\\n.")
    elif line[:1] == "l":
        send("CHAR " + line[1:])
"""

    def over(self, program):
        python = os.environ.get("MADOGUCHI_TDSR", "target/tdsr/bin/python")
        if not shutil.which(python) or subprocess.run([python, "-c", "import tdsr"], capture_output=True).returncode:
            raise CannotSit("tdsr2 is not installed (tests/install.sh readers)")
        os.makedirs(self.folder + "/.config/tdsr", exist_ok=True)
        # After an arrow it waits 20 ms for the cursor, and a loaded machine is slower.
        self.file(".config/tdsr/tdsr.cfg", "[speech]\ncursor_delay = 1\n[commands]\n[plugins]\n[symbols]\n")
        server = self.file("server.py", self.SERVER)
        # It sets the size of its terminal after it has started its child.
        waits = 'while [ "$(stty size)" = "0 0" ]; do sleep 0.05; done\n'
        return [python, self.file("start.py", self.START), "-s", f"{sys.executable} {server}", "--",
                self.script(program, waits)]


class Fenrir(PtySeat):
    needs = ["fenrir"]
    says = "changes"
    # It compares screens: a page that is written again as it stood is none to it.
    silent_at = ("repeat",)

    def over(self, program):
        if not os.path.exists("/usr/lib/python3/dist-packages/speechd"):
            raise CannotSit("not installed: python3-speechd")
        settings = ["speech#driver=speechdDriver", "sound#enabled=False", "remote#enable=False",
                    f"general#debugFile={self.folder}/fenrir.log", "general#autoSpellCheck=False",
                    f"general#shell={self.script(program)}"]
        return ["fenrir", "-e", "-s", "/etc/fenrirscreenreader/settings/settings.conf", "-o", ";".join(settings)]


class Brltty(Seat):
    """BRLTTY on a real Linux console: it reads /dev/vcsu, and keys go in by TIOCSTI."""
    needs = ["brltty"]
    says = "braille"
    NUMBER = 9

    def sit(self, program):
        if not os.path.exists("/dev/tty0") or os.geteuid() != 0:
            raise CannotSit("needs root and a kernel with consoles (/dev/tty0)")
        # One reader at a time: the console in front is one.
        self.lock = open("/tmp/madoguchi-console.lock", "w", encoding="utf-8")
        fcntl.flock(self.lock, fcntl.LOCK_EX)
        for kind, first in (("vcs", 0), ("vcsu", 64), ("vcsa", 128)):
            path = f"/dev/{kind}{self.NUMBER}"
            if not os.path.exists(path):
                os.mknod(path, 0o600 | 0o020000, os.makedev(7, first + self.NUMBER))
        self.tty = f"/dev/tty{self.NUMBER}"
        try:
            self.console = os.open(self.tty, os.O_RDWR | os.O_NOCTTY)
            fcntl.ioctl(self.console, termios.TIOCSTI, b"\n")
        except OSError as error:
            raise CannotSit(f"this kernel does not let keys be put into a console ({error})")
        os.write(self.console, b"\x1b%G\x1bc")  # UTF-8, and everything as it comes
        self.env["TERM"] = "linux"
        with open("/dev/tty0", "rb+", buffering=0) as front:
            self.before = struct.unpack("HHH", fcntl.ioctl(front, 0x5603, b"\0" * 6))[0]  # VT_GETSTATE
            fcntl.ioctl(front, 0x5606, self.NUMBER)  # VT_ACTIVATE
            fcntl.ioctl(front, 0x5607, self.NUMBER)  # VT_WAITACTIVE
        termios.tcflush(self.console, termios.TCIFLUSH)
        braille = BrailleLine(self.log, self.folder + "/braille.sock")
        self.quietly(["brltty", "-n", "-e", "-f", "/dev/null", "-F", self.folder + "/preferences", "-U", self.folder,
                      "-W", self.folder, "-P", self.folder + "/brltty.pid", "-b", "vr", "-d",
                      f"client:{self.folder}/braille.sock", "-x", "lx", "-N", "-t", "en-nabcc", "-q",
                      "--start-message=", "-Z", "-s", "no"])
        if not self.log.wait(lambda: braille.connection is not None, PATIENCE):
            raise CannotSit("brltty opened no braille line")

        def child():
            own = os.open(self.tty, os.O_RDWR)
            fcntl.ioctl(own, termios.TIOCSCTTY, 1)
            for number in (0, 1, 2):
                os.dup2(own, number)
        self.program = self.spawn(program, preexec_fn=child)

    def press(self, key):
        # A keyboard delivers a whole sequence at once, TIOCSTI a byte: the program is held meanwhile.
        os.killpg(self.program.pid, signal.SIGSTOP)
        for byte in KEYS.get(key, key).encode():
            fcntl.ioctl(self.console, termios.TIOCSTI, struct.pack("B", byte))
        os.killpg(self.program.pid, signal.SIGCONT)

    def rise(self):
        super().rise()
        if hasattr(self, "before"):
            with open("/dev/tty0", "rb+", buffering=0) as front:
                fcntl.ioctl(front, 0x5606, self.before)


class Orca(Seat):
    """Orca with the settings of a new user, on gnome-terminal under Xvfb."""
    needs = ["orca", "Xvfb", "gnome-terminal", "xdotool", "dbus-launch"]
    says = "changes"
    # What stood there before it was in front is never read; of a cursor it speaks after arrows only; and as Fenrir.
    silent_at = ("start", "digit", "repeat")

    def sit(self, program):
        # It ends every other Orca of this user, also that of another test, unless it finds none.
        alone = self.folder + "/alone"
        os.makedirs(alone, exist_ok=True)
        self.file("alone/pgrep", "#!/bin/sh\nexit 1\n")
        self.env["PATH"] = alone + ":" + self.env["PATH"]
        self.env.update(DISPLAY=self.display(), GTK_MODULES="gail:atk-bridge", GDK_BACKEND="x11", NO_AT_BRIDGE="0",
                        GSETTINGS_BACKEND="keyfile", XDG_SESSION_TYPE="x11", GNOME_ACCESSIBILITY="1",
                        XDG_DATA_HOME=self.folder + "/.local/share")
        os.makedirs(self.folder + "/.config", exist_ok=True)
        self.until(lambda: self.run("xdotool", "getdisplaygeometry").returncode == 0, "Xvfb")
        bus = self.run("dbus-launch", "--sh-syntax").stdout
        self.env.update(re.findall(r"(DBUS_SESSION_BUS_\w+)='?([^';]+)'?;", bus))
        self.run("gsettings", "set", "org.gnome.desktop.interface", "toolkit-accessibility", "true")
        self.run("gsettings", "set", "org.gnome.desktop.a11y.applications", "screen-reader-enabled", "true")
        self.quietly(["/usr/libexec/at-spi-bus-launcher", "--launch-immediately", "--a11y=1", "--screen-reader=1"])
        self.quietly(["orca", "--replace"])
        if not self.log.wait(lambda: self.log.since(0), PATIENCE):
            raise CannotSit("orca said nothing at its start")
        shown = self.script(program)
        self.quietly(["gnome-terminal", "--wait", "--geometry=80x25+0+0", "--hide-menubar", "--", shown])
        find = ("xdotool", "search", "--onlyvisible", "--class", "gnome-terminal")
        # While it is being mapped a window is found at one moment and not at the next.
        window = self.until(lambda: self.run(*find).stdout.split(), "gnome-terminal")[-1]
        self.run("xdotool", "windowfocus", "--sync", window)

    def display(self):
        """A display of its own, which Xvfb itself chooses: two readers on one would share one accessibility bus."""
        told, tells = os.pipe()
        errors = open(self.folder + "/Xvfb.err", "wb")
        self.spawn(["Xvfb", "-displayfd", str(tells), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"],
                   stdin=subprocess.DEVNULL, stdout=errors, stderr=errors, pass_fds=[tells])
        os.close(tells)
        with open(told, encoding="ascii") as number:
            chosen = number.readline().strip()
        if not chosen:
            raise CannotSit("Xvfb did not start")
        return ":" + chosen

    def run(self, *argv):
        return subprocess.run(argv, env=self.env, capture_output=True, text=True, timeout=PATIENCE)

    def until(self, holds, what):
        end = time.monotonic() + PATIENCE
        while True:
            held = holds()
            if held:
                return held
            if time.monotonic() > end:
                raise CannotSit(f"{what} did not come")
            time.sleep(0.1)

    def press(self, key):
        self.run("xdotool", "key", "--clearmodifiers", X_KEYS.get(key, key))

    def rise(self):
        super().rise()
        if "DBUS_SESSION_BUS_PID" in self.env:
            os.kill(int(self.env["DBUS_SESSION_BUS_PID"]), signal.SIGTERM)


SEATS = {"yasr": Yasr, "tdsr": Tdsr, "fenrir": Fenrir, "brltty": Brltty, "orca": Orca}
