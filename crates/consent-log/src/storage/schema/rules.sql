-- Indexes, triggers and views of version 4. They may be dropped and made anew; the tables may not.

CREATE INDEX event_visit ON event(visit, seq) WHERE visit IS NOT NULL;
CREATE INDEX event_ref ON event(ref) WHERE ref IS NOT NULL;
CREATE UNIQUE INDEX event_record ON event(visit) WHERE kind = 'visit.recorded'; -- a visit is closed once
CREATE UNIQUE INDEX event_erased ON event(visit) WHERE kind = 'record.erased'; -- and erased once
CREATE INDEX event_receipt ON event(hash, visit) -- everything that a receipt code was given for
  WHERE kind IN('visit.recorded', 'wish.withdrawn', 'message.withdrawal');
CREATE INDEX event_anew ON event(ref, seq) WHERE kind = 'visit.recorded' AND ref IS NOT NULL;
CREATE INDEX event_dek ON event(dek) WHERE dek IS NOT NULL;
CREATE INDEX event_retired ON event(seq) WHERE kind = 'key.retired';
CREATE INDEX event_keys ON event(seq) WHERE kind IN('key.added', 'key.retired');

CREATE TRIGGER event_order BEFORE INSERT ON event BEGIN
  SELECT RAISE(ABORT, 'an event is missing before this one') WHERE NEW.seq IS NOT (SELECT seq + 1 FROM head);
  SELECT RAISE(ABORT, 'this does not stand on the last event') WHERE NEW.prev IS NOT (SELECT hash FROM head);
  SELECT RAISE(ABORT, 'refers to something later') WHERE NEW.ref >= NEW.seq;
  SELECT RAISE(ABORT, 'no key slot') WHERE NEW.dek IS NOT NULL AND NOT EXISTS(SELECT 1 FROM keyslot WHERE dek = NEW.dek);
  SELECT RAISE(ABORT, 'the clock went back') WHERE NEW.clock = 'ok' AND NEW.at_ms < (SELECT at_ms FROM event WHERE seq = NEW.seq - 1);
END;
CREATE TRIGGER event_form BEFORE INSERT ON event BEGIN
  SELECT RAISE(ABORT, 'this belongs to a record') WHERE (NEW.ref IS NULL OR NEW.visit IS NULL)
    AND NEW.kind IN('record.corrected', 'record.erased', 'record.held', 'record.released', 'review.outcome',
      'person.left', 'person.returned');
  SELECT RAISE(ABORT, 'this needs who did it') WHERE NEW.actor IS NULL AND (NEW.kind GLOB 'review.*'
    OR NEW.kind IN('record.corrected', 'record.erased', 'record.held', 'record.released', 'person.linked',
      'person.left', 'person.returned', 'key.retired', 'key.rewrapped', 'backup.restored', 'staff.entered', 'staff.left'));
  SELECT RAISE(ABORT, 'nobody agreed to this record') WHERE NEW.kind = 'visit.recorded'
    AND NOT EXISTS(SELECT 1 FROM event WHERE visit = NEW.visit AND kind = 'consent.recorded');
  SELECT RAISE(ABORT, 'this needs a day') WHERE NEW.kind = 'person.left'
    AND coalesce(json_extract(NEW.open, '$.on') <> date(json_extract(NEW.open, '$.on')), 1);
  SELECT RAISE(ABORT, 'this needs two members of staff')
    WHERE NEW.kind IN('record.erased', 'key.retired', 'key.rewrapped', 'backup.restored')
    AND coalesce(json_extract(NEW.open, '$.second'), '') IN('', lower(hex(NEW.actor)));
  SELECT RAISE(ABORT, 'this record is erased') WHERE NEW.sealed IS NOT NULL
    AND EXISTS(SELECT 1 FROM event WHERE kind = 'record.erased' AND visit = NEW.visit);
  SELECT RAISE(ABORT, 'this record is held') WHERE NEW.kind = 'record.erased' AND 'record.held' =
    (SELECT kind FROM event WHERE visit = NEW.visit AND kind IN('record.held', 'record.released') ORDER BY seq DESC LIMIT 1);
END;
CREATE TRIGGER event_head AFTER INSERT ON event BEGIN
  UPDATE head SET seq = NEW.seq, hash = NEW.hash;
END;
CREATE TRIGGER head_forward BEFORE UPDATE ON head BEGIN
  SELECT RAISE(ABORT, 'the head only follows the last event')
  WHERE NEW.one <> OLD.one OR NEW.seq <> OLD.seq + 1 OR NEW.hash IS NOT (SELECT hash FROM event WHERE seq = NEW.seq);
END;
CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER notice_no_update BEFORE UPDATE ON notice BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER notice_no_delete BEFORE DELETE ON notice BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER keyslot_no_update BEFORE UPDATE ON keyslot BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER keyslot_delete BEFORE DELETE ON keyslot BEGIN -- the one thing that may go: for an erasure, or when keys change
  SELECT RAISE(ABORT, 'append-only') WHERE NOT EXISTS(
      SELECT 1 FROM event e JOIN event x ON x.visit = e.visit AND x.kind = 'record.erased' WHERE e.dek = OLD.dek)
    AND NOT (EXISTS(SELECT 1 FROM rewrap WHERE dek = OLD.dek)
      AND OLD.recipient NOT IN(SELECT id FROM recipient_now));
END;
CREATE TRIGGER keyslot_erased BEFORE INSERT ON keyslot BEGIN
  SELECT RAISE(ABORT, 'this record is erased') WHERE EXISTS(
    SELECT 1 FROM event e JOIN event x ON x.visit = e.visit AND x.kind = 'record.erased' WHERE e.dek = NEW.dek);
END;
CREATE TRIGGER rewrap_no_update BEFORE UPDATE ON rewrap BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER rewrap_no_delete BEFORE DELETE ON rewrap BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER recipient_added BEFORE INSERT ON recipient BEGIN -- a key comes right after the event that adds it
  SELECT RAISE(ABORT, 'no event added this key') WHERE NOT EXISTS(SELECT 1 FROM event e JOIN head h ON h.seq = e.seq
    WHERE e.kind = 'key.added' AND json_extract(e.open, '$.key') = NEW.kind
    AND json_extract(e.open, '$.public') = lower(hex(NEW.pub)));
END;
CREATE TRIGGER recipient_no_update BEFORE UPDATE ON recipient BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER recipient_no_delete BEFORE DELETE ON recipient BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER kiosk_no_update BEFORE UPDATE ON kiosk BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER kiosk_no_delete BEFORE DELETE ON kiosk BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER head_no_delete BEFORE DELETE ON head BEGIN SELECT RAISE(ABORT, 'fixed'); END;

-- State is never stored: it is derived, so that it cannot disagree with the log.

CREATE VIEW recipient_now AS              -- the keys to which records are sealed from now on
SELECT id, kind, pub FROM recipient r WHERE NOT EXISTS(
  SELECT 1 FROM event e WHERE e.kind = 'key.retired' AND json_extract(e.open, '$.public') = lower(hex(r.pub)));

CREATE VIEW answered_anew AS              -- a record, and each record that answers it anew, however far on
WITH RECURSIVE anew(old, new) AS (
  SELECT ref, seq FROM event WHERE kind = 'visit.recorded' AND ref IS NOT NULL
  UNION
  SELECT anew.old, event.seq FROM anew JOIN event ON event.ref = anew.new WHERE event.kind = 'visit.recorded'
)
SELECT old, new FROM anew;

CREATE VIEW wish_now AS                   -- each answer, and what became of it; a message never replaces a wish
SELECT w.seq, w.visit, v.seq AS record, w.kind, json_extract(w.open, '$.wish') AS wish,
  (SELECT min(t.seq) FROM event t WHERE t.ref = w.seq AND t.kind = 'wish.withdrawn') AS withdrawn,
  (SELECT max(c.seq) FROM event c WHERE c.ref = w.seq AND c.kind = 'record.corrected') AS corrected,
  (SELECT min(later.seq) FROM answered_anew a JOIN event later ON later.seq = a.new
    JOIN event n ON n.visit = later.visit AND n.kind IN('wish.recorded', 'message.recorded')
    WHERE a.old = v.seq AND json_extract(n.open, '$.wish') = json_extract(w.open, '$.wish')
      AND (n.kind = 'wish.recorded' OR w.kind = 'message.recorded')) AS replaced
FROM event w JOIN event v ON v.visit = w.visit AND v.kind = 'visit.recorded'
WHERE w.kind IN('wish.recorded', 'message.recorded');

CREATE VIEW inbox AS                      -- each record, what happened to it last, and what staff did with it
SELECT v.seq, v.visit, v.hash, v.at_ms, v.open,
  (SELECT max(c.seq) FROM event c WHERE c.visit = v.visit
    AND c.kind IN('visit.recorded', 'wish.withdrawn', 'message.withdrawal')) AS changed,
  coalesce((SELECT max(r.seq) FROM event r WHERE r.ref = v.seq AND r.kind = 'review.viewed'), 0) AS viewed,
  coalesce((SELECT max(r.seq) FROM event r WHERE r.ref = v.seq AND r.kind = 'review.talked-over'), 0) AS talked_over,
  (SELECT max(r.seq) FROM event r WHERE r.ref = v.seq AND r.kind = 'review.outcome') AS outcome,
  (SELECT h.seq FROM event h WHERE h.seq = (SELECT max(l.seq) FROM event l WHERE l.visit = v.visit
    AND l.kind IN('record.held', 'record.released')) AND h.kind = 'record.held') AS held,
  (SELECT l.seq FROM event l WHERE l.seq = (SELECT max(p.seq) FROM event p WHERE p.visit = v.visit
    AND p.kind IN('person.left', 'person.returned')) AND l.kind = 'person.left') AS departed,
  (SELECT x.seq FROM event x WHERE x.visit = v.visit AND x.kind = 'record.erased') AS erased
FROM event v WHERE v.kind = 'visit.recorded';
