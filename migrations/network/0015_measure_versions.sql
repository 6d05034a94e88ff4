-- What a measure counted, version by version; who reports it besides types of site; what it costs a
-- site each month; and what members said of it before it went live.
--
-- Why: a figure can only be compared with others that counted the same, so each definition is kept
--      as it was, with the month it holds from. A measure nobody could object to is a measure
--      nobody reports, so a draft can be open for comments until a day.
-- Undo: DROP TABLE measure_comment; DROP TABLE measure_version; the added columns may stay.

-- Minutes that a site spends on it for one period; 0: nobody has said.
ALTER TABLE measure ADD COLUMN minutes INTEGER NOT NULL DEFAULT 0
  CHECK (minutes BETWEEN 0 AND 600);

-- Sites and nodes, by number, that report it besides those of its types.
ALTER TABLE measure ADD COLUMN sites TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(sites));

ALTER TABLE measure ADD COLUMN nodes TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(nodes));

-- The last day on which members comment on it; null: it is not open for comments.
ALTER TABLE measure ADD COLUMN comments_until TEXT CHECK (length(comments_until) = 10);

-- Each definition as it was; the highest version stands.
CREATE TABLE measure_version (
  measure_id INTEGER NOT NULL REFERENCES measure (id),
  version    INTEGER NOT NULL CHECK (version >= 1),
  definition TEXT    NOT NULL CHECK (json_valid(definition)),
  -- The first period that counts by it, where it counts otherwise than the one before.
  since      TEXT    CHECK (length(since) IN (7, 10)),
  reason     TEXT    NOT NULL,
  actor      TEXT    NOT NULL,
  name       TEXT    NOT NULL,
  at         INTEGER NOT NULL,
  PRIMARY KEY (measure_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE measure_comment (
  id         INTEGER NOT NULL PRIMARY KEY,
  measure_id INTEGER NOT NULL REFERENCES measure (id),
  version    INTEGER NOT NULL CHECK (version >= 1),
  text       TEXT    NOT NULL CHECK (length(text) > 0),
  actor      TEXT    NOT NULL,
  name       TEXT    NOT NULL,
  at         INTEGER NOT NULL
) STRICT;

CREATE INDEX measure_comment_of ON measure_comment (measure_id);
