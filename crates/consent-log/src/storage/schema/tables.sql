-- records.db: an append-only log of events, each bound to the one before it by SHA-256.
-- One file a kiosk. What is personal stands in `sealed` only; `open` holds nothing about a person's answers.

CREATE TABLE kiosk(                       -- exactly one row, written at set-up
  one INTEGER PRIMARY KEY CHECK(one = 1),
  id BLOB NOT NULL CHECK(length(id) = 16),
  label TEXT NOT NULL,
  genesis BLOB NOT NULL CHECK(length(genesis) = 32) -- hash of id and label: what event 1 stands on
) STRICT;

CREATE TABLE recipient(                   -- who may open what is sealed; public keys only
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK(kind IN('facility', 'recovery')),
  pub BLOB NOT NULL UNIQUE CHECK(length(pub) = 32)
) STRICT;

CREATE TABLE notice(                      -- the very words with which a wish was asked
  sha256 BLOB PRIMARY KEY CHECK(length(sha256) = 32),
  page TEXT NOT NULL,
  edition TEXT NOT NULL,
  lang TEXT NOT NULL,
  body BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE event(
  seq     INTEGER PRIMARY KEY,
  at_ms   INTEGER NOT NULL,               -- wall clock, milliseconds since 1970 UTC
  boot_ms INTEGER NOT NULL CHECK(boot_ms >= 0), -- milliseconds since the machine started
  boot    TEXT NOT NULL,                  -- which start of the machine
  clock   TEXT NOT NULL CHECK(clock IN('ok', 'back', 'jump')),
  kind    TEXT NOT NULL,
  visit   BLOB CHECK(visit IS NULL OR length(visit) = 16), -- random; the same in all events of one visit
  actor   BLOB CHECK(actor IS NULL OR length(actor) = 16), -- staff pseudonym; NULL: resident or kiosk
  notice  BLOB REFERENCES notice(sha256),
  ref     INTEGER REFERENCES event(seq),  -- the event that this one withdraws, reviews or answers anew
  open    TEXT NOT NULL CHECK(json_valid(open)),
  dek     BLOB CHECK(dek IS NULL OR length(dek) = 16),     -- which data key seals it
  slots   BLOB CHECK(slots IS NULL OR length(slots) = 32), -- hash of all key slots of that data key
  prev    BLOB NOT NULL CHECK(length(prev) = 32),
  hash    BLOB NOT NULL UNIQUE CHECK(length(hash) = 32),
  sealed  BLOB,                           -- XChaCha20-Poly1305: nonce, ciphertext, tag; bound to kiosk|seq|kind
                                          -- last, so that the rest is read without it
  CHECK((sealed IS NULL) = (dek IS NULL)),
  CHECK((slots IS NULL) = (dek IS NULL)),
  CHECK(kind NOT IN('wish.withdrawn', 'message.withdrawal', 'review.viewed', 'review.talked-over', 'person.linked') OR ref IS NOT NULL),
  CHECK(kind NOT IN('wish.recorded', 'message.recorded') OR (visit IS NOT NULL AND notice IS NOT NULL AND sealed IS NOT NULL)),
  CHECK(kind <> 'visit.recorded' OR (visit IS NOT NULL AND sealed IS NOT NULL)),
  CHECK(kind <> 'visit.abandoned' OR (visit IS NULL AND sealed IS NULL))
) STRICT;
CREATE TABLE keyslot(                     -- a data key, sealed to one recipient (libsodium sealed box)
  dek BLOB NOT NULL CHECK(length(dek) = 16),
  recipient INTEGER NOT NULL REFERENCES recipient(id),
  wrapped BLOB NOT NULL CHECK(length(wrapped) = 80),
  PRIMARY KEY(dek, recipient)
) STRICT, WITHOUT ROWID;

CREATE TABLE head(                        -- the last event: without it, cutting off the end would not be seen
  one INTEGER PRIMARY KEY CHECK(one = 1),
  seq INTEGER NOT NULL,
  hash BLOB NOT NULL CHECK(length(hash) = 32)
) STRICT;
