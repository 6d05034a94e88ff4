-- Comments on figures, restated figures, and rules that a network checks its figures by.
--
-- Why: an unlikely figure is believed once somebody said why; a figure that changes after its month
--      was attested is a restatement, which people who were mailed the old one hear of; and a
--      network knows best which of its figures cannot stand together.
-- Undo: DROP TABLE figure_comment, restatement, network_rule; nothing else refers to them.

-- What was said of a figure, with the revision that it came with.
CREATE TABLE figure_comment (
  site_id    INTEGER NOT NULL REFERENCES site (id),
  measure_id INTEGER NOT NULL REFERENCES measure (id),
  period     TEXT    NOT NULL,
  revision   INTEGER NOT NULL CHECK (revision >= 1),
  text       TEXT    NOT NULL CHECK (length(text) > 0),
  PRIMARY KEY (site_id, measure_id, period, revision)
) STRICT, WITHOUT ROWID;

-- A figure that replaced another after its month was attested or locked. Both stand in `figure`;
-- who, when and why stand with the revision in `submission`.
CREATE TABLE restatement (
  site_id    INTEGER NOT NULL REFERENCES site (id),
  measure_id INTEGER NOT NULL REFERENCES measure (id),
  period     TEXT    NOT NULL,
  revision   INTEGER NOT NULL CHECK (revision >= 2),
  PRIMARY KEY (site_id, measure_id, period, revision)
) STRICT, WITHOUT ROWID;

-- What must hold between figures of one site and period. Ended, never deleted or changed.
CREATE TABLE network_rule (
  id         TEXT    NOT NULL PRIMARY KEY,
  left_side  TEXT    NOT NULL,
  operator   TEXT    NOT NULL CHECK (operator IN ('<=', '<', '=', '>=', '>')),
  right_side TEXT    NOT NULL,
  strength   TEXT    NOT NULL CHECK (strength IN ('impossible', 'unlikely', 'look')),
  words      TEXT    NOT NULL,
  made_by    TEXT    NOT NULL,
  made_at    INTEGER NOT NULL,
  ended_at   INTEGER
) STRICT, WITHOUT ROWID;
