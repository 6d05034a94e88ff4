-- What someone chose to publish across networks: a projection that can be made again at any time.
--
-- Why: the commons stands beside the networks from the first day, so that publishing never needs a
--      new database. Its first table says which networks take part.
-- Undo: DROP TABLE participant;

CREATE TABLE participant (
  network_id TEXT    NOT NULL PRIMARY KEY,
  slug       TEXT    NOT NULL UNIQUE,
  name       TEXT    NOT NULL,
  since      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
