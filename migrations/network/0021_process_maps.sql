-- Process maps, and what can go wrong at their steps.
--
-- Why: a map is versions that are added and never changed, as the key driver diagram is. The key
--      holds the version, so two people who save at once collide here instead of overwriting each
--      other. A failure belongs to a step by its key, and keeps the step's words of then, for maps
--      change; its revision lets two people who judge it see each other's numbers.
-- Undo: DROP TABLE process_map_version, failure_mode; nothing else refers to them.

CREATE TABLE process_map_version (
  map     TEXT    NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  site_id INTEGER NOT NULL CHECK (site_id >= 0), -- 0: the network's own
  name    TEXT    NOT NULL CHECK (length(name) > 0),
  steps   TEXT    NOT NULL CHECK (json_valid(steps)),
  changed TEXT    NOT NULL,
  why     TEXT    NOT NULL,
  actor   TEXT    NOT NULL,
  at      INTEGER NOT NULL,
  PRIMARY KEY (map, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE failure_mode (
  id               TEXT    NOT NULL PRIMARY KEY,
  map              TEXT    NOT NULL,
  step             TEXT    NOT NULL, -- the key of its step
  step_words       TEXT    NOT NULL,
  revision         INTEGER NOT NULL CHECK (revision >= 1),
  mode             TEXT    NOT NULL CHECK (length(mode) > 0),
  causes           TEXT    NOT NULL,
  effects          TEXT    NOT NULL,
  occurrence       INTEGER NOT NULL CHECK (occurrence BETWEEN 1 AND 10),
  severity         INTEGER NOT NULL CHECK (severity BETWEEN 1 AND 10),
  detection        INTEGER NOT NULL CHECK (detection BETWEEN 1 AND 10),
  action           TEXT    NOT NULL,
  who              TEXT    NOT NULL,
  occurrence_after INTEGER CHECK (occurrence_after BETWEEN 1 AND 10),
  severity_after   INTEGER CHECK (severity_after BETWEEN 1 AND 10),
  detection_after  INTEGER CHECK (detection_after BETWEEN 1 AND 10),
  measure          TEXT    NOT NULL, -- a measure's code; empty where there is none
  test             TEXT    NOT NULL, -- a test of change's id; empty where there is none
  actor            TEXT    NOT NULL,
  at               INTEGER NOT NULL,
  removed_at       INTEGER, -- kept, and no longer listed
  CHECK ((occurrence_after IS NULL) = (severity_after IS NULL)
    AND (severity_after IS NULL) = (detection_after IS NULL))
) STRICT;

CREATE INDEX failure_mode_of_map ON failure_mode (map);
