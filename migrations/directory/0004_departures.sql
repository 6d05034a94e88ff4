-- Networks that are leaving, and what proves that they are gone.
--
-- Why: a network is removed a month after it was asked for, so that there is a way back; and whoever
--      asked must be able to show later that nothing of it is left. A certificate outlives the
--      network, so it names neither it nor its address: whoever asked knows which it was.
-- Undo: DROP TABLE departure, deletion_certificate (nothing else refers to them).

CREATE TABLE departure (
  network_id  TEXT    NOT NULL PRIMARY KEY REFERENCES network (id),
  certificate TEXT    NOT NULL UNIQUE,
  asked_by    TEXT    NOT NULL REFERENCES user (id),
  asked_at    INTEGER NOT NULL,
  due_at      INTEGER NOT NULL CHECK (due_at > asked_at)
) STRICT, WITHOUT ROWID;

CREATE INDEX departure_by_time ON departure (due_at);

-- Written before the first row is removed, with what was there; completed when nothing is.
CREATE TABLE deletion_certificate (
  id           TEXT    NOT NULL PRIMARY KEY,
  asked_by     TEXT    NOT NULL REFERENCES user (id),
  asked_at     INTEGER NOT NULL,
  begun_at     INTEGER NOT NULL,
  removed      TEXT    NOT NULL CHECK (json_valid(removed)),
  sha256       TEXT    NOT NULL CHECK (length(sha256) = 64),
  completed_at INTEGER,
  mailed_at    INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX deletion_certificate_unmailed ON deletion_certificate (completed_at)
  WHERE mailed_at IS NULL;
