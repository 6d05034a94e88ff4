-- Reports of several kinds in editions, subscriptions to each of them, and the reminders of a month.
--
-- Why: a report is made for an audience, of a site, a node or the whole network, and made again when
--      late figures come: the old edition stays as it was mailed. What a table may hold stands in
--      its CHECK, which SQLite cannot widen. So the four tables step aside under a name with their
--      number, whole, their references following them; four of the same names take over their rows;
--      and code of before still finds every column it knows.
-- Undo: DROP TABLE reminder_stop, delivery, subscription, artefact, report, run; rename the tables
--       with 0001 in their names back; the column added to charter may stay.

ALTER TABLE delivery RENAME TO delivery_0001;

ALTER TABLE subscription RENAME TO subscription_0001;

ALTER TABLE artefact RENAME TO artefact_0001;

ALTER TABLE report RENAME TO report_0001;

-- A month's reports made together, and why: by the calendar, because everything was in, because
-- figures came late, because somebody asked.
CREATE TABLE run (
  id       TEXT    NOT NULL PRIMARY KEY,
  period   TEXT    NOT NULL,
  edition  INTEGER NOT NULL CHECK (edition >= 1),
  why      TEXT    NOT NULL CHECK (why IN ('calendar', 'early', 'late-figures', 'asked')),
  reason   TEXT    NOT NULL DEFAULT '',
  begun_by TEXT    NOT NULL,
  begun_at INTEGER NOT NULL,
  mails    INTEGER NOT NULL DEFAULT 1 CHECK (mails IN (0, 1)),
  UNIQUE (period, edition)
) STRICT, WITHOUT ROWID;

-- Site and node 0 mean the whole network. A reminder is a row as well, and never in the archive.
CREATE TABLE report (
  id       TEXT    NOT NULL PRIMARY KEY,
  kind     TEXT    NOT NULL CHECK (kind IN ('network', 'functioning', 'site', 'node', 'funder',
    'opens', 'nudge', 'missing', 'escalation')),
  period   TEXT    NOT NULL,
  status   TEXT    NOT NULL CHECK (status IN ('pending', 'built', 'failed')),
  title    TEXT    NOT NULL DEFAULT '',
  due_at   INTEGER NOT NULL,
  built_at INTEGER,
  failure  TEXT,
  edition  INTEGER NOT NULL DEFAULT 1 CHECK (edition >= 1),
  audience TEXT    NOT NULL DEFAULT 'everyone' CHECK (audience IN ('everyone', 'names', 'sums')),
  site_id  INTEGER NOT NULL DEFAULT 0,
  node_id  INTEGER NOT NULL DEFAULT 0,
  summary  TEXT    NOT NULL DEFAULT '',
  CHECK ((status = 'built') = (built_at IS NOT NULL)),
  UNIQUE (kind, period, edition, audience, site_id, node_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX report_by_month ON report (period, edition);

CREATE INDEX report_to_make ON report (status) WHERE status <> 'built';

CREATE TABLE artefact (
  report_id TEXT    NOT NULL REFERENCES report (id),
  name      TEXT    NOT NULL,
  type      TEXT    NOT NULL,
  sha256    TEXT    NOT NULL CHECK (length(sha256) = 64),
  bytes     INTEGER NOT NULL CHECK (bytes > 0),
  PRIMARY KEY (report_id, name)
) STRICT, WITHOUT ROWID;

-- One that somebody else proposed is none until the person confirms it. Somebody without an account
-- is known by a mail address alone. `send_on` is a day of the month; without one, when it is ready.
CREATE TABLE subscription (
  id            TEXT    NOT NULL PRIMARY KEY,
  user_id       TEXT    NOT NULL,
  report        TEXT    NOT NULL
    CHECK (report IN ('network', 'functioning', 'site', 'node', 'funder')),
  since         INTEGER NOT NULL,
  ended_at      INTEGER,
  site_id       INTEGER NOT NULL DEFAULT 0,
  node_id       INTEGER NOT NULL DEFAULT 0,
  format        TEXT    NOT NULL DEFAULT 'mail' CHECK (format IN ('mail', 'pdf', 'link')),
  send_on       INTEGER CHECK (send_on BETWEEN 1 AND 31),
  paused_at     INTEGER,
  email         TEXT    NOT NULL DEFAULT '',
  proposed_by   TEXT    NOT NULL DEFAULT '',
  confirmed_at  INTEGER,
  ended_because TEXT    NOT NULL DEFAULT ''
    CHECK (ended_because IN ('', 'asked', 'bounced', 'complained')),
  CHECK ((user_id = '') = (email <> ''))
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX subscription_open
  ON subscription (user_id, email, report, site_id, node_id)
  WHERE ended_at IS NULL;

-- A mail belongs to a subscription, or to a person who is reminded. `gathered`: it travels in the
-- one mail a day in which the person gets everything. `copy` 0 is the run's own.
CREATE TABLE delivery (
  id              TEXT    NOT NULL PRIMARY KEY,
  report_id       TEXT    NOT NULL REFERENCES report (id),
  subscription_id TEXT    REFERENCES subscription (id),
  status          TEXT    NOT NULL
    CHECK (status IN ('ready', 'sending', 'gathered', 'sent', 'unknown', 'failed', 'stopped')),
  attempts        INTEGER NOT NULL DEFAULT 0,
  leased_until    INTEGER,
  sent_at         INTEGER,
  provider_id     TEXT,
  sha256          TEXT,
  failure         TEXT,
  user_id         TEXT    NOT NULL DEFAULT '',
  copy            INTEGER NOT NULL DEFAULT 0,
  not_before      INTEGER NOT NULL DEFAULT 0,
  since           INTEGER NOT NULL DEFAULT 0,
  CHECK (subscription_id IS NOT NULL OR user_id <> '')
) STRICT, WITHOUT ROWID;

CREATE INDEX delivery_open ON delivery (status, not_before) WHERE status IN ('ready', 'sending');

CREATE INDEX delivery_of_report ON delivery (report_id);

CREATE INDEX delivery_of_subscription ON delivery (subscription_id);

-- Who wants no reminders.
CREATE TABLE reminder_stop (
  user_id TEXT    NOT NULL PRIMARY KEY,
  at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Whether a report may come early, whether late figures make an addendum, and below how many cases
-- a funder's figure is left out.
ALTER TABLE charter ADD COLUMN reports TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(reports));

INSERT INTO run (id, period, edition, why, begun_by, begun_at)
  SELECT period, period, 1, 'calendar', 'clock', due_at FROM report_0001;

INSERT INTO report (id, kind, period, status, title, due_at, built_at, failure)
  SELECT id, kind, period, status, title, due_at, built_at, failure FROM report_0001;

INSERT INTO artefact SELECT * FROM artefact_0001;

INSERT INTO subscription (id, user_id, report, since, ended_at)
  SELECT id, user_id, report, since, ended_at FROM subscription_0001;

INSERT INTO delivery (id, report_id, subscription_id, status, attempts, leased_until, sent_at,
    provider_id, sha256, failure)
  SELECT id, report_id, subscription_id, status, attempts, leased_until, sent_at,
    provider_id, sha256, failure FROM delivery_0001;
