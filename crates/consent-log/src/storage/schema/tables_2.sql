-- What version 2 adds to the tables.

CREATE TABLE rewrap(                      -- a data key that was sealed anew when the keys changed: its slots since then
  event INTEGER NOT NULL REFERENCES event(seq), -- the `key.rewrapped` that holds the hash of all its rows
  dek BLOB NOT NULL CHECK(length(dek) = 16),
  slots BLOB NOT NULL CHECK(length(slots) = 32),
  PRIMARY KEY(event, dek)
) STRICT, WITHOUT ROWID;
