-- Pins that teams chose to share with every network, the index by which they are found, and networks
-- that take no part for now.
--
-- Why: a projection like that of goals. A pin's file is copied to a place of its own and leaves with
--      it: the fence remembers which place that was until nothing can write there any more. A network
--      that is about to leave takes everything with it in one transaction, and nothing of it enters.
-- Undo: DROP TABLE absent_network, pin_text, shared_pin (with its triggers).

CREATE TABLE shared_pin (
  place       INTEGER NOT NULL PRIMARY KEY,
  network_id  TEXT    NOT NULL,
  pin_id      TEXT    NOT NULL,
  epoch       INTEGER NOT NULL,
  revision    INTEGER NOT NULL,
  network     TEXT    NOT NULL,
  simulated   INTEGER NOT NULL CHECK (simulated IN (0, 1)),
  site        TEXT    NOT NULL DEFAULT '',
  kind        TEXT    NOT NULL,
  title       TEXT    NOT NULL,
  purpose     TEXT    NOT NULL DEFAULT '',
  surprised   TEXT    NOT NULL DEFAULT '',
  context     TEXT    NOT NULL DEFAULT '',
  licence     TEXT    NOT NULL,
  attribution TEXT    NOT NULL,
  family      TEXT    NOT NULL DEFAULT '',
  driver      TEXT    NOT NULL DEFAULT '',
  condition   TEXT    NOT NULL DEFAULT '',
  measure     TEXT    NOT NULL DEFAULT '',
  url         TEXT    NOT NULL DEFAULT '',
  body        TEXT    NOT NULL DEFAULT '',
  version     INTEGER NOT NULL,
  made_from   TEXT    NOT NULL DEFAULT '',
  file        TEXT    CHECK (json_valid(file)),
  words       TEXT    NOT NULL,
  shared_at   INTEGER NOT NULL,
  UNIQUE (network_id, pin_id)
) STRICT;

CREATE INDEX shared_pin_newest ON shared_pin (simulated, shared_at);

CREATE INDEX shared_pin_by_family ON shared_pin (family, simulated, shared_at);

CREATE VIRTUAL TABLE pin_text USING fts5 (
  title, words,
  content = 'shared_pin', content_rowid = 'place', tokenize = 'porter unicode61 remove_diacritics 2'
);

INSERT INTO pin_text (pin_text, rank) VALUES ('secure-delete', 1);

CREATE TRIGGER shared_pin_added AFTER INSERT ON shared_pin BEGIN
  INSERT INTO pin_text (rowid, title, words) VALUES (new.place, new.title, new.words);
END;

CREATE TRIGGER shared_pin_taken_back AFTER DELETE ON shared_pin BEGIN
  INSERT INTO pin_text (pin_text, rowid, title, words)
  VALUES ('delete', old.place, old.title, old.words);
END;

CREATE TRIGGER shared_pin_changed AFTER UPDATE ON shared_pin BEGIN
  INSERT INTO pin_text (pin_text, rowid, title, words)
  VALUES ('delete', old.place, old.title, old.words);
  INSERT INTO pin_text (rowid, title, words) VALUES (new.place, new.title, new.words);
END;

-- Under which names in the archive copies of what was taken back may still arrive; it names nobody.
ALTER TABLE goal_fence ADD COLUMN files TEXT NOT NULL DEFAULT '';

-- A network that is leaving: nothing of it may be written until it comes back.
CREATE TABLE absent_network (
  network_id TEXT    NOT NULL PRIMARY KEY,
  since      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
