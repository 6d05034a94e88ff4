-- What was answered to a write that carried a key, so that sending it again does nothing twice.
--
-- Why: a system that gets no answer cannot know whether its figures arrived. It sends them again
--      under the same key and gets the first answer. Rows live for a day.
-- Undo: DROP TABLE idempotency; nothing else refers to it.

CREATE TABLE idempotency (
  caller   TEXT    NOT NULL,
  key      TEXT    NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
  -- The SHA-256 of method, address and body: another request needs another key.
  request  TEXT    NOT NULL CHECK (length(request) = 64),
  at       INTEGER NOT NULL,
  -- Null while it is being answered.
  status   INTEGER CHECK (status BETWEEN 200 AND 299),
  headers  TEXT    NOT NULL DEFAULT '{}' CHECK (json_valid(headers)),
  -- Null where the answer holds a secret that is shown once.
  body     TEXT,
  PRIMARY KEY (caller, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX idempotency_age ON idempotency (at);
