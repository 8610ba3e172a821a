"""Checks the chain of a records.db without any code of madoguchi: Python's own sqlite3 and hashlib."""
import hashlib, sqlite3, sys

COLUMNS = "seq at_ms boot_ms boot clock kind visit actor notice ref open dek slots prev sealed".split()

def sha256(domain, values):
    """One byte for the type, the length in 8 bytes, the bytes; integers in 8 bytes; big-endian."""
    digest = hashlib.sha256(domain.encode())
    for value in values:
        kind, data = {
            type(None): lambda v: (0, b""),
            int: lambda v: (1, v.to_bytes(8, "big", signed=True)),
            str: lambda v: (2, v.encode()),
            bytes: lambda v: (3, v),
        }[type(value)](value)
        digest.update(bytes([kind]) + len(data).to_bytes(8, "big") + data)
    return digest.digest()

def verify(path):
    log = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    [(kiosk, label, prev)] = log.execute("SELECT id, label, genesis FROM kiosk").fetchall()
    assert sha256("JPK1-kiosk-1", [kiosk, label]) == prev, "the kiosk was renamed"
    slots, count = {}, 0
    for dek, recipient, wrapped in log.execute("SELECT dek, recipient, wrapped FROM keyslot ORDER BY dek, recipient"):
        slots.setdefault(dek, []).extend([recipient, wrapped])
    for *event, hash in log.execute(f"SELECT {', '.join(COLUMNS)}, hash FROM event ORDER BY seq"):
        row, count = dict(zip(COLUMNS, event)), count + 1
        assert row["seq"] == count, f"event {count} is missing"
        assert row["prev"] == prev, f"event {count} does not stand on the one before"
        assert sha256("JPK1-event-1", [kiosk, *event]) == hash, f"event {count} was changed"
        if row["dek"] is not None:
            assert sha256("JPK1-slots-1", [row["dek"], *slots[row["dek"]]]) == row["slots"], f"key slots of event {count}"
        prev = hash
    assert log.execute("SELECT seq, hash FROM head").fetchall() == [(count, prev)], "the end was cut off"
    for page, edition, lang, body, hash in log.execute("SELECT page, edition, lang, body, sha256 FROM notice"):
        assert sha256("JPK1-notice-1", [page, edition, lang, body]) == hash, f"the words of {page} were changed"
    return count

print(verify(sys.argv[1]))
