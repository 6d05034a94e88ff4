-- Sites under codes that tell nothing, sites that were renamed or merged, and nodes: sites that look
-- at themselves together.
--
-- Why: a network may hide its sites' names from each other; the code that stands for a name must be
--      made by chance and never change. A hospital that is renamed or becomes part of another keeps
--      its history: rows are marked, never moved.
-- Undo: DROP TABLE node_site, node, former_site; the columns added to site may stay, nothing else
--       reads them.

ALTER TABLE site ADD COLUMN blinded_code TEXT;

ALTER TABLE site ADD COLUMN merged_into INTEGER REFERENCES site (id);

ALTER TABLE site ADD COLUMN merged_since TEXT;

UPDATE site SET blinded_code = 'S-' || hex(randomblob(4));

CREATE UNIQUE INDEX site_blinded ON site (blinded_code);

-- What a site was called before, so that old addresses and files still find it.
CREATE TABLE former_site (
  site_id INTEGER NOT NULL REFERENCES site (id),
  until   INTEGER NOT NULL,
  code    TEXT    NOT NULL COLLATE NOCASE,
  name    TEXT    NOT NULL,
  PRIMARY KEY (site_id, until)
) STRICT, WITHOUT ROWID;

CREATE TABLE node (
  id    INTEGER NOT NULL PRIMARY KEY,
  code  TEXT    NOT NULL COLLATE NOCASE UNIQUE,
  name  TEXT    NOT NULL,
  about TEXT    NOT NULL DEFAULT ''
) STRICT;

-- A site is in a node from a month to a month, and may be in several.
CREATE TABLE node_site (
  node_id INTEGER NOT NULL REFERENCES node (id),
  site_id INTEGER NOT NULL REFERENCES site (id),
  since   TEXT    NOT NULL CHECK (since GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),
  last    TEXT    CHECK (last >= since),
  PRIMARY KEY (node_id, site_id)
) STRICT, WITHOUT ROWID;
