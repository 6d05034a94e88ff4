-- Goals that teams chose to share with every network, the index by which they are found, and who asks
-- to be introduced to whom.
--
-- Why: a projection. Every row is made from a network's own ledger and can be made again; one that is
--      taken back leaves with its words in the index, in one transaction.
-- Undo: DROP TABLE introduction, goal_fence, goal_text, shared_goal (with its triggers).

CREATE TABLE shared_goal (
  place          INTEGER NOT NULL PRIMARY KEY,
  network_id     TEXT    NOT NULL,
  goal_id        TEXT    NOT NULL,
  epoch          INTEGER NOT NULL,
  revision       INTEGER NOT NULL,
  site_id        INTEGER NOT NULL DEFAULT 0,
  owner          TEXT    NOT NULL,
  network        TEXT    NOT NULL,
  simulated      INTEGER NOT NULL CHECK (simulated IN (0, 1)),
  site           TEXT    NOT NULL DEFAULT '',
  kind           TEXT    NOT NULL,
  title          TEXT    NOT NULL,
  aim            TEXT    NOT NULL,
  measure        TEXT    NOT NULL DEFAULT '',
  population     TEXT    NOT NULL DEFAULT '',
  learnt         TEXT    NOT NULL DEFAULT '',
  with_families  INTEGER NOT NULL CHECK (with_families IN (0, 1)),
  starts         TEXT    NOT NULL,
  ends           TEXT    NOT NULL,
  outcome        TEXT    NOT NULL DEFAULT '',
  terms          TEXT    NOT NULL CHECK (json_valid(terms)),
  words          TEXT    NOT NULL,
  families       TEXT    NOT NULL,
  drivers        TEXT    NOT NULL,
  changes        TEXT    NOT NULL,
  conditions     TEXT    NOT NULL,
  probe          TEXT    NOT NULL,
  shared_at      INTEGER NOT NULL,
  UNIQUE (network_id, goal_id)
) STRICT;

CREATE INDEX shared_goal_newest ON shared_goal (simulated, shared_at);

CREATE VIRTUAL TABLE goal_text USING fts5 (
  title, words, families, drivers, changes, conditions,
  content = 'shared_goal', content_rowid = 'place', tokenize = 'porter unicode61 remove_diacritics 2'
);

-- Words of a goal that is taken back leave the index at once, and not with its next tidying.
INSERT INTO goal_text (goal_text, rank) VALUES ('secure-delete', 1);

CREATE TRIGGER shared_goal_added AFTER INSERT ON shared_goal BEGIN
  INSERT INTO goal_text (rowid, title, words, families, drivers, changes, conditions)
  VALUES (new.place, new.title, new.words, new.families, new.drivers, new.changes, new.conditions);
END;

CREATE TRIGGER shared_goal_taken_back AFTER DELETE ON shared_goal BEGIN
  INSERT INTO goal_text (goal_text, rowid, title, words, families, drivers, changes, conditions)
  VALUES ('delete', old.place, old.title, old.words, old.families, old.drivers, old.changes,
    old.conditions);
END;

CREATE TRIGGER shared_goal_changed AFTER UPDATE ON shared_goal BEGIN
  INSERT INTO goal_text (goal_text, rowid, title, words, families, drivers, changes, conditions)
  VALUES ('delete', old.place, old.title, old.words, old.families, old.drivers, old.changes,
    old.conditions);
  INSERT INTO goal_text (rowid, title, words, families, drivers, changes, conditions)
  VALUES (new.place, new.title, new.words, new.families, new.drivers, new.changes, new.conditions);
END;

-- Below which epoch nothing may be written of a goal: a message that was on its way while the goal was
-- taken back must not bring it back. The key is a hash that names nobody, and is kept for a day.
CREATE TABLE goal_fence (
  key   TEXT    NOT NULL PRIMARY KEY,
  epoch INTEGER NOT NULL,
  at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX goal_fence_by_time ON goal_fence (at);

-- Somebody of one network asks to be introduced to a team of another. Names and addresses are told
-- once both agree.
CREATE TABLE introduction (
  id            TEXT    NOT NULL PRIMARY KEY,
  network_id    TEXT    NOT NULL,
  network       TEXT    NOT NULL,
  to_network_id TEXT    NOT NULL,
  to_goal_id    TEXT    NOT NULL,
  to_site_id    INTEGER NOT NULL DEFAULT 0,
  to_user       TEXT    NOT NULL,
  about         TEXT    NOT NULL,
  message       TEXT    NOT NULL CHECK (length(message) > 0),
  asked_by      TEXT    NOT NULL,
  asked_at      INTEGER NOT NULL,
  state         TEXT    NOT NULL CHECK (state IN ('asked', 'agreed', 'declined')),
  answered_by   TEXT,
  answered_at   INTEGER,
  leased_until  INTEGER NOT NULL DEFAULT 0,
  mailed        TEXT    NOT NULL DEFAULT '' CHECK (mailed IN ('', 'asked', 'answered')),
  UNIQUE (asked_by, to_network_id, to_goal_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX introduction_to ON introduction (to_network_id, to_goal_id);

CREATE INDEX introduction_unmailed ON introduction (asked_at)
  WHERE mailed = '' OR (state <> 'asked' AND mailed = 'asked');
