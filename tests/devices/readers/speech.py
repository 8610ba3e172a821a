"""A Speech Dispatcher that writes down what it is asked to say, and a braille line that writes down what it shows."""
import os
import re
import socket
import threading
import time


class Log:
    """Everything that was said or shown, in order; waiting for it is waiting for a condition, never for a time."""

    def __init__(self):
        self.changed = threading.Condition()
        self.events = []

    def add(self, kind, text):
        with self.changed:
            self.events.append((kind, text))
            self.changed.notify_all()

    def since(self, mark, kinds=("say", "char")):
        with self.changed:
            return [text for kind, text in self.events[mark:] if kind in kinds]

    def wait(self, holds, patience):
        """Waits until `holds()`; answers whether it came to hold."""
        end = time.monotonic() + patience
        with self.changed:
            while not holds():
                left = end - time.monotonic()
                if left <= 0:
                    return False
                self.changed.wait(min(left, 0.5))
            return True


ANSWERS = {"CLIENT_NAME": "208", "NOTIFICATION": "220", "PRIORITY": "202", "LANGUAGE": "201", "RATE": "203",
           "PITCH": "204", "PUNCTUATION": "205", "VOLUME": "218", "SSML_MODE": "219", "OUTPUT_MODULE": "216",
           "SPELLING": "207", "CAP_LET_RECOGN": "206", "VOICE_TYPE": "209", "SYNTHESIS_VOICE": "209"}
LISTS = {"OUTPUT_MODULES": ["250-espeak-ng", "250 OK MODULE LIST SENT"],
         "VOICES": ["249-MALE1", "249-FEMALE1", "249 OK VOICE LIST SENT"],
         "SYNTHESIS_VOICES": ["249-Japanese\tja\tnone", "249-English\ten-US\tnone", "249 OK VOICE LIST SENT"]}
VALUES = {"OUTPUT_MODULE": "espeak-ng", "LANGUAGE": "ja", "VOLUME": "100", "VOICE_TYPE": "MALE1", "PUNCTUATION": "SOME"}
SIMPLE = {"STOP": "210 OK STOPPED", "CANCEL": "213 OK CANCELED", "PAUSE": "211 OK PAUSED", "RESUME": "212 OK RESUMED",
          "SOUND_ICON": "225 OK MESSAGE QUEUED", "HELP": "248 OK HELP SENT"}


class Speech:
    """The server's side of SSIP, as far as yasr, Fenrir, BRLTTY and Orca use it. Every message ends as soon as it began."""

    def __init__(self, log, path):
        self.log, self.number, self.lock = log, 0, threading.Lock()
        local = socket.socket(socket.AF_UNIX)
        local.bind(path)
        network = socket.socket()
        network.bind(("127.0.0.1", 0))
        self.port = network.getsockname()[1]
        for listening in (local, network):
            listening.listen(8)
            threading.Thread(target=self.accept, args=(listening,), daemon=True).start()

    def accept(self, listening):
        while True:
            connection, _ = listening.accept()
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def next(self):
        with self.lock:
            self.number += 1
            return self.number

    def serve(self, connection):
        client, notified, text = self.next(), False, None
        with connection, connection.makefile("rb") as lines:
            for raw in lines:
                line = raw.rstrip(b"\r\n").decode("utf-8", "backslashreplace")
                if text is not None and line != ".":
                    text.append(line[1:] if line.startswith("..") else line)
                    continue
                if text is not None:
                    answer = self.said("say", "\n".join(text), client, notified)
                    text = None
                else:
                    words = line.split()
                    command = words[0].upper() if words else ""
                    if command == "SPEAK":
                        text, answer = [], ["230 OK RECEIVING DATA"]
                    elif command in ("CHAR", "KEY"):
                        answer = self.said("char", line[len(command) + 1:], client, notified)
                    else:
                        notified |= words[2:3] == ["NOTIFICATION"] and line.upper().endswith("ON")
                        answer = self.other(command, words, client)
                try:
                    connection.sendall("".join(part + "\r\n" for part in answer).encode())
                except OSError:
                    return
                if line.upper() == "QUIT":
                    return

    def said(self, kind, text, client, notified):
        number = self.next()
        if text.startswith("<speak>"):
            text = re.sub(r"<[^>]+>", "", text)
        self.log.add(kind, text)
        answer = [f"225-{number}", "225 OK MESSAGE QUEUED"]
        if notified:
            for code, word in (("701", "BEGIN"), ("702", "END")):
                answer += [f"{code}-{number}", f"{code}-{client}", f"{code} {word}"]
        return answer

    def other(self, command, words, client):
        name = words[2].upper() if command == "SET" and len(words) > 2 else (words[1].upper() if len(words) > 1 else "")
        if command in SIMPLE:
            return ["225-0", SIMPLE[command]] if command == "SOUND_ICON" else [SIMPLE[command]]
        if command == "SET":
            return [ANSWERS.get(name, "200") + " OK SET"]
        if command == "GET":
            return ["251-" + VALUES.get(name, "0"), "251 OK GET RETURNED"]
        if command == "LIST":
            return LISTS.get(name, ["300 ERR UNKNOWN"])
        if command == "BLOCK":
            return ["260 OK INSIDE BLOCK" if name == "BEGIN" else "261 OK OUTSIDE BLOCK"]
        if command == "HISTORY":
            return [f"245-{client}", "245 OK CLIENT ID SENT"]
        return ["231 HAPPY HACKING"] if command == "QUIT" else ["500 ERR INVALID COMMAND"]


class BrailleLine(threading.Thread):
    """The display's side of brltty's Virtual driver: we listen, `brltty -b vr -d client:PATH` comes."""

    def __init__(self, log, path, cells=40):
        super().__init__(daemon=True)
        self.log, self.cells, self.connection = log, cells, None
        self.listening = socket.socket(socket.AF_UNIX)
        self.listening.bind(path)
        self.listening.listen(1)
        self.start()

    def run(self):
        self.connection, _ = self.listening.accept()
        self.connection.sendall(f"cells {self.cells}\n".encode())
        shown = ""
        for raw in self.connection.makefile("rb"):
            line = raw.decode("utf-8", "backslashreplace").rstrip("\r\n")
            if line.startswith('Visual "'):
                shown = re.sub(r"\\X([0-9A-Fa-f]{2})", lambda m: chr(int(m[1], 16)), line[8:-1])
            elif line.startswith("Braille "):
                self.log.add("braille", shown.replace('\\"', '"').replace("\\\\", "\\").rstrip())
