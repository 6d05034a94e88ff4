-- Pins: what a team found useful and shows to others, the files that belong to them, and the ledger of
-- those that other networks read.
--
-- Why: a tool, a text or a link with what it is for, whose it is and under which licence, tied to the
--      chart that shows whether it helped. A pin that is removed leaves its row without a word in it,
--      so that what was made from it still knows that there was one.
-- Undo: DROP TABLE pin_publication, pin, pin_file (nothing else refers to them).

-- A file is a row before it is in the archive, and a row until it is gone from there: one that no pin
-- names is taken out by the clock.
CREATE TABLE pin_file (
  id         TEXT    NOT NULL PRIMARY KEY,
  name       TEXT    NOT NULL CHECK (length(name) > 0),
  type       TEXT    NOT NULL,
  bytes      INTEGER NOT NULL CHECK (bytes > 0),
  sha256     TEXT    NOT NULL,
  width      INTEGER CHECK (width > 0),
  height     INTEGER CHECK (height > 0),
  -- A smaller picture of it lies beside it in the archive.
  has_small  INTEGER NOT NULL DEFAULT 0 CHECK (has_small IN (0, 1)),
  scan       TEXT    NOT NULL CHECK (scan IN ('unscanned', 'clean')),
  actor      TEXT    NOT NULL,
  at         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE pin (
  id             TEXT    NOT NULL PRIMARY KEY,
  kind           TEXT    NOT NULL CHECK (kind IN ('link', 'document', 'image', 'video', 'text')),
  title          TEXT    NOT NULL,
  purpose        TEXT    NOT NULL DEFAULT '',
  surprised      TEXT    NOT NULL DEFAULT '',
  context        TEXT    NOT NULL DEFAULT '',
  licence        TEXT    NOT NULL,
  attribution    TEXT    NOT NULL,
  -- Words of the shared vocabulary by their keys; empty where there is none.
  family         TEXT    NOT NULL DEFAULT '',
  driver         TEXT    NOT NULL DEFAULT '',
  condition      TEXT    NOT NULL DEFAULT '',
  -- Whose it is; absent: the whole network's.
  site_id        INTEGER REFERENCES site (id),
  -- The chart that shows whether it helped: a measure, at a site or in the whole network.
  measure_id     INTEGER REFERENCES measure (id),
  evidence_site  INTEGER REFERENCES site (id),
  -- What it came from: a goal, a test of change, a box of the key driver diagram.
  goal_id        TEXT    REFERENCES goal (id),
  test_id        TEXT    REFERENCES pdsa (id),
  node           TEXT    NOT NULL DEFAULT '',
  url            TEXT    NOT NULL DEFAULT '',
  body           TEXT    NOT NULL DEFAULT '',
  file_id        TEXT    REFERENCES pin_file (id),
  -- From what it was made anew: a pin's id, or `network~pin` where it came from another network, with
  -- that network's name and the pin's title as they were then.
  parent         TEXT,
  root           TEXT,
  version        INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  parent_network TEXT    NOT NULL DEFAULT '',
  parent_title   TEXT    NOT NULL DEFAULT '',
  visibility     TEXT    NOT NULL CHECK (visibility IN ('network', 'all')),
  owner          TEXT    NOT NULL,
  -- Counts every change, from 1.
  revision       INTEGER NOT NULL CHECK (revision >= 1),
  created_at     INTEGER NOT NULL,
  changed_at     INTEGER NOT NULL,
  hidden_at      INTEGER,
  hidden_by      TEXT,
  hidden_why     TEXT,
  removed_at     INTEGER,
  CHECK (length(title) > 0 OR removed_at IS NOT NULL),
  CHECK ((parent IS NULL) = (root IS NULL)),
  CHECK ((hidden_at IS NULL) = (hidden_by IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX pin_newest ON pin (created_at, id) WHERE removed_at IS NULL AND hidden_at IS NULL;

CREATE INDEX pin_by_measure ON pin (measure_id) WHERE measure_id IS NOT NULL;

CREATE INDEX pin_by_goal ON pin (goal_id) WHERE goal_id IS NOT NULL;

CREATE INDEX pin_by_test ON pin (test_id) WHERE test_id IS NOT NULL;

CREATE INDEX pin_by_parent ON pin (parent) WHERE parent IS NOT NULL;

CREATE INDEX pin_by_file ON pin (file_id) WHERE file_id IS NOT NULL;

-- The ledger of pins that other networks read, as that of goals: a new epoch each time one is shared
-- or taken back, and a message of an older one finds itself outdated.
CREATE TABLE pin_publication (
  pin_id             TEXT    NOT NULL PRIMARY KEY REFERENCES pin (id),
  epoch              INTEGER NOT NULL CHECK (epoch >= 1),
  status             TEXT    NOT NULL
    CHECK (status IN ('pending', 'published', 'withdrawing', 'withdrawn')),
  parts              TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(parts)),
  published_revision INTEGER,
  published_at       INTEGER,
  back_to            TEXT    CHECK (back_to IN ('network'))
) STRICT, WITHOUT ROWID;

CREATE INDEX pin_publication_pending ON pin_publication (pin_id)
  WHERE status IN ('pending', 'withdrawing');
