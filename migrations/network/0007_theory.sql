-- The network's theory: its key driver diagram and the teams' charters, one row for each version.
--
-- Why: what was believed when something was tried must be there to be read later, so versions are
--      added and never changed. The key holds the version, so two people who save at once collide
--      here instead of overwriting each other.
-- Undo: DROP TABLE diagram_version, team_charter; nothing else refers to them.

CREATE TABLE diagram_version (
  site_id INTEGER NOT NULL CHECK (site_id >= 0), -- 0: the network's own
  version INTEGER NOT NULL CHECK (version >= 1),
  nodes   TEXT    NOT NULL CHECK (json_valid(nodes)),
  changed TEXT    NOT NULL,
  why     TEXT    NOT NULL,
  adopted INTEGER, -- of a site's: the network's version it was made from or last took over
  actor   TEXT    NOT NULL,
  at      INTEGER NOT NULL,
  PRIMARY KEY (site_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE team_charter (
  site_id INTEGER NOT NULL CHECK (site_id >= 0), -- 0: the network's own
  version INTEGER NOT NULL CHECK (version >= 1),
  words   TEXT    NOT NULL CHECK (json_valid(words)),
  actor   TEXT    NOT NULL,
  at      INTEGER NOT NULL,
  PRIMARY KEY (site_id, version)
) STRICT, WITHOUT ROWID;
