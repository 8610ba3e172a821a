"""A Baum Vario 40 at the other end of QEMU's usb-braille: keeps every row that it was given, and presses its routing keys."""

import socket
import threading
import time

from vm import connected, until

ESC = 0x1B
CELLS = 40
# How many bytes follow each command that brltty sends (Baum's protocol).
LENGTHS = {0x01: CELLS, 0x11: 1, 0x12: 2, 0x15: 1, 0x1E: 1}


class BrailleLine:
    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX)
        until(lambda: connected(self.socket, path), 30, f"QEMU opens {path}")
        self.rows = []
        self.waiting = bytearray()
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        try:
            while part := self.socket.recv(4096):
                self.waiting += part
                while self.take():
                    pass
        except OSError:
            pass  # the machine was switched off

    def take(self):
        """Takes one command from what has come; false where it is not whole yet."""
        begin = self.waiting.find(ESC)
        if begin < 0 or begin + 1 >= len(self.waiting):
            return False
        command = self.waiting[begin + 1]
        if command == ESC:
            del self.waiting[: begin + 2]
            return True
        data, at = bytearray(), begin + 2
        while len(data) < LENGTHS.get(command, 0):
            if at >= len(self.waiting):
                return False
            if self.waiting[at] == ESC:
                at += 1
                if at >= len(self.waiting):
                    return False
            data.append(self.waiting[at])
            at += 1
        del self.waiting[:at]
        self.obey(command, data)
        return True

    def obey(self, command, data):
        if command == 0x01:
            row = "".join(chr(0x2800 + cells) for cells in data).rstrip("\u2800")
            if not self.rows or self.rows[-1][1] != row:
                self.rows.append((time.monotonic(), row))
        elif command == 0x84:
            self.send(b"\x84Baum Vario40    ")
            self.send(bytes([0x01, CELLS]))
        elif command == 0x8A:
            self.send(b"\x8a00000001")
        elif command == 0x05:
            self.send(b"\x05\x30")

    def send(self, message):
        self.socket.sendall(bytes([ESC]) + message.replace(b"\x1b", b"\x1b\x1b"))

    def route(self, cell):
        """Presses the routing key over a cell, counted from 0, and lets it go."""
        keys = bytearray(CELLS // 8)
        keys[cell // 8] |= 1 << (cell % 8)
        self.send(b"\x22" + bytes(keys))
        time.sleep(0.1)
        self.send(b"\x22" + bytes(len(keys)))

    def since(self, moment):
        """The rows that came after this moment (of time.monotonic)."""
        return [row for came, row in list(self.rows) if came >= moment]

    def shown(self):
        return self.rows[-1][1] if self.rows else ""
