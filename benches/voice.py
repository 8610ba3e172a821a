#!/usr/bin/env python3
"""`make bench-voice`: key to first sound and key to silence, heard at the monitor of a PulseAudio null sink.

The kiosk runs in a pseudo terminal and plays over ALSA to PulseAudio, as on a real machine, only that nobody hears it.
Beside it, in the same run: the open_jtalk command line, and speech-dispatcher with espeak-ng where it is installed.
"""
import array, os, pty, shutil, statistics, subprocess, sys, tempfile, termios, threading, time, fcntl, struct

LOUD = 100  # 50 dB under full scale; a sink that nobody hears gives zeros
RATE = 48000
ROUNDS = 20
SENTENCE = "今日は決めなくてもいいです。"


class Ear:
    """Everything that comes out of the sink, with the time at which it came."""

    def __init__(self, env):
        self.last = 0.0
        self.first = None
        self.child = subprocess.Popen(
            ["parec", "-d", "quiet.monitor", "--latency-msec=4", "--process-time-msec=2", "--raw",
             "--format=s16le", "--rate=%d" % RATE, "--channels=1"], env=env, stdout=subprocess.PIPE)
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        fd = self.child.stdout.fileno()
        left = b""
        while chunk := os.read(fd, 4096):
            now = time.monotonic()
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
            return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))

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


def told(name, sounds, silences=()):
    def part(values):
        values = sorted(value for value in values if value is not None)
        return "%6.1f ms (max %6.1f, n=%d)" % (statistics.median(values), values[-1], len(values)) if values else "     -"
    print("%-34s first sound %s" % (name, part(sounds)) + ("  silence %s" % part(silences) if silences else ""))
    return statistics.median([value for value in sounds if value is not None] or [0])


def of_kiosk(program, env, ear):
    without = Kiosk(program, env, "none")
    time.sleep(1)
    silent = without.memory()
    without.end()
    kiosk = Kiosk(program, env)
    time.sleep(1.0)
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


def main():
    program = os.path.abspath(sys.argv[1])
    home = tempfile.mkdtemp(prefix="madoguchi-bench-")
    daemon, env = pulse(home)
    try:
        ear = Ear(env)
        time.sleep(0.5)
        sounds, silences, added = of_kiosk(program, env, ear)
        own = told("madoguchi, key to ear", sounds, silences)
        voice = os.path.abspath("assets/voice/nitech_jp_atr503_m001.htsvoice")
        jtalk = ("echo '%s' | open_jtalk -x /var/lib/mecab/dic/open-jtalk/naist-jdic -m %s -ow %s/a.wav && paplay %s/a.wav"
                 % (SENTENCE, voice, home, home))
        rows = [("open_jtalk command line + paplay", jtalk)]
        if shutil.which("spd-say"):
            rows.append(("speech-dispatcher + espeak-ng (en)", "spd-say -o espeak-ng -l en 'You need not decide today'"))
        else:
            print("speech-dispatcher is not installed: apt-get install speech-dispatcher speech-dispatcher-espeak-ng")
        for name, command in rows:
            other = told(name, of_command(env, ear, command))
            print("%34s %s" % ("", "%.1f times as long" % (other / own) if other else "no sound came"))
        print("memory added by the voice: %.1f MB" % (added / 1024))
    finally:
        daemon.terminate()
        shutil.rmtree(home, ignore_errors=True)


main()
