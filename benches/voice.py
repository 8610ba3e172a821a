#!/usr/bin/env python3
"""`make bench-voice`: key to first sound and key to silence, heard at the monitor of a PulseAudio null sink.

The kiosk runs in a pseudo terminal and plays over ALSA to PulseAudio, as on a real machine, only that nobody hears it.
Beside it, in the same run: the open_jtalk command line, and speech-dispatcher with espeak-ng where it is installed.
Every figure stands beside its limit, `ok` or `OVER`; one that is over makes this fail.
"""
import array, os, pty, shutil, statistics, subprocess, sys, tempfile, termios, threading, time, fcntl, struct, wave

LOUD = 100  # 50 dB under full scale; a sink that nobody hears gives zeros
RATE = 48000
ROUNDS = 20
SETTLED = RATE  # bytes of silence after which a sink plays at once what it is given: half a second
PATIENCE = 20.0
SENTENCE = "今日は決めなくてもいいです。"


class Ear:
    """Everything that comes out of the sink, with the time at which it came."""

    def __init__(self, env):
        self.last = 0.0
        self.first = None
        self.taken = 0
        self.child = subprocess.Popen(
            ["parec", "-d", "quiet.monitor", "--latency-msec=4", "--process-time-msec=2", "--raw",
             "--format=s16le", "--rate=%d" % RATE, "--channels=1"], env=env, stdout=subprocess.PIPE)
        threading.Thread(target=self.listen, daemon=True).start()
        # A sink without a card begins with a pause of up to two seconds, in which it plays nobody anything.
        until = time.monotonic() + PATIENCE
        while self.taken <= SETTLED:
            if time.monotonic() > until:
                sys.exit("the sink plays nothing: run `pulseaudio -n -vv` to see why")
            time.sleep(0.01)

    def listen(self):
        fd = self.child.stdout.fileno()
        left = b""
        while chunk := os.read(fd, 4096):
            now = time.monotonic()
            self.taken += len(chunk)
            chunk = left + chunk
            even = len(chunk) // 2 * 2
            left = chunk[even:]
            samples = array.array("h", chunk[:even])
            if samples and max(max(samples), -min(samples)) > LOUD:
                self.last = now
                if self.first is None:
                    self.first = now

    def sound_after(self, act, limit=5.0):
        """Milliseconds from the act until the first sound."""
        self.first = None
        began = time.monotonic()
        act()
        while self.first is None:
            if time.monotonic() - began > limit:
                return None
            time.sleep(0.0005)
        return (self.first - began) * 1000

    def silence_after(self, act):
        """Milliseconds from the act until the last sound; none within the next 250 ms."""
        began = time.monotonic()
        act()
        time.sleep(0.25)
        return max(0.0, (self.last - began) * 1000)


class Kiosk:
    def __init__(self, program, env, voice="builtin"):
        pid, self.fd = pty.fork()
        if pid == 0:
            os.execvpe(program, [program, "--demo", "--lang", "ja", "--voice", voice], env)
        self.pid = pid
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
        threading.Thread(target=self.drain, daemon=True).start()

    def drain(self):
        try:
            while os.read(self.fd, 65536):
                pass
        except OSError:
            pass

    def key(self, key):
        os.write(self.fd, key.encode())

    def memory(self):
        with open("/proc/%d/status" % self.pid) as status:
            return next(int(line.split()[1]) for line in status if line.startswith("RssAnon"))

    def end(self):
        os.kill(self.pid, 15)
        os.waitpid(self.pid, 0)


def pulse(home):
    """A PulseAudio of its own with a sink that nobody hears."""
    script = os.path.join(home, "quiet.pa")
    with open(script, "w") as file:
        file.write("load-module module-null-sink sink_name=quiet rate=48000\n"
                   "load-module module-native-protocol-unix socket=%s/socket auth-anonymous=1\nset-default-sink quiet\n" % home)
    with open(os.path.join(home, ".asoundrc"), "w") as file:
        file.write("pcm.!default { type pulse }\nctl.!default { type pulse }\n")
    env = dict(os.environ, HOME=home, XDG_RUNTIME_DIR=home, PULSE_SERVER="unix:%s/socket" % home, TERM="xterm-256color")
    for name in [name for name in env if name.startswith("MADOGUCHI_")]:
        del env[name]
    daemon = subprocess.Popen(["pulseaudio", "--daemonize=no", "-n", "-F", script, "--exit-idle-time=-1",
                               "--use-pid-file=no"], env=env, stderr=subprocess.DEVNULL)
    for _ in range(100):
        if subprocess.run(["pactl", "info"], env=env, capture_output=True).returncode == 0:
            return daemon, env
        time.sleep(0.05)
    sys.exit("PulseAudio does not start: run `pulseaudio -n -vv` to see why")


class Verdict:
    """Figures beside their limits."""

    def __init__(self):
        self.over = 0

    def figure(self, what, value, limit, unit):
        good = value is not None and value <= limit
        self.over += not good
        shown = "none" if value is None else "%.3f" % value if limit < 1 else "%.1f" % value
        print("%-4s %-38s %8s %-3s (limit %g)" % ("ok" if good else "OVER", what, shown, unit, limit))

    def spread(self, what, values, middle, most):
        """Half of the values under one limit, all of them under another; one that never came is over both."""
        came = [value for value in values if value is not None]
        whole = came if len(came) == len(values) else []
        self.figure("%s, half of %d" % (what, len(values)), statistics.median(came) if came else None, middle, "ms")
        self.figure("%s, the slowest" % what, max(whole) if whole else None, most, "ms")


def middle(values):
    came = [value for value in values if value is not None]
    return statistics.median(came) if came else None


def of_kiosk(program, env, ear):
    without = Kiosk(program, env, "none")
    time.sleep(2)
    without.key("\r")
    time.sleep(2)
    silent = without.memory()
    without.end()
    kiosk = Kiosk(program, env)
    # For a second it asks the terminal what it is; what is typed before the first page stands there goes to nobody.
    time.sleep(2)
    first = ear.sound_after(lambda: kiosk.key("\r"))
    sounds, silences = [first], []
    for _ in range(ROUNDS):
        time.sleep(0.45)
        silences.append(ear.silence_after(lambda: kiosk.key("p")))
        time.sleep(0.3)
        sounds.append(ear.sound_after(lambda: kiosk.key("0")))
    added = kiosk.memory() - silent
    kiosk.end()
    return sounds, silences, added


def of_command(env, ear, command):
    def act():
        act.child = subprocess.Popen(["sh", "-c", command], env=env, stderr=subprocess.DEVNULL)
    sounds = []
    for _ in range(7):
        sounds.append(ear.sound_after(act))
        try:
            act.child.wait(timeout=4)
        except subprocess.TimeoutExpired:
            act.child.kill()
        # Some return before they have spoken: the next round begins in silence.
        while time.monotonic() - ear.last < 0.8:
            time.sleep(0.05)
    return sounds


def processor_ms(command):
    """Milliseconds of processor time, which other programs cannot lengthen much."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    used = os.wait4(child.pid, 0)[2]
    return (used.ru_utime + used.ru_stime) * 1000


def saying(program, home, words):
    """Processor time of saying words into a file, the least of several, and how many milliseconds of sound they are."""
    out = os.path.join(home, "said.wav")
    command = [program, "say", words, "--out", out]
    least = min(processor_ms(command) for _ in range(5))
    with wave.open(out) as sound:
        return least, 1000 * sound.getnframes() / sound.getframerate()


def of_synthesis(program, home):
    """How much of its own length a sentence takes to be made, and milliseconds until the voice is ready."""
    one, short = saying(program, home, SENTENCE)
    many, long = saying(program, home, SENTENCE * 30)
    without = min(processor_ms([program, "say", "はい"]) for _ in range(5))
    return (many - one) / (long - short), saying(program, home, "はい")[0] - without


def peers(home):
    voice = os.path.abspath("assets/voice/nitech_jp_atr503_m001.htsvoice")
    yield ("open_jtalk command line + paplay",
           "echo '%s' | open_jtalk -x /var/lib/mecab/dic/open-jtalk/naist-jdic -m %s -ow %s/a.wav && paplay %s/a.wav"
           % (SENTENCE, voice, home, home))
    if shutil.which("spd-say"):
        yield ("speech-dispatcher + espeak-ng (ja, kana)", "spd-say -o espeak-ng -l ja 'きょーわ きめなくても いいです'")
        yield ("speech-dispatcher + espeak-ng (en)", "spd-say -o espeak-ng -l en 'You need not decide today'")
    else:
        print("speech-dispatcher is not installed: apt-get install speech-dispatcher speech-dispatcher-espeak-ng")


def compare(own, env, ear, home):
    for name, command in peers(home):
        other = middle(of_command(env, ear, command))
        told = "no sound came" if other is None else "first sound %7.1f ms" % other
        ratio = " = %.1f times as long as ours" % (other / own) if other and own else ""
        print("     %-38s %s%s" % (name, told, ratio))


def main():
    program = os.path.abspath(sys.argv[1])
    home = tempfile.mkdtemp(prefix="madoguchi-bench-")
    daemon, env = pulse(home)
    verdict = Verdict()
    try:
        ear = Ear(env)
        sounds, silences, added = of_kiosk(program, env, ear)
        verdict.spread("key to first sound", sounds, 45, 80)
        verdict.spread("key to silence", silences, 10, 25)
        slowness, ready = of_synthesis(program, home)
        verdict.figure("making a sound, of its own length", slowness, 0.03, "")
        verdict.figure("voice ready", ready, 30, "ms")
        verdict.figure("memory added by the voice", added / 1024, 15, "MB")
        compare(middle(sounds), env, ear, home)
    finally:
        daemon.terminate()
        shutil.rmtree(home, ignore_errors=True)
    sys.exit(verdict.over > 0)


main()
