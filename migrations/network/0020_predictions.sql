-- What people expect of a chart, how far a team says it is, and what a lead confirms that somebody
-- took part in.
--
-- Why: a prediction is written before the months it is about, and stays as it was written: what it
--      is worth is read from the chart each time. A team's own score stands beside what was held
--      when it was given, one row for each time. A confirmation keeps what it rested on, because
--      what is counted may be counted otherwise later.
-- Undo: DROP TABLE prediction, progress_score, attestation; nothing else refers to them.

CREATE TABLE prediction (
  id           TEXT    NOT NULL PRIMARY KEY,
  site_id      INTEGER NOT NULL CHECK (site_id >= 0), -- 0: the network's chart
  measure      TEXT    NOT NULL CHECK (length(measure) > 0), -- a measure's code
  node         TEXT    NOT NULL, -- the key of its box; empty where there is none
  node_words   TEXT    NOT NULL,
  test         TEXT    NOT NULL, -- the test of change it was made at; empty where there is none
  change       TEXT    NOT NULL CHECK (change IN ('fall-to', 'rise-to', 'fall-by', 'rise-by')),
  amount       REAL    NOT NULL,
  stood        REAL,             -- where the chart stood; nothing while it had no figures
  level        REAL    NOT NULL, -- what is expected, in the chart's unit
  since        TEXT    NOT NULL CHECK (since GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),
  until        TEXT    NOT NULL CHECK (until >= since),
  why          TEXT    NOT NULL,
  actor        TEXT    NOT NULL,
  at           INTEGER NOT NULL,
  withdrawn_at INTEGER -- kept, and no longer shown
) STRICT;

CREATE INDEX prediction_of_measure ON prediction (measure, site_id);

CREATE TABLE progress_score (
  site_id   INTEGER NOT NULL CHECK (site_id >= 1),
  period    TEXT    NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),
  revision  INTEGER NOT NULL CHECK (revision >= 1),
  halves    INTEGER NOT NULL CHECK (halves BETWEEN 1 AND 10), -- the team's score in half points
  suggested INTEGER NOT NULL CHECK (suggested BETWEEN 1 AND 10),
  held      TEXT    NOT NULL CHECK (json_valid(held)), -- what spoke for the suggestion
  words     TEXT    NOT NULL,
  actor     TEXT    NOT NULL,
  at        INTEGER NOT NULL,
  PRIMARY KEY (site_id, period, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE attestation (
  person   TEXT    NOT NULL, -- a user's id
  year     TEXT    NOT NULL CHECK (year GLOB '[0-9][0-9][0-9][0-9]'),
  number   INTEGER NOT NULL CHECK (number >= 1),
  site_id  INTEGER NOT NULL CHECK (site_id >= 0), -- whose lead confirmed it; 0: the network's
  kind     TEXT    NOT NULL CHECK (kind IN ('confirmed', 'taken-back')),
  rules    INTEGER NOT NULL CHECK (rules >= 1), -- the version of the rules
  counted  TEXT    NOT NULL CHECK (json_valid(counted)),
  words    TEXT    NOT NULL,
  actor    TEXT    NOT NULL,
  at       INTEGER NOT NULL,
  PRIMARY KEY (person, year, number)
) STRICT, WITHOUT ROWID;
