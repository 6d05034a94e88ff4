-- What a coordinator noted about a site's month, and whether somebody still has to look after it.
--
-- Why: completeness is watched month by month; what was agreed on the telephone should stand beside
--      the cell it was about, for whoever calls next. Notes are added, never changed.
-- Undo: DROP TABLE follow_up; nothing else refers to it.

CREATE TABLE follow_up (
  id      INTEGER NOT NULL PRIMARY KEY,
  site_id INTEGER NOT NULL REFERENCES site (id),
  period  TEXT    NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),
  flagged INTEGER NOT NULL CHECK (flagged IN (0, 1)),
  note    TEXT    NOT NULL CHECK (length(note) > 0),
  actor   TEXT    NOT NULL,
  name    TEXT    NOT NULL,
  at      INTEGER NOT NULL
) STRICT;

CREATE INDEX follow_up_of ON follow_up (site_id, period);
