-- A policy that was read again and found right as it stands.
--
-- Why: most reviews change nothing. A new version would ask every site to sign the same text anew, so
--      a review is a row of its own beside the version: the text and its signatures stay.
-- Undo: DROP TABLE policy_review (nothing else refers to it).

-- The newest review of a version says by when it is to be read again.
CREATE TABLE policy_review (
  policy_key  TEXT    NOT NULL,
  version     INTEGER NOT NULL,
  review      TEXT    NOT NULL CHECK (review GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  reviewed_by TEXT    NOT NULL,
  reviewed_at INTEGER NOT NULL,
  PRIMARY KEY (policy_key, version, reviewed_at),
  FOREIGN KEY (policy_key, version) REFERENCES policy (key, version)
) STRICT, WITHOUT ROWID;
