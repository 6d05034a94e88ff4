-- The goals of teams, how they fared, which of them are shared with other networks, and questions to
-- sites that improved.
--
-- Why: a team says from what to what and by when, looks at it three times and says what it learnt.
--      Sharing is a row here before anything leaves the network: the commons is made from it, and can
--      be made again.
-- Undo: DROP TABLE site_question, goal_publication, check_in, goal (nothing else refers to them).

CREATE TABLE goal (
  id             TEXT    NOT NULL PRIMARY KEY,
  kind           TEXT    NOT NULL CHECK (kind IN ('90-day', 'annual')),
  site_id        INTEGER REFERENCES site (id),
  title          TEXT    NOT NULL CHECK (length(title) > 0),
  measure_id     INTEGER REFERENCES measure (id),
  from_value     REAL,
  to_value       REAL,
  from_words     TEXT    NOT NULL DEFAULT '',
  to_words       TEXT    NOT NULL DEFAULT '',
  site_share     REAL    CHECK (site_share > 0),
  site_change    REAL    CHECK (site_change > 0),
  network_change REAL    CHECK (network_change > 0),
  starts         TEXT    NOT NULL CHECK (starts GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  ends           TEXT    NOT NULL CHECK (ends > starts),
  lead           TEXT    NOT NULL DEFAULT '',
  team           TEXT    NOT NULL DEFAULT '',
  with_families  INTEGER NOT NULL DEFAULT 0 CHECK (with_families IN (0, 1)),
  population     TEXT    NOT NULL DEFAULT '',
  terms          TEXT    NOT NULL DEFAULT '{}' CHECK (json_valid(terms)),
  visibility     TEXT    NOT NULL CHECK (visibility IN ('team', 'network', 'all')),
  outcome        TEXT    CHECK (outcome IN ('held', 'reached', 'not-reached', 'changed', 'stopped')),
  learnt         TEXT    NOT NULL DEFAULT '',
  closed_on      TEXT,
  revision       INTEGER NOT NULL CHECK (revision >= 1),
  owner          TEXT    NOT NULL,
  created_at     INTEGER NOT NULL,
  changed_at     INTEGER NOT NULL,
  CHECK ((outcome IS NULL) = (closed_on IS NULL)),
  CHECK ((measure_id IS NULL) = (to_value IS NULL)),
  CHECK (measure_id IS NOT NULL OR length(to_words) > 0)
) STRICT, WITHOUT ROWID;

CREATE INDEX goal_by_end ON goal (ends);

-- How a team says it goes: the number is its place, so that two who write at once collide here.
CREATE TABLE check_in (
  goal_id    TEXT    NOT NULL REFERENCES goal (id),
  number     INTEGER NOT NULL CHECK (number >= 1),
  milestone  INTEGER NOT NULL CHECK (milestone >= 0),
  on_day     TEXT    NOT NULL,
  sentence   TEXT    NOT NULL CHECK (length(sentence) > 0),
  confidence INTEGER NOT NULL CHECK (confidence BETWEEN 1 AND 5),
  actor      TEXT    NOT NULL,
  at         INTEGER NOT NULL,
  PRIMARY KEY (goal_id, number)
) STRICT, WITHOUT ROWID;

-- The ledger of what is shared with other networks: one row for each goal that ever was. Every time
-- it is shared or taken back begins a new epoch; a message of an older one finds itself outdated. One
-- that is withdrawing has a goal that others may read still; whoever finds it so finishes it.
CREATE TABLE goal_publication (
  goal_id            TEXT    NOT NULL PRIMARY KEY REFERENCES goal (id),
  epoch              INTEGER NOT NULL CHECK (epoch >= 1),
  status             TEXT    NOT NULL
    CHECK (status IN ('pending', 'published', 'withdrawing', 'withdrawn')),
  parts              TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(parts)),
  published_revision INTEGER,
  published_at       INTEGER,
  back_to            TEXT    CHECK (back_to IN ('team', 'network'))
) STRICT, WITHOUT ROWID;

CREATE INDEX goal_publication_pending ON goal_publication (goal_id)
  WHERE status IN ('pending', 'withdrawing');

-- Somebody asks a site of the same network what it did. Names are told once both agree.
CREATE TABLE site_question (
  id           TEXT    NOT NULL PRIMARY KEY,
  site_id      INTEGER NOT NULL REFERENCES site (id),
  about        TEXT    NOT NULL,
  message      TEXT    NOT NULL CHECK (length(message) > 0),
  asked_by     TEXT    NOT NULL,
  asked_at     INTEGER NOT NULL,
  state        TEXT    NOT NULL CHECK (state IN ('asked', 'agreed', 'declined')),
  answered_by  TEXT,
  answered_at  INTEGER,
  leased_until INTEGER NOT NULL DEFAULT 0,
  mailed       TEXT    NOT NULL DEFAULT '' CHECK (mailed IN ('', 'asked', 'answered'))
) STRICT, WITHOUT ROWID;

CREATE INDEX site_question_by_asker ON site_question (asked_by, asked_at);
