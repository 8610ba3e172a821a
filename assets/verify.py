"""Checks a records.db without any code of madoguchi: python3 verify.py records.db [ANCHOR | FILE OF ANCHORS]..."""
import hashlib, json, os, sqlite3, sys

COLUMNS = "seq at_ms boot_ms boot clock kind visit actor notice ref open dek slots prev sealed".split()
def sha256(domain, values):
    """One byte for the type, the length in 8 bytes, the bytes; integers in 8 bytes; big-endian."""
    digest = hashlib.sha256(domain.encode())
    for value in values:
        kind, data = {type(None): lambda v: (0, b""), int: lambda v: (1, v.to_bytes(8, "big", signed=True)),
                      str: lambda v: (2, v.encode()), bytes: lambda v: (3, v)}[type(value)](value)
        digest.update(bytes([kind]) + len(data).to_bytes(8, "big") + data)
    return digest.digest()

def rewrapped(log):
    """Hash of the slots of each data key that was sealed anew when the keys changed."""
    anew = {}
    if log.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'rewrap'").fetchone()[0]:
        for seq, open_ in log.execute("SELECT seq, open FROM event WHERE kind = 'key.rewrapped' ORDER BY seq").fetchall():
            rows = log.execute("SELECT dek, slots FROM rewrap WHERE event = ? ORDER BY dek", [seq]).fetchall()
            assert sha256("JPK1-rewrap-1", [value for row in rows for value in row]).hex() == json.loads(open_)["slots"], f"key slots made anew by event {seq}"
            anew.update(rows)
    return anew

def verify(path, anchors):
    log = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    log.execute("BEGIN")
    [(kiosk, label, prev)] = log.execute("SELECT id, label, genesis FROM kiosk").fetchall()
    assert sha256("JPK1-kiosk-1", [kiosk, label]) == prev, "the kiosk was renamed"
    slots, count, anew = {}, 0, rewrapped(log)
    for dek, recipient, wrapped in log.execute("SELECT dek, recipient, wrapped FROM keyslot ORDER BY dek, recipient"):
        slots.setdefault(dek, []).extend([recipient, wrapped])
    erased = {visit for visit, in log.execute("SELECT visit FROM event WHERE kind = 'record.erased'")}
    for *event, hash in log.execute(f"SELECT {', '.join(COLUMNS)}, hash FROM event ORDER BY seq"):
        row, count = dict(zip(COLUMNS, event)), count + 1
        assert row["seq"] == count, f"event {count} is missing"
        assert row["prev"] == prev, f"event {count} does not stand on the one before"
        assert sha256("JPK1-event-1", [kiosk, *event]) == hash, f"event {count} was changed"
        if row["dek"] is not None and row["visit"] in erased:
            assert row["dek"] not in slots, f"event {count} was erased, and its key slots are still there"
        elif row["dek"] is not None:
            own = sha256("JPK1-slots-1", [row["dek"], *slots.get(row["dek"], [])])
            assert own == anew.get(row["dek"], row["slots"]), f"the key slots of event {count} were changed"
        anchors.discard(f"JPK1/{kiosk.hex()}/{count}/{hash.hex()}".upper())
        prev = hash
    assert log.execute("SELECT seq, hash FROM head").fetchall() == [(count, prev)], "the end was cut off"
    for page, edition, lang, body, hash in log.execute("SELECT page, edition, lang, body, sha256 FROM notice"):
        assert sha256("JPK1-notice-1", [page, edition, lang, body]) == hash, f"the words of {page} were changed"
    keys = map(json.loads, [key for key, in log.execute("SELECT open FROM event WHERE kind = 'key.added' ORDER BY seq").fetchall()])
    assert [(key["key"], bytes.fromhex(key["public"])) for key in keys] == log.execute("SELECT kind, pub FROM recipient ORDER BY id").fetchall(), "a key that no event added"
    missing = [anchor for anchor in anchors if anchor.startswith(f"JPK1/{kiosk.hex()}/".upper())]
    assert not missing, f"the log has no longer what it had: {missing[0]}"
    return count

if __name__ == "__main__":
    texts = [open(given).read() if os.path.isfile(given) else given for given in sys.argv[2:]]
    given = {line.strip().upper() for text in texts for line in text.splitlines() if line.startswith("JPK1/")}
    try:
        print(verify(sys.argv[1], given))
    except Exception as wrong:
        sys.exit(f"not whole: {wrong}")
