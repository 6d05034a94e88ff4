-- Learning sessions, calls and trainings; who was there; the series they belong to; how able the
-- teams are to improve; and paths through what there is to learn.
--
-- Why: an event's instants are kept, and not what its network's wall clock says, so that a calendar
--      elsewhere shows the same moment. Attendance is a row for each person: what they said
--      beforehand and what was seen on the day are two things. A series keeps its steps as one text:
--      they are moved together. What a team says of itself is a new row each time it says it.
-- Undo: DROP TABLE prework_done, attendance, event, series, capability, training_done,
--       training_path; nothing else refers to them.

CREATE TABLE series (
  id         TEXT    NOT NULL PRIMARY KEY,
  revision   INTEGER NOT NULL CHECK (revision >= 1),
  name       TEXT    NOT NULL CHECK (length(name) > 0),
  about      TEXT    NOT NULL,
  -- Months from one learning session to the next, for the rounds that are added later.
  months     INTEGER NOT NULL CHECK (months BETWEEN 1 AND 12),
  steps      TEXT    NOT NULL CHECK (json_valid(steps)),
  actor      TEXT    NOT NULL,
  at         INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  id            TEXT    NOT NULL PRIMARY KEY,
  revision      INTEGER NOT NULL CHECK (revision >= 1),
  kind          TEXT    NOT NULL CHECK (kind IN
    ('learning-session', 'action-call', 'webinar', 'conference', 'training')),
  title         TEXT    NOT NULL CHECK (length(title) > 0),
  about         TEXT    NOT NULL,
  starts_at     INTEGER NOT NULL,
  ends_at       INTEGER NOT NULL CHECK (ends_at > starts_at),
  place         TEXT    NOT NULL,
  link          TEXT    NOT NULL, -- never fetched
  agenda        TEXT    NOT NULL,
  prework       TEXT    NOT NULL CHECK (json_valid(prework)),
  materials     TEXT    NOT NULL CHECK (json_valid(materials)),
  series_id     TEXT    REFERENCES series (id),
  step          TEXT    NOT NULL, -- the key of a step of its series; empty where it has none
  actor         TEXT    NOT NULL,
  at            INTEGER NOT NULL,
  changed_at    INTEGER NOT NULL,
  called_off_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX event_by_start ON event (starts_at);

CREATE TABLE attendance (
  event_id TEXT    NOT NULL REFERENCES event (id),
  user_id  TEXT    NOT NULL,
  -- For which site; 0: for the whole network.
  site_id  INTEGER NOT NULL CHECK (site_id >= 0),
  -- What the person said beforehand; empty while nothing was said.
  answer   TEXT    NOT NULL CHECK (answer IN ('', 'yes', 'maybe', 'no')),
  -- What a coordinator saw; absent until somebody recorded it.
  attended INTEGER CHECK (attended IN (0, 1)),
  actor    TEXT    NOT NULL,
  at       INTEGER NOT NULL,
  PRIMARY KEY (event_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX attendance_of_user ON attendance (user_id) WHERE attended = 1;

CREATE TABLE prework_done (
  event_id TEXT    NOT NULL REFERENCES event (id),
  item     TEXT    NOT NULL, -- the key of one thing of the event's list
  site_id  INTEGER NOT NULL REFERENCES site (id),
  actor    TEXT    NOT NULL,
  at       INTEGER NOT NULL,
  PRIMARY KEY (event_id, item, site_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE capability (
  site_id  INTEGER NOT NULL REFERENCES site (id),
  half     TEXT    NOT NULL CHECK (half GLOB '[0-9][0-9][0-9][0-9]-H[12]'),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  answers  TEXT    NOT NULL CHECK (json_valid(answers)),
  note     TEXT    NOT NULL,
  actor    TEXT    NOT NULL,
  at       INTEGER NOT NULL,
  PRIMARY KEY (site_id, half, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE training_path (
  id         TEXT    NOT NULL PRIMARY KEY,
  revision   INTEGER NOT NULL CHECK (revision >= 1),
  name       TEXT    NOT NULL CHECK (length(name) > 0),
  about      TEXT    NOT NULL,
  items      TEXT    NOT NULL CHECK (json_valid(items)),
  actor      TEXT    NOT NULL,
  at         INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  removed_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE training_done (
  path_id TEXT    NOT NULL REFERENCES training_path (id),
  item    TEXT    NOT NULL, -- the key of one thing on the path
  user_id TEXT    NOT NULL,
  at      INTEGER NOT NULL,
  PRIMARY KEY (path_id, item, user_id)
) STRICT, WITHOUT ROWID;
