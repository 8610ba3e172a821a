"""Gives each fuzz target something real to begin with: python3 fuzz/seeds.py. What is there already stays."""
import json, pathlib

ROOT = pathlib.Path(__file__).resolve().parent.parent
# Targets that take pieces read where those end from their first eight bytes.
WHOLE, CUT = bytes(8), bytes([0b10010010] * 8)

def files(*patterns):
    return [path.read_bytes() for pattern in patterns for path in sorted(ROOT.glob(pattern))]

def lines(*patterns):
    return [line for text in files(*patterns) for line in text.splitlines() if "｜".encode() in line][:400]

def packet(kind, *numbers):
    body = b"".join(number.to_bytes(4, "big") for number in numbers)
    return len(body).to_bytes(4, "big") + kind.encode().rjust(4, b"\0") + body

KEYS = [b"\x1b[A", b"\x1b[1;2P", b"\x1b[15;2~", b"\x1bOp", b"\x1b[[A", b"\x1b[6;37;18t\x1b[?2;0;10000;10000S\x1b[?62;4;22c",
        b"12\r", b"8\r", b"00000000\r", "やまだ\r".encode(), b"\x1b", b"\x1b[", b"aozora\t\x7f"]
PACKETS = [packet("v", 8), packet("a", ord("K"), ord("C")), packet("A"), packet("PV", 0, 6, 0, 0, 40, 1), packet("k", 0x20000000, 3),
           packet("e", 7), packet("v", 8) + packet("a", ord("N")) + packet("A")]
WORDS = {"page": "card", "edition": "2026-11", "lang": "ja", "body": "｜札《ふだ》"}
VISIT = {"person": {"by": "number", "value": "30125"}, "operator": {"who": "person"}, "standing": "wish", "checks": [], "asked": {"card": "yes"},
         "trail": [{"words": "00", "form": "screen", "repeats": 0, "seconds": 9}], "words": {"00": WORDS}, "read_back": ["card.use"],
         "stopped_in": None, "replaces": None}
PAYLOADS = [VISIT, {"answer": "yes", "details": {"how": ["face"]}, "standing": "wish", "operator": {"who": "person"}}, {"reason": "x"},
            {"answer": "no", "details": {}, "reason": "x"}, {"what": "done", "remark": ""}, {"operator": {"who": "person"}, "lang": "ja"}]
CODES = ["0000 0000 0000 0000", "1234 5678 9012 3428", "JPK1/" + "A" * 32 + "/7/" + "B" * 64, "ab" * 16,
         "abandon ability able about above absent absorb", "aban abil able abou abov abse abso", "abandon " * 23 + "art", "123456789012"]

SEEDS = {
    "braille_packets": [head + all for all in PACKETS for head in (WHOLE, CUT)],
    "braille_text": [bytes([20]) + line for line in lines("locales/ja/**/*.ftl")],
    "call": [b'{"id":"a1","happened":"call","time":"2026-11-30T09:15:00+09:00","place":"x"}', b'"done"', b'{"failed":"x"}', b'{"timed-out":10}'],
    "codes": [code.encode() for code in CODES],
    "envelope": [b"\0\1" + line for line in lines("locales/ja/kiosk.ftl")][:40],
    "furigana": lines("locales/**/*.ftl"),
    "key_file": files("tests/**/version-1/facility.key", "crates/*/tests/**/version-1/facility.key"),
    "key_table": files("assets/keys.toml") + [b'staff = ["F13", "F10"]\nnothing = ["F12"]\n'],
    "pack": files("assets/mynumber/*.toml", "assets/mynumber/chapters/*.toml", "tests/packs/**/*.toml"),
    "paused_visit": [b"madoguchi-paused-visit-" + line + b"\n" + bytes(64) for line in (b"1 2026-11-23", b"1 -", b"1 -009999-01-01", b"2 2026-11-23", b"1")],
    "prepared": [b'name = "\xe3\x81\x82"\nreading = "\xe3\x81\x82"\nidentity = "number"\ndigits = 5\nscreen_inches = 15.6\n[profile]\nretention = "12"\n'],
    "record_payload": [json.dumps(payload, ensure_ascii=False).encode() for payload in PAYLOADS],
    "settings": [b'theme = "black-on-white"\nswitches = 1\nscan_seconds = 4\nkeypads = ["/dev/input/x"]\nscreen_inches = 15.6\nviewing_mm = 500\n',
                 b'name = "\xe3\x81\x82"\npack = "mynumber"\nidentity = "number"\ndigits = 5\n[profile]\nretention = "12"\n'],
    "speech_pack": [b"\n".join(text.splitlines()[:40]) for text in files("assets/speech/*.tsv")],
    "speech_wire": [b"say 7 85 60 words", b"stop", b"ping 3", b"ready x", b"lacks x", b"began 1", b"ended 1", b"stopped 1", b"failed 1 x", b"pong 3"],
    "terminal_input": [head + keys for keys in KEYS for head in (WHOLE, CUT)],
}

for target, seeds in SEEDS.items():
    assert seeds, f"{target} has nothing to begin with"
    folder = ROOT / "fuzz/corpus" / target
    folder.mkdir(parents=True, exist_ok=True)
    for at, seed in enumerate(seeds):
        (folder / f"seed-{at}").write_bytes(seed)
targets = {path.stem for path in (ROOT / "fuzz/fuzz_targets").glob("*.rs")}
assert targets == set(SEEDS), f"targets without seeds, or seeds without a target: {targets ^ set(SEEDS)}"
