-- Policies in versions, the signatures of sites' sponsors, and the decisions that a network took.
--
-- Why: a version that was signed must stay as it was read, so a change is a new version with a hash
--      of its own, and a signature names the very text. A network may show an unsigned site nothing
--      of the others.
-- Undo: DROP TABLE decision, policy_signature, policy; the column added to charter may stay.

CREATE TABLE policy (
  key          TEXT    NOT NULL CHECK (length(key) BETWEEN 1 AND 40),
  version      INTEGER NOT NULL CHECK (version >= 1),
  title        TEXT    NOT NULL CHECK (length(title) > 0),
  text         TEXT    NOT NULL CHECK (length(text) > 0),
  effective    TEXT    NOT NULL CHECK (effective GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  review       TEXT    NOT NULL CHECK (review > effective),
  sha256       TEXT    NOT NULL CHECK (length(sha256) = 64),
  published_by TEXT    NOT NULL,
  published_at INTEGER NOT NULL,
  PRIMARY KEY (key, version)
) STRICT, WITHOUT ROWID;

-- One for each site and version, kept for good. The hash is that of the text which was read.
CREATE TABLE policy_signature (
  policy_key TEXT    NOT NULL,
  version    INTEGER NOT NULL,
  site_id    INTEGER NOT NULL REFERENCES site (id),
  name       TEXT    NOT NULL CHECK (length(name) > 0),
  user_id    TEXT    NOT NULL,
  sha256     TEXT    NOT NULL CHECK (length(sha256) = 64),
  at         INTEGER NOT NULL,
  PRIMARY KEY (policy_key, version, site_id),
  FOREIGN KEY (policy_key, version) REFERENCES policy (key, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE decision (
  id           TEXT    NOT NULL PRIMARY KEY,
  title        TEXT    NOT NULL CHECK (length(title) > 0),
  text         TEXT    NOT NULL DEFAULT '',
  decided_on   TEXT    NOT NULL
    CHECK (decided_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  decided_by   TEXT    NOT NULL CHECK (length(decided_by) > 0),
  stakeholders TEXT    NOT NULL DEFAULT '',
  recorded_by  TEXT    NOT NULL,
  recorded_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX decision_by_day ON decision (decided_on);

ALTER TABLE charter ADD COLUMN signature_required INTEGER NOT NULL DEFAULT 0
  CHECK (signature_required IN (0, 1));
