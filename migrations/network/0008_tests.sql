-- Tests of change, and notes at charts.
--
-- Why: a test belongs to a box of the diagram by its key, and keeps the box's words of then, for
--      diagrams change. Its row is the test as it stands; who wrote what when is in the audit. The
--      revision lets two people who write at one test see each other's words.
-- Undo: DROP TABLE pdsa, annotation; nothing else refers to them.

CREATE TABLE pdsa (
  id          TEXT    NOT NULL PRIMARY KEY,
  site_id     INTEGER NOT NULL CHECK (site_id >= 0), -- 0: the network's own
  revision    INTEGER NOT NULL CHECK (revision >= 1),
  stage       TEXT    NOT NULL CHECK (stage IN ('planned', 'doing', 'studying', 'done')),
  objective   TEXT    NOT NULL,
  node        TEXT    NOT NULL, -- the key of its box; empty where there is none
  node_words  TEXT    NOT NULL,
  measure     TEXT    NOT NULL, -- a measure's code; empty where there is none
  goal        TEXT    NOT NULL,
  ramp        TEXT    NOT NULL CHECK (ramp IN ('patient', 'clinic', 'site', 'network')),
  starts      TEXT    NOT NULL,
  ends        TEXT    NOT NULL CHECK (ends = '' OR starts = '' OR ends >= starts),
  words       TEXT    NOT NULL CHECK (json_valid(words)), -- plan, do, study, act
  outcome     TEXT    NOT NULL,
  act         TEXT    NOT NULL,
  previous    TEXT, -- the test it follows from
  started_by  TEXT    NOT NULL,
  started_at  INTEGER NOT NULL,
  changed_at  INTEGER NOT NULL,
  closed_at   INTEGER,
  CHECK ((closed_at IS NULL) = (act = ''))
) STRICT;

CREATE INDEX pdsa_of_node ON pdsa (node, site_id);

CREATE TABLE annotation (
  id         TEXT    NOT NULL PRIMARY KEY,
  site_id    INTEGER NOT NULL CHECK (site_id >= 0), -- 0: the network's own
  measure    TEXT    NOT NULL, -- a measure's code; empty for every measure
  day        TEXT    NOT NULL,
  kind       TEXT    NOT NULL CHECK (kind IN ('event', 'change')),
  text       TEXT    NOT NULL,
  actor      TEXT    NOT NULL,
  at         INTEGER NOT NULL,
  removed_at INTEGER -- kept, and no longer drawn
) STRICT;

CREATE INDEX annotation_of_measure ON annotation (measure, site_id);
